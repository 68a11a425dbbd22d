import { parseCsv } from 'hucre/csv'
import { decoded } from './decoded.ts'
import type { Flow } from './flow.ts'

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
