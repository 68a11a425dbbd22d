import { randomUUID } from 'node:crypto'
import type { Pool, Tx } from './db.ts'

/**
 * How many attempts pass under one key in any stretch of so many seconds. The key is a keyed hash of
 * what is counted (a number, a network …): the table holds nothing readable.
 */
export type Limit = { key: string; most: number; seconds: number }

/** Either the attempt passed, or the first limit that was full and the seconds until it has room. */
export type Attempt = { passed: true; id: string } | { passed: false; full: Limit; wait: number }

/** Expired rows taken away with each attempt: more than one attempt adds, so that they never gather. */
const sweptAtATime = 20

/** One key at a time, always in the same order: attempts side by side count one after the other. */
const lockKeys = async (tx: Tx, limits: readonly Limit[]): Promise<void> => {
  for (const key of limits.map((limit) => limit.key).toSorted())
    await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

/** Seconds until the key has room; 0 where it has. The attempts counted are the newest `most`. */
const waitOf = async (tx: Tx, { key, most, seconds }: Limit, now: Date): Promise<number> => {
  const [row] = await tx<{ age: number }[]>`
    select extract(epoch from ${now}::timestamptz - at)::float8 as age from platform.attempt
    where key = ${key} and at > ${now}::timestamptz - make_interval(secs => ${seconds})
    order by at desc offset ${most - 1} limit 1`
  return row ? Math.max(seconds - row.age, 1) : 0
}

const sweep = async (tx: Tx, now: Date): Promise<void> => {
  await tx`
    delete from platform.attempt where (key, id) in (
      select key, id from platform.attempt where until < ${now}
      limit ${sweptAtATime} for update skip locked)`
}

/**
 * Counts an attempt under every limit, or under none where one is full. It has a transaction of its
 * own: a refusal that follows, and whatever becomes of the request, leave it counted.
 */
export const attempt = async (
  pool: Pool,
  limits: readonly Limit[],
  now: Date,
): Promise<Attempt> => {
  const [answer] = await pool.begin(async (tx): Promise<[Attempt]> => {
    await lockKeys(tx, limits)
    for (const full of limits) {
      const wait = await waitOf(tx, full, now)
      if (wait > 0) return [{ passed: false, full, wait }]
    }
    const id = randomUUID()
    for (const { key, seconds } of limits)
      await tx`
        insert into platform.attempt (id, key, at, until)
        values (${id}, ${key}, ${now}, ${now}::timestamptz + make_interval(secs => ${seconds}))`
    await sweep(tx, now)
    return [{ passed: true, id }]
  })
  if (!answer) throw new Error('the transaction answered nothing')
  return answer
}

/** Takes an attempt back that proved right: only failures use a limit up. */
export const takeBack = async (pool: Pool, id: string, limits: readonly Limit[]): Promise<void> => {
  await pool`
    delete from platform.attempt where id = ${id} and key in ${pool(limits.map(({ key }) => key))}`
}
