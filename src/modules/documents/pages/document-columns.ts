import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { documentActs } from '../acts.ts'
import { documentKindNames, type NormativeDocument, validityOn } from '../document.ts'

/** 规范性文件登记簿 as a spreadsheet. */
export const documentSheet: readonly SheetColumn<NormativeDocument>[] = [
  { label: '标题', width: 60, value: ({ title }) => title },
  { label: '发文字号', value: ({ number }) => number },
  { label: '种类', width: 14, value: ({ kind }) => documentKindNames[kind] },
  { label: '成文日期', kind: 'day', value: ({ madeOn }) => madeOn },
  { label: '实施日期', kind: 'day', value: ({ effectiveOn }) => effectiveOn },
  { label: '有效性', width: 10, value: validityOn },
  { label: '废止、失效日期', kind: 'day', width: 16, value: ({ endedOn }) => endedOn },
  { label: '依据和原因', width: 40, value: ({ reason }) => reason },
  { label: '替代文件', width: 40, value: ({ successor }) => successor },
]

/** One entry of 登记经过, with the name of who made it. */
export type HistoryLine = { version: number; act: string; name: string }

export const actInWords = ({ act }: Pick<HistoryLine, 'act'>): string =>
  Object.entries(documentActs).find(([name]) => name === act)?.[1] ?? act

/** 登记经过 of one document as a spreadsheet. */
export const historySheet: readonly SheetColumn<HistoryLine>[] = [
  { label: '次序', kind: 'number', value: ({ version }) => version },
  { label: '事项', width: 32, value: actInWords },
  { label: '经办', width: 14, value: ({ name }) => name },
]
