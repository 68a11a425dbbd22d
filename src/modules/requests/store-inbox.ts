import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { ApplicantKind } from './applicant.ts'
import type { Channel } from './events.ts'
import type { Desk } from './desk.ts'
import type { Stage } from './request.ts'
import { theirTurn, type TurnHolder } from './store-turn.ts'

/** What the inbox is asked for; it all stands in the address of the page. */
export type InboxFilter = {
  organId: string
  /** Words of the description, or part of a number. */
  q?: { text: string; words: readonly string[] }
  /** Keyed hash of the whole name or proof number of an applicant: neither stands in an address. */
  applicant?: string
  group: 'open' | 'done' | 'all'
  desk?: Desk
  stage?: Stage
  kind?: ApplicantKind
  handlerId?: string
  year?: number
  due?: 'overdue' | 'soon'
  /** Cases that wait for review, signature or consent: those this person may act on, or the others. */
  turn?: { of: TurnHolder; theirs: boolean }
  today: Day
  soonUntil: Day
  sort: 'due' | 'received' | 'number'
  descending: boolean
  page: number
}

/** One line of the inbox. */
export type InboxRow = {
  id: string
  number: string
  description: string
  stage: Stage
  desk: Desk
  receivedOn: Day | null
  arrivedOn: Day
  channel: Channel
  dueOn: Day | null
  dueProvisional: boolean
  holdUntil: Day | null
  holdProvisional: boolean
  paused: boolean
  /** 退回, to be served again; the first handing-over still counts. */
  returned: boolean
  code: string | null
  handler: string | null
  maskedName: string
  applicantKind: ApplicantKind
  /** What the applicant did last, while no officer has acted since. */
  applicantAct: string | null
}

export const pageSize = 30

/** Counting stops here: nobody pages through more. */
const countedAtMost = 1000

/** Of words that stand in very many cases, the newest are found. */
const foundAtMost = 2000

/** 受委托审核: cases of organs that entrusted their review and signing wait on this desk, too. */
const entrusted = (db: Db): PendingQuery<Row[]> =>
  db`r.desk in ('review', 'sign') and r.organ_id in (select platform.granting('entrusted'))`

const turned = (
  db: Db,
  organId: string,
  { of, theirs }: NonNullable<InboxFilter['turn']>,
): PendingQuery<Row[]> => {
  const holds = theirTurn(db, organId, of)
  return db`and r.desk in ('review', 'sign', 'approve') and ${theirs ? holds : db`not ${holds}`}`
}

const ofDesk = (db: Db, { organId, desk, turn }: InboxFilter): PendingQuery<Row[]> =>
  desk === 'review' || desk === 'sign' || turn?.theirs
    ? db`(r.organ_id = ${organId} or ${entrusted(db)})`
    : db`r.organ_id = ${organId}`

const whereOf = (db: Db, filter: InboxFilter): PendingQuery<Row[]> => db`
  ${ofDesk(db, filter)}
  ${filter.group === 'open' ? db`and ${unfinished(db)}` : db``}
  ${filter.group === 'done' ? db`and r.stage in ('closed', 'void')` : db``}
  ${filter.desk ? db`and r.desk = ${filter.desk}` : db``}
  ${filter.stage ? db`and r.stage = ${filter.stage}` : db``}
  ${filter.handlerId ? db`and r.handler_id = ${filter.handlerId}` : db``}
  ${filter.year ? db`and r.year = ${filter.year}` : db``}
  ${filter.kind ? db`and a.applicant_kind = ${filter.kind}` : db``}
  ${filter.due ? db`and ${dueOf(db, filter)}` : db``}
  ${filter.turn ? turned(db, filter.organId, filter.turn) : db``}
  ${searched(db, filter)}`

/** As the partial index `inbox` names them. */
const unfinished = (db: Db): PendingQuery<Row[]> => db`r.stage in ('submitted', 'open',
  'awaitingCorrection', 'awaitingReasons', 'awaitingPayment', 'decided', 'signed', 'served')`

const dueOf = (db: Db, { due, today, soonUntil }: InboxFilter): PendingQuery<Row[]> =>
  due === 'overdue'
    ? db`r.due_on < ${today} and ${undecided(db)}`
    : db`r.due_on between ${today} and ${soonUntil} and ${undecided(db)}`

/** The reply clock still runs: nothing has been served; what came back was in time or late already. */
const undecided = (db: Db): PendingQuery<Row[]> =>
  db`r.stage in ('open', 'awaitingReasons', 'decided', 'signed') and not r.paused
    and not ${isReturned(db)}`

/** 退回: the last thing that happened to a signed reply is that it came back. */
export const isReturned = (db: Db): PendingQuery<Row[]> => db`(r.stage = 'signed' and exists (
  select 1 from requests.event e
  where e.request_id = r.id and e.seq = r.version and e.type = 'serviceFailed'))`

const matches = (
  db: Db,
  { text, words }: NonNullable<InboxFilter['q']>,
): PendingQuery<Row[]> => db`(
  ${words.length > 0 ? db`r.id in (select requests.matching(${[...words]}, ${foundAtMost})) or` : db``}
  r.number like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`}
  or r.former_number = ${text})`

const searched = (db: Db, { organId, q, applicant }: InboxFilter): PendingQuery<Row[]> => db`
  ${q ? db`and ${matches(db, q)}` : db``}
  ${applicant === undefined ? db`` : db`and r.application_id in ${appliedBy(db, organId, applicant)}`}`

const appliedBy = (db: Db, organId: string, fingerprint: string): PendingQuery<Row[]> => db`(
  select id from requests.application
  where organ_id = ${organId} and (name_hash = ${fingerprint} or proof_hash = ${fingerprint}))`

/** Whether the organ has an application of whoever has this name or proof number. */
export const hasApplicant = async (
  db: Db,
  organId: string,
  fingerprint: string,
): Promise<boolean> => {
  const [row] = await db<{ found: boolean }[]>`
    select exists ${appliedBy(db, organId, fingerprint)} as found`
  return row?.found ?? false
}

const orderOf = (db: Db, { sort, descending }: InboxFilter): PendingQuery<Row[]> => {
  const direction = descending ? db`desc` : db`asc`
  if (sort === 'number') return db`r.year ${direction}, r.seq ${direction}, r.item, r.id`
  const day = sort === 'received' ? db`r.received_on` : db`r.due_on`
  return db`${day} ${direction} nulls last, r.year, r.seq, r.item, r.id`
}

const listed = (db: Db, filter: InboxFilter): PendingQuery<Row[]> => db`
  select r.id, r.number, r.description, r.stage, r.desk, r.received_on as "receivedOn",
    a.arrived_on as "arrivedOn", a.channel, r.due_on as "dueOn", r.due_provisional as "dueProvisional",
    r.hold_until as "holdUntil", r.hold_provisional as "holdProvisional",
    r.paused, ${isReturned(db)} as returned, r.code, r.handler_id as handler, a.masked_name as "maskedName",
    a.applicant_kind as "applicantKind", r.applicant_act as "applicantAct"
  from requests.info_request r join requests.application a on a.id = r.application_id
  where ${whereOf(db, filter)}
  order by ${orderOf(db, filter)}`

/** One page of the inbox. */
export const inboxRows = async (db: Db, filter: InboxFilter): Promise<InboxRow[]> => db<InboxRow[]>`
  ${listed(db, filter)} limit ${pageSize} offset ${(filter.page - 1) * pageSize}`

/**
 * The first lines of several lists at once, for 工作台.
 *
 * @returns one list of lines for each filter, in their order
 */
export const firstRows = async (
  db: Db,
  filters: readonly InboxFilter[],
  perList: number,
): Promise<InboxRow[][]> => {
  const [first, ...rest] = filters.map(
    (filter, list) => db`select ${list}::int as list, l.* from (
      ${listed(db, filter)} limit ${perList}) l`,
  )
  if (!first) return []
  const all = rest.reduce((before, next) => db`${before} union all ${next}`, first)
  const rows = await db<(InboxRow & { list: number })[]>`${all}`
  return filters.map((_, index) => rows.filter(({ list }) => list === index))
}

/** All of it, some hundreds at a time, whatever the page. */
export const inboxBatches = (tx: Tx, filter: InboxFilter): AsyncGenerator<readonly InboxRow[]> =>
  inBatches<InboxRow>(tx, listed(tx, filter))

export const inboxCount = async (
  db: Db,
  filter: InboxFilter,
): Promise<{ total: number; capped: boolean }> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from requests.info_request r join requests.application a on a.id = r.application_id
      where ${whereOf(db, filter)} limit ${countedAtMost + 1}) counted`
  const n = row?.n ?? 0
  return { total: Math.min(n, countedAtMost), capped: n > countedAtMost }
}

/** 工作台: how much waits where. */
export type WorkCounts = Readonly<
  Record<'overdue' | 'today' | 'soon' | 'mine' | Exclude<Desk, 'none'>, number>
>

/** What of 待审核, 待签发 and 待同意 is a person's own turn, and how much waits for others. */
export type TurnCounts = Readonly<Record<'review' | 'sign' | 'approve' | 'elsewhere', number>>

export const turnCounts = async (db: Db, organId: string, of: TurnHolder): Promise<TurnCounts> => {
  const [row] = await db<TurnCounts[]>`
    select
      count(*) filter (where theirs and desk = 'review')::int as review,
      count(*) filter (where theirs and desk = 'sign')::int as sign,
      count(*) filter (where theirs and desk = 'approve')::int as approve,
      count(*) filter (where not theirs and organ_id = ${organId})::int as elsewhere
    from (select r.desk, r.organ_id, ${theirTurn(db, organId, of)} as theirs
      from requests.info_request r
      where r.desk in ('review', 'sign', 'approve')
        and (r.organ_id = ${organId} or ${entrusted(db)})) waiting`
  if (!row) throw new Error('an aggregate has one row')
  return row
}

export const workCounts = async (
  db: Db,
  where: { organId: string; personId: string; today: Day; soonUntil: Day },
): Promise<WorkCounts> => {
  const [row] = await db<WorkCounts[]>`
    select
      count(*) filter (where due_on < ${where.today} and running)::int as overdue,
      count(*) filter (where due_on = ${where.today} and running)::int as today,
      count(*) filter (where due_on > ${where.today} and due_on <= ${where.soonUntil} and running)::int as soon,
      count(*) filter (where handler_id = ${where.personId})::int as mine,
      count(*) filter (where desk = 'confirm')::int as confirm,
      count(*) filter (where desk = 'handle')::int as handle,
      count(*) filter (where desk = 'applicant')::int as applicant,
      count(*) filter (where desk = 'others')::int as others,
      count(*) filter (where desk = 'approve')::int as approve,
      count(*) filter (where desk = 'review')::int as review,
      count(*) filter (where desk = 'sign')::int as sign,
      count(*) filter (where desk = 'notify')::int as notify,
      count(*) filter (where desk = 'serve')::int as serve,
      count(*) filter (where desk = 'prove')::int as prove,
      count(*) filter (where desk = 'archive')::int as archive
    from (select r.due_on, r.desk, r.handler_id, ${undecided(db)} as running
      from requests.info_request r
      where r.organ_id = ${where.organId} and ${unfinished(db)}
      union all
      select r.due_on, r.desk, r.handler_id, false from requests.info_request r
      where r.organ_id = ${where.organId} and r.stage = 'closed' and r.desk = 'approve'
      union all
      select null, r.desk, null, false from requests.info_request r where ${entrusted(db)}) open`
  if (!row) throw new Error('an aggregate has one row')
  return row
}

/** Years in which requests were registered, newest first, for the filter. */
export const yearsOf = async (db: Db, organId: string): Promise<number[]> => {
  const rows = await db<{ year: number }[]>`
    select year from requests.counter
    where organ_id = ${organId} and series = 'request' order by year desc`
  return rows.map(({ year }) => year)
}
