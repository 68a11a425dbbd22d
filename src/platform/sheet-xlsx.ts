import { writeXlsxStream } from 'hucre/xlsx'
import type { Day } from '../kernel/day.ts'
import type { SheetColumn } from '../kernel/sheet-column.ts'
import type { Written, Writing } from './sheet-written.ts'

type Cell = string | number | Date | null

const usualWidths = { text: 24, day: 12, number: 10 } as const

/** Control marks are no characters of XML; a cell holds 32,767 signs at most. */
const asText = (text: string): string =>
  text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').slice(0, 32_767)

const cellOf = <Row>({ kind, value }: SheetColumn<Row>, row: Row, today: Day): Cell => {
  const cell = value(row, today)
  if (cell === null || cell === '') return null
  if (kind === 'day') return new Date(`${cell}T00:00:00Z`)
  return typeof cell === 'number' ? cell : asText(cell)
}

const lines = async function* <Row>({
  columns,
  rows,
  notes,
  today,
}: Writing<Row>): AsyncGenerator<Cell[]> {
  for (const note of notes) yield [asText(note)]
  yield columns.map(({ label }) => label)
  for await (const row of rows) yield columns.map((column) => cellOf(column, row, today))
}

/** A workbook of one sheet: dates are dates, numbers are numbers, and no text is ever a formula. */
export const writeXlsx = async <Row>(writing: Writing<Row>): Promise<Written> => {
  const stream = writeXlsxStream(lines(writing), {
    name: writing.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: writing.columns.map(({ kind = 'text', width = usualWidths[kind] }) => ({
      width,
      ...(kind === 'day' && { numFmt: 'yyyy-mm-dd' }),
    })),
    freezePane: { rows: writing.notes.length + 1 },
  })
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return {
    bytes: Buffer.concat(parts),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}
