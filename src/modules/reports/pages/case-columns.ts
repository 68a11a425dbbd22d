import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { applicantKindNames, type CountedCase, decisionOf, stageNames } from '../../requests.ts'

const over: ReadonlySet<string> = new Set(['decided', 'signed', 'served', 'closed'])

/** 办理结果 by the day the report counts to; of a case that was open then, how it stands today. */
export const resultWords = ({ code, stage }: Pick<CountedCase, 'code' | 'stage'>): string =>
  code === null
    ? `${over.has(stage) ? '当时没有决定，现在' : ''}${stageNames[stage]}`
    : decisionOf(code).name

/** The cases behind a figure as a spreadsheet: no name of anybody. */
export const caseSheet: readonly SheetColumn<CountedCase>[] = [
  { label: '申请编号', value: ({ number }) => number },
  { label: '所需信息', width: 60, value: ({ description }) => description },
  { label: '申请人类别', width: 14, value: ({ kind }) => applicantKindNames[kind] },
  { label: '收到日期', kind: 'day', value: ({ receivedOn }) => receivedOn },
  { label: '答复期限', kind: 'day', value: ({ dueOn }) => dueOn },
  { label: '期限暂定', width: 10, value: ({ dueProvisional }) => (dueProvisional ? '暂定' : '') },
  {
    label: '办理结果',
    width: 36,
    value: resultWords,
  },
  { label: '签发日期', kind: 'day', value: ({ signedOn }) => signedOn },
]
