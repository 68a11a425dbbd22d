import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { type Refusal, Refused } from '../kernel/result.ts'
import type { Tx } from './db.ts'
import { answerWith, noticeOf, statusOf } from './edge-answer.ts'
import {
  askedOf,
  callerOf,
  type EdgeNeeds,
  forbidden,
  formIn,
  inside,
  mustHaveRecorded,
  pathOf,
  readingOf,
  refuse,
  tooLarge,
} from './edge-ask.ts'
import { isSameOrigin } from './edge-origin.ts'
import { emptyForm, type Form } from './form.ts'
import type { OpenAsk, OpenRoute, ScriptRoute, Sent } from './route.ts'
import { claim, settle, submissionOf } from './submission.ts'

/** Stands for whoever fills in a form without a session; the form's key is all that is known of them. */
const anyone = 'anyone'

const askOf = (needs: EdgeNeeds, c: Context, form: Form): Omit<OpenAsk, 'tx'> => {
  const token = getCookie(c, needs.cookie)
  return {
    ...askedOf(c, needs.clock),
    form,
    caller: callerOf(c, needs),
    demo: needs.demo,
    reading: readingOf(c),
    cookieOf: (name) => getCookie(c, name),
    origin: `${needs.secure ? 'https' : 'http'}://${c.req.header('host') ?? 'localhost'}`,
    ...(token !== undefined && { token }),
  }
}

/** A route for everybody. Nobody is signed in, so that the origin alone tells our own forms. */
export const serveOpen = async (
  needs: EdgeNeeds,
  route: OpenRoute,
  c: Context,
): Promise<Response> => {
  const pool = needs.pools[route.as]
  if (route.method === 'get') {
    const notice = noticeOf(c)
    const asked = { ...askOf(needs, c, emptyForm), ...(notice !== undefined && { notice }) }
    return answerWith(c, needs, await inside(pool, (tx) => route.handle({ ...asked, tx })))
  }
  if (!isSameOrigin(c)) return refuse(needs, c, forbidden)
  const form = await formIn(c)
  const asked = askOf(needs, c, form)
  try {
    return await answerWith(c, needs, await write(needs, route, { asked, path: pathOf(c) }))
  } catch (error) {
    if (!(error instanceof Refused) || !route.form) throw error
    const refused = { refusal: error.refusal, form }
    const show = route.form
    const again = await inside(pool, (tx) => show({ ...asked, form: emptyForm, refused, tx }))
    return answerWith(c, needs, again, statusOf(error.refusal))
  }
}

type OpenPost = Extract<OpenRoute, { method: 'post' }>
type Visit = { asked: Omit<OpenAsk, 'tx'>; path: string }

const write = async (needs: EdgeNeeds, route: OpenPost, { asked, path }: Visit): Promise<Sent> => {
  const handle = 'prepare' in route ? await route.prepare(asked) : route.handle
  const act = async (tx: Tx): Promise<Sent> => {
    const answer = await handle({ ...asked, tx })
    const { audit } = route
    if (audit !== null) mustHaveRecorded(tx, { path: route.path, audit })
    return answer
  }
  return inside(needs.pools[route.as], (tx) =>
    'once' in route && route.once ? once(tx, needs, { route, asked, path }, act) : act(tx),
  )
}

/** As for the staff: the second copy of a form waits, and is answered with where the first one led. */
const once = async (
  tx: Tx,
  { clock }: EdgeNeeds,
  { route, asked, path }: Visit & { route: OpenPost },
  act: (tx: Tx) => Promise<Sent>,
): Promise<Sent> => {
  const submission = submissionOf(asked.form, anyone, `${route.path} ${path}`)
  const before = await claim(tx, submission, clock.now())
  if (before !== undefined) return { to: before }
  const sent = await act(tx)
  await settle(tx, submission, sent.to)
  return sent
}

/** What a page's own script asks. A refusal is JSON, too, with the sentence to show. */
export const serveScript = async (
  needs: EdgeNeeds,
  route: ScriptRoute,
  c: Context,
): Promise<Response> => {
  c.header('cache-control', 'no-store')
  const refuseInJson = (refusal: Refusal): Response =>
    c.json({ code: refusal.code, message: refusal.message }, statusOf(refusal))
  if (route.method !== 'get' && !isSameOrigin(c)) return refuseInJson(forbidden)
  try {
    const bytes = await bytesIn(c, route.mostBytes)
    const asked = askOf(needs, c, emptyForm)
    const { json, status = 200 } = await inside(needs.pools.app, async (tx) => {
      const answer = await route.answer({ ...asked, tx, bytes })
      if (route.audit !== null) mustHaveRecorded(tx, { path: route.path, audit: route.audit })
      return answer
    })
    return c.json(json, status)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuseInJson(error.refusal)
  }
}

/** The body, read no further than allowed. @throws Refused where it is longer, or broke off */
const bytesIn = async (c: Context, most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of c.req.raw.body ?? []) {
    size += part.length
    if (size > most) throw new Refused(tooLarge)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
