import type { PendingQuery, Row } from 'postgres'
import { type Day, day, yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Desk } from './desk.ts'
import type { CaseEvent, Channel, Recorded } from './events.ts'
import type { ApplicantKind } from './applicant.ts'
import type { CaseState, Stage } from './request.ts'

/** 申请件 as it is kept: the item, its application, and everything folded from its events. */
export type RequestRow = {
  id: string
  organId: string
  applicationId: string
  number: string
  item: number
  description: string
  obtainBy: ObtainBy
  carrier: Carrier
  stage: Stage
  desk: Desk
  version: number
  handlerId: string | null
  receivedOn: Day | null
  dueOn: Day | null
  dueProvisional: boolean
  /** 暂缓送达至 (条例第三十二条); null where nothing holds the reply back. */
  holdUntil: Day | null
  holdProvisional: boolean
  paused: boolean
  code: string | null
  channel: Channel
  arrivedOn: Day
  applicantKind: ApplicantKind
  maskedName: string
  /** 个人信息已删除: nothing is left to seal or to open. */
  erasedOn: Day | null
  caseKeyId: string
  /** 原编号, of a case that came from an old ledger. */
  formerNumber: string | null
}

/** 获取信息的途径. */
export type ObtainBy = 'post' | 'email' | 'counter' | 'inspect' | 'online'

/** 载体形式. */
export type Carrier = 'paper' | 'electronic'

export const requestColumns = (db: Db): PendingQuery<Row[]> => db`
  r.id, r.organ_id as "organId", r.application_id as "applicationId", r.number, r.item,
  r.description, r.obtain_by as "obtainBy", r.carrier, r.stage, r.desk, r.version,
  r.handler_id as "handlerId", r.received_on as "receivedOn", r.due_on as "dueOn",
  r.due_provisional as "dueProvisional", r.hold_until as "holdUntil",
  r.hold_provisional as "holdProvisional", r.paused, r.code,
  a.channel, a.arrived_on as "arrivedOn", a.applicant_kind as "applicantKind",
  a.masked_name as "maskedName", a.erased_on as "erasedOn", a.case_key_id as "caseKeyId",
  r.former_number as "formerNumber"`

/** @returns undefined where there is none, or it belongs to an organ that granted nothing */
export const findRequest = async (db: Db, id: string): Promise<RequestRow | undefined> => {
  const [row] = await db<RequestRow[]>`
    select ${requestColumns(db)}
    from requests.info_request r join requests.application a on a.id = r.application_id
    where r.id = ${id}`
  return row
}

/** @throws Refused `requests.absent`: unknown and other organs' items look the same */
export const requestById = async (db: Db, id: string): Promise<RequestRow> => {
  const row = await findRequest(db, id)
  if (!row) throw absent()
  return row
}

const absent = (): Refused =>
  new Refused({ code: 'requests.absent', message: '没有这件申请，或者它不属于本单位' })

/**
 * Locks the item until the transaction ends; the organ's separation policy does not change meanwhile.
 *
 * @throws Refused `requests.absent`
 */
export const lockRequest = async (tx: Tx, id: string): Promise<{ organId: string }> => {
  const [row] = await tx<{ organId: string }[]>`
    select organ_id as "organId",
      pg_advisory_xact_lock_shared(hashtextextended('separation ' || organ_id, 0)) as held
    from requests.info_request where id = ${id} for update`
  if (!row) throw absent()
  return row
}

type EventRow = {
  seq: number
  type: string
  on: string
  data: object
  by: string
  actingFor: string | null
  at: Date
}

/** The events of an item, in order. */
export const eventsOf = async (db: Db, id: string): Promise<Recorded[]> => {
  const rows = await db<EventRow[]>`
    select seq, type, on_day as on, data, by_person as by, acting_for as "actingFor", at
    from requests.event where request_id = ${id} order by seq`
  return rows.map(
    ({ seq, type, on, data, by, actingFor, at }) =>
      ({
        ...data,
        type,
        on: day(on),
        seq,
        by,
        at: at.toISOString(),
        ...(actingFor !== null && { actingFor }),
      }) as Recorded,
  )
}

/** Appends events after `version`; the key (request, seq) refuses a colleague's in between. */
export const appendEvents = async (
  tx: Tx,
  where: { organId: string; requestId: string; version: number },
  events: readonly CaseEvent[],
  by: { personId: string; actingFor?: string; at: Date },
): Promise<void> => {
  const rows = events.map(({ type, on, ...data }, index) => ({
    organ_id: where.organId,
    request_id: where.requestId,
    seq: where.version + index + 1,
    type,
    on_day: on,
    data: tx.json(data),
    by_person: by.personId,
    acting_for: by.actingFor ?? null,
    at: by.at,
  }))
  await tx`insert into requests.event ${tx(rows)}`
}

/** What lists need of a state, kept beside the item. */
export type Standing = {
  /** What the applicant did last, while no officer has acted since; for lists. */
  applicantAct: string | null
  desk: Desk
  paused: boolean
  dueOn: Day | null
  dueProvisional: boolean
  holdUntil: Day | null
  holdProvisional: boolean
}

/** Saves what follows from the events; a save that skips a version is a bug. */
export const saveStanding = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  state: CaseState,
  standing: Standing,
): Promise<void> => {
  const { count } = await tx`
    update requests.info_request set
      stage = ${state.stage}, version = ${state.version}, desk = ${standing.desk},
      paused = ${standing.paused}, due_on = ${standing.dueOn},
      due_provisional = ${standing.dueProvisional}, hold_until = ${standing.holdUntil},
      hold_provisional = ${standing.holdProvisional}, received_on = ${state.receivedOn ?? null},
      handler_id = ${state.handlerId ?? null},
      applicant_act = ${standing.applicantAct},
      code = ${state.outcomes.at(-1)?.code ?? state.decision?.code ?? null}
    where id = ${id} and version = ${version}`
  if (count !== 1) throw new Error(`request ${id} moved past version ${version}`)
}

/** 办理结果 of each round, as signed; the annual report reads them. */
export const saveOutcomes = async (
  tx: Tx,
  where: { organId: string; requestId: string },
  outcomes: CaseState['outcomes'],
): Promise<void> => {
  for (const { round, code, signedOn, revokedOn } of outcomes)
    await tx`
      insert into requests.outcome (organ_id, request_id, round, code, signed_on, revoked_on)
      values (${where.organId}, ${where.requestId}, ${round}, ${code}, ${signedOn}, ${revokedOn ?? null})
      on conflict (request_id, round) do update
        set code = excluded.code, signed_on = excluded.signed_on, revoked_on = excluded.revoked_on`
}

/** The next number of a series; given once and never again, whatever becomes of the case. */
export const nextNumber = async (
  tx: Tx,
  organId: string,
  series: 'request' | 'letter',
  on: Day,
): Promise<number> => {
  const [row] = await tx<{ last: number }[]>`
    insert into requests.counter as c (organ_id, series, year, last)
    values (${organId}, ${series}, ${yearOf(on)}, 1)
    on conflict (organ_id, series, year) do update set last = c.last + 1
    returning last`
  return row?.last ?? 1
}
