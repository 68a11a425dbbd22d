import { randomInt, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { csrfTokenOf } from '../../src/platform/edge-origin.ts'
import { password, type Task } from './foundation.ts'

/** One write a client wants: its key names it, however often it is sent. */
export type Write = {
  key: string
  /** Who sends it: a name that signs in, or the applicant. */
  by: string
  path: string
  fields: Readonly<Record<string, string>>
  /** The case that it is about, where there is one already. */
  task?: Task
}

/** Where a write stands by the client's own book. */
export type Entry = Write & { to?: string; given: boolean }

/** The book of the clients: an answer counts as received once it is on the disk. */
export type Journal = {
  entries: readonly Entry[]
  ask: (write: Write) => void
  acknowledge: (key: string, to: string) => void
  giveUp: (key: string) => void
  close: () => void
}

export const openJournal = (path: string): Journal => {
  const file = openSync(path, 'ax', 0o600)
  const entries = new Map<string, Entry>()
  const note = (line: object): void => {
    writeSync(file, `${JSON.stringify(line)}\n`)
    fsyncSync(file)
  }
  const change = (key: string, to: Partial<Entry>): void => {
    const entry = entries.get(key)
    if (entry) entries.set(key, { ...entry, ...to })
  }
  return {
    get entries() {
      return [...entries.values()]
    },
    ask: (write) => {
      entries.set(write.key, { ...write, given: false })
      note({ key: write.key, asked: write.path })
    },
    acknowledge: (key, to) => {
      note({ key, to })
      change(key, { to })
    },
    giveUp: (key) => {
      note({ key, given: 'up' })
      change(key, { given: true })
    },
    close: () => closeSync(file),
  }
}

export type Session = { token: string }

/** No connection is kept: the process at its other end may be another by the next form. */
const form = { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' }

export const signIn = async (address: string, name: string): Promise<Session> => {
  const answer = await fetch(`${address}/console/sign-in`, {
    method: 'POST',
    headers: { ...form, origin: address },
    body: new URLSearchParams({ _name: name, _password: password }),
    redirect: 'manual',
  })
  const token = /gongkai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (token === undefined) throw new Error(`signing in was refused: ${await answer.text()}`)
  return { token }
}

/** Longest wait for an answer, in milliseconds: whoever asks a killed process is told at once. */
export const patience = 30_000

/** @returns where the write led; undefined where no answer came, or a fault */
export const send = async (
  address: string,
  { token }: Session,
  { path, fields, key }: Write,
): Promise<string | undefined> => {
  const body = new URLSearchParams({ ...fields, _csrf: csrfTokenOf(token), _key: key })
  const headers = { ...form, origin: address, cookie: `gongkai=${token}` }
  const signal = AbortSignal.timeout(patience)
  const init = { method: 'POST', headers, body, signal, redirect: 'manual' } as const
  const answer = await fetch(`${address}${path}`, init).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  if (answer?.status === 303) return answer.headers.get('location') ?? ''
  if (answer && answer.status < 500) throw new Error(`${path} refused ${answer.status}: ${text}`)
  return undefined
}

/** The day of the form, a register entry that holds its own key so that it can be found again. */
export const registration = (today: string): Write => {
  const key = randomUUID()
  const fields = {
    channel: 'counter',
    arrivedOn: today,
    kind: 'natural',
    name: '张三丰',
    phone: '13900000001',
    description: `压力测试 ${key}`,
    obtainBy: 'post',
    carrier: 'paper',
  }
  return { key, by: 'own', path: '/console/requests/new', fields }
}

/** One move: the unit asked for 协办 answers. */
export const answerOf = (task: Task, today: string): Write => {
  const key = randomUUID()
  const fields = { answer: `查无此件 ${key}`, on: today, _version: '3' }
  return { key, by: 'helper', path: task.path, fields, task }
}

/** A number from 0 to 1. */
export const chance = (): number => randomInt(1_000_000) / 1_000_000

export type Client = {
  journal: Journal
  next: () => Write
  post: (write: Write) => Promise<string | undefined>
  stop: AbortSignal
}

let unanswered = 0

/**
 * Sends a write until it is answered, and keeps the book.
 *
 * @returns where it led; undefined where it was given up
 */
export const promised = async (
  journal: Journal,
  write: Write,
  post: () => Promise<string | undefined>,
): Promise<string | undefined> => {
  journal.ask(write)
  for (;;) {
    const to = await post()
    if (to !== undefined) {
      journal.acknowledge(write.key, to)
      return to
    }
    unanswered += 1
    // One in ten is never sent again: it must be there whole or not at all.
    if (unanswered % 10 === 0) {
      journal.giveUp(write.key)
      return undefined
    }
    await wait(100)
  }
}

/** What one client does until it is told to stop: write, and send again what was not answered. */
export const work = async ({ journal, next, post, stop }: Client): Promise<void> => {
  while (!stop.aborted) {
    const write = next()
    await promised(journal, write, () => post(write))
    await wait(20 + chance() * 60)
  }
}
