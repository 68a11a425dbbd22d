import { createHash, randomBytes } from 'node:crypto'
import { mkdir, opendir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db, Tx } from './db.ts'
import { replaceFile } from './durable.ts'
import type { Vault } from './vault.ts'

/** A private file as it is handed in: whose it is, and under which case key it is sealed. */
export type NewFile = {
  organId: string
  caseKeyId: string
  /** The name people see; never a path. */
  name: string
  mediaType: string
  bytes: Uint8Array
  at: Date
}

/** Scans, identity proofs and letters: content and names sealed, random names on disk. */
export type Files = {
  /** Writes the file durably, then its row in the caller's transaction. @returns its id */
  put: (tx: Tx, file: NewFile) => Promise<string>
  /** The name people see, without reading the file. */
  nameOf: (db: Db, id: string) => Promise<string | undefined>
  /** @returns undefined where it is unknown, another organ's, or its case key is destroyed */
  get: (
    db: Db,
    id: string,
  ) => Promise<{ bytes: Buffer; name: string; mediaType: string } | undefined>
}

/** Where the sealed bytes of a file lie. */
export const pathOfFile = (folder: string, id: string): string =>
  join(folder, id.slice(0, 2), id.slice(2, 4), id)

type Row = { case_key_id: string; sealed_meta: Buffer }
type Meta = { name: string; mediaType: string }

/** @param folder `DATA_DIR/files` */
export const openFiles = (folder: string, vault: Vault): Files => ({
  put: async (tx, { organId, caseKeyId, name, mediaType, bytes, at }) => {
    const id = randomBytes(16).toString('hex')
    const sealed = await vault.sealBytes(tx, caseKeyId, bytes)
    const meta = await vault.seal(tx, caseKeyId, { name, mediaType } satisfies Meta)
    const sm3 = createHash('sm3').update(sealed).digest('hex')
    await replaceFile(pathOfFile(folder, id), sealed)
    await tx`
      insert into platform.private_file (id, organ_id, case_key_id, sealed_meta, size, sm3, at)
      values (${id}, ${organId}, ${caseKeyId}, ${meta}, ${bytes.length}, ${sm3}, ${at})`
    return id
  },
  nameOf: async (db, id) => {
    const [row] = await db<Row[]>`
      select case_key_id, sealed_meta from platform.private_file where id = ${id}`
    const meta =
      row && ((await vault.open(db, row.case_key_id, row.sealed_meta)) as Meta | undefined)
    return meta?.name
  },
  get: async (db, id) => {
    const [row] = await db<Row[]>`
      select case_key_id, sealed_meta from platform.private_file where id = ${id}`
    if (!row) return undefined
    const meta = (await vault.open(db, row.case_key_id, row.sealed_meta)) as Meta | undefined
    if (!meta) return undefined
    const sealed = await readFile(pathOfFile(folder, id))
    const bytes = await vault.openBytes(db, row.case_key_id, sealed)
    return bytes && { bytes, ...meta }
  },
})

const anHour = 60 * 60 * 1000

const leafFolders = async function* (folder: string): AsyncGenerator<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for await (const first of await opendir(folder))
    for await (const second of await opendir(join(folder, first.name)))
      yield join(folder, first.name, second.name)
}

/**
 * Removes files that no row knows an hour after they were written: the leavings of transactions
 * that rolled back or of a crash between the file and its row.
 *
 * @param db a connection of `gongkai_verify`, which sees the rows of every organ
 * @returns how many were removed
 * @throws Error on another role's connection: it would miss rows and remove living files
 */
export const sweepFiles = async (folder: string, db: Db, now: Date): Promise<number> => {
  const [role] = await db<{ rolbypassrls: boolean }[]>`
    select rolbypassrls from pg_roles where rolname = current_user`
  if (!role?.rolbypassrls) throw new Error('the sweeper must see the files of every organ')
  let removed = 0
  for await (const leaf of leafFolders(folder)) {
    const old: string[] = []
    for await (const { name } of await opendir(leaf))
      if (now.getTime() - (await stat(join(leaf, name))).mtimeMs > anHour) old.push(name)
    if (old.length === 0) continue
    const rows = await db<{ id: string }[]>`
      select id from platform.private_file where id in ${db(old)}`
    const known = new Set(rows.map(({ id }) => id))
    for (const name of old.filter((each) => !known.has(each))) {
      await rm(join(leaf, name))
      removed += 1
    }
  }
  return removed
}
