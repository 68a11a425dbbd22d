import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { no, ok, type Result } from '../../kernel/result.ts'

/** The keys of an installation, as a backup may hold them: the master key, and what signs anchors. */
export type SavedKeys = { master: string; anchor?: string }

/** scrypt: a guess costs 128 MiB and a good part of a second. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const shortest = 12

/** Locks the keys with a passphrase. @returns base64 of salt, nonce, tag and body */
export const sealKeys = (keys: SavedKeys, passphrase: string): Result<string> => {
  if (passphrase.length < shortest)
    return no('backup.short-passphrase', `口令至少 ${shortest} 个字符`)
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(keys)), cipher.final()])
  return ok(Buffer.concat([salt, nonce, cipher.getAuthTag(), body]).toString('base64'))
}

/** @returns the keys; refused where the passphrase is another */
export const unsealKeys = (sealed: string, passphrase: string): Result<SavedKeys> => {
  const bytes = Buffer.from(sealed, 'base64')
  const key = scryptSync(passphrase, bytes.subarray(0, 16), 32, cost)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(16, 28)).setAuthTag(
    bytes.subarray(28, 44),
  )
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]).toString()
    return ok(JSON.parse(text) as SavedKeys)
  } catch {
    return no('backup.passphrase', '口令不对，备份中的密钥打不开')
  }
}
