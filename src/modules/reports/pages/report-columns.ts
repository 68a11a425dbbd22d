import type { Day } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { ChangedCell } from '../changed.ts'
import { type CheckFinding, type CheckLevel, checkLevelNames } from '../checks/rules.ts'
import type { ReportStanding } from '../due.ts'
import type { EditionRow } from '../edition.ts'
import { reportTitle } from '../paper.ts'

/** The report of one year as the list of years shows it. */
export type YearLine = {
  year: number
  standing: ReportStanding
  due: Day
  publishedOn: Day | null
}

/** 年度报告 of one organ as a spreadsheet. */
export const yearSheet: readonly SheetColumn<YearLine & { organName: string }>[] = [
  { label: '年度报告', width: 56, value: ({ organName, year }) => reportTitle(organName, year) },
  { label: '状态', width: 16, value: ({ standing }) => standing.label },
  { label: '应当公布', width: 16, value: ({ due }) => `${due} 前` },
  { label: '公布日期', kind: 'day', value: ({ publishedOn }) => publishedOn },
]

/** A report that waits for the person. */
export type WaitingLine = { organId: string; organName: string; year: number; what: string }

/** 等您办理 as a spreadsheet. */
export const waitingSheet: readonly SheetColumn<WaitingLine>[] = [
  { label: '年度报告', width: 56, value: ({ organName, year }) => reportTitle(organName, year) },
  { label: '等您办理', width: 20, value: ({ what }) => what },
]

/** 各版本 as a spreadsheet. */
export const editionSheet: readonly SheetColumn<EditionRow>[] = [
  { label: '版本', kind: 'number', value: ({ number }) => number },
  { label: '开始编制', kind: 'day', value: ({ startedOn }) => startedOn },
  { label: '封存日期', kind: 'day', value: ({ sealedOn }) => sealedOn },
  { label: '公布日期', kind: 'day', value: ({ publishedOn }) => publishedOn },
  { label: '更正理由', width: 50, value: ({ reason }) => reason },
]

/** A step of 办理过程 in words. */
export type CourseLine = { at: string; title: string; by: string; detail: string }

/** 办理过程 of a report as a spreadsheet. */
export const courseSheet: readonly SheetColumn<CourseLine>[] = [
  { label: '日期', kind: 'day', value: ({ at }) => at },
  { label: '事项', width: 20, value: ({ title }) => title },
  { label: '经办', width: 16, value: ({ by }) => by },
  { label: '内容', width: 60, value: ({ detail }) => detail },
]

/** A finding of the checks with what was answered to it, and by whom; or a rule that holds. */
export type FindingLine = Pick<CheckFinding, 'rule' | 'message'> & {
  severity: CheckLevel | 'sound'
  said: string
  by: string
  on: Day | null
}

const levelOf = ({ severity }: FindingLine): string =>
  severity === 'sound' ? '相符' : checkLevelNames[severity]

/** 勾稽校验 as a spreadsheet: what was found, then the rules that hold. */
export const findingSheet: readonly SheetColumn<FindingLine>[] = [
  { label: '编号', width: 10, value: ({ rule }) => rule },
  { label: '级别', width: 14, value: levelOf },
  { label: '问题、规则', width: 60, value: ({ message }) => message },
  { label: '答复、理由', width: 50, value: ({ said }) => said },
  { label: '答复人', width: 12, value: ({ by }) => by },
  { label: '答复日期', kind: 'day', value: ({ on }) => on },
]

/** 封存后变化的数字 as a spreadsheet. */
export const changedSheet: readonly SheetColumn<ChangedCell>[] = [
  { label: '数字', width: 60, value: ({ label }) => label },
  { label: '封存时', width: 12, value: ({ before }) => before },
  { label: '现在', width: 12, value: ({ after }) => after },
]
