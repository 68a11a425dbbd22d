import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { pages } from '../../src/modules/apply/draft.ts'
import { importStageNames } from '../../src/modules/intake/import.ts'
import { csrfTokenOf } from '../../src/platform/edge-origin.ts'
import { fieldsOn } from '../imports.ts'
import { photoFile } from '../photo.ts'
import { natural } from '../visitor.ts'
import {
  type Client,
  chance,
  patience,
  promised,
  send,
  type Session,
  signIn,
  type Write,
} from './client.ts'
import type { Opening } from './foundation-applicants.ts'
import type { Signing } from './foundation-reports.ts'

/** What every flow has: the book, the address of the day (it throws once the product is gone), the end. */
export type Tools = Pick<Client, 'journal' | 'stop'> & { address: () => string }

type Fields = Readonly<Record<string, string | File>>
type Answer = { status: number; text: string; to: string }

/** Somebody's browser: it keeps its cookies while the product dies and comes back. */
type Browser = { ask: (path: string, fields?: Fields) => Promise<Answer | undefined> }

const keepCookies = (jar: Map<string, string>, answer: Response): void => {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    jar.set(name, value)
  }
}

/** @returns a browser whose asking answers undefined where no answer came, or a fault */
const browser = ({ address }: Tools, session?: Session): Browser => {
  const jar = new Map(session ? [['gongkai', session.token]] : [])
  return {
    ask: async (path, fields) => {
      const body = new FormData()
      if (session) body.append('_csrf', csrfTokenOf(session.token))
      for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value)
      const base = address()
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const init = {
        headers: { cookie, origin: base, connection: 'close' },
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
        ...(fields && { method: 'POST', body }),
      } as const
      const answer = await fetch(`${base}${path}`, init).catch(() => undefined)
      const text = await answer?.text().catch(() => undefined)
      if (!answer || text === undefined || answer.status >= 500) return undefined
      keepCookies(jar, answer)
      return { status: answer.status, text, to: answer.headers.get('location') ?? '' }
    },
  }
}

/** The same form again and again until it is answered. @throws Error where it is refused */
const insist = async (
  { ask }: Browser,
  path: string,
  fields?: Fields,
  isLater: (answer: Answer) => boolean = () => false,
): Promise<Answer> => {
  const form = fields && { _key: randomUUID(), ...fields }
  for (;;) {
    const answer = await ask(path, form)
    if (answer && answer.status < 400) return answer
    if (answer && !isLater(answer)) throw new Error(`${path} refused: ${answer.text}`)
    await wait(200)
  }
}

/** A form whose effect is looked for afterwards: it is in the book, and one in ten is given up. */
const kept = (
  tools: Tools,
  at: Browser,
  write: Write,
  fields: Fields,
): Promise<string | undefined> =>
  promised(tools.journal, write, async () => {
    const answer = await at.ask(write.path, { ...fields, _key: write.key })
    if (answer && answer.status >= 400 && !isTooQuick(answer))
      throw new Error(`${write.path} refused: ${answer.text}`)
    return answer && answer.status < 400 ? answer.to : undefined
  })

/** Whoever fills in the form in less than ten seconds presses the button again. */
const isTooQuick = ({ text }: Answer): boolean => text.includes('提交得太快了')

const versionIn = (text: string): string => /name="_version" value="(\d+)"/.exec(text)?.[1] ?? ''

/** 打开申请查询 with number and code. */
const opened = async (tools: Tools, said: { number: string; code: string }): Promise<Browser> => {
  const at = browser(tools)
  await insist(at, '/query', said)
  return at
}

const act = async (
  tools: Tools,
  at: Browser,
  { what, fields, task }: { what: string; fields: (key: string) => Fields; task?: Write['task'] },
): Promise<void> => {
  const path = `/query/mine/1/${what}`
  const key = randomUUID()
  const version = versionIn((await insist(at, path)).text)
  const write = { key, by: 'applicant', path, fields: {}, ...(task && { task }) }
  await kept(tools, at, write, { ...fields(key), _version: version })
}

/** `/apply` from the draft to the acknowledgement, and then half of them think better of it. */
const apply = async (tools: Tools): Promise<void> => {
  const at = browser(tools)
  const key = randomUUID()
  await insist(at, pages.organ, { organ: 'own' })
  await insist(at, pages.who, natural.who)
  await insist(at, pages.details, natural.details)
  await insist(at, pages.proof, { identity: photoFile() })
  await insist(at, pages.information, { title: `压力申请 ${key}`, features: '2024年' })
  await insist(at, pages.obtain, natural.obtain)
  await wait(10_000, undefined, { signal: tools.stop }).catch(() => {})
  if (tools.stop.aborted) return
  const write = { key, by: 'applicant', path: pages.check, fields: {} }
  if ((await kept(tools, at, write, { declared: 'yes' })) === undefined || chance() < 0.5) return
  const { text } = await insist(at, pages.done)
  const [number = ''] = /依申请〔\d{4}〕\d+号/.exec(text) ?? []
  const [code = ''] = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(text) ?? []
  await act(tools, await opened(tools, { number, code }), {
    what: 'withdrawal',
    fields: (own) => ({ sure: 'yes', reason: `压力撤回 ${own}` }),
  })
}

const answers: Readonly<Record<Opening['act'], (key: string) => Fields>> = {
  correction: (key) => ({ description: `压力补正 ${key}` }),
  rating: () => ({ score: '4', words: '说得清楚' }),
}

/** Applicants at home: they apply, correct, withdraw and rate. */
export const applicants = async (tools: Tools, openings: Opening[]): Promise<void> => {
  while (!tools.stop.aborted) {
    const opening = openings.pop()
    if (opening) {
      const { act: what, requestId, number, code } = opening
      const at = await opened(tools, { number, code })
      await act(tools, at, { what, fields: answers[what], task: { requestId, path: '' } })
    }
    await apply(tools)
  }
}

/** Leaders, each of whom signs one report. */
export const signers = async (tools: Tools, reports: Signing[]): Promise<void> => {
  for (let one = reports.pop(); one && !tools.stop.aborted; one = reports.pop()) {
    const { organId, path, stamp } = one
    const session = await patiently(tools, organId)
    const write = { key: randomUUID(), by: organId, path, fields: { _version: `${stamp}` } }
    await promised(tools.journal, write, () => send(tools.address(), session, write))
    await wait(chance() * 6000, undefined, { signal: tools.stop }).catch(() => {})
  }
}

const patiently = async ({ address }: Tools, name: string): Promise<Session> => {
  for (;;) {
    const base = address()
    const session = await signIn(base, name).catch(() => undefined)
    if (session) return session
    await wait(200)
  }
}

/** Cases of one ledger: enough for a kill to fall into the middle of the import. */
export const ledgerRows = 400

const ledgerOf = (key: string): File => {
  const lines = Array.from(
    { length: ledgerRows },
    (_, n) => `甲${n}某,自然人,2026-01-0${1 + (n % 9)},压力导入 ${key} 第${n}件`,
  )
  return new File([`申请人,申请人类别,收到日期,申请内容\n${lines.join('\n')}\n`], '台账.csv')
}

/** Waits until the form is on the page of the import; a job that gave up is put back in line. */
const reached = async (at: Browser, admin: Browser, page: string, form: string) => {
  for (let tries = 1; ; tries += 1) {
    const { text } = await insist(at, page)
    if (text.includes(importStageNames.failed)) throw new Error(`${page} went wrong: ${text}`)
    if (text.includes(form)) return text
    if (tries % 60 === 0)
      for (const queue of ['intake.read', 'intake.check', 'intake.run'])
        await insist(admin, `/console/system/queues/${queue}/retry`, {})
    await wait(500)
  }
}

/** Whether an import is at work, and whether there will be another. */
export type Moving = { running: boolean; over: boolean }

const moveIn = async (tools: Tools, at: Browser, admin: Browser, moving: Moving) => {
  const key = randomUUID()
  const sent = await insist(at, '/console/intake/new?kind=ledger', { file: ledgerOf(key) })
  const page = new URL(sent.to, tools.address()).pathname
  const columns = await reached(at, admin, page, `${page}/columns"`)
  await insist(at, `${page}/columns`, fieldsOn(columns, `${page}/columns`))
  const run = await reached(at, admin, page, `${page}/run"`)
  const write = { key, by: 'mover', path: `${page}/run`, fields: fieldsOn(run, `${page}/run`) }
  tools.journal.ask(write)
  moving.running = true
  const { to } = await insist(at, write.path, { ...write.fields, _key: key })
  await reached(at, admin, page, '到依申请公开清单查看')
  moving.running = false
  tools.journal.acknowledge(key, to)
}

/** A colleague who moves ledgers in, one after the other. */
export const movers = async (
  tools: Tools,
  { moving, most }: { moving: Moving; most: number },
): Promise<void> => {
  const at = browser(tools, await patiently(tools, 'mover'))
  const admin = browser(tools, await patiently(tools, 'admin'))
  for (let made = 0; made < most && !tools.stop.aborted; made += 1)
    await moveIn(tools, at, admin, moving)
  moving.over = true
}
