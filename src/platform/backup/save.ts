import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '../../kernel/result.ts'
import type { Db, Pool } from '../db.ts'
import { pathOfFile } from '../files.ts'
import { foldersIn } from '../folders.ts'
import { writeArchive } from './archive.ts'
import { rowsIn, rowsToSave, type SavedTable, tablesToSave } from './tables.ts'

/** The first part of a backup: what it is of, and what a program must know to load it. */
export type About = {
  format: 1
  version: string
  at: string
  migrations: readonly { name: string; sha256: string }[]
  tables: readonly SavedTable[]
  /** Locked with a passphrase; absent where none was given. */
  keys?: string
}

export type Saved = { tables: number; rows: number; files: number }

type What = {
  dataDir: string
  version: string
  at: Date
  keys?: string
  progress?: (sentence: string) => void
}

/** Rows of a table in parts of about this size, in bytes, so that no table has to fit in memory. */
const partSize = 4 * 1024 * 1024

type Archive = ReturnType<typeof writeArchive>

/** @returns how many rows */
const saveTable = async (db: Db, archive: Archive, table: SavedTable): Promise<number> => {
  let rows = 0
  let parts = 0
  let held: Buffer[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    parts += 1
    const name = `tables/${table.name}/${String(parts).padStart(6, '0')}`
    await archive.add(name, Buffer.concat(held))
    held = []
    size = 0
  }
  const copied = await db.unsafe(`copy (${rowsToSave(table)}) to stdout`).readable()
  for await (const bytes of copied as AsyncIterable<Buffer>) {
    rows += rowsIn(bytes)
    held.push(bytes)
    size += bytes.length
    if (size >= partSize) await flush()
  }
  if (size > 0) await flush()
  return rows
}

const saveFiles = async (
  db: Db,
  archive: Archive,
  { dataDir, progress }: What,
): Promise<number> => {
  let files = 0
  const cursor = db<{ id: string; sm3: string }[]>`
    select id, sm3 from platform.private_file order by id`.cursor(200)
  for await (const rows of cursor)
    for (const { id, sm3 } of rows) {
      const bytes = await readFile(pathOfFile(foldersIn(dataDir).files, id)).catch(() => undefined)
      if (!bytes || createHash('sm3').update(bytes).digest('hex') !== sm3)
        throw new Refused({
          code: 'backup.file',
          message: `文件 ${id} 丢失或者被改动，没有备份；请运行 gongkai verify 查看全部问题`,
        })
      await archive.add(`files/${id}`, bytes)
      files += 1
      if (files % 1000 === 0) progress?.(`已备份 ${files} 个文件`)
    }
  return files
}

/** The anchors as they are before the snapshot: none of them is ahead of the chains in it. */
const anchorsIn = async (dataDir: string): Promise<{ name: string; bytes: Buffer }[]> => {
  const folder = foldersIn(dataDir).anchors
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names
      .filter((name) => /^\d{4}\.jsonl$/.test(name))
      .map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  )
}

/**
 * 备份: every table in one snapshot, every private file, the anchors, and a manifest with their hashes,
 * in one file. The product may run meanwhile.
 *
 * @param pool of `gongkai_verify`, which sees the rows of every organ
 * @throws Refused where a table cannot be read, or a file is not what its row says
 */
export const saveBackup = async (pool: Pool, path: string, what: What): Promise<Saved> => {
  const anchors = await anchorsIn(what.dataDir)
  const archive = writeArchive(path, what.at)
  const [saved] = await pool.begin('isolation level repeatable read read only', async (tx) => {
    const [role] = await tx<{ rolbypassrls: boolean }[]>`
      select rolbypassrls from pg_roles where rolname = current_user`
    if (!role?.rolbypassrls) throw new Error('a backup must see the rows of every organ')
    const tables = await tablesToSave(tx)
    const migrations = await tx<{ name: string; sha256: string }[]>`
      select name, sha256 from public.migration order by name`
    const { version, at, keys } = what
    const about: About = {
      format: 1,
      version,
      at: at.toISOString(),
      migrations,
      tables,
      ...(keys !== undefined && { keys }),
    }
    await archive.add('about.json', Buffer.from(JSON.stringify(about)))
    let rows = 0
    for (const table of tables) rows += await saveTable(tx, archive, table)
    what.progress?.(`已备份 ${tables.length} 张表，${rows} 行`)
    const files = await saveFiles(tx, archive, what)
    for (const { name, bytes } of anchors) await archive.add(`anchors/${name}`, bytes)
    return [{ tables: tables.length, rows, files }]
  })
  await archive.finish()
  if (!saved) throw new Error('the transaction answered nothing')
  return saved
}
