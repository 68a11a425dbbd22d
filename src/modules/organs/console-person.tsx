import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseDay } from '../../kernel/day.ts'
import { orRefuse } from '../../kernel/result.ts'
import { readForm } from '../../platform/form.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { delegate, revoke } from './actions-delegation.ts'
import {
  appoint,
  disable,
  dismiss,
  enable,
  endSessionOf,
  type OpenWorkOf,
  renamePerson,
  resetPassword,
} from './actions-people.ts'
import { limits } from './actions-session.ts'
import type { organActs, sessionActs } from './acts.ts'
import { delegationIn } from './console-me.tsx'
import { personName } from './console-people.tsx'
import { personListRoutes, personSeen } from './console-person-lists.ts'
import { PersonPage } from './pages/person.tsx'
import { roles } from './roles.ts'
import { delegationsOf } from './store-delegation.ts'
import { colleaguesOf } from './store-people.ts'
import { sessionsOf } from './store-session.ts'

type Act = keyof typeof organActs | keyof typeof sessionActs

const idOf = ({ params }: Ask): string => params['id'] ?? ''

const show = async (ask: Ask): Promise<Page> => {
  const { tx, shell, clock, actor, refused } = ask
  const { person, appointments, organs, postOrgans, manages } = await personSeen(ask)
  const { id } = person
  const today = clock.today()
  return {
    page: (
      <PersonPage
        shell={shell}
        today={today}
        person={person}
        appointments={appointments}
        delegations={await delegationsOf(tx, { personId: id })}
        sessions={manages ? await sessionsOf(tx, { personId: id, now: clock.now(), limits }) : []}
        organs={organs}
        postOrgans={postOrgans}
        colleagues={await colleaguesOf(
          tx,
          postOrgans.map((one) => one.id),
          today,
        )}
        mayManage={manages}
        oneself={id === actor.personId}
        typed={refused?.form.record ?? {}}
        keyOf={randomUUID}
        refusal={refused?.refusal}
      />
    ),
  }
}

const appointmentForm = z.object({
  organId: z.string().min(1, '请选择机构'),
  role: z.enum(roles, '请选择岗位'),
  from: z.string().refine((text) => parseDay(text).ok, '请填写真实存在的日期，例如 2026-03-05'),
})

/** What the pages of people stand on besides their own tables. */
export type PeopleNeeds = { openWorkOf: OpenWorkOf }

type Write = { path: string; act: Act; handle: (ask: Ask, needs: PeopleNeeds) => Promise<string> }

/** A write on one person: it answers the sentence shown on that person's page afterwards. */
const write = (needs: PeopleNeeds, { path, act, handle }: Write): StaffRoute => ({
  method: 'post',
  path: `/console/people/:id/${path}`,
  may: 'organs.manage',
  audit: act,
  form: show,
  handle: async (ask): Promise<Sent> => {
    const notice = await handle(ask, needs)
    return { to: `/console/people/${idOf(ask)}`, notice }
  },
})

const accountWrites: readonly Write[] = [
  {
    path: 'password',
    act: 'organs.resetPassword',
    handle: async (ask) =>
      `一次性密码：${await resetPassword(ask, idOf(ask))}（只显示这一次，请当面交给本人）`,
  },
  {
    path: 'disable',
    act: 'organs.disable',
    handle: async (ask, { openWorkOf }) => {
      const reason = ask.form.text('disableReason').slice(0, 300)
      await disable(ask, idOf(ask), { openWorkOf, reason })
      return '账户已经停用，立即生效'
    },
  },
  {
    path: 'enable',
    act: 'organs.enable',
    handle: async (ask) => {
      await enable(ask, idOf(ask))
      return '账户已经启用'
    },
  },
  {
    path: 'name',
    act: 'organs.renamePerson',
    handle: async (ask) => {
      const said = readForm(ask.form, z.object({ name: personName }))
      await renamePerson(ask, idOf(ask), said.name)
      return '姓名已经修改'
    },
  },
  {
    path: 'sessions/:session/end',
    act: 'session.end',
    handle: async (ask) => {
      const sessionId = ask.params['session'] ?? ''
      await endSessionOf(ask, { personId: idOf(ask), sessionId })
      return '那次登录已经结束'
    },
  },
]

const postWrites: readonly Write[] = [
  {
    path: 'appointments',
    act: 'organs.appoint',
    handle: async (ask) => {
      const { organId, role, from } = readForm(ask.form, appointmentForm)
      const since = orRefuse(parseDay(from))
      await appoint(ask, { personId: idOf(ask), organId, role, since })
      return '任职已经记录'
    },
  },
  {
    path: 'appointments/:appointment/end',
    act: 'organs.dismiss',
    handle: async (ask) => {
      const appointmentId = ask.params['appointment'] ?? ''
      await dismiss(ask, { personId: idOf(ask), appointmentId })
      return '已经免职，立即生效'
    },
  },
  {
    path: 'delegations',
    act: 'organs.delegate',
    handle: async (ask) => {
      const organId = ask.form.text('organId')
      await delegate(ask, { ...delegationIn(ask.form), fromId: idOf(ask), organId })
      return '代理已经安排'
    },
  },
  {
    path: 'delegations/:delegation/revoke',
    act: 'organs.revokeDelegation',
    handle: async (ask) => {
      await revoke(ask, ask.params['delegation'] ?? '')
      return '代理已经收回，立即生效'
    },
  },
]

/** One person: posts, delegations, account and devices. */
export const personPages = (needs: PeopleNeeds): StaffRoute[] => [
  { method: 'get', path: '/console/people/:id', may: 'organs.look', audit: null, handle: show },
  ...personListRoutes(),
  ...[...accountWrites, ...postWrites].map((one) => write(needs, one)),
]
