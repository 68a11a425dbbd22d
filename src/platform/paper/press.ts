import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { Template } from './templates.ts'

/** `timestamp`: seconds since 1970, the creation time written into the file. */
export type Job = { template: Template; data: unknown; timestamp: number }

/** What the child answers; the message of a failure is Typst's. */
export type Answer =
  | { ok: true; pdf: Uint8Array; missing: string[] }
  | { ok: false; message: string }

export type Printed = { pdf: Uint8Array; missing: string[] }

/** `print` queues; `pid` is the child at work, if any; `stop` ends it (the next print starts another). */
export type Press = {
  print: (job: Job) => Promise<Printed>
  pid: () => number | undefined
  stop: () => void
}

type Limits = { lettersPerChild: number; idleMs: number; jobMs: number }

const usual: Limits = { lettersPerChild: 200, idleMs: 60_000, jobMs: 30_000 }

/** A failure of the printing itself, not of what was to be printed: worth a second try in a new child. */
class ChildDied extends Error {}

/**
 * One compiler process at a time, started at the first letter, replaced after 200 letters (the compiler
 * leaks) and ended after a minute without work. Callers wait in line; a child that dies is replaced and
 * its letter tried once more.
 */
export const openPress = (limits: Partial<Limits> = {}): Press => {
  const { lettersPerChild, idleMs, jobMs } = { ...usual, ...limits }
  let child: ChildProcess | undefined
  let printed = 0
  let line: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  // Cut off, the child ends by itself and takes its folder along; only one that hangs is killed.
  const stop = (): void => {
    clearTimeout(idle)
    if (child?.connected) child.disconnect()
    child = undefined
    printed = 0
  }

  const childAtWork = (): ChildProcess => {
    clearTimeout(idle)
    if (printed >= lettersPerChild || child?.connected === false) stop()
    child ??= start()
    printed += 1
    child.ref()
    child.channel?.ref()
    return child
  }

  const rest = (): void => {
    child?.unref()
    child?.channel?.unref()
    idle = setTimeout(stop, idleMs).unref()
  }

  const printOnce = async (job: Job): Promise<Printed> => {
    try {
      const answer = await ask(childAtWork(), job, jobMs)
      if (!answer.ok) throw new Error(`typst: ${answer.message}`)
      return { pdf: new Uint8Array(answer.pdf), missing: answer.missing }
    } catch (error) {
      if (error instanceof ChildDied) {
        child?.kill('SIGKILL')
        stop()
      }
      throw error
    } finally {
      rest()
    }
  }

  const print = (job: Job): Promise<Printed> => {
    const turn = line.then(() =>
      printOnce(job).catch((error: unknown) => {
        if (error instanceof ChildDied && error.message !== tooSlow) return printOnce(job)
        throw error
      }),
    )
    line = turn.catch(() => {})
    return turn
  }

  return { print, pid: () => child?.pid, stop }
}

const tooSlow = 'typst: the letter took longer than its time limit'

const start = (): ChildProcess =>
  fork(fileURLToPath(new URL('./compiler.js', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const ask = (child: ChildProcess, job: Job, jobMs: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', died).off('error', died)
      settle()
    }
    const answered = (answer: Answer): void => finish(() => resolve(answer))
    const died = (why: unknown): void =>
      finish(() => reject(new ChildDied(`typst: the compiler ended (${String(why)})`)))
    const timer = setTimeout(() => finish(() => reject(new ChildDied(tooSlow))), jobMs)
    child.on('message', answered).on('exit', died).on('error', died)
    child.send(job, (error) => error && died(error))
  })
