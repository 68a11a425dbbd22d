import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { Refused } from '../kernel/result.ts'
import type { Db, Pool } from './db.ts'
import { inside, queueOptions } from './jobs.ts'
import { packageRoot } from './root.ts'

type Migration = { name: string; sql: string; sha256: string }

/** The files of `migrations/`, in order. @throws Refused where a number is missing or double */
export const readMigrations = (folder = join(packageRoot, 'migrations')): Migration[] => {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name))
    .toSorted()
  names.forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1)
      throw new Refused({
        code: 'migrate.gap',
        message: `迁移文件 ${name} 应为第 ${index + 1} 号，编号缺失或者重复。 A migration number is missing or double.`,
      })
  })
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** What was applied, by name, with its hash. */
const knownTo = async (db: Db): Promise<Map<string, string>> => {
  const rows = await db<{ name: string; sha256: string }[]>`
    select name, sha256 from public.migration order by name`
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

const checkKnown = (known: ReadonlyMap<string, string>, migrations: readonly Migration[]): void => {
  const ours = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of known) {
    if (!ours.has(name))
      throw new Refused({
        code: 'migrate.newer',
        message: `数据库已执行过迁移 ${name}，本程序没有这个文件，请使用较新的程序。 The database is newer than this program.`,
      })
    if (ours.get(name) !== sha256)
      throw new Refused({
        code: 'migrate.changed',
        message: `迁移 ${name} 在执行之后被改动过，请恢复原文件。 An applied migration was changed: restore the file.`,
      })
  }
}

const applyMissing = async (
  connection: Pool,
  migrations: readonly Migration[],
): Promise<string[]> => {
  await connection.unsafe(`
    begin;
    create table if not exists public.migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    grant select on public.migration to gongkai_app, gongkai_verify`)
  const known = await knownTo(connection)
  checkKnown(known, migrations)
  const missing = migrations.filter(({ name }) => !known.has(name))
  for (const { name, sql, sha256 } of missing) {
    await connection.unsafe(sql)
    await connection`insert into public.migration (name, sha256) values (${name}, ${sha256})`
  }
  await connection`commit`
  return missing.map(({ name }) => name)
}

/**
 * Brings the database to the newest version, forward only: every missing file or none. Everything
 * happens on one connection that holds a lock, so that two processes on a new database take turns,
 * also for the job tables, whose library commits for itself.
 *
 * @param owner  pool of `gongkai_owner`
 * @param queues of the background jobs, made here because the running app creates no schema
 * @returns the names applied now
 * @throws Refused where an applied file was changed since, or this program does not have it
 */
export const migrate = async (
  owner: Pool,
  queues: readonly string[],
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> => {
  const connection = await owner.reserve()
  try {
    await connection`select pg_advisory_lock(7110515)`
    const applied = await applyMissing(connection, migrations)
    await installJobs(connection, queues)
    return applied
  } finally {
    await connection.unsafe('rollback; select pg_advisory_unlock_all()').catch(() => undefined)
    connection.release()
  }
}

/** The schema of pg-boss and our queues, usable by `gongkai_app`. */
const installJobs = async (connection: Pool, queues: readonly string[]): Promise<void> => {
  const boss = new PgBoss({
    schema: 'jobs',
    supervise: false,
    schedule: false,
    registerInstance: false,
    db: inside(connection),
  })
  boss.on('error', () => {})
  await boss.start()
  for (const queue of queues)
    if (!(await boss.getQueue(queue))) await boss.createQueue(queue, queueOptions)
  await boss.stop({ graceful: false })
  await connection.unsafe(`
    grant usage on schema jobs to gongkai_app, gongkai_verify;
    grant select, insert, update, delete on all tables in schema jobs to gongkai_app;
    grant select on all tables in schema jobs to gongkai_verify;
    grant execute on all functions in schema jobs to gongkai_app`)
}
