import { weekdayOf } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Effect, StoredNotice } from '../loaded.ts'
import type { CalendarYear } from '../year.ts'

/** A year that is known, and where its days come from. */
export type YearLine = CalendarYear & { source: string }

/** 已载入的年份 as a spreadsheet. */
export const yearSheet: readonly SheetColumn<YearLine>[] = [
  { label: '年份', kind: 'number', value: ({ year }) => year },
  { label: '来源', width: 36, value: ({ source }) => source },
  { label: '放假天数', kind: 'number', value: ({ off }) => off },
  { label: '调休上班天数', kind: 'number', width: 14, value: ({ makeUp }) => makeUp },
  { label: '全年工作日', kind: 'number', width: 12, value: ({ working }) => working },
]

export const noticeStatusNames: Readonly<Record<StoredNotice['status'], string>> = {
  proposed: '等待批准',
  approved: '已载入',
  rejected: '已退回',
}

/** A notice with the names of who proposed it and who decided. */
export type NoticeLine = StoredNotice & { proposer: string; decider: string }

/** 载入记录 as a spreadsheet. */
export const noticeSheet: readonly SheetColumn<NoticeLine>[] = [
  { label: '年份', kind: 'number', value: ({ year }) => year },
  { label: '版本', kind: 'number', value: ({ version }) => version },
  { label: '文号', width: 26, value: ({ number }) => number },
  { label: '提交人', width: 12, value: ({ proposer }) => proposer },
  { label: '提交日期', kind: 'day', value: ({ proposedOn }) => proposedOn },
  { label: '批准或者退回', width: 14, value: ({ decider }) => decider },
  { label: '批准或者退回日期', kind: 'day', width: 18, value: ({ decidedOn }) => decidedOn },
  { label: '状态', width: 12, value: ({ status }) => noticeStatusNames[status] },
]

export type YearDay = CalendarYear['days'][number]

export const weekdayInWords = ({ day }: Pick<YearDay, 'day'>): string =>
  `星期${'日一二三四五六'.charAt(weekdayOf(day))}`

/** 放假和调休上班的日子 as a spreadsheet. */
export const daySheet: readonly SheetColumn<YearDay>[] = [
  { label: '日期', kind: 'day', value: ({ day }) => day },
  { label: '星期', width: 10, value: weekdayInWords },
  { label: '节日', width: 16, value: ({ name }) => name },
  { label: '安排', width: 12, value: ({ isOffDay }) => (isOffDay ? '放假' : '调休上班') },
]

/** 各机关变动的件数 as a spreadsheet. */
export const effectSheet: readonly SheetColumn<Effect & { organ: string }>[] = [
  { label: '机关', width: 32, value: ({ organ }) => organ },
  { label: '期限变动件数', kind: 'number', width: 14, value: ({ moved }) => moved },
  { label: '转为确定件数', kind: 'number', width: 14, value: ({ confirmed }) => confirmed },
]
