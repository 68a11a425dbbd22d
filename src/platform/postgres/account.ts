import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refused } from '../../kernel/result.ts'

/** The system account the server runs under; empty where the current one will do. */
export type Account = { uid?: number; gid?: number }

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/**
 * PostgreSQL never runs as root: for root it is whoever owns the cluster in the data folder, else
 * `postgres`, else `nobody`.
 *
 * @throws Refused where there is neither
 */
export const serverAccount = (dataDir: string): Account => {
  if (process.getuid?.() !== 0) return {}
  const cluster = statSync(join(dataDir, 'pg'), { throwIfNoEntry: false })
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Refused({
    code: 'postgres.no-account',
    message:
      '以 root 运行时需要系统账户 postgres 或者 nobody，两者都没有。 As root, PostgreSQL needs the account postgres or nobody.',
  })
}

/** The path itself, or the nearest folder above it that is there, without symbolic links. */
export const deepestExisting = (path: string): string =>
  existsSync(path) ? realpathSync(path) : deepestExisting(dirname(path))

const mayEnter = (path: string, { uid, gid }: Account): boolean => {
  const found = statSync(path)
  if (found.uid === uid) return (found.mode & 0o100) !== 0
  if (found.gid === gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}

/** The first folder on the way to `path` that the account cannot enter; undefined where it can. */
export const closedFolder = (account: Account, path: string): string | undefined => {
  if (account.uid === undefined) return undefined
  const folders: string[] = []
  for (let at = deepestExisting(path); ; at = dirname(at)) {
    folders.unshift(at)
    if (at === dirname(at)) break
  }
  return folders.find((folder) => !mayEnter(folder, account))
}
