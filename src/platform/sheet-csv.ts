import type { Written, Writing } from './sheet-written.ts'

/** A cell that a spreadsheet would take for a formula is written as text (ASVS 1.2.10). */
const guarded = (text: string): string => (/^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text)

const quoted = (value: string | number | null): string => {
  const text = typeof value === 'number' ? String(value) : guarded(value ?? '')
  return `"${text.replaceAll('"', '""')}"`
}

const line = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(quoted).join(',')}\r\n`

/** CSV for the spreadsheets of Chinese offices: UTF-8 with mark, every cell quoted. */
export const writeCsv = async <Row>({
  columns,
  rows,
  notes,
  today,
}: Writing<Row>): Promise<Written> => {
  const parts: Buffer[] = [Buffer.from('\ufeff')]
  let waiting = notes.map((note) => line([note])).join('') + line(columns.map(({ label }) => label))
  for await (const row of rows) {
    waiting += line(columns.map(({ value }) => value(row, today)))
    if (waiting.length < 65_536) continue
    parts.push(Buffer.from(waiting))
    waiting = ''
  }
  parts.push(Buffer.from(waiting))
  return { bytes: Buffer.concat(parts), mediaType: 'text/csv; charset=utf-8' }
}
