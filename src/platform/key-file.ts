import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, replaceFile } from './durable.ts'
import { keyByCommand, keyCommand } from './key-command.ts'

/**
 * The folder of the keys: outside the database, so that a stolen copy of it opens nothing. GONGKAI_KEYS
 * names another than the one in the data folder.
 */
export const keyFolder = (dataDir: string): string =>
  process.env['GONGKAI_KEYS'] ?? join(dataDir, 'keys')

const masterFile = (dataDir: string): string => join(keyFolder(dataDir), 'master.key')
const anchorFile = (dataDir: string): string => join(keyFolder(dataDir), 'anchor.key')

const writeNew = async (path: string, content: string): Promise<void> => {
  if ((await readIfThere(path)) !== undefined)
    throw new Error(`${path} exists and is never replaced`)
  await replaceFile(path, content)
}

/**
 * The master key (32 bytes) of this installation: what GONGKAI_KEY_COMMAND prints, else the file's;
 * undefined where there is none yet.
 *
 * @throws Refused where the command gives none
 * @throws Error where the file is damaged: guessing would make every sealed field unreadable
 */
export const readMasterKey = async (dataDir: string): Promise<Buffer | undefined> => {
  const command = keyCommand()
  if (command) return keyByCommand(command)
  const text = await readIfThere(masterFile(dataDir))
  if (text === undefined) return undefined
  if (!/^[0-9a-f]{64}\n?$/.test(text))
    throw new Error(`主密钥文件已损坏：${masterFile(dataDir)}，请从备份恢复`)
  return Buffer.from(text.trim(), 'hex')
}

/** Writes a fresh master key, mode 0600. @throws Error where one is there already: it is never replaced */
export const createMasterKey = async (dataDir: string): Promise<Buffer> => {
  const key = randomBytes(32)
  await restoreMasterKey(dataDir, key)
  return key
}

/** Writes a key that the recovery code told. @throws Error where one is there already */
export const restoreMasterKey = async (dataDir: string, key: Buffer): Promise<void> => {
  await writeNew(masterFile(dataDir), `${key.toString('hex')}\n`)
}

/** What 系统状态 says of the master key: where it lies, and whether only its owner can read it. */
export type KeyFileState = { path: string; present: boolean; mode: string; closed: boolean }

export const masterKeyState = async (dataDir: string): Promise<KeyFileState> => {
  const command = keyCommand()
  if (command)
    return {
      path: `由命令提供（GONGKAI_KEY_COMMAND：${command[0]}）`,
      present: true,
      mode: '',
      closed: true,
    }
  const path = masterFile(dataDir)
  const found = await stat(path).catch(() => undefined)
  if (!found) return { path, present: false, mode: '', closed: false }
  const mode = found.mode & 0o777
  return { path, present: true, mode: mode.toString(8).padStart(4, '0'), closed: !(mode & 0o077) }
}

/** The Ed25519 key that signs the anchors of the audit chains; undefined where none was made yet. */
export const readAnchorKey = async (dataDir: string): Promise<KeyObject | undefined> => {
  const text = await readIfThere(anchorFile(dataDir))
  return text === undefined ? undefined : createPrivateKey(text)
}

/** Writes the anchor key of a backup. @throws Error where one is there already */
export const restoreAnchorKey = async (dataDir: string, pem: string): Promise<void> => {
  await writeNew(anchorFile(dataDir), pem)
}

/** The same, made at its first use. */
export const anchorKey = async (dataDir: string): Promise<KeyObject> => {
  const existing = await readAnchorKey(dataDir)
  if (existing) return existing
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await writeNew(anchorFile(dataDir), pem)
  return privateKey
}
