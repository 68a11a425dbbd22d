import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Day, parseDay } from '../../kernel/day.ts'
import { orRefuse } from '../../kernel/result.ts'
import { type Form, readForm } from '../../platform/form.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { delegate, revoke } from './actions-delegation.ts'
import { changePassword, endOwnSession, switchPost } from './actions-own.ts'
import { limits, passwordPath } from './actions-session.ts'
import type { organActs, sessionActs } from './acts.ts'
import { ownListRoutes } from './console-person-lists.ts'
import { cookieOf, type SessionNeeds } from './console-session.tsx'
import { MePage } from './pages/me.tsx'
import { PasswordPage } from './pages/password.tsx'
import { postKey } from './posts.ts'
import { delegationsOf } from './store-delegation.ts'
import { colleaguesOf, postsOf } from './store-people.ts'
import { delegationOfSession, sessionsOf } from './store-session.ts'

type Act = keyof typeof sessionActs | keyof typeof organActs

const home = '/console/me'

const onDay = z
  .string()
  .refine((text) => parseDay(text).ok, '请填写真实存在的日期，例如 2026-03-05')

const delegationForm = z.object({
  toId: z.string().min(1, '请选择代理人'),
  since: onDay,
  until: onDay,
  reason: z.string().min(1, '请写明代理的原因').max(200, '最多 200 个字'),
})

/** What a delegation form says. */
export const delegationIn = (
  form: Form,
): { toId: string; since: Day; until: Day; reason: string } => {
  const { toId, since, until, reason } = readForm(form, delegationForm)
  return { toId, reason, since: orRefuse(parseDay(since)), until: orRefuse(parseDay(until)) }
}

const show = async ({ tx, clock, actor, shell, refused }: Ask): Promise<Page> => {
  const today = clock.today()
  const { personId, organId, organName, sessionId } = actor
  const delegationId = await delegationOfSession(tx, sessionId)
  const current = delegationId === null ? `organ:${organId}` : `delegation:${delegationId}`
  const posts = await postsOf(tx, personId, today)
  return {
    page: (
      <MePage
        shell={shell}
        today={today}
        personId={personId}
        organName={organName}
        actingFor={actor.actingForName}
        posts={posts}
        current={posts.map(postKey).find((key) => key === current)}
        sessions={await sessionsOf(tx, { personId, now: clock.now(), limits })}
        sessionId={sessionId}
        delegations={await delegationsOf(tx, { personId })}
        colleagues={await colleaguesOf(tx, [organId], today)}
        keyOf={randomUUID}
        typed={refused?.form.record ?? {}}
        refusal={refused?.refusal}
      />
    ),
  }
}

const showPassword = async ({ actor, shell, refused }: Ask): Promise<Page> => ({
  page: (
    <PasswordPage
      shell={shell}
      first={actor.confinedTo !== undefined}
      keyOf={randomUUID}
      refusal={refused?.refusal}
    />
  ),
})

const passwordRoutes = (needs: SessionNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: passwordPath,
    may: 'session.own',
    audit: null,
    handle: showPassword,
  },
  {
    method: 'post',
    path: passwordPath,
    may: 'session.own',
    audit: 'session.changePassword' satisfies Act,
    form: showPassword,
    handle: async ({ tx, actor, form, clock }) => {
      const typed = {
        present: form.hidden('present'),
        fresh: form.hidden('fresh'),
        again: form.hidden('again'),
      }
      const token = await changePassword(tx, actor, typed, clock.now())
      const notice = '密码已经修改，您在其他设备上的登录已经结束'
      return { to: home, notice, cookie: cookieOf(needs, token) }
    },
  },
]

const delegationRoutes: StaffRoute[] = [
  {
    method: 'post',
    path: '/console/me/delegations',
    may: 'session.own',
    audit: 'organs.delegate' satisfies Act,
    form: show,
    handle: async (ask) => {
      const { personId: fromId, organId } = ask.actor
      await delegate(ask, { ...delegationIn(ask.form), fromId, organId })
      return { to: home, notice: '代理已经安排，代理人从开始日期起可以切换到您的岗位' }
    },
  },
  {
    method: 'post',
    path: '/console/me/delegations/:id/revoke',
    may: 'session.own',
    audit: 'organs.revokeDelegation' satisfies Act,
    form: show,
    handle: async (ask) => {
      await revoke(ask, ask.params['id'] ?? '')
      return { to: home, notice: '代理已经收回，立即生效' }
    },
  },
]

/** 我的登录: one's own posts, password, delegations and devices; open to everybody who is signed in. */
export const ownRoutes = (needs: SessionNeeds): StaffRoute[] => [
  { method: 'get', path: home, may: 'session.own', audit: null, handle: show },
  ...ownListRoutes(),
  ...passwordRoutes(needs),
  ...delegationRoutes,
  {
    method: 'post',
    path: '/console/me/post',
    may: 'session.own',
    audit: 'session.switch' satisfies Act,
    form: show,
    handle: async ({ tx, actor, form, clock }) => {
      const token = await switchPost(tx, actor, form.text('post'), clock)
      return { to: '/console', notice: '已经切换岗位', cookie: cookieOf(needs, token) }
    },
  },
  {
    method: 'post',
    path: '/console/me/sessions/:id/end',
    may: 'session.own',
    audit: 'session.end' satisfies Act,
    form: show,
    handle: async ({ tx, actor, params, clock }) => {
      await endOwnSession(tx, actor, params['id'] ?? '', clock.now())
      return { to: home, notice: '那次登录已经结束' }
    },
  },
]
