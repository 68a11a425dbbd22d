import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import postgres from 'postgres'
import { closedFolder, serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { bootstrap } from './bootstrap.ts'
import { clusterFolder, makeCluster, readPasswords, type Role, userOf } from './cluster.ts'
import { clearLeftOver, ownerName } from './left-over.ts'

/** Where a database is and how each role signs in. */
export type Server = {
  port: number
  urlOf: (role: Role, database?: string) => string
  stop: () => Promise<void>
}

/** The name of the product's own database in the cluster. */
export const databaseName = 'gongkai'

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=64MB',
  'io_method=sync',
  'jit=off',
  'log_checkpoints=off',
]

/** Runs the server beside a `cat` on our pipe: when the pipe closes, whatever the reason, it stops. */
const watchdog = '"$@" & p=$!; cat >/dev/null; kill -INT $p 2>/dev/null; wait $p'

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * Starts the embedded PostgreSQL on loopback. It stops by itself when this process dies, even by
 * kill -9: the shell around it waits on our end of a pipe.
 *
 * @param maxConnections of the whole server
 * @throws FolderInUse, or an Error with the server's last words where it does not start
 */
export const startPostgres = async (folder: string, maxConnections = 60): Promise<Server> => {
  const dataDir = resolve(folder)
  const account = serverAccount()
  const closed = closedFolder(account, dataDir)
  if (closed !== undefined)
    throw new Error(`数据库账户进不去目录 ${closed}，请用 DATA_DIR 另指一个数据目录`)
  const { postgres: program, initdb } = await findBinaries(account, dataDir)
  await makeCluster(dataDir, initdb, account)
  await clearLeftOver(dataDir)
  const port = await freePort()
  const options = [...settings, `max_connections=${maxConnections}`].flatMap((one) => ['-c', one])
  const child = spawn(
    '/bin/sh',
    ['-c', watchdog, 'sh', program, '-D', clusterFolder(dataDir), '-p', String(port), ...options],
    {
      ...account,
      stdio: ['pipe', 'ignore', 'pipe'],
      cwd: '/',
      env: { LC_ALL: 'C' },
      detached: true,
    },
  )
  const words: string[] = []
  const ended = new Promise<string>((done) => {
    child.once('exit', (code, signal) => done(`exit ${code ?? signal}`))
    child.once('error', (error) => done(error.message))
  })
  const ready = new Promise<'ready'>((done) => {
    child.stderr.on('data', (bytes: Buffer) => {
      words.push(bytes.toString())
      words.splice(0, words.length - 50)
      if (bytes.includes('ready to accept connections')) done('ready')
    })
  })
  const how = await Promise.race([ready, ended])
  if (how !== 'ready') throw new Error(`PostgreSQL did not start: ${how}\n${words.join('')}`)

  const passwords = readPasswords(dataDir)
  const urlOf: Server['urlOf'] = (role, database = databaseName) =>
    `postgres://${userOf(role)}:${passwords[role]}@127.0.0.1:${port}/${database}`
  // Held open for as long as we live: by its name a second instance knows that the folder is taken.
  const claim = postgres(urlOf('superuser', 'postgres'), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: ownerName },
  })
  await claim`select 1`
  await bootstrap(urlOf('superuser', 'postgres'), passwords, databaseName)
  return {
    port,
    urlOf,
    stop: async () => {
      await claim.end({ timeout: 2 })
      child.stdin.end()
      await ended
    },
  }
}
