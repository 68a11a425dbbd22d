import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { Refused } from '../kernel/result.ts'
import { foldForComparison } from '../kernel/text.ts'
import type { Db, Tx } from './db.ts'

/**
 * Personal data apart (个人信息保护法第五十一条): each case has its own key, wrapped by the organ's
 * key, wrapped by a master key in a file outside the database. Destroying a case key erases.
 */
export type Vault = {
  newCaseKey: (tx: Tx, organId: string) => Promise<string>
  /** @throws Refused where the key is destroyed */
  seal: (db: Db, caseKeyId: string, value: unknown) => Promise<Buffer>
  /** Many at once: a new case key for each value, sealed under it, in the order of the values. */
  sealEach: (
    tx: Tx,
    organId: string,
    values: readonly unknown[],
  ) => Promise<{ caseKeyId: string; sealed: Buffer }[]>
  /** @returns undefined where the key is destroyed, or its organ granted nothing */
  open: (db: Db, caseKeyId: string, sealed: Uint8Array) => Promise<unknown>
  sealBytes: (db: Db, caseKeyId: string, bytes: Uint8Array) => Promise<Buffer>
  /** @returns undefined where the key is destroyed, or its organ granted nothing */
  openBytes: (db: Db, caseKeyId: string, sealed: Uint8Array) => Promise<Buffer | undefined>
  destroyCaseKey: (tx: Tx, caseKeyId: string, at: Date) => Promise<void>
  /** A keyed hash: finds a name, number or code without storing it readable. */
  fingerprint: (text: string) => string
}

const erased = new Refused({
  code: 'vault.erased',
  message: '个人信息已经删除，不能再添加内容',
  basis: '个人信息保护法第四十七条',
})

const lock = (key: Uint8Array, plain: Uint8Array, label: string): Buffer => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

const unlock = (key: Uint8Array, sealed: Uint8Array, label: string): Buffer => {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(label))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

const keyRow = async (db: Db, id: string) => {
  const [row] = await db<{ organ_id: string; wrapped: Buffer | null }[]>`
    select organ_id, wrapped from platform.case_key where id = ${id}`
  return row
}

/** @param masterKey 32 bytes */
export const openVault = (masterKey: Uint8Array): Vault => {
  if (masterKey.length !== 32) throw new RangeError('the master key has 32 bytes')
  const indexKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'gongkai index', 32))

  const organKey = async (db: Db, organId: string): Promise<Buffer> => {
    const [row] = await db<{ wrapped: Buffer }[]>`
      select wrapped from platform.organ_key where organ_id = ${organId}`
    if (!row) throw new Error(`organ ${organId} has no key`)
    return unlock(masterKey, row.wrapped, organId)
  }

  const caseKey = async (db: Db, id: string): Promise<Buffer | undefined> => {
    const row = await keyRow(db, id)
    return row?.wrapped ? unlock(await organKey(db, row.organ_id), row.wrapped, id) : undefined
  }

  const sealBytes: Vault['sealBytes'] = async (db, id, bytes) => {
    const key = await caseKey(db, id)
    if (!key && (await keyRow(db, id))) throw erased
    if (!key) throw new Error(`case key ${id} is out of reach`)
    return lock(key, bytes, id)
  }

  const openBytes: Vault['openBytes'] = async (db, id, sealed) => {
    const key = await caseKey(db, id)
    return key && unlock(key, sealed, id)
  }

  const madeOrganKey = async (tx: Tx, organId: string): Promise<Buffer> => {
    const fresh = lock(masterKey, randomBytes(32), organId)
    await tx`
      insert into platform.organ_key values (${organId}, ${fresh}) on conflict do nothing`
    return organKey(tx, organId)
  }

  return {
    newCaseKey: async (tx, organId) => {
      const own = await madeOrganKey(tx, organId)
      const id = randomUUID()
      const wrapped = lock(own, randomBytes(32), id)
      await tx`insert into platform.case_key values (${id}, ${organId}, ${wrapped})`
      return id
    },
    sealEach: async (tx, organId, values) => {
      if (values.length === 0) return []
      const own = await madeOrganKey(tx, organId)
      const made = values.map((value) => {
        const [id, key] = [randomUUID(), randomBytes(32)]
        const sealed = lock(key, Buffer.from(JSON.stringify(value)), id)
        return { id, wrapped: lock(own, key, id), sealed }
      })
      const rows = made.map(({ id, wrapped }) => ({ id, organ_id: organId, wrapped }))
      await tx`insert into platform.case_key ${tx(rows)}`
      return made.map(({ id, sealed }) => ({ caseKeyId: id, sealed }))
    },
    seal: (db, id, value) => sealBytes(db, id, Buffer.from(JSON.stringify(value))),
    open: async (db, id, sealed) => {
      const bytes = await openBytes(db, id, sealed)
      return bytes && JSON.parse(bytes.toString())
    },
    sealBytes,
    openBytes,
    destroyCaseKey: async (tx, id, at) => {
      await tx`
        update platform.case_key set wrapped = null, destroyed_at = ${at} where id = ${id}`
    },
    fingerprint: (text) =>
      createHmac('sha256', indexKey).update(foldForComparison(text)).digest('hex'),
  }
}
