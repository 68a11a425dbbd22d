import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { routeNames } from '../event-words.ts'
import type { OnTheWayLine } from './envelopes.tsx'

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
