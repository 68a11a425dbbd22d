import type { PendingQuery, Row } from 'postgres'
import { type Day, day, yearOf } from '../../kernel/day.ts'
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
  /** Cases whose stage and whose signed decisions contradict each other. */
  contradictory: number
  /** Cases on which two decisions stand at once. */
  decidedTwice: number
}

/**
 * The cases the report of the year counts, each with the decision that stands at `asOf`, the last one
 * where there are several. A decision's day is the day it was signed, whenever it was posted; it stands
 * until it is revoked. A case is carried in unless a decision of an earlier year closed it: one that was
 * revoked within its own year closed nothing; so of the cases counted none has a decision of an earlier
 * year that stands. Void cases are in no view of the report.
 */
const counted = (db: Db, { organId, year, asOf }: Period): PendingQuery<Row[]> => {
  const first = opensOn({ year })
  return db`
    with standing as (
      select request_id, (array_agg(code order by round desc))[1] as code,
        (array_agg(signed_on order by round desc))[1] as signed_on, count(*) as decisions
      from requests.counted_outcome
      where organ_id = ${organId} and signed_on between ${first} and ${asOf}
        and (revoked_on is null or revoked_on > ${asOf})
      group by request_id
    ), settled as (
      select distinct request_id from requests.counted_outcome
      where organ_id = ${organId} and signed_on < ${first} and (revoked_on is null
        or extract(year from revoked_on) > extract(year from signed_on))
    ), counted as (
      select c.*, c.received_on >= ${first} as is_new, s.code, s.signed_on, s.decisions
      from requests.counted_case c
        left join standing s on s.request_id = c.id
        left join settled e on e.request_id = c.id
      where c.organ_id = ${organId} and c.received_on <= ${asOf}
        and (c.received_on >= ${first} or e.request_id is null)
    )`
}

type GroupRow = Group & { decidedTwice: number }

/** Table 三 from the cases, in one query over the organ's cases and decisions. */
export const talliesFor = async (
  db: Db,
  period: Period,
): Promise<Omit<RequestFigures, 'contradictory'>> => {
  const groups = await db<GroupRow[]>`
    ${counted(db, period)}
    select applicant_kind as kind, is_new as "isNew", code, count(*)::int as count,
      count(*) filter (where decisions > 1)::int as "decidedTwice"
    from counted group by 1, 2, 3`
  return {
    tallies: talliesOf(groups),
    decidedTwice: groups.reduce((sum, group) => sum + group.decidedTwice, 0),
  }
}

/** Table 三 from the cases, with what the report checks of their records. */
export const figuresFor = async (db: Db, period: Period): Promise<RequestFigures> => ({
  ...(await talliesFor(db, period)),
  contradictory: await contradictory(db, period),
})

/**
 * CK16: cases past signing without a decision that stands, or the reverse, as they are today. A reply
 * being corrected or supplemented stands until the next one is signed, so `open` and `decided` may.
 */
const contradictory = async (db: Db, { organId, asOf }: Period): Promise<number> => {
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count
    from requests.counted_case c left join (
      select request_id from requests.counted_outcome
      where organ_id = ${organId} and revoked_on is null) s on s.request_id = c.id
    where c.organ_id = ${organId} and c.received_on <= ${asOf}
      and case when s.request_id is null then c.stage in ('signed', 'served', 'closed')
        else c.stage in ('submitted', 'awaitingCorrection', 'awaitingReasons', 'awaitingPayment') end`
  return row?.count ?? 0
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
