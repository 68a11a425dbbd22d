import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url))

/** The running product: its address, its process, and how it ended once it has. */
export type Product = { address: string; child: ChildProcess; said: () => string }

const run = (dataDir: string, command: string): { child: ChildProcess; said: () => string } => {
  const child = spawn(process.execPath, [main, command], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
  return { child, said: () => said }
}

export const hasEnded = ({ child }: Pick<Product, 'child'>): boolean =>
  child.exitCode !== null || child.signalCode !== null

/** Starts it on the folder, on a free port of loopback. @throws Error with what it said instead */
export const startProduct = async (dataDir: string): Promise<Product> => {
  const started = run(dataDir, 'start')
  for (let tries = 0; tries < 2400 && !hasEnded(started); tries += 1) {
    const address = /^gongkai ready (http:\/\/\S+)$/m.exec(started.said())?.[1]
    if (address !== undefined) return { address, ...started }
    await wait(50)
  }
  throw new Error(`gongkai did not start: ${started.said()}`)
}

export const ended = async (product: Pick<Product, 'child'>): Promise<void> => {
  if (!hasEnded(product)) await once(product.child, 'exit')
}

/** `gongkai verify` on a folder that nobody serves. */
export const verifyFolder = async (dataDir: string): Promise<{ sound: boolean; said: string }> => {
  const checking = run(dataDir, 'verify')
  // `exit` may come before the last words.
  await once(checking.child, 'close')
  return { sound: checking.child.exitCode === 0, said: checking.said() }
}

/** The postmaster of the folder, from its pid file; undefined while there is none. */
export const postmasterOf = (dataDir: string): number | undefined => {
  try {
    return Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

const parentOf = (pid: string): number | undefined => {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

/** Its children, of a postmaster its backends and background processes. Linux only, like the kills. */
export const childrenOf = (parent: number | undefined): number[] =>
  parent === undefined
    ? []
    : readdirSync('/proc')
        .filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === parent)
        .map(Number)
