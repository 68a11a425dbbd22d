import type { Pool } from '../../src/platform/db.ts'
import { openPool } from '../../src/platform/pools.ts'
import { startPostgres } from '../../src/platform/postgres/server.ts'
import type { Entry } from './client.ts'
import { ledgerRows } from './flows.ts'

/** What the clients were promised, held against what is there. */
export type Balance = {
  acknowledged: number
  abandoned: number
  /** Abandoned writes that had been done all the same, whole. */
  doneUnseen: number
  /** Writes of each kind that are there. */
  there: Readonly<Record<string, number>>
  faults: readonly string[]
}

type Found = { key: string; whole: boolean }

type Look = (db: Pool) => Promise<Found[]>

/** Cases by the key in their description: with application, events and audit entry, or broken. */
const registered: Look = (db) =>
  db`
    select split_part(r.description, ' ', 2) as key,
      exists (select from requests.application a where a.id = r.application_id)
        and (select count(*) from requests.event e where e.request_id = r.id) = 2
        and (select count(*) from audit.entry e
          where e.subject = r.id and e.act = 'requests.register') = 1
        and exists (select from platform.submission s
          where s.key = split_part(r.description, ' ', 2) and s.location like '%' || r.id) as whole
    from requests.info_request r where r.description like '压力测试 %'`

/** Answered tasks by the key in their answer: with event and audit entry, or broken. */
const answered: Look = (db) =>
  db`
    select split_part(a.answer, ' ', 2) as key,
      (select count(*) from requests.event e
        where e.request_id = a.request_id and e.type = 'assistAnswered') = 1
      and (select count(*) from audit.entry e
        where e.subject = a.request_id and e.act = 'requests.answerAssist') = 1
      and exists (select from platform.submission s
        where s.key = split_part(a.answer, ' ', 2)) as whole
    from requests.assist a where a.answer is not null`

/** What came through `/apply`: with its code and its one proof of identity. */
const applied: Look = (db) =>
  db`
    select k.key,
      (select count(*) from requests.event e
        where e.request_id = r.id and e.type = 'submitted') = 1
      and (select count(*) from audit.entry e
        where e.subject = r.id and e.act = 'requests.register') = 1
      and (select count(*) from requests.query_code q
        where q.application_id = r.application_id) = 1
      and (select count(*) from requests.attachment a
        where a.application_id = r.application_id) = 1
      and exists (select from platform.submission s where s.key = k.key) as whole
    from requests.info_request r,
      lateral (select substring(r.description from '^压力申请 ([0-9a-f-]{36})') as key) k
    where k.key is not null`

const corrected: Look = (db) =>
  db`
    select split_part(r.description, ' ', 2) as key,
      (select count(*) from requests.event e
        where e.request_id = r.id and e.type = 'correctionReceived' and e.by_person = 'applicant') = 1
      and (select count(*) from audit.entry e
        where e.subject = r.id and e.act = 'requests.receiveCorrection') = 1
      and exists (select from platform.submission s
        where s.key = split_part(r.description, ' ', 2)) as whole
    from requests.info_request r where r.description like '压力补正 %'`

/** With the confirmation drafted, once. */
const withdrawn: Look = (db) =>
  db`
    select k.key,
      (select count(*) from requests.event e
        where e.request_id = w.request_id and e.type = 'withdrawn') = 1
      and (select count(*) from requests.letter l
        where l.request_id = w.request_id and l.kind = 'D30') = 1
      and (select count(*) from audit.entry e
        where e.subject = w.request_id and e.act = 'requests.withdraw') = 1
      and exists (select from platform.submission s where s.key = k.key) as whole
    from requests.event w,
      lateral (select substring(w.data->>'statement' from '压力撤回 ([0-9a-f-]{36})') as key) k
    where w.type = 'withdrawn' and k.key is not null`

/** All rows of a ledger, from one import that is done, or none. */
const movedIn: Look = (db) =>
  db`
    select k.key, count(*) = ${ledgerRows} and count(distinct r.taken_by) = 1
      and bool_and(r.stage <> 'void')
      and (select bool_and(i.stage = 'done') from intake.import i where i.id = min(r.taken_by))
      and (select count(*) from audit.entry e
        where e.subject = min(r.taken_by) and e.act = 'requests.takeOver') = 1
      and exists (select from platform.submission s where s.key = k.key) as whole
    from requests.info_request r,
      lateral (select substring(r.description from '^压力导入 ([0-9a-f-]{36})') as key) k
    where k.key is not null group by k.key`

/** Words of a rating are sealed: its key is in the book, by the case. */
const rated =
  (entries: readonly Entry[]): Look =>
  async (db) => {
    const rows = await db<{ requestId: string; whole: boolean; keys: string[] }[]>`
      select r.request_id as "requestId", (select count(*) from audit.entry e
        where e.subject = r.request_id and e.act = 'requests.rate') = 1 as whole
      from requests.rating r`
    const known = entries.filter(({ path }) => path.endsWith('/rating'))
    return rows.map(({ requestId, whole }) => ({
      key: known.find(({ task }) => task?.requestId === requestId)?.key ?? `rating of ${requestId}`,
      whole,
    }))
  }

/** Sealed once, frozen once, with its line in the trail. */
const sealed =
  (entries: readonly Entry[]): Look =>
  async (db) => {
    const rows = await db<{ organId: string; whole: boolean }[]>`
      select d.organ_id as "organId",
        (select count(*) from reports.edition_event e
          where e.edition_id = d.id and e.type = 'sealed') = 1
        and (select count(*) from reports.sealed s where s.edition_id = d.id) = 1
        and (select count(*) from audit.entry e
          where e.subject = d.organ_id || '/' || d.year and e.act = 'reports.seal') = 1 as whole
      from reports.edition d where d.stage = 'sealed'
        or exists (select from reports.sealed s where s.edition_id = d.id)`
    const known = entries.filter(({ path }) => path.endsWith('/seal'))
    return rows.map(({ organId, whole }) => ({
      key: known.find(({ by }) => by === organId)?.key ?? `report of ${organId}`,
      whole,
    }))
  }

const faultOf = ({ key, to, given }: Entry, found: readonly Found[]): string | undefined => {
  const [one, ...more] = found
  if (more.length > 0) return `${key} is there ${found.length} times`
  if (one && !one.whole) return `${key} is there by half`
  if (one || (given && to === undefined)) return undefined
  return `${key} was acknowledged and is lost`
}

/** Opens the folder that the product left. */
export const balance = async (dataDir: string, entries: readonly Entry[]): Promise<Balance> => {
  const server = await startPostgres(dataDir)
  const db = openPool(server.urlOf('verify'), 1)
  const looks: Readonly<Record<string, Look>> = {
    registered,
    answered,
    applied,
    corrected,
    withdrawn,
    rated: rated(entries),
    movedIn,
    sealed: sealed(entries),
  }
  try {
    const there: Record<string, number> = {}
    const all: Found[] = []
    for (const [name, look] of Object.entries(looks)) {
      const rows = await look(db)
      there[name] = rows.length
      all.push(...rows)
    }
    const found = Map.groupBy(all, ({ key }) => key)
    const known = new Set(entries.map(({ key }) => key))
    const abandoned = entries.filter(({ given }) => given)
    return {
      acknowledged: entries.filter(({ to }) => to !== undefined).length,
      abandoned: abandoned.length,
      doneUnseen: abandoned.filter(({ key }) => found.has(key)).length,
      there,
      faults: [
        ...entries.flatMap((entry) => faultOf(entry, found.get(entry.key) ?? []) ?? []),
        ...[...found.keys()].filter((key) => !known.has(key)).map((key) => `nobody sent ${key}`),
      ],
    }
  } finally {
    await db.end()
    await server.stop()
  }
}
