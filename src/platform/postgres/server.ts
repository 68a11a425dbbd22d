import { chmodSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { Refused } from '../../kernel/result.ts'
import { type Account, closedFolder, serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { bootstrap } from './bootstrap.ts'
import { clusterFolder, makeCluster, readPasswords } from './cluster.ts'
import { lockFolder } from './folder-lock.ts'
import { clearLeftOver, isOurServer, readPidFile } from './left-over.ts'
import { type Role, userOf } from './roles.ts'
import { type ServerSettings, type Supervised, supervise } from './supervise.ts'

/** Where a database is and how each role signs in. */
export type Server = {
  urlOf: (role: Role, database?: string) => string
  /** Ends what this process started: nothing where it found the server running or elsewhere. */
  stop: () => Promise<void>
  /** Resolves when the server that this process started has ended, asked or not. */
  ended?: Promise<string>
  /** Resolves when that server has recovered from the death of one of its processes. */
  recovered?: Promise<void>
}

/** The server that runs as a child of this process. */
export type EmbeddedServer = Server & Pick<Supervised, 'port' | 'ended' | 'recovered'>

/** The name of the product's own database in the cluster. */
export const databaseName = 'gongkai'

const makeFolder = (folder: string): string => {
  try {
    mkdirSync(folder, { recursive: true })
    return realpathSync(folder)
  } catch (error) {
    throw new Refused({
      code: 'postgres.no-folder',
      message: `无法建立数据目录 ${folder}（${String(error)}），请用 DATA_DIR 另指一个数据目录。 The data folder cannot be made: choose another with DATA_DIR.`,
    })
  }
}

/**
 * A data folder that root made for us is opened for passing through: what matters in it is closed by
 * itself. A folder with anything else in it is left alone.
 */
const letThrough = (account: Account, dataDir: string): void => {
  if (account.uid === undefined) return
  const { uid, mode } = statSync(dataDir)
  const names = readdirSync(dataDir)
  const isOurs = names.length === 0 || names.includes('lock')
  if (uid === 0 && isOurs) chmodSync(dataDir, (mode & 0o777) | 0o011)
  const closed = closedFolder(account, dataDir)
  if (closed !== undefined)
    throw new Refused({
      code: 'postgres.closed-folder',
      message: `数据库账户（uid ${account.uid}）进不去目录 ${closed}，请用 DATA_DIR 另指一个数据目录。 The database's account cannot enter ${closed}: choose another folder with DATA_DIR.`,
    })
}

const urlsAt = (port: number, dataDir: string): Server['urlOf'] => {
  const passwords = readPasswords(dataDir)
  return (role, database = databaseName) =>
    `postgres://${userOf(role)}:${passwords[role]}@127.0.0.1:${port}/${database}`
}

const start = async (
  dataDir: string,
  account: Account,
  settings: ServerSettings,
): Promise<EmbeddedServer> => {
  const { postgres: program, initdb } = findBinaries(account, dataDir)
  await makeCluster(dataDir, initdb, account)
  await clearLeftOver(dataDir)
  const cluster = clusterFolder(dataDir)
  const server = await supervise({ program, cluster, account, settings })
  try {
    const urlOf = urlsAt(server.port, dataDir)
    await bootstrap(urlOf('superuser', 'postgres'), readPasswords(dataDir), databaseName)
    return { ...server, urlOf }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Starts the embedded PostgreSQL on loopback, in a data folder made where it is new. The folder is
 * ours until `stop`, and the server ends when this process does, however that ends.
 *
 * @throws Refused with a sentence for the operator: the folder is in use, closed or unusable
 */
export const startPostgres = async (
  folder: string,
  settings: ServerSettings = {},
): Promise<EmbeddedServer> => {
  const dataDir = makeFolder(folder)
  const account = serverAccount(dataDir)
  letThrough(account, dataDir)
  const lock = lockFolder(dataDir)
  try {
    const server = await start(dataDir, account, settings)
    const stop = async (): Promise<void> => {
      await server.stop()
      lock.release()
    }
    return { ...server, stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The server that another process runs on a data folder; undefined where none does. */
export const findRunning = (folder: string): Server | undefined => {
  const left = readPidFile(folder)
  if (!left) return undefined
  const dataDir = realpathSync(folder)
  if (!isOurServer(left.pid, dataDir)) return undefined
  return { urlOf: urlsAt(left.port, dataDir), stop: async () => {} }
}
