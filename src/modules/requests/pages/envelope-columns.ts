import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { routeNames } from '../event-words.ts'
import { type EnclosedLine, fateInWords } from './envelope.tsx'
import type { OnTheWayLine, WaitingLine } from './envelopes.tsx'

/** 在途 as a spreadsheet; the addressee's name stays masked. */
export const envelopeSheet: readonly SheetColumn<OnTheWayLine>[] = [
  { label: '送达方式', width: 14, value: ({ route }) => routeNames[route] },
  { label: '邮件号码', width: 20, value: ({ postNumber }) => postNumber },
  { label: '受送达人', width: 14, value: ({ maskedName }) => maskedName },
  { label: '发出日期', kind: 'day', value: ({ on }) => on },
  { label: '内件', kind: 'number', value: ({ letters }) => letters },
  { label: '等回执', kind: 'number', value: ({ open }) => open },
  { label: '已过天数', kind: 'number', value: ({ days }) => days },
]

/** 待送达 as a spreadsheet; the addressee's name stays masked. */
export const waitingSheet: readonly SheetColumn<WaitingLine>[] = [
  { label: '受送达人', width: 14, value: ({ maskedName }) => maskedName },
  { label: '申请编号', width: 22, value: ({ number }) => number },
  { label: '所需信息', width: 60, value: ({ description }) => description },
  { label: '答复期限', kind: 'day', value: ({ dueOn }) => dueOn },
  { label: '期限暂定', width: 10, value: ({ dueProvisional }) => (dueProvisional ? '暂定' : '') },
  { label: '退回', width: 10, value: ({ returned }) => (returned ? '再次送达' : '') },
  { label: '暂缓送达至', kind: 'day', value: ({ holdUntil }) => holdUntil },
]

/** 内件 of an envelope as a spreadsheet. */
export const enclosedSheet: readonly SheetColumn<EnclosedLine>[] = [
  { label: '申请编号', width: 22, value: ({ number }) => number },
  { label: '文书', width: 40, value: ({ letter }) => letter },
  { label: '第几次送达', kind: 'number', width: 12, value: ({ attempt }) => attempt },
  { label: '首次交邮', kind: 'day', value: ({ firstHandedOver }) => firstHandedOver ?? null },
  { label: '送达情况', width: 40, value: ({ fate }) => fateInWords(fate) },
]
