import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { systemClock } from '../../src/platform/clock.ts'
import { openFolder } from '../open-folder.ts'
import {
  answerOf,
  chance,
  type Journal,
  openJournal,
  registration,
  send,
  type Session,
  signIn,
  work,
  type Write,
} from './client.ts'
import { applicants, movers, type Moving, signers, type Tools } from './flows.ts'
import { type Foundation, layFoundation, type Task } from './foundation.ts'
import {
  childrenOf,
  ended,
  hasEnded,
  postmasterOf,
  type Product,
  startProduct,
  verifyFolder,
} from './product.ts'
import { type Balance, balance } from './balance.ts'

/**
 * `node`: the parent; `serving`: its child, which serves; `both`: a backend, and the parent before the
 * database has recovered.
 */
const victims = ['node', 'postmaster', 'backend', 'both', 'serving'] as const
type Victim = (typeof victims)[number]

export type Outcome = Balance & {
  kills: Readonly<Record<Victim, number>>
  /** Kills that fell into a running import. */
  amidImports: number
  verified: { sound: boolean; said: string }
}

/** Longest time one kill or one return to service may take, in milliseconds: a busy machine needs half of it. */
const patience = 120_000

const pidsOf = (victim: Victim, product: Product, dataDir: string): (number | undefined)[] => {
  const node = product.child.pid
  if (victim === 'node') return [node]
  if (victim === 'serving') return [childrenOf(node)[0]]
  const postmaster = postmasterOf(dataDir)
  if (victim === 'postmaster') return [postmaster]
  const backends = childrenOf(postmaster)
  const backend = backends[randomInt(Math.max(backends.length, 1))]
  return victim === 'backend' ? [backend] : [backend, node]
}

/** False where one was gone already. */
const kill = (pids: readonly number[]): boolean => {
  try {
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/**
 * Kills as soon as there is somebody to kill: after a lost backend the program starts anew by itself.
 *
 * @returns false where it had given up after many quick deaths, and has to be started anew
 */
const shoot = async (victim: Victim, product: Product, dataDir: string): Promise<boolean> => {
  for (const until = performance.now() + patience; performance.now() < until; await wait(50)) {
    if (hasEnded(product)) return false
    const pids = pidsOf(victim, product, dataDir).filter((pid) => pid !== undefined)
    if (pids.length === (victim === 'both' ? 2 : 1) && kill(pids)) {
      // Until it is gone its child serves on, and would be taken for the product.
      if (victim === 'node' || victim === 'both') await ended(product)
      return true
    }
  }
  throw new Error(`there is no ${victim} to kill`)
}

const isHealthy = ({ address }: Product): Promise<boolean> =>
  fetch(`${address}/healthz`, { signal: AbortSignal.timeout(3000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Waits until the clients have been answered some more, so that each kill falls into work. */
const busy = async (journal: Journal): Promise<void> => {
  const answered = (): number => journal.entries.filter(({ to }) => to !== undefined).length
  const before = answered()
  for (const until = performance.now() + patience; performance.now() < until; await wait(50))
    if (answered() >= before + 4) return
}

/** Waits until the product serves again; what ended by the kill is started anew. */
const recover = async (product: Product, dataDir: string): Promise<Product> => {
  const until = performance.now() + patience
  while (performance.now() < until) {
    await wait(100)
    if (hasEnded(product)) return startProduct(dataDir)
    if (await isHealthy(product)) return product
  }
  throw new Error(`no recovery within ${patience} ms: ${product.said()}`)
}

/** Every third kill waits a while for an import that runs. */
const amidImport = async (moving: Moving): Promise<void> => {
  for (const until = performance.now() + 6000; performance.now() < until; await wait(20)) {
    if (moving.over) return
    if (moving.running) return wait(chance() * 600)
  }
}

type Sessions = Readonly<Record<string, Session>>

const clients = (tasks: Task[], sessions: Sessions, rest: Tools): Promise<unknown> => {
  const today = systemClock.today()
  let asked = 0
  const next = (): Write => {
    const task = asked % 5 === 0 ? tasks.pop() : undefined
    asked += 1
    return task ? answerOf(task, today) : registration(today)
  }
  const post = (write: Write) => send(rest.address(), sessions[write.by] ?? { token: '' }, write)
  return Promise.all([1, 2, 3].map(() => work({ ...rest, next, post })))
}

/** Everybody at once, each at their own work. */
const everybody = (
  { tasks, openings, reports }: Foundation,
  sessions: Sessions,
  tools: Tools,
  ledgers: { moving: Moving; most: number },
): Promise<unknown> =>
  Promise.all([
    clients(tasks, sessions, tools),
    applicants(tools, openings),
    applicants(tools, openings),
    signers(tools, reports),
    movers(tools, ledgers),
  ])

/**
 * Kills one of the product's processes again and again while clients write, and holds what they were
 * promised against what is there in the end.
 *
 * @param said called after each kill
 */
export const killAgainAndAgain = async (
  dataDir: string,
  kills: number,
  said: (line: string) => void,
): Promise<Outcome> => {
  const count = { node: 0, postmaster: 0, backend: 0, both: 0, serving: 0 }
  const made = await layFoundation(dataDir, {
    tasks: Math.min(10 + kills, 150),
    openings: Math.min(4 + kills, 60),
    reports: Math.min(2 + Math.round(kills / 5), 30),
  })
  const moving = { running: false, over: false }
  let amidImports = 0
  let gone = false
  let product = await startProduct(dataDir)
  const journal = openJournal(join(dataDir, 'journal.jsonl'))
  const ending = new AbortController()
  try {
    const { address } = product
    const sessions = { own: await signIn(address, 'own'), helper: await signIn(address, 'helper') }
    const tools = {
      journal,
      stop: ending.signal,
      address: () => {
        if (gone) throw new Error('the product is gone')
        return product.address
      },
    }
    const ledgers = { moving, most: Math.round(kills / 5) }
    const working = everybody(made, sessions, tools, ledgers)
    working.catch(() => ending.abort())
    for (let n = 1; n <= kills && !ending.signal.aborted; n += 1) {
      await wait(100 + chance() * 900)
      const victim = victims[n % victims.length] ?? 'node'
      const before = performance.now()
      await busy(journal)
      if (n % 3 === 0) await amidImport(moving)
      if (moving.running) amidImports += 1
      while (!(await shoot(victim, product, dataDir))) product = await recover(product, dataDir)
      product = await recover(product, dataDir)
      count[victim] += 1
      said(`${n}. ${victim}: back after ${Math.round(performance.now() - before)} ms`)
    }
    await wait(500)
    ending.abort()
    await working
  } finally {
    ending.abort()
    gone = true
    await wait(1000)
    journal.close()
    product.child.kill('SIGTERM')
    await ended(product)
  }
  const verified = await verifyFolder(dataDir)
  return { kills: count, amidImports, verified, ...(await balance(dataDir, journal.entries)) }
}

const run = async (kills: number): Promise<void> => {
  const dataDir = mkdtempSync(join(openFolder(), 'gongkai-kills-'))
  chmodSync(dataDir, 0o755)
  try {
    const outcome = await killAgainAndAgain(dataDir, kills, (line) =>
      process.stdout.write(`${line}\n`),
    )
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
    process.exitCode = outcome.verified.sound && outcome.faults.length === 0 ? 0 : 1
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await run(Number(process.argv[2] ?? 200))
