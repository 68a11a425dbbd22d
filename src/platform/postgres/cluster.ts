import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refused } from '../../kernel/result.ts'
import { replaceFile } from '../durable.ts'
import type { Account } from './account.ts'
import { type Passwords, rolesThatSignIn } from './roles.ts'

export const clusterFolder = (dataDir: string): string => join(dataDir, 'pg')

const secretFile = (dataDir: string): string => join(dataDir, 'database.json')

/** @throws Refused where the file is missing, damaged, or belongs to another account */
export const readPasswords = (dataDir: string): Passwords => {
  try {
    return JSON.parse(readFileSync(secretFile(dataDir), 'utf8')) as Passwords
  } catch (error) {
    throw new Refused({
      code: 'postgres.passwords',
      message: `无法读取数据库口令文件 ${secretFile(dataDir)}（${String(error)}），请用当初启动的账户运行，或从备份恢复该文件。 Run as the account that made this file, or restore it.`,
    })
  }
}

const freshPasswords = (): Passwords =>
  Object.fromEntries(
    rolesThatSignIn.map((role) => [role, randomBytes(18).toString('base64url')]),
  ) as Passwords

const options = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
  '--no-instructions',
]

const giveTo = ({ uid, gid }: Account, path: string): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * Makes the cluster in a folder of its own and renames it when it is whole: there is never a
 * half-made one, and never a reason to delete `pg`. Call only while holding the folder's lock.
 *
 * @throws Refused with the program's own words where it fails
 */
export const makeCluster = async (
  dataDir: string,
  initdb: string,
  account: Account,
): Promise<void> => {
  if (existsSync(clusterFolder(dataDir))) return
  const passwords = freshPasswords()
  const draft = mkdtempSync(join(dataDir, 'pg.new-'))
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 })
  giveTo(account, draft)
  giveTo(account, passwordFile)
  try {
    await promisify(execFile)(
      initdb,
      ['-D', join(draft, 'pg'), `--pwfile=${passwordFile}`, ...options],
      { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    )
    await replaceFile(secretFile(dataDir), `${JSON.stringify(passwords)}\n`)
    renameSync(join(draft, 'pg'), clusterFolder(dataDir))
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Refused({
      code: 'postgres.initdb',
      message: `无法在 ${dataDir} 中建立数据库。 The database could not be made here:\n${words.trim()}`,
    })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
