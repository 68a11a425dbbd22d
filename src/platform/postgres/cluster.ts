import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'

/** Database roles that sign in. `superuser` only starts, bootstraps and checks the server. */
export type Role = 'superuser' | 'owner' | 'app' | 'public' | 'verify'

export const userOf = (role: Role): string =>
  role === 'superuser' ? 'postgres' : `gongkai_${role}`

export type Passwords = Readonly<Record<Role, string>>

export const clusterFolder = (dataDir: string): string => join(dataDir, 'pg')

const secretFile = (dataDir: string): string => join(dataDir, 'database.json')

/** @throws Error where the folder holds no database of ours */
export const readPasswords = (dataDir: string): Passwords =>
  JSON.parse(readFileSync(secretFile(dataDir), 'utf8')) as Passwords

const fresh = (): string => randomBytes(18).toString('base64url')

const freshPasswords = (): Passwords => ({
  superuser: fresh(),
  owner: fresh(),
  app: fresh(),
  public: fresh(),
  verify: fresh(),
})

const clusterOptions = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
  '--no-instructions',
]

/**
 * Makes the cluster in a folder of its own and renames it when it is whole: there is never a
 * half-made one, and never a reason to delete `pg`.
 */
export const makeCluster = async (
  dataDir: string,
  initdb: string,
  account: Account,
): Promise<void> => {
  if (existsSync(clusterFolder(dataDir))) return
  mkdirSync(dataDir, { recursive: true })
  const passwords = freshPasswords()
  const draft = mkdtempSync(join(dataDir, 'pg.new-'))
  const passwordFile = join(dataDir, `.password-${process.pid}`)
  writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 })
  for (const path of [draft, passwordFile])
    if (account.uid !== undefined && account.gid !== undefined)
      chownSync(path, account.uid, account.gid)
  try {
    await promisify(execFile)(
      initdb,
      ['-D', draft, `--pwfile=${passwordFile}`, ...clusterOptions],
      { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    )
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(secretFile(dataDir), JSON.stringify(passwords), { mode: 0o600 })
  renameSync(draft, clusterFolder(dataDir))
}
