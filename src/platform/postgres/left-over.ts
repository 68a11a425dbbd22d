import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refused } from '../../kernel/result.ts'
import { clusterFolder } from './cluster.ts'

type Left = { pid: number; port: number }

const pidFile = (dataDir: string): string => join(clusterFolder(dataDir), 'postmaster.pid')

/** What `postmaster.pid` says (line 1 the process, line 4 the port); undefined where there is none. */
export const readPidFile = (dataDir: string): Left | undefined => {
  if (!existsSync(pidFile(dataDir))) return undefined
  const [pid = 0, , , port = 0] = readFileSync(pidFile(dataDir), 'utf8').split('\n').map(Number)
  return { pid, port }
}

const hasProc = existsSync('/proc/self')

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Whether the process is a live server of this folder. A zombie is not, nor is another program that
 * was given the same number; without /proc a live process is taken for ours.
 */
export const isOurServer = (pid: number, dataDir: string): boolean => {
  if (!hasProc) return isAlive(pid)
  try {
    if (/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterFolder(dataDir))
  } catch {
    return false
  }
}

/** Backends outlive a killed postmaster for a moment; their working folder is the cluster. */
const hasBackends = (dataDir: string): boolean =>
  hasProc &&
  readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === clusterFolder(dataDir)
    } catch {
      return false
    }
  })

const isSettled = async (settled: () => boolean, seconds: number): Promise<boolean> => {
  for (let tries = 0; !settled() && tries < seconds * 50; tries += 1) await wait(20)
  return settled()
}

const waitUntil = async (settled: () => boolean, dataDir: string): Promise<void> => {
  if (!(await isSettled(settled, 30)))
    throw new Refused({
      code: 'postgres.still-running',
      message: `${clusterFolder(dataDir)} 上一次运行的数据库进程三十秒内没有结束，请结束后重试。 Database processes of an earlier run do not end: stop them and try again.`,
    })
}

/**
 * Deals with what an earlier run left: its server is stopped, its backends are waited for, and a
 * `postmaster.pid` that names a zombie or another program is removed, because PostgreSQL takes it
 * for a running server. Call only while holding the folder's lock: then it is nobody's server.
 */
export const clearLeftOver = async (dataDir: string): Promise<void> => {
  const left = readPidFile(dataDir)
  if (!left) return
  const isGone = (): boolean => !isOurServer(left.pid, dataDir)
  if (!isGone()) process.kill(left.pid, 'SIGINT')
  // Asked to end while it recovers from a lost backend, PostgreSQL 18 waits for ever; the next start
  // recovers from its log.
  if (!(await isSettled(isGone, 5))) process.kill(left.pid, 'SIGQUIT')
  await waitUntil(() => isGone() && !hasBackends(dataDir), dataDir)
  if (hasProc) rmSync(pidFile(dataDir), { force: true })
}
