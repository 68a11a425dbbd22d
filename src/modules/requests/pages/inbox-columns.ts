import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { type Applicant, applicantKindNames } from '../applicant.ts'
import { decisionOf, isDecisionCode } from '../decisions.ts'
import { deskNames } from '../desk.ts'
import { stageNames } from '../request.ts'
import { ended, type Line } from './lines.tsx'

/** The inbox as a spreadsheet; the applicant's name stays masked. */
export const inboxSheet: readonly SheetColumn<Line>[] = [
  { label: '申请编号', width: 22, value: ({ number }) => number },
  { label: '申请人', width: 12, value: ({ maskedName }) => maskedName },
  {
    label: '申请人类别',
    width: 14,
    value: ({ applicantKind }) => applicantKindNames[applicantKind],
  },
  { label: '所需信息', width: 60, value: ({ description }) => description },
  { label: '办理环节', width: 12, value: ({ stage }) => stageNames[stage] },
  { label: '在谁手里', width: 12, value: ({ desk }) => deskNames[desk] },
  { label: '经办人', width: 10, value: ({ handler }) => handler },
  { label: '提交日期', kind: 'day', value: ({ arrivedOn }) => arrivedOn },
  { label: '收到日期', kind: 'day', value: ({ receivedOn }) => receivedOn },
  { label: '答复期限', kind: 'day', value: ({ dueOn }) => dueOn },
  { label: '期限暂定', width: 10, value: ({ dueProvisional }) => (dueProvisional ? '暂定' : '') },
  {
    label: '剩余工作日',
    kind: 'number',
    width: 12,
    value: ({ stage, left }) => (ended.has(stage) ? null : left),
  },
  {
    label: '办理结果',
    width: 36,
    value: ({ code }) => (isDecisionCode(code) ? decisionOf(code).name : ''),
  },
]

/** A case on the desk, and the list that it is shown in. */
export type DeskLine = Line & { list: string }

/** 工作台 as a spreadsheet: all its lists, one below the other. */
export const deskSheet: readonly SheetColumn<DeskLine>[] = [
  { label: '清单', width: 24, value: ({ list }) => list },
  ...inboxSheet,
]

/** The same with what the applicant wrote of themselves. */
export type FullLine = Line & { applicant: Applicant | undefined }

const own = (of: (applicant: Applicant) => string | undefined) => (line: FullLine) =>
  line.applicant === undefined ? '已依法删除' : (of(line.applicant) ?? '')

export const fullSheet: readonly SheetColumn<FullLine>[] = inboxSheet.flatMap(
  (column): SheetColumn<FullLine>[] =>
    column.label === '申请人'
      ? [
          { label: '申请人', width: 24, value: own(({ name }) => name) },
          { label: '联系电话', width: 16, value: own(({ phone }) => phone) },
          { label: '通信地址', width: 36, value: own(({ address }) => address) },
          { label: '邮政编码', width: 10, value: own(({ postcode }) => postcode) },
        ]
      : [column],
)
