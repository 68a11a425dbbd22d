import { once } from 'node:events'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Refused } from '../../kernel/result.ts'
import type { Pool, Tx } from '../db.ts'
import { replaceFile } from '../durable.ts'
import { pathOfFile } from '../files.ts'
import { foldersIn } from '../folders.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { damaged, readArchive } from './archive.ts'
import type { About, Saved } from './save.ts'
import { rowsIn, type SavedTable } from './tables.ts'

/** What stands at the beginning of a backup. @throws Refused where the file is no backup of ours */
export const aboutBackup = async (path: string): Promise<About> => {
  for await (const { name, bytes } of readArchive(path)) {
    if (name !== 'about.json') break
    const about = JSON.parse(bytes.toString()) as About
    if (about.format === 1) return about
    break
  }
  throw damaged('开头不是本程序的备份说明')
}

/**
 * The database as it was built when the backup was made.
 *
 * @throws Refused where this program does not have its migrations, or the database is in use
 */
const prepare = async (owner: Pool, about: About, queues: readonly string[]): Promise<void> => {
  const ours = readMigrations()
  const known = ours.slice(0, about.migrations.length)
  about.migrations.forEach(({ name, sha256 }, index) => {
    if (known[index]?.name !== name || known[index].sha256 !== sha256)
      throw new Refused({
        code: 'restore.newer',
        message: `备份来自版本 ${about.version}，本程序没有它的迁移 ${name}，请使用较新的程序`,
      })
  })
  const [there] = await owner<{ migrated: boolean; used: boolean }[]>`
    select to_regclass('public.migration') is not null as migrated,
      to_regclass('platform.installation') is not null as used`
  if (there?.migrated) await mustBeUnused(owner, about, there.used)
  await migrate(owner, queues, known)
}

const mustBeUnused = async (owner: Pool, about: About, founded: boolean): Promise<void> => {
  const [rows] = founded
    ? await owner<{ count: number }[]>`select count(*)::int from platform.installation`
    : []
  const [applied] = await owner<{ count: number }[]>`select count(*)::int from public.migration`
  if ((rows?.count ?? 0) > 0 || (applied?.count ?? 0) > about.migrations.length)
    throw new Refused({
      code: 'restore.in-use',
      message:
        '这个数据库已在使用，备份只能还原到空的数据库；请用 DATA_DIR 或者 DATABASE_URL 另指一处',
    })
}

type Loading = {
  take: (table: string, bytes: Buffer) => Promise<void>
  end: () => Promise<void>
  /** Breaks off the COPY under way, which would otherwise hold up the rollback for ever. */
  breakOff: () => void
}

/** Fills the tables in the order of the backup, one COPY each. */
const loadTables = async (tx: Tx, tables: readonly SavedTable[]): Promise<Loading> => {
  const forced = await tx<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relforcerowsecurity order by 1`
  // FORCE binds the owner, too: lifted for this transaction alone, seen by nobody else.
  for (const { name } of forced) await tx.unsafe(`alter table ${name} no force row level security`)
  for (const { name } of tables.toReversed())
    if (!name.startsWith('audit.')) await tx.unsafe(`delete from ${name}`)
  let current: { name: string; copy: Writable } | undefined
  const close = async (): Promise<void> => {
    if (!current) return
    current.copy.end()
    await finished(current.copy)
    await tx`reset role`
    current = undefined
  }
  const open = async (name: string): Promise<Writable> => {
    const table = tables.find((one) => one.name === name)
    if (!table) throw damaged(`${name} 不是备份说明中的表`)
    await close()
    if (name.startsWith('audit.')) await tx`set local role gongkai_audit`
    const text = `copy ${name} (${table.columns.join(', ')}) from stdin`
    const copy = await tx.unsafe(text).writable()
    current = { name, copy }
    return copy
  }
  return {
    take: async (name, bytes) => {
      const copy = current?.name === name ? current.copy : await open(name)
      if (!copy.write(bytes)) await once(copy, 'drain')
    },
    end: async () => {
      await close()
      await continueCounters(tx)
      for (const { name } of forced) await tx.unsafe(`alter table ${name} force row level security`)
    },
    breakOff: () => {
      current?.copy.on('error', () => undefined).destroy(new Error('broken off'))
    },
  }
}

/** Numbers that the database gives go on after the highest there is. */
const continueCounters = async (tx: Tx): Promise<void> => {
  const counted = await tx<{ name: string; plain: string; column: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name, a.attname as plain,
      format('%I', a.attname) as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and n.nspname <> 'jobs'`
  for (const { name, plain, column } of counted)
    await tx.unsafe(
      `select setval(pg_get_serial_sequence('${name}', '${plain}'),
        (select coalesce(max(${column}), 0) + 1 from ${name}), false)`,
    )
}

type Target = { dataDir: string; queues: readonly string[]; progress?: (sentence: string) => void }

const tablePart = /^tables\/(.+)\/\d{6}$/
const filePart = /^files\/([0-9a-f]{32})$/
const anchorPart = /^anchors\/(\d{4}\.jsonl)$/

type Loaded = { rows: number; files: number; anchors: { name: string; bytes: Buffer }[] }

const loadParts = async (path: string, tables: Loading, target: Target): Promise<Loaded> => {
  const folder = foldersIn(target.dataDir).files
  const loaded: Loaded = { rows: 0, files: 0, anchors: [] }
  for await (const { name, bytes } of readArchive(path)) {
    const [table, file, anchor] = [tablePart, filePart, anchorPart].map(
      (part) => part.exec(name)?.[1],
    )
    if (table !== undefined) {
      await tables.take(table, bytes)
      loaded.rows += rowsIn(bytes)
    } else if (file !== undefined) {
      await replaceFile(pathOfFile(folder, file), bytes)
      loaded.files += 1
      if (loaded.files % 1000 === 0) target.progress?.(`已还原 ${loaded.files} 个文件`)
    } else if (anchor !== undefined) loaded.anchors.push({ name: anchor, bytes })
    else if (name !== 'about.json') throw damaged(`不认识的内容 ${name}`)
  }
  await tables.end()
  return loaded
}

/**
 * 还原: loads a backup into an empty database, all of it or nothing, and brings it to the newest
 * version. Files are written as they come; where the load fails they belong to no row and are swept.
 *
 * @param owner pool of `gongkai_owner`
 * @throws Refused where the database is in use, or the backup is damaged or newer than this program
 */
export const loadBackup = async (owner: Pool, path: string, target: Target): Promise<Saved> => {
  const about = await aboutBackup(path)
  await prepare(owner, about, target.queues)
  const [loaded] = await owner.begin(async (tx) => {
    const tables = await loadTables(tx, about.tables)
    try {
      return [await loadParts(path, tables, target)]
    } catch (error) {
      tables.breakOff()
      throw error
    }
  })
  if (!loaded) throw new Error('the transaction answered nothing')
  const { anchors, ...counted } = loaded
  for (const { name, bytes } of anchors)
    await replaceFile(join(foldersIn(target.dataDir).anchors, name), bytes)
  await migrate(owner, target.queues)
  return { ...counted, tables: about.tables.length }
}
