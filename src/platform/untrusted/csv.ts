import { parseCsv } from 'hucre/csv'
import type { Flow } from './flow.ts'

/** UTF-16 with its mark, UTF-8, else GB18030, as Chinese spreadsheets write it. @throws where none fits */
const decoded = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

const mostCells = 1_000_000

/** A table written as text; every cell is text, nothing is a formula. */
export const csvFlow = (bytes: Uint8Array): Flow => {
  const text = decoded(bytes)
  if (text.includes('\0')) throw new Error('not a text')
  const rows = parseCsv(text).map((row) => row.map((cell) => String(cell ?? '').trim()))
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width * rows.length > mostCells) throw new Error('too many cells')
  const even = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
  return [
    { kind: 'text', text: 'CSV' },
    { kind: 'grid', rows: even },
  ]
}
