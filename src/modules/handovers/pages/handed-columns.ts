import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { HandedCase } from '../handover.ts'

/** A case of the list with the name of who takes it, or another matter in the hands of the one who leaves. */
export type HandedLine = Omit<HandedCase, 'requestId' | 'toId'> & { to: string }

/** 移交清单 as a spreadsheet; 其他在手事项 stand below the cases. */
export const handedSheet: readonly SheetColumn<HandedLine>[] = [
  { label: '申请编号、事项', width: 24, value: ({ number }) => number },
  { label: '所需信息、内容', width: 60, value: ({ description }) => description },
  { label: '移交时的环节', width: 14, value: ({ stage }) => stage },
  { label: '移交时的期限', kind: 'day', width: 14, value: ({ dueOn }) => dueOn },
  { label: '期限暂定', width: 10, value: ({ dueProvisional }) => (dueProvisional ? '暂定' : '') },
  { label: '接收人', width: 12, value: ({ to }) => to },
]
