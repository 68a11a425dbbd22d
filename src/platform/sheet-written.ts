import type { Day } from '../kernel/day.ts'
import type { SheetColumn } from '../kernel/sheet-column.ts'

/** What a spreadsheet is written from, row by row. */
export type Writing<Row> = {
  name: string
  columns: readonly SheetColumn<Row>[]
  rows: AsyncIterable<Row>
  today: Day
  /** Lines above the head: who exported this, when and why. */
  notes: readonly string[]
}

export type Written = { bytes: Uint8Array; mediaType: string }
