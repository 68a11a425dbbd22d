import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { ComparedRow } from '../comparison.ts'

/** What the comparison says of one row of the file; a row with several findings has a line for each. */
export type RowLine = { row: number; outcome: string; column: string; message: string }

/** 比对结果 as a spreadsheet: which row, what becomes of it and why, nothing else that stands in it. */
export const rowSheet: readonly SheetColumn<RowLine>[] = [
  { label: '原表行号', kind: 'number', value: ({ row }) => row },
  { label: '结果', width: 24, value: ({ outcome }) => outcome },
  { label: '列', width: 16, value: ({ column }) => column },
  { label: '说明', width: 60, value: ({ message }) => message },
]

/** A row of 表三 of one year, as it would count. */
export type YearRow = ComparedRow & { year: number }

/** 各年度表三 as a spreadsheet. */
export const yearRowSheet: readonly SheetColumn<YearRow>[] = [
  { label: '年度', kind: 'number', value: ({ year }) => year },
  { label: '表三项目', width: 50, value: ({ label }) => label },
  { label: '原有', kind: 'number', value: ({ standing }) => standing },
  { label: '导入', kind: 'number', value: ({ added }) => added },
  { label: '导入后', kind: 'number', value: ({ standing, added }) => standing + added },
  { label: '年报公布', kind: 'number', value: ({ published }) => published },
]
