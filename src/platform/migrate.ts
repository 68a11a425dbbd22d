import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import type { Pool } from './db.ts'
import { jobDatabase, queueOptions } from './jobs.ts'
import { packageRoot } from './root.ts'

type Migration = { name: string; sql: string; sha256: string }

/** The files of `migrations/`, in order. @throws Error where a number is missing or double */
export const readMigrations = (folder = join(packageRoot, 'migrations')): Migration[] => {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name))
    .toSorted()
  names.forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1)
      throw new Error(`migration ${name} is not number ${index + 1}`)
  })
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the database to the newest version, forward only, each file in one transaction.
 *
 * @param owner  pool of `gongkai_owner`
 * @param queues of the background jobs, made here because the running app creates no schema
 * @returns the names applied now
 * @throws Error where an applied file was changed since
 */
export const migrate = async (
  owner: Pool,
  queues: readonly string[],
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> => {
  const applied: string[] = []
  await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7110515)`
    await tx`
      create table if not exists public.migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
    await tx`grant select on public.migration to gongkai_app, gongkai_verify`
    const rows = await tx<
      { name: string; sha256: string }[]
    >`select name, sha256 from public.migration`
    const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
    for (const { name, sql, sha256 } of migrations) {
      const before = known.get(name)
      if (before !== undefined && before !== sha256)
        throw new Error(`migration ${name} was changed after it had been applied`)
      if (before !== undefined) continue
      await tx.savepoint(async (point) => {
        await point.unsafe(sql)
        await point`insert into public.migration (name, sha256) values (${name}, ${sha256})`
      })
      applied.push(name)
    }
  })
  await installJobs(owner, queues)
  return applied
}

/** The schema of pg-boss and our queues, usable by `gongkai_app`. */
const installJobs = async (owner: Pool, queues: readonly string[]): Promise<void> => {
  const boss = new PgBoss({
    schema: 'jobs',
    supervise: false,
    schedule: false,
    db: jobDatabase(owner),
  })
  boss.on('error', () => {})
  await boss.start()
  for (const queue of queues)
    if (!(await boss.getQueue(queue))) await boss.createQueue(queue, queueOptions)
  await boss.stop({ graceful: false })
  await owner.unsafe(`
    grant usage on schema jobs to gongkai_app, gongkai_verify;
    grant select, insert, update, delete on all tables in schema jobs to gongkai_app;
    grant select on all tables in schema jobs to gongkai_verify;
    grant execute on all functions in schema jobs to gongkai_app`)
}
