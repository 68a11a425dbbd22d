import type { Day } from './day.ts'

/** A column of an exported list: what its head says, and what stands in it for a row. */
export type SheetColumn<Row> = {
  label: string
  /** `day` cells are dates and `number` cells numbers; text stays text, whatever it begins with. */
  kind?: 'text' | 'day' | 'number'
  /** Width in signs, where the usual one does not do. */
  width?: number
  value: (row: Row, today: Day) => string | number | null
}
