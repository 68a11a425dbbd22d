import { Refused } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import { limits } from './actions-session.ts'
import type { organActs } from './acts.ts'
import type { Delegation } from './delegation.ts'
import { organPermissions } from './may.ts'
import {
  type AppointmentLine,
  appointmentSheet,
  delegationSheet,
  sessionSheet,
} from './pages/person-columns.ts'
import { administers } from './reach.ts'
import { allowed } from './roles.ts'
import { type OrganRecord, organsAll, type Person, personById } from './store.ts'
import { delegationsOf } from './store-delegation.ts'
import { type AppointmentRow, appointmentsOf, postsOf } from './store-people.ts'
import { type SessionLine, sessionsOf } from './store-session.ts'

type Act = keyof typeof organActs

type PersonSeen = {
  person: Person
  appointments: AppointmentRow[]
  /** Organs the one who looks cares for. */
  organs: OrganRecord[]
  /** Where the person has a post. */
  postOrgans: OrganRecord[]
  manages: boolean
}

/**
 * One person, their posts, and whether the one who looks administers all of them.
 *
 * @throws Refused where there is no such person
 */
export const personSeen = async (ask: Ask): Promise<PersonSeen> => {
  const { tx, clock, actor, params } = ask
  const today = clock.today()
  const person = await personById(tx, params['id'] ?? '')
  if (!person) throw new Refused({ code: 'organs.absent', message: '没有这个人员' })
  const organs = await organsAll(tx)
  const reach = (id: string): boolean => administers(organs, actor.organId, id)
  const mayManage = allowed([organPermissions], actor.roles, 'organs.manage')
  const appointments = await appointmentsOf(tx, person.id)
  const present = appointments.filter(({ until }) => until === null || until >= today)
  const held = new Set(present.map(({ organId }) => organId))
  const standIn = await postsOf(tx, person.id, today)
  const posts = [...held, ...standIn.map(({ organId }) => organId)]
  return {
    person,
    appointments,
    organs: mayManage ? organs.filter(({ id }) => reach(id)) : [],
    postOrgans: organs.filter(({ id }) => held.has(id)),
    manages: mayManage && posts.every(reach),
  }
}

const sessionsSeen = ({ tx, clock }: Ask, personId: string): Promise<SessionLine[]> =>
  sessionsOf(tx, { personId, now: clock.now(), limits })

const one = '/console/people/:id'

/** 任职, 代理 and devices of one person as files. */
export const personListRoutes = (): StaffRoute[] => [
  ...exportRoutes<AppointmentLine>({
    list: `${one}/appointments`,
    may: 'organs.look',
    act: 'organs.exportAppointments' satisfies Act,
    columns: appointmentSheet,
    open: async (ask) => {
      const { person, appointments } = await personSeen(ask)
      return { name: `${person.name}任职`, rows: appointments, about: { id: person.id } }
    },
  }),
  ...exportRoutes<Delegation>({
    list: `${one}/delegations`,
    may: 'organs.look',
    act: 'organs.exportDelegations' satisfies Act,
    columns: delegationSheet,
    open: async (ask) => {
      const { person } = await personSeen(ask)
      return {
        name: `${person.name}岗位代理`,
        rows: await delegationsOf(ask.tx, { personId: person.id }),
        about: { id: person.id },
      }
    },
  }),
  ...exportRoutes<SessionLine>({
    list: `${one}/sessions`,
    may: 'organs.manage',
    act: 'organs.exportSessions' satisfies Act,
    columns: sessionSheet,
    open: async (ask) => {
      const { person, manages } = await personSeen(ask)
      return {
        name: `${person.name}登录设备`,
        rows: manages ? await sessionsSeen(ask, person.id) : [],
        about: { id: person.id },
      }
    },
  }),
]

/** One's own 代理 and devices as files. */
export const ownListRoutes = (): StaffRoute[] => [
  ...exportRoutes<Delegation>({
    list: '/console/me/delegations',
    may: 'session.own',
    act: 'organs.exportDelegations' satisfies Act,
    columns: delegationSheet,
    open: async ({ tx, actor: { personId } }) => ({
      name: '我的岗位代理',
      rows: await delegationsOf(tx, { personId }),
    }),
  }),
  ...exportRoutes<SessionLine>({
    list: '/console/me/sessions',
    may: 'session.own',
    act: 'organs.exportSessions' satisfies Act,
    columns: sessionSheet,
    open: async (ask) => ({
      name: '我正在登录的设备',
      rows: await sessionsSeen(ask, ask.actor.personId),
    }),
  }),
]
