import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Rated } from './ratings.tsx'

/** 服务评价 as a spreadsheet. */
export const ratingSheet: readonly SheetColumn<Rated>[] = [
  { label: '申请编号', width: 22, value: ({ number }) => number },
  { label: '分数', kind: 'number', value: ({ score }) => score },
  { label: '评价', width: 60, value: ({ words }) => words },
  { label: '评价日期', kind: 'day', value: ({ on }) => on },
]
