import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Day } from '../../kernel/day.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { hashPassword, oneTimePassword } from './actions-password.ts'
import { mustReach, mustReachPerson } from './actions-reach.ts'
import type { organActs } from './acts.ts'
import { checkSignInName } from './password.ts'
import { checkAppointment } from './posts.ts'
import type { Role } from './roles.ts'
import { insertAppointment, insertPerson, personById } from './store.ts'
import {
  endAppointment,
  noteDisabling,
  otherAdministrators,
  presentAppointments,
  rename,
  setDisabled,
  setPassword,
  signInNameTaken,
} from './store-people.ts'
import { revokeSession, revokeSessionsOf } from './store-session.ts'

type Act = keyof typeof organActs

/** What every act here stands on: the transaction, who acts, and when. */
export type Office = { tx: Tx; actor: Actor; clock: Clock }

type Detail = Parameters<typeof audit>[2]['detail']

const note = ({ tx, actor, clock }: Office, act: Act, subject: string, detail?: Detail) =>
  audit(tx, actor, { act, subject, at: clock.now(), ...(detail && { detail }) })

const atField = (field: string, message: string): Refused =>
  new Refused({ code: 'form.invalid', message, fields: { [field]: message } })

/** A new colleague with a first post. @returns their id and the one-time password, shown once */
export const createPerson = async (
  office: Office,
  said: { name: string; signInName: string; organId: string; roles: readonly Role[] },
): Promise<{ id: string; password: string }> => {
  const { tx, actor, clock } = office
  await mustReach(tx, actor, [said.organId])
  const checked = checkSignInName(said.signInName)
  if (!checked.ok) throw atField('signInName', checked.refusal.message)
  const signInName = checked.value
  if (await signInNameTaken(tx, signInName))
    throw atField('signInName', `用户名“${signInName}”已经有人使用，请换一个`)
  const id = randomUUID()
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  await insertPerson(tx, { id, signInName, name: said.name, passwordHash, mustChange: true })
  await note(office, 'organs.createPerson', id)
  for (const role of said.roles)
    await appoint(office, { personId: id, organId: said.organId, role, since: clock.today() })
  return { id, password }
}

/** 任职. @throws Refused as `checkAppointment` does, or outside the actor's reach */
export const appoint = async (
  office: Office,
  asked: { personId: string; organId: string; role: Role; since: Day },
): Promise<void> => {
  const { tx, actor, clock } = office
  await mustReach(tx, actor, [asked.organId])
  if (!(await personById(tx, asked.personId))) throw gone
  const held = await presentAppointments(tx, asked.personId, clock.today())
  const { organId, role } = orRefuse(checkAppointment(asked, actor, held))
  const { personId, since } = asked
  await insertAppointment(tx, { id: randomUUID(), personId, organId, role, since })
  await note(office, 'organs.appoint', personId, { organId, role, since })
}

const gone = new Refused({ code: 'organs.absent', message: '没有这个人员或者这项任职' })

/** 免职, at once. @throws Refused where it was the organ's last administrator */
export const dismiss = async (
  office: Office,
  { personId, appointmentId }: { personId: string; appointmentId: string },
): Promise<void> => {
  const { tx, actor, clock } = office
  const on = clock.today()
  const held = await presentAppointments(tx, personId, on)
  const found = held.find(({ id }) => id === appointmentId)
  if (!found) throw gone
  const { organId, role } = found
  await mustReach(tx, actor, [organId])
  if (role === 'administrator') await mustLeaveOne(office, { personId, organId })
  if (found.since > on) await endAppointment(tx, appointmentId, found.since)
  else await endAppointment(tx, appointmentId, on)
  await note(office, 'organs.dismiss', personId, { organId, role })
}

const mustLeaveOne = async (
  { tx, clock }: Office,
  { personId, organId }: { personId: string; organId: string },
): Promise<void> => {
  if ((await otherAdministrators(tx, { organId, personId, on: clock.today() })) > 0) return
  throw new Refused({
    code: 'organs.last-administrator',
    message: '这是这个机构唯一的系统管理员，请先任命另一位',
  })
}

/** 改名; the sign-in name stays. */
export const renamePerson = async (office: Office, id: string, name: string): Promise<void> => {
  await mustReachPerson(office.tx, office.actor, { id, on: office.clock.today() })
  await rename(office.tx, id, name)
  await note(office, 'organs.renamePerson', id)
}

const notOneself = ({ actor }: Office, id: string, message: string): void => {
  if (actor.personId === id) throw new Refused({ code: 'organs.oneself', message })
}

/** 重置密码: every session of the person ends. @returns the one-time password, shown once */
export const resetPassword = async (office: Office, id: string): Promise<string> => {
  const { tx, actor, clock } = office
  notOneself(office, id, '修改自己的密码请到“我的登录”')
  await mustReachPerson(tx, actor, { id, on: clock.today() })
  const password = oneTimePassword()
  await setPassword(tx, { id, hash: await hashPassword(password), mustChange: true })
  const ended = await revokeSessionsOf(tx, { personId: id, now: clock.now() })
  await note(office, 'organs.resetPassword', id, { ended })
  return password
}

/** How many open cases somebody has; asked of the module that knows. */
export type OpenWorkOf = (tx: Tx, personId: string) => Promise<number>

/** @throws Refused where the person has open work that nobody took over, and no reason was given */
const mustBeHandedOver = (open: number, reason: string): void => {
  if (open === 0 || reason.length >= 5) return
  const message = `这位同志名下还有 ${open} 件未办结的申请，请先由公开工作机构负责人办理工作移交；确需先停用的，请写明理由`
  throw new Refused({ code: 'organs.open-work', message, fields: { disableReason: message } })
}

/**
 * 停用账户: from the next request on nothing works any more. Open work is handed over before, or there
 * is a reason why not.
 */
export const disable = async (
  office: Office,
  id: string,
  { openWorkOf, reason }: { openWorkOf: OpenWorkOf; reason: string },
): Promise<void> => {
  const { tx, actor, clock } = office
  notOneself(office, id, '不能停用自己的账户，请另一位系统管理员办理')
  const on = clock.today()
  await mustReachPerson(tx, actor, { id, on })
  for (const { organId, role } of await presentAppointments(tx, id, on))
    if (role === 'administrator') await mustLeaveOne(office, { personId: id, organId })
  const open = await openWorkOf(tx, id)
  mustBeHandedOver(open, reason)
  if (open > 0) await noteDisabling(tx, { id, open, reason, by: actor.personId, at: clock.now() })
  await setDisabled(tx, id, clock.now())
  await revokeSessionsOf(tx, { personId: id, now: clock.now() })
  await note(office, 'organs.disable', id, { open })
}

export const enable = async (office: Office, id: string): Promise<void> => {
  await mustReachPerson(office.tx, office.actor, { id, on: office.clock.today() })
  await setDisabled(office.tx, id, null)
  await note(office, 'organs.enable', id)
}

/** 强制下线: ends one session of somebody else. */
export const endSessionOf = async (
  { tx, actor, clock }: Office,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> => {
  const now = clock.now()
  await mustReachPerson(tx, actor, { id: personId, on: clock.today() })
  if (!(await revokeSession(tx, { id: sessionId, personId, now }))) throw gone
  await audit(tx, actor, { act: 'session.end', subject: sessionId, at: now })
}
