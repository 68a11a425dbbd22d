import type { Db } from '../../platform/db.ts'
import { type Day, day } from '../../kernel/day.ts'
import type { Queue } from './state.ts'

/** Every queue that exists, with what waits, runs and gave up in it. */
export const queuesOf = async (db: Db): Promise<Queue[]> =>
  db<Queue[]>`
    select queue.name,
      count(*) filter (where job.state in ('created', 'retry'))::int as waiting,
      count(*) filter (where job.state = 'active')::int as active,
      count(*) filter (where job.state = 'failed')::int as failed
    from jobs.queue left join jobs.job on job.name = queue.name
    where queue.name !~ '^__'
    group by queue.name order by queue.name`

/** Version of the server, and the size of the database in MB. */
export const databaseOf = async (db: Db): Promise<{ version: string; megabytes: number }> => {
  const [row] = await db<{ version: string; megabytes: number }[]>`
    select current_setting('server_version') as version,
      (pg_database_size(current_database()) / 1000000)::int as megabytes`
  if (!row) throw new Error('the database did not say its version')
  return row
}

/** The migrations in this database, newest first, with the day each was applied. */
export const migrationsOf = async (db: Db): Promise<{ name: string; on: Day }[]> => {
  const rows = await db<{ name: string; on: string }[]>`
    select name, (applied_at at time zone 'Asia/Shanghai')::date::text as on
    from public.migration order by name desc`
  return rows.map((row) => ({ name: row.name, on: day(row.on) }))
}
