import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { type Dispute, disputeKindNames, outcomeNames } from '../dispute.ts'

/** 复议诉讼台账 as a spreadsheet. */
export const disputeSheet: readonly SheetColumn<Dispute>[] = [
  { label: '受理文号、案号', width: 32, value: ({ number }) => number },
  { label: '种类', width: 28, value: ({ kind }) => disputeKindNames[kind] },
  { label: '所涉申请', value: ({ requestNumber }) => requestNumber },
  { label: '受理日期', kind: 'day', value: ({ filedOn }) => filedOn },
  { label: '审结日期', kind: 'day', value: ({ closedOn }) => closedOn },
  {
    label: '结果',
    width: 12,
    value: ({ outcome }) => (outcome === null ? '尚未审结' : outcomeNames[outcome]),
  },
]
