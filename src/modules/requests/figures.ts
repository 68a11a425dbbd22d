import { type Day, firstDayOf } from '../../kernel/day.ts'
import type { ApplicantKind } from './applicant.ts'
import { type DecisionCode, decisionOf, decisions, type ReportRow } from './decisions.ts'

/** The rows of table 三 that cases are counted in; the sums over them belong to the report. */
export type CountedRow = 'new' | 'carried_in' | ReportRow | 'carried_out'

/** So many cases of one row and one kind of applicant. */
export type Tally = { row: CountedRow; kind: ApplicantKind; count: number }

/** Which year of which organ, as if it had ended on `asOf`. */
export type Period = { organId: string; year: number; asOf: Day }

/** The first day of the year counted. */
export const opensOn = ({ year }: Pick<Period, 'year'>): Day => firstDayOf(year)

/** Cases of one kind that are alike for the report: new or carried in, and decided how, if at all. */
export type Group = {
  kind: ApplicantKind
  isNew: boolean
  code: DecisionCode | null
  count: number
}

/** 本年新收、上年结转, and for each group its result or 结转下年度. */
export const talliesOf = (groups: readonly Group[]): Tally[] =>
  groups.flatMap(({ kind, isNew, code, count }): Tally[] => [
    { row: isNew ? 'new' : 'carried_in', kind, count },
    { row: code === null ? 'carried_out' : decisionOf(code).row, kind, count },
  ])

/** The decisions that are counted in a row; 总计 counts them all. */
export const codesOfRow = (row: ReportRow | 'total'): DecisionCode[] =>
  decisions.filter((decision) => row === 'total' || decision.row === row).map(({ code }) => code)
