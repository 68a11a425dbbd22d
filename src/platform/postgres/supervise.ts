import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { Refused } from '../../kernel/result.ts'
import type { Account } from './account.ts'

/**
 * The server stops when our end of the pipe closes: on request, and also when this process is killed
 * with -9; at once (-QUIT, its log is replayed at the next start) where it does not in time. It has a session of its own, so Ctrl-C in the terminal does not reach it before us.
 */
const watchdog = `exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ cat <&3 >/dev/null; kill -INT $server 2>/dev/null
  sleep 10 </dev/null >/dev/null 2>&1; kill -QUIT $server 2>/dev/null; } & watch=$!
exec 3<&-
wait $server; code=$?
kill $watch 2>/dev/null
exit $code`

/** Server settings by name, e.g. `{ max_connections: '200' }`. */
export type ServerSettings = Readonly<Record<string, string>>

const usual: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  io_method: 'sync',
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'Asia/Shanghai',
}

export type Supervised = {
  port: number
  /** Resolves with the server's last words when it has ended, asked or not. */
  ended: Promise<string>
  /**
   * Resolves when the server has recovered from the death of one of its processes: every connection
   * was lost, and the driver may have left callers waiting for theirs.
   */
  recovered: Promise<void>
  stop: () => Promise<void>
}

const serves = 'ready to accept connections'
const crashed = 'terminating any other active server processes'

const hasRecovered = (words: string): boolean => {
  const at = words.lastIndexOf(crashed)
  return at >= 0 && words.includes(serves, at)
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

type Program = { program: string; cluster: string; account: Account; settings: ServerSettings }

const launch = async ({
  program,
  cluster,
  account,
  settings,
}: Program): Promise<Supervised | { failed: string }> => {
  const port = await freePort()
  const flags = Object.entries({ ...usual, ...settings }).flatMap(([k, v]) => ['-c', `${k}=${v}`])
  const child = spawn(
    '/bin/sh',
    ['-c', watchdog, 'sh', program, '-D', cluster, '-p', String(port), ...flags],
    {
      ...account,
      stdio: ['pipe', 'ignore', 'pipe'],
      cwd: '/',
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
      detached: true,
    },
  )
  const words: string[] = []
  const ended = new Promise<string>((done) => {
    child.once('exit', (code, signal) => {
      child.stdin.destroy()
      done(`${words.join('')}exit ${code ?? signal}`)
    })
    child.once('error', (error) => done(error.message))
  })
  const recovery = Promise.withResolvers<void>()
  const ready = new Promise<'ready'>((done) => {
    child.stderr.on('data', (bytes: Buffer) => {
      words.push(bytes.toString())
      words.splice(0, words.length - 100)
      if (words.join('').includes(serves)) done('ready')
      if (hasRecovered(words.join(''))) recovery.resolve()
    })
  })
  const how = await Promise.race([ready, ended])
  if (how !== 'ready') return { failed: how }
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  return { port, ended, recovered: recovery.promise, stop }
}

/**
 * Runs PostgreSQL on a free loopback port and waits until it answers, however long it recovers.
 *
 * @throws Refused with the server's own words where it does not start
 */
export const supervise = async (program: Program): Promise<Supervised> => {
  let failed = ''
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const outcome = await launch(program)
    if (!('failed' in outcome)) return outcome
    failed = outcome.failed
    // Another program may take the free port in the instant before PostgreSQL does.
    if (!failed.includes('could not bind')) break
  }
  throw new Refused({
    code: 'postgres.start',
    message: `随附的 PostgreSQL 无法启动。 PostgreSQL does not start:\n${failed}`,
  })
}
