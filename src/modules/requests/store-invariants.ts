import type { Calendar } from '../../kernel/calendar.ts'
import type { Db } from '../../platform/db.ts'
import type { Invariant } from '../../platform/verify/invariant.ts'
import { numberOf } from './actions-registration.ts'
import { faultsOfCase, type KeptCase } from './recount.ts'
import { type EventJson, recordedOf } from './store-events-json.ts'

type Row = Omit<KeptCase, 'events' | 'reviewNeeded'> & {
  organId: string
  events: readonly EventJson[] | null
}

/** Organs whose separation policy asks for a review before signing. */
type ReviewedOrgans = (db: Db) => Promise<ReadonlySet<string>>

const casesAtOnce = 500

const casesOf = (db: Db): AsyncIterable<Row[]> =>
  db<Row[]>`
    select r.organ_id as "organId", r.number, r.stage, r.desk, r.version, r.paused, r.code,
      r.handler_id as "handlerId", r.received_on as "receivedOn", r.due_on as "dueOn",
      r.due_provisional as "dueProvisional", r.hold_until as "holdUntil",
      r.hold_provisional as "holdProvisional",
      (select json_agg(json_build_object('seq', seq, 'type', type, 'on', on_day, 'data', data,
          'by', by_person, 'actingFor', acting_for, 'at', at) order by seq)
        from requests.event e where e.request_id = r.id) as events,
      coalesce((select json_agg(json_strip_nulls(json_build_object('round', round, 'code', code,
          'signedOn', signed_on, 'revokedOn', revoked_on)) order by round)
        from requests.outcome o where o.request_id = r.id), '[]') as outcomes
    from requests.info_request r order by r.id`.cursor(casesAtOnce)

/** Every case is what its events make of it: stage, desk, dates, decision and outcomes. */
const standings = (calendar: () => Calendar, reviewedOrgans: ReviewedOrgans): Invariant => ({
  name: 'requests.standing',
  sentence: '每件申请的环节、期限、决定和结果都与逐项办理事项重新推算的一致',
  run: async function* (db) {
    const reviewed = await reviewedOrgans(db)
    const now = calendar()
    for await (const rows of casesOf(db))
      for (const row of rows) {
        const reviewNeeded = reviewed.has(row.organId)
        const kept = { ...row, reviewNeeded, events: (row.events ?? []).map(recordedOf) }
        for (const fault of faultsOfCase(kept, now)) yield `${row.organId} ${fault}`
      }
  },
})

const unused = (db: Db): Promise<{ organId: string; year: number; seq: number }[]> =>
  db`
    select organ_id as "organId", year, seq from requests.counter c,
      lateral generate_series(1, c.last) seq
    where c.series = 'request' and not exists (select from requests.info_request r
      where r.organ_id = c.organ_id and r.year = c.year and r.seq = seq.seq and r.item = 1)
    order by 1, 2, 3`

const uncounted = (db: Db): Promise<{ organId: string; number: string; last: number | null }[]> =>
  db`
    select r.organ_id as "organId", r.number, c.last from requests.info_request r
      left join requests.counter c
        on c.organ_id = r.organ_id and c.series = 'request' and c.year = r.year
    where r.seq > coalesce(c.last, 0) order by 1, r.year, r.seq, r.item`

/** Items are numbered 1, 2, 3 … within their application, and a number belongs to one application. */
const misnumbered = (db: Db): Promise<{ organId: string; number: string }[]> =>
  db`
    select organ_id as "organId", number from (
      select *,
        row_number() over (partition by organ_id, year, seq order by item) as due,
        min(application_id) over (partition by organ_id, year, seq) as first
      from requests.info_request) numbered
    where item <> due or application_id <> first or number <>
      '依申请〔' || year || '〕' || seq || case when item = 1 then '' else '-' || item end || '号'
    order by organ_id, year, seq, item`

const emptyApplications = (db: Db): Promise<{ organId: string; id: string }[]> =>
  db`
    select organ_id as "organId", id from requests.application a
    where not exists (select from requests.info_request r where r.application_id = a.id)
    order by 1, 2`

/** Every number of a series was given to one case and never again; a void case keeps its own. */
const numbers: Invariant = {
  name: 'requests.numbers',
  sentence: '申请编号连续，没有空号、重号，作废的编号没有再用',
  run: async function* (db) {
    for (const { organId, year, seq } of await unused(db))
      yield `${organId} ${numberOf(year, seq, 1)}已经编出，却没有这件申请`
    for (const { organId, number, last } of await uncounted(db))
      yield `${organId} ${number}超过了编号登记的第 ${last ?? 0} 号`
    for (const { organId, number } of await misnumbered(db))
      yield `${organId} ${number}的编号与它的年度、次序或者所属申请不符`
    for (const { organId, id } of await emptyApplications(db))
      yield `${organId} 的申请 ${id} 没有申请件`
  },
}

/** 文号: the numbers on issued letters were given out; two letters never share one. */
const letters: Invariant = {
  name: 'requests.letters',
  sentence: '发出的文书的文号都登记过，没有重复',
  run: async function* (db) {
    const rows = await db<{ organId: string; number: string; twice: boolean }[]>`
      select l.organ_id as "organId", l.number, l.times > 1 as twice from (
        select organ_id, number, count(*) over (partition by organ_id, number) as times,
          substring(number from '〔([0-9]{4})〕')::int as year,
          substring(number from '〕([0-9]+)号$')::int as seq
        from requests.letter where number is not null) l
      left join requests.counter c
        on c.organ_id = l.organ_id and c.series = 'letter' and c.year = l.year
      where l.times > 1 or l.seq > coalesce(c.last, 0) order by 1, 2`
    for (const { organId, number, twice } of rows)
      yield `${organId} 文书 ${number}${twice ? '的文号用了两次' : '的文号没有登记过'}`
  },
}

/** 个人信息已删除: said by every item of the application, and true of the key and of every way to find it. */
const erasures: Invariant = {
  name: 'requests.erased',
  sentence: '个人信息已经删除的申请，密钥都已销毁，查询码已经收回；没有记录的一件也没有删除',
  run: async function* (db) {
    const rows = await db<{ organId: string; number: string }[]>`
      select r.organ_id as "organId", r.number
      from requests.info_request r join requests.application a on a.id = r.application_id
        join platform.case_key k on k.id = a.case_key_id
      where exists (select from requests.event e
          where e.request_id = r.id and e.type = 'personalDataErased')
        is distinct from (a.erased_on is not null)
        or (a.erased_on is not null) is distinct from (k.wrapped is null)
        or (a.erased_on is not null and exists (select from requests.query_code q
          where q.application_id = a.id))
      order by 1, 2`
    for (const { organId, number } of rows)
      yield `${organId} ${number}是否已经删除个人信息，办理过程、密钥和查询码所记的不一致`
  },
}

/** What must hold of 依申请公开 at any time. */
export const requestInvariants = (
  calendar: () => Calendar,
  reviewedOrgans: ReviewedOrgans,
): Invariant[] => [standings(calendar, reviewedOrgans), numbers, letters, erasures]
