import type { Pool } from '../../src/platform/db.ts'
import { openPool } from '../../src/platform/pools.ts'
import { startPostgres } from '../../src/platform/postgres/server.ts'
import type { Entry } from './client.ts'

/** What the clients were promised, held against what is there. */
export type Balance = {
  acknowledged: number
  abandoned: number
  /** Abandoned writes that had been done all the same, whole. */
  doneUnseen: number
  faults: readonly string[]
}

type Found = { key: string; id: string; whole: boolean }

/** Cases by the key in their description: with application, events and audit entry, or broken. */
const registered = (db: Pool): Promise<Found[]> =>
  db`
    select split_part(r.description, ' ', 2) as key, r.id,
      exists (select from requests.application a where a.id = r.application_id)
        and (select count(*) from requests.event e where e.request_id = r.id) = 2
        and (select count(*) from audit.entry e
          where e.subject = r.id and e.act = 'requests.register') = 1
        and exists (select from platform.submission s
          where s.key = split_part(r.description, ' ', 2) and s.location like '%' || r.id) as whole
    from requests.info_request r where r.description like '压力测试 %'`

/** Answered tasks by the key in their answer: with event and audit entry, or broken. */
const answered = (db: Pool): Promise<Found[]> =>
  db`
    select split_part(a.answer, ' ', 2) as key, a.request_id as id,
      (select count(*) from requests.event e
        where e.request_id = a.request_id and e.type = 'assistAnswered') = 1
      and (select count(*) from audit.entry e
        where e.subject = a.request_id and e.act = 'requests.answerAssist') = 1
      and exists (select from platform.submission s
        where s.key = split_part(a.answer, ' ', 2)) as whole
    from requests.assist a where a.answer is not null`

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
  try {
    const found = Map.groupBy(
      [...(await registered(db)), ...(await answered(db))],
      ({ key }) => key,
    )
    const known = new Set(entries.map(({ key }) => key))
    const abandoned = entries.filter(({ given }) => given)
    return {
      acknowledged: entries.filter(({ to }) => to !== undefined).length,
      abandoned: abandoned.length,
      doneUnseen: abandoned.filter(({ key }) => found.has(key)).length,
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
