import type { Day } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { AssistLine } from './assists.tsx'

const stateOf = ({ answeredOn, dueOn, escalated }: AssistLine, today: Day): string => {
  if (answeredOn) return '已回复'
  if (dueOn < today) return '已超期'
  return escalated ? '督办' : '待回复'
}

/** 协办任务 as a spreadsheet: never the applicant. */
export const assistSheet: readonly SheetColumn<AssistLine>[] = [
  { label: '申请编号', value: ({ number }) => number },
  { label: '来文单位', value: ({ asker }) => asker },
  { label: '申请内容', width: 48, value: ({ description }) => description },
  { label: '协办事项', width: 48, value: ({ question }) => question },
  { label: '回复期限', kind: 'day', value: ({ dueOn }) => dueOn },
  { label: '情况', width: 10, value: stateOf },
  { label: '催办次数', kind: 'number', value: ({ reminders }) => reminders },
  { label: '回复日期', kind: 'day', value: ({ answeredOn }) => answeredOn },
  { label: '回复内容', width: 48, value: ({ answer }) => answer },
]
