import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { clusterFolder, readPasswords } from './cluster.ts'

/** The name by which the process that owns the server is known to it. */
export const ownerName = 'gongkai-main'

export class FolderInUse extends Error {
  constructor(dataDir: string) {
    super(
      `另一个 gongkai 正在使用数据目录 ${dataDir}，请先停止它 (another gongkai uses this folder)`,
    )
    this.name = 'FolderInUse'
  }
}

type Left = { pid: number; port: number }

/** What `postmaster.pid` says; undefined where there is none. */
export const readPidFile = (dataDir: string): Left | undefined => {
  const path = join(clusterFolder(dataDir), 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const [pid = 0, , , port = 0] = readFileSync(path, 'utf8').split('\n').map(Number)
  return { pid, port }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'EPERM') return false
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return !existsSync('/proc/self')
  }
}

const isOurServer = (pid: number, dataDir: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterFolder(dataDir))
  } catch {
    return !existsSync('/proc/self')
  }
}

/** Backends outlive a killed postmaster for a moment; their working folder is the cluster. */
const hasBackends = (dataDir: string): boolean => {
  if (!existsSync('/proc/self')) return false
  return readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`) === clusterFolder(dataDir)
    } catch {
      return false
    }
  })
}

const isOwned = async (dataDir: string, port: number): Promise<boolean> => {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: readPasswords(dataDir).superuser,
    database: 'postgres',
    max: 1,
    connect_timeout: 3,
  })
  try {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where application_name = ${ownerName}`
    return (row?.n ?? 0) > 0
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/**
 * Deals with a `postmaster.pid` left behind: a dead or foreign number is removed, an orphan of ours
 * is stopped.
 *
 * @throws FolderInUse where another gongkai is at work in the folder
 */
export const clearLeftOver = async (dataDir: string): Promise<void> => {
  const left = readPidFile(dataDir)
  if (!left) return
  if (isAlive(left.pid) && isOurServer(left.pid, dataDir)) {
    if (await isOwned(dataDir, left.port)) throw new FolderInUse(dataDir)
    process.kill(left.pid, 'SIGINT')
    for (let tries = 0; isAlive(left.pid) && tries < 500; tries += 1) await wait(20)
    return
  }
  for (let tries = 0; hasBackends(dataDir) && tries < 250; tries += 1) await wait(20)
  if (hasBackends(dataDir)) throw new FolderInUse(dataDir)
  rmSync(join(clusterFolder(dataDir), 'postmaster.pid'), { force: true })
}
