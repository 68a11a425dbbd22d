import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The system account the server runs under; empty where the current one will do. */
export type Account = { uid?: number; gid?: number }

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/** PostgreSQL never runs as root: there `postgres` is taken, or `nobody`. */
export const serverAccount = (): Account => {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('以 root 运行时需要系统账户 postgres 或者 nobody，两者都没有')
}

/** The first folder on the way to `path` that the account cannot enter; undefined where it can. */
export const closedFolder = (account: Account, path: string): string | undefined => {
  if (account.uid === undefined) return undefined
  const folders: string[] = []
  for (let at = resolve(path); ; at = dirname(at)) {
    folders.unshift(at)
    if (at === dirname(at)) break
  }
  return folders.find((folder) => {
    if (!existsSync(folder)) return false
    const { uid, mode } = statSync(folder)
    return uid !== account.uid && !(mode & 0o001)
  })
}
