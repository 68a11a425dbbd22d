import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { ReceiptLine } from './pack.tsx'

/** 签收情况 as a spreadsheet. */
export const receiptSheet: readonly SheetColumn<ReceiptLine>[] = [
  { label: '单位', width: 32, value: ({ organ }) => organ },
  { label: '签收日期', kind: 'day', value: ({ on }) => on ?? null },
  { label: '签收人', width: 12, value: ({ by }) => by ?? '' },
  { label: '提醒次数', kind: 'number', value: ({ reminded }) => reminded?.times ?? 0 },
  { label: '最近提醒', kind: 'day', value: ({ reminded }) => reminded?.last ?? null },
]
