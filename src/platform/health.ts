import type { Db, Pool } from './db.ts'

type Word = 'ok' | 'unavailable'

/** What `/healthz` answers; `search` is the database's own. */
export type Health = {
  status: 'ok' | 'unavailable'
  version: string
  database: Word
  jobs: 'ok' | 'stalled' | 'unavailable'
  search: Word
}

/** A due job that nobody took for so long means that no worker runs. */
const stalledJobs = async (db: Db): Promise<boolean> => {
  const [row] = await db<{ stalled: boolean }[]>`
    select exists (
      select from jobs.job
      where state in ('created', 'retry') and start_after < now() - interval '15 minutes'
    ) as stalled`
  return row?.stalled ?? false
}

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('too slow')), milliseconds)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** Asks the database with the rights of the application; gives up after two seconds. */
export const healthOf = async (pool: Pool, version: string): Promise<Health> => {
  try {
    const stalled = await within(2000, stalledJobs(pool))
    return {
      status: stalled ? 'unavailable' : 'ok',
      version,
      database: 'ok',
      jobs: stalled ? 'stalled' : 'ok',
      search: 'ok',
    }
  } catch {
    const down = 'unavailable'
    return { status: down, version, database: down, jobs: down, search: down }
  }
}
