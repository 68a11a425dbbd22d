import type { PendingQuery, Row } from 'postgres'
import { type Day, day, lastDayOf, yearOf } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { ApplicantKind } from './applicant.ts'
import type { DecisionCode } from './decisions.ts'
import {
  codesOfRow,
  type CountedRow,
  type Group,
  opensOn,
  type Period,
  talliesOf,
  type Tally,
} from './figures.ts'
import type { Stage } from './request.ts'

/** What the cases say for table 三, and what in their records does not agree (CK16, CK20). */
export type RequestFigures = {
  tallies: readonly Tally[]
  /** The same of the whole year before. */
  before: readonly Tally[]
  /** Cases whose stage and whose signed decisions contradict each other. */
  contradictory: number
  /** Cases on which two decisions stand at once. */
  decidedTwice: number
}

/** Of each case the decision that stands at `asOf`, the last one where there are several; it stands until it is revoked. */
const standing = (db: Db, { organId, year, asOf }: Period): PendingQuery<Row[]> => db`
  select request_id, (array_agg(code order by round desc))[1] as code,
    (array_agg(signed_on order by round desc))[1] as signed_on, count(*) as decisions
  from requests.counted_outcome
  where organ_id = ${organId} and signed_on between ${opensOn({ year })} and ${asOf}
    and (revoked_on is null or revoked_on > ${asOf})
  group by request_id`

/** When each case was first closed: a decision revoked within its own year closed nothing. */
const closed = (db: Db, { organId }: Pick<Period, 'organId'>): PendingQuery<Row[]> => db`
  select request_id, bool_or(revoked_on is null) as stands,
    min(signed_on) filter (where revoked_on is null
      or extract(year from revoked_on) > extract(year from signed_on)) as closed_on
  from requests.counted_outcome where organ_id = ${organId} group by request_id`

const isNew = (db: Db, period: Pick<Period, 'year'>): PendingQuery<Row[]> =>
  db`c.received_on >= ${opensOn(period)}`

/** Whether a year counts the case: it is carried in unless a decision of an earlier year closed it. */
const isIn = (db: Db, { year, asOf }: Period): PendingQuery<Row[]> => db`
  (c.received_on <= ${asOf} and (${isNew(db, { year })} or d.closed_on is null
    or d.closed_on >= ${opensOn({ year })}))`

/**
 * The cases the report of the year counts, each with the decision that stands at `asOf`. A decision's
 * day is the day it was signed, whenever it was posted; of the cases counted none has a decision of an
 * earlier year that stands. Void cases are in no view of the report.
 */
const counted = (db: Db, period: Period): PendingQuery<Row[]> => db`
  with standing as (${standing(db, period)}), closed as (${closed(db, period)}), counted as (
    select c.*, ${isNew(db, period)} as is_new, s.code, s.signed_on
    from requests.counted_case c
      left join closed d on d.request_id = c.id
      left join standing s on s.request_id = c.id
    where c.organ_id = ${period.organId} and ${isIn(db, period)}
  )`

/**
 * CK16: cases past signing without a decision that stands, or the reverse, as they are today. A reply
 * being corrected or supplemented stands until the next one is signed, so `open` and `decided` may.
 */
const contradicts = (db: Db): PendingQuery<Row[]> => db`
  case when d.stands then c.stage in ('submitted', 'awaitingCorrection', 'awaitingReasons',
    'awaitingPayment') else c.stage in ('signed', 'served', 'closed') end`

/** Cases alike in both years; `isNew` and `wasNew` are null where the year does not count them. */
type Alike = {
  kind: ApplicantKind
  isNew: boolean | null
  code: DecisionCode | null
  wasNew: boolean | null
  codeBefore: DecisionCode | null
  count: number
  decidedTwice: number
  contradictory: number
}

const alikeIn = (db: Db, now: Period, before: Period): Promise<Alike[]> => db<Alike[]>`
  with standing as (${standing(db, now)}), stood as (${standing(db, before)}),
    closed as (${closed(db, now)})
  select c.applicant_kind as kind, s.code, b.code as "codeBefore",
    case when ${isIn(db, now)} then ${isNew(db, now)} end as "isNew",
    case when ${isIn(db, before)} then ${isNew(db, before)} end as "wasNew",
    count(*)::int as count, count(*) filter (where s.decisions > 1)::int as "decidedTwice",
    count(*) filter (where ${contradicts(db)})::int as contradictory
  from requests.counted_case c
    left join closed d on d.request_id = c.id
    left join standing s on s.request_id = c.id
    left join stood b on b.request_id = c.id
  where c.organ_id = ${now.organId} and c.received_on <= ${now.asOf}
    and (${isIn(db, now)} or ${isIn(db, before)} or ${contradicts(db)})
  group by 1, 2, 3, 4, 5`

const inYear = (isNewThen: boolean | null, of: Omit<Group, 'isNew'>): Group[] =>
  isNewThen === null ? [] : [{ ...of, isNew: isNewThen }]

const sumOf = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0)

/** Table 三 of the year and of the year before, in one pass over the organ's cases and decisions. */
export const figuresFor = async (db: Db, period: Period): Promise<RequestFigures> => {
  const { organId, year } = period
  const groups = await alikeIn(db, period, { organId, year: year - 1, asOf: lastDayOf(year - 1) })
  return {
    tallies: talliesOf(
      groups.flatMap(({ kind, code, count, ...one }) => inYear(one.isNew, { kind, code, count })),
    ),
    before: talliesOf(
      groups.flatMap(({ kind, codeBefore: code, count, wasNew }) =>
        inYear(wasNew, { kind, code, count }),
      ),
    ),
    contradictory: sumOf(groups.map((one) => one.contradictory)),
    decidedTwice: sumOf(groups.map((one) => (one.isNew === null ? 0 : one.decidedTwice))),
  }
}

/** A case as the report lists it behind a figure. */
export type CountedCase = {
  id: string
  number: string
  description: string
  kind: ApplicantKind
  receivedOn: Day
  dueOn: Day | null
  dueProvisional: boolean
  stage: Stage
  code: DecisionCode | null
  signedOn: Day | null
}

const inRow = (db: Db, row: CountedRow | 'total'): PendingQuery<Row[]> => {
  if (row === 'new') return db`is_new`
  if (row === 'carried_in') return db`not is_new`
  if (row === 'carried_out') return db`code is null`
  return db`code = any(${codesOfRow(row)})`
}

export const casesPerPage = 50

/** The cases behind one figure of table 三, by day of receipt and number; `column` 'total' is all kinds. */
export const casesBehind = async (
  db: Db,
  figure: CountedCell & { page: number },
): Promise<{ total: number; cases: CountedCase[] }> => {
  const rows = await db<(CountedCase & { total: number })[]>`
    ${behind(db, figure)} limit ${casesPerPage} offset ${(figure.page - 1) * casesPerPage}`
  return { total: rows[0]?.total ?? 0, cases: rows }
}

/** One figure of table 三. */
export type CountedCell = Period & { row: CountedRow | 'total'; column: ApplicantKind | 'total' }

const behind = (db: Db, figure: CountedCell): PendingQuery<Row[]> => db`
  ${counted(db, figure)}
  select id, number, description, applicant_kind as kind, received_on as "receivedOn",
    due_on as "dueOn", due_provisional as "dueProvisional", stage, code, signed_on as "signedOn",
    count(*) over ()::int as total
  from counted where ${inRow(db, figure.row)}
    and ${figure.column === 'total' ? db`true` : db`applicant_kind = ${figure.column}`}
  order by received_on, year, seq, item`

/** All cases behind a figure, some hundreds at a time. */
export const everyCaseBehind = async function* (
  tx: Tx,
  figure: CountedCell,
): AsyncGenerator<CountedCase> {
  for await (const rows of inBatches<CountedCase>(tx, behind(tx, figure))) yield* rows
}

/** The year of the first request an organ received; undefined where there is none. */
export const firstYearOf = async (db: Db, organId: string): Promise<number | undefined> => {
  const [row] = await db<{ first: string | null }[]>`
    select min(received_on) as first from requests.counted_case where organ_id = ${organId}`
  return row?.first ? yearOf(day(row.first)) : undefined
}

/** The case a number belongs to, for links from other registers. */
export const requestWithNumber = async (
  db: Db,
  organId: string,
  number: string,
): Promise<string | undefined> => {
  const [row] = await db<{ id: string }[]>`
    select id from requests.counted_case where organ_id = ${organId} and number = ${number}`
  return row?.id
}
