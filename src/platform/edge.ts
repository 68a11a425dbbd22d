import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { type Refusal, Refused } from '../kernel/result.ts'
import { enter } from './db.ts'
import { answerWith, noticeOf, statusOf } from './edge-answer.ts'
import {
  absent,
  askedOf,
  callerOf,
  type EdgeNeeds,
  fault,
  forbidden,
  formIn,
  inside,
  mustHaveRecorded,
  pathOf,
  readingOf,
  refuse,
  tooLarge,
} from './edge-ask.ts'
import { serveOpen, serveScript } from './edge-open.ts'
import { csrfTokenOf, isSameOrigin } from './edge-origin.ts'
import { emptyForm, type Form } from './form.ts'
import type { Actor, Ask, OpenRoute, Page, ScriptRoute, Sent, StaffRoute } from './route.ts'
import { claim, settle, submissionOf } from './submission.ts'

/** Largest body of a form with its uploads, in bytes. */
const largestBody = 64 * 1024 * 1024

/** Mounts the routes. There is no other way to serve a page, so none goes without a permission. */
export const edge = (
  needs: EdgeNeeds,
  staff: readonly StaffRoute[],
  open: readonly OpenRoute[],
  script: readonly ScriptRoute[] = [],
): Hono => {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => refuse(needs, c, tooLarge) }))
  // No id and no search word holds a null character, and PostgreSQL's text cannot.
  app.use((c, next) => (/%00/.test(c.req.url) ? refuse(needs, c, absent) : next()))
  for (const route of script)
    app.on(route.method.toUpperCase(), route.path, (c) => serveScript(needs, route, c))
  for (const route of open)
    app.on(route.method.toUpperCase(), route.path, (c) => serveOpen(needs, route, c))
  for (const route of staff)
    app.on(route.method.toUpperCase(), route.path, (c) => serveStaff(needs, route, c))
  app.notFound((c) => refuse(needs, c, absent))
  app.onError((error, c) => {
    if (error instanceof Refused) return refuse(needs, c, error.refusal)
    needs.log.error({ err: error, method: c.req.method }, 'fault')
    return refuse(needs, c, fault)
  })
  return app
}

const serveStaff = async (needs: EdgeNeeds, route: StaffRoute, c: Context): Promise<Response> => {
  const token = getCookie(c, needs.cookie)
  const actor = token === undefined ? undefined : await needs.actorOf(token)
  if (!actor || token === undefined) return askToSignIn(needs, route, c)
  if (isConfined(actor, route)) return answerWith(c, needs, { to: actor.confinedTo })
  const visit = { needs, c, actor, csrf: csrfTokenOf(token) }
  if (!needs.allowed(actor, route.may)) return forbid(visit)
  if (route.method === 'get') {
    const answer = await asked(visit, emptyForm, (ask) => route.handle(ask))
    return answerWith(c, needs, answer)
  }
  const form = await formIn(c)
  if (!isSameOrigin(c)) return refuse(needs, c, forbidden)
  if (form.hidden('csrf') !== visit.csrf)
    return showAgain(visit, route, { refusal: changed, form }, actor)
  return write(visit, route, form)
}

/**
 * The menu stays around the refusal, so that people see where they may go. Who may not enter the
 * front page of the console (it belongs to one kind of work) is led to the first place that is theirs.
 */
const forbid = async (visit: Visit): Promise<Response> => {
  const { needs, c } = visit
  const shell = await asked(visit, emptyForm, (ask) => Promise.resolve(ask.shell))
  const first = shell.menu[0]?.items[0]
  if (c.req.method === 'GET' && pathOf(c) === '/console' && first)
    return answerWith(c, needs, { to: first.href })
  return refuse(needs, c, forbidden, shell)
}

/** The page was opened in another session: perhaps for another organ, so nothing of it is done. */
const changed: Refusal = {
  code: 'session.changed',
  message: '打开这张表单后您重新登录过或者切换过岗位，内容没有提交；请核对后再次提交',
}

const isConfined = (actor: Actor, { path }: StaffRoute): actor is Actor & { confinedTo: string } =>
  actor.confinedTo !== undefined && actor.confinedTo !== path

type Visit = { needs: EdgeNeeds; c: Context; actor: Actor; csrf: string }

/** One transaction in the actor's organ, with the shell of the page around it. */
const asked = async <T>(
  { needs, c, actor, csrf }: Visit,
  form: Form,
  work: (ask: Ask) => Promise<T>,
): Promise<T> =>
  inside(needs.pools.app, async (tx) => {
    await enter(tx, actor)
    const notice = noticeOf(c)
    const around = form === emptyForm ? await needs.shellOf(tx, actor, pathOf(c)) : noShell
    const shell = {
      ...around,
      ...readingOf(c),
      demo: needs.demo,
      csrf,
      ...(notice && { notice }),
    }
    return work({ ...askedOf(c, needs.clock), tx, actor, form, shell })
  })

const noShell = { person: { name: '', organ: '', roles: [] }, menu: [] }

type PostRoute = Extract<StaffRoute, { method: 'post' }>

/**
 * State, audit, jobs and the form's key commit together or not at all. A refusal rolls everything
 * back and shows the form again with what was typed.
 */
const write = async (visit: Visit, route: PostRoute, form: Form): Promise<Response> => {
  const { needs, c, actor } = visit
  try {
    return await answerWith(c, needs, await once(visit, route, form))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    needs.log.info({ route: route.path, code: error.refusal.code }, 'refused')
    return showAgain(visit, route, { refusal: error.refusal, form }, actor)
  }
}

const once = (visit: Visit, route: PostRoute, form: Form): Promise<Sent> =>
  asked(visit, form, async (ask) => {
    const submission = submissionOf(form, ask.actor.personId, `${route.path} ${pathOf(visit.c)}`)
    const before = await claim(ask.tx, submission, ask.clock.now())
    if (before !== undefined) return { to: before, notice: '这一步已经办理，没有重复提交' }
    const sent = await route.handle(ask)
    mustHaveRecorded(ask.tx, route)
    await settle(ask.tx, submission, sent.to)
    return sent
  })

const showAgain = async (
  visit: Visit,
  route: PostRoute,
  refused: { refusal: Refusal; form: Form },
  actor: Actor,
): Promise<Response> => {
  const { needs, c } = visit
  const status = statusOf(refused.refusal)
  const page = await asked({ ...visit, actor }, emptyForm, async (ask): Promise<Page> => {
    if (status === 404 || !route.form)
      return { page: needs.pages.refused(refused.refusal, ask.shell) }
    return route.form({ ...ask, refused })
  })
  return answerWith(c, needs, page, status)
}

/**
 * No session, or one that ended while a form was being filled in: the sign-in page carries what was
 * typed, and after signing in the form comes back with it, unsent.
 */
const askToSignIn = async (needs: EdgeNeeds, route: StaffRoute, c: Context): Promise<Response> => {
  const path = pathOf(c)
  if (route.method === 'get')
    return answerWith(c, needs, { to: `/console/sign-in?next=${encodeURIComponent(path)}` })
  if (!isSameOrigin(c)) return refuse(needs, c, forbidden)
  const form = await formIn(c)
  if (!form.hidden('password'))
    return answerWith(c, needs, { page: needs.pages.signIn({ path, form }) }, 401)
  try {
    const { token, cookie } = await needs.signIn(form, callerOf(c, needs))
    const actor = await needs.actorOf(token)
    if (!actor) return await refuse(needs, c, forbidden)
    c.header('set-cookie', cookie)
    if (isConfined(actor, route)) return await answerWith(c, needs, { to: actor.confinedTo })
    if (!needs.allowed(actor, route.may)) return await refuse(needs, c, forbidden)
    return await showAgain(
      { needs, c, actor, csrf: csrfTokenOf(token) },
      route,
      { refusal: resumed, form },
      actor,
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return answerWith(c, needs, { page: needs.pages.signIn({ path, form }, error.refusal) }, 401)
  }
}

const resumed: Refusal = {
  code: 'session.resumed',
  message: '登录已过期，内容没有提交；已重新登录，请核对后再次提交',
}
