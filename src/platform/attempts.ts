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
const lockKeys = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  await tx`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${[...keys].toSorted()}::text[]) as key`
}

/** The limits one by one, as rows of three columns. */
const rowsOf = (limits: readonly Limit[]): [string[], number[], number[]] => [
  limits.map(({ key }) => key),
  limits.map(({ most }) => most),
  limits.map(({ seconds }) => seconds),
]

/** The first limit that is full. The attempts counted are the newest `most` of its key. */
const firstFull = async (
  tx: Tx,
  limits: readonly Limit[],
  now: Date,
): Promise<{ full: Limit; wait: number } | undefined> => {
  const [keys, most, seconds] = rowsOf(limits)
  const [row] = await tx<{ at: number; age: number }[]>`
    select n::int - 1 as at, age from unnest(${keys}::text[], ${most}::int[], ${seconds}::int[])
      with ordinality as one (key, most, seconds, n)
    cross join lateral (
      select extract(epoch from ${now}::timestamptz - attempt.at)::float8 as age
      from platform.attempt
      where attempt.key = one.key
        and attempt.at > ${now}::timestamptz - make_interval(secs => one.seconds)
      order by attempt.at desc offset one.most - 1 limit 1) as oldest
    order by n limit 1`
  const full = row && limits[row.at]
  return full && { full, wait: Math.max(full.seconds - row.age, 1) }
}

const count = async (tx: Tx, id: string, limits: readonly Limit[], now: Date): Promise<void> => {
  const [keys, , seconds] = rowsOf(limits)
  await tx`
    insert into platform.attempt (id, key, at, until)
    select ${id}, key, ${now}, ${now}::timestamptz + make_interval(secs => seconds)
    from unnest(${keys}::text[], ${seconds}::int[]) as one (key, seconds)`
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
    await lockKeys(
      tx,
      limits.map(({ key }) => key),
    )
    const found = await firstFull(tx, limits, now)
    if (found) return [{ passed: false, ...found }]
    const id = randomUUID()
    await Promise.all([count(tx, id, limits, now), sweep(tx, now)])
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
