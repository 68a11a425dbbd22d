import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { ServiceRoute } from './events.ts'
import { isReturned } from './store-inbox.ts'

/** 信封: replies that went out together. */
export type EnvelopeRow = {
  id: string
  organId: string
  route: ServiceRoute
  postNumber: string | null
  on: Day
  by: string
}

/** Puts the reply of a case into an envelope, for lists; the events of the case say what became of it. */
export const putIntoEnvelope = async (
  tx: Tx,
  { requestId, at, ...row }: EnvelopeRow & { requestId: string; at: Date },
): Promise<void> => {
  await tx`
    insert into requests.envelope (id, organ_id, route, post_number, on_day, by_person, at)
    values (${row.id}, ${row.organId}, ${row.route}, ${row.postNumber}, ${row.on}, ${row.by}, ${at})
    on conflict do nothing`
  await tx`
    insert into requests.envelope_item (organ_id, envelope_id, request_id)
    values (${row.organId}, ${row.id}, ${requestId})`
}

export const findEnvelope = async (db: Db, id: string): Promise<EnvelopeRow | undefined> => {
  const [row] = await db<EnvelopeRow[]>`
    select id, organ_id as "organId", route, post_number as "postNumber", on_day as "on",
      by_person as by
    from requests.envelope where id = ${id} and organ_id = platform.current_organ()`
  return row
}

/** The cases whose replies lie in an envelope. */
export const requestsIn = async (db: Db, envelopeId: string): Promise<string[]> => {
  const rows = await db<{ id: string }[]>`
    select r.id from requests.envelope_item i join requests.info_request r on r.id = i.request_id
    where i.envelope_id = ${envelopeId} order by r.year, r.seq, r.item`
  return rows.map(({ id }) => id)
}

/** The envelopes of a case, first one first. */
export const envelopesOf = async (db: Db, requestId: string): Promise<EnvelopeRow[]> => db<
  EnvelopeRow[]
>`
  select e.id, e.organ_id as "organId", e.route, e.post_number as "postNumber", e.on_day as "on",
    e.by_person as by
  from requests.envelope_item i join requests.envelope e on e.id = i.envelope_id
  where i.request_id = ${requestId} order by e.at`

/** A reply signed and not yet handed over. `addressee` is equal where name and proof, or name and telephone, are. */
export type Waiting = {
  id: string
  number: string
  description: string
  version: number
  maskedName: string
  applicationId: string
  addressee: string
  dueOn: Day | null
  dueProvisional: boolean
  /** It went out before and came back. */
  returned: boolean
  /** 暂缓送达至 (条例第三十二条), whether or not the day has passed. */
  holdUntil: Day | null
  holdProvisional: boolean
}

/** 待送达 of an organ shown at most. */
const mostWaiting = 300

/** 待送达: the addressees with the nearest term first, their cases together. */
export const waitingForService = async (db: Db, organId: string): Promise<Waiting[]> => db<
  Waiting[]
>`
  select r.id, r.number, r.description, r.version, a.masked_name as "maskedName",
    r.application_id as "applicationId", coalesce(a.name_hash || coalesce(a.proof_hash, a.phone_hash), a.id) as addressee,
    r.due_on as "dueOn", r.due_provisional as "dueProvisional", ${isReturned(db)} as returned,
    r.hold_until as "holdUntil", r.hold_provisional as "holdProvisional"
  from requests.info_request r join requests.application a on a.id = r.application_id
  where r.organ_id = ${organId} and r.desk = 'serve'
  order by r.due_on nulls last, r.year, r.seq, r.item limit ${mostWaiting}`

/** An envelope on its way, with how many of its letters have no proof yet. */
export type OnTheWay = EnvelopeRow & { letters: number; open: number; maskedName: string }

const mostOnTheWay = 100

/** 在途: envelopes with a letter whose proof of service or return is still missing, oldest first. */
export const envelopesOnTheWay = async (db: Db, organId: string): Promise<OnTheWay[]> => db<
  OnTheWay[]
>`
  with open as (
    select distinct on (r.id) r.id, i.envelope_id
    from requests.info_request r
      join requests.envelope_item i on i.request_id = r.id
      join requests.envelope e on e.id = i.envelope_id
    where r.organ_id = ${organId} and r.desk = 'prove'
    order by r.id, e.at desc
  )
  select e.id, e.organ_id as "organId", e.route, e.post_number as "postNumber", e.on_day as "on",
    e.by_person as by, count(*)::int as open,
    (select count(*)::int from requests.envelope_item where envelope_id = e.id) as letters,
    (select min(a.masked_name) from requests.envelope_item i
      join requests.info_request r on r.id = i.request_id
      join requests.application a on a.id = r.application_id
      where i.envelope_id = e.id) as "maskedName"
  from open o join requests.envelope e on e.id = o.envelope_id
  group by e.id order by e.on_day, e.id limit ${mostOnTheWay}`
