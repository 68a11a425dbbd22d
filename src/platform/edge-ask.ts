import { isIP } from 'node:net'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Refusal, Refused } from '../kernel/result.ts'
import type { Shell } from '../kernel/shell.ts'
import { recordedActs } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Pool, Tx } from './db.ts'
import { answerWith, statusOf } from './edge-answer.ts'
import { type Form, formOf } from './form.ts'
import type { Logger } from './log.ts'
import type { Actor, Caller, OpenAsk, Reading } from './route.ts'

/** What the edge needs to know from the modules: who somebody is, what they may do, how pages look. */
export type EdgeNeeds = {
  pools: { app: Pool; public: Pool }
  clock: Clock
  log: Logger
  /** https origin of the installation; decides the cookie's name and flags. */
  secure: boolean
  /** Trusted proxies in front of the product. */
  proxies: number
  demo: boolean
  cookie: string
  actorOf: (token: string) => Promise<Actor | undefined>
  allowed: (actor: Actor, permission: string) => boolean
  shellOf: (tx: Tx, actor: Actor, path: string) => Promise<Pick<Shell, 'person' | 'menu'>>
  pages: {
    /** The page for a refusal that belongs to no form, for 404 and for faults. */
    refused: (refusal: Refusal, shell?: Shell) => JSX.Element
    /** Sign-in, keeping what was typed into a form when the session ended. */
    signIn: (typed: { path: string; form: Form } | undefined, refusal?: Refusal) => JSX.Element
  }
  /** Signs in from the page above; answers the new session's token. */
  signIn: (form: Form, caller: Caller) => Promise<{ token: string; cookie: string }>
}

export const absent: Refusal = { code: 'edge.absent', message: '没有这个页面，或者它不属于本单位' }
export const forbidden: Refusal = { code: 'edge.forbidden', message: '您的岗位没有这项权限' }
export const fault: Refusal = {
  code: 'edge.fault',
  message: '系统出现故障，已记录；您的内容没有被保存，请稍后重试',
}

export const tooLarge: Refusal = { code: 'edge.too-large', message: '内容超过 64 MB，请分次提交' }

/** @throws Refused where the body is no form, or broke off on its way */
export const formIn = async (c: Context): Promise<Form> => {
  const data = await c.req.formData().catch(() => {
    throw new Refused({
      code: 'form.unreadable',
      message: '内容没有完整收到，没有保存；请检查网络后再次提交',
    })
  })
  return formOf(data)
}

export const refuse = async (
  needs: EdgeNeeds,
  c: Context,
  refusal: Refusal,
  shell?: Shell,
): Promise<Response> =>
  answerWith(c, needs, { page: needs.pages.refused(refusal, shell) }, statusOf(refusal))

export const pathOf = (c: Context): string => new URL(c.req.url).pathname

/** Behind the server of Node the connection is in `env`; a request made without a server has none. */
const connectionOf = (c: Context): string => {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress ?? 'unknown'
}

/** Each proxy appends whom it heard: what lies further left was written by the caller, and is not believed. */
const addressOf = (c: Context, proxies: number): string => {
  const heard = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
  const said = proxies > 0 ? heard.at(-proxies) : undefined
  return said !== undefined && isIP(said) > 0 ? said : connectionOf(c)
}

export const callerOf = (c: Context, { proxies }: Pick<EdgeNeeds, 'proxies'>): Caller => ({
  address: addressOf(c, proxies),
  agent: c.req.header('user-agent') ?? '',
  cameFrom: cameFrom(c),
})

/** The page of ours that led here; the front page where it is unknown or another site's. */
const cameFrom = (c: Context): string => {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return '/'
  const { host, pathname, search } = new URL(referer)
  return host === c.req.header('host') && /^\/(?![/\\])/.test(pathname) ? pathname + search : '/'
}

/** Set by `/display`, so that the server renders the chosen mode at once. */
export const readingOf = (c: Context): Reading => ({
  elder: getCookie(c, 'gongkai_elder') === 'on',
  contrast: getCookie(c, 'gongkai_contrast') === 'on',
})

export const askedOf = (c: Context, clock: Clock): Pick<OpenAsk, 'clock' | 'params' | 'query'> => ({
  clock,
  params: c.req.param() as Record<string, string>,
  query: new URL(c.req.url).searchParams,
})

export const inside = async <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const [value] = await pool.begin(async (tx) => [await work(tx)])
  return value as T
}

export const mustHaveRecorded = (
  tx: Tx,
  { path, audit }: { path: string; audit: string },
): void => {
  if (!recordedActs(tx).has(audit)) throw new Error(`${path} left no ${audit} in the audit trail`)
}
