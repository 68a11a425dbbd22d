import { randomBytes, randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { hashPassword, isPassword } from './actions-password.ts'
import { tokenHashOf } from './actions-session.ts'
import { checkPassword } from './password.ts'
import { postKey } from './posts.ts'
import { personById } from './store.ts'
import { passwordHashOf, postsOf, setPassword } from './store-people.ts'
import {
  continueSession,
  delegationOfSession,
  revokeSession,
  revokeSessionsOf,
} from './store-session.ts'

/** The sitting goes on for this organ under a new token; the old one is dead. */
const renew = async (
  tx: Tx,
  actor: Actor,
  { organId, delegationId, now }: { organId: string; delegationId: string | null; now: Date },
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const tokenHash = tokenHashOf(token)
  await continueSession(tx, {
    fromId: actor.sessionId,
    tokenHash,
    id,
    organId,
    delegationId,
    now,
  })
  await revokeSession(tx, { id: actor.sessionId, personId: actor.personId, now })
  return token
}

/**
 * 切换岗位: goes on working for another organ, or in another's place.
 *
 * @param key of the post, as `postKey` writes it
 * @returns the new token
 * @throws Refused where the person has no such post today
 */
export const switchPost = async (
  tx: Tx,
  actor: Actor,
  key: string,
  clock: Clock,
): Promise<string> => {
  const now = clock.now()
  const posts = await postsOf(tx, actor.personId, clock.today())
  const post = posts.find((one) => postKey(one) === key)
  if (!post) throw new Refused({ code: 'session.post', message: '您今天没有这个岗位，请重新选择' })
  const { organId, delegationId } = post
  const token = await renew(tx, actor, { organId, delegationId, now })
  await audit(tx, actor, {
    act: 'session.switch',
    subject: actor.sessionId,
    at: now,
    detail: { organId, delegationId },
  })
  return token
}

/** Ends one of the person's own sessions. @throws Refused `session.absent` where it is not theirs */
export const endOwnSession = async (tx: Tx, actor: Actor, id: string, now: Date): Promise<void> => {
  if (!(await revokeSession(tx, { id, personId: actor.personId, now })))
    throw new Refused({ code: 'session.absent', message: '这次登录已经结束，或者不是您的' })
  await audit(tx, actor, { act: 'session.end', subject: id, at: now })
}

/** What is typed to change a password: the present one, the fresh one, and that again. */
export type PasswordTyped = { present: string; fresh: string; again: string }

const wrongField = (field: keyof PasswordTyped, message: string): Refused =>
  new Refused({ code: 'form.invalid', message, fields: { [field]: message } })

/**
 * 修改密码: every other session of the person ends, this one goes on under a new token.
 *
 * @returns the new token
 */
export const changePassword = async (
  tx: Tx,
  actor: Actor,
  { present, fresh, again }: PasswordTyped,
  now: Date,
): Promise<string> => {
  const person = await personById(tx, actor.personId)
  const hashed = await passwordHashOf(tx, actor.personId)
  if (!person || hashed === null || !(await isPassword(hashed, present)))
    throw wrongField('present', '当前密码不正确')
  const checked = checkPassword(fresh, [person.name, person.signInName])
  if (!checked.ok) throw wrongField('fresh', checked.refusal.message)
  if (fresh === present) throw wrongField('fresh', '新密码不能与当前密码相同')
  if (fresh !== again) throw wrongField('again', '两次输入的新密码不一致')
  const { personId, sessionId } = actor
  await setPassword(tx, { id: personId, hash: await hashPassword(fresh), mustChange: false })
  const ended = await revokeSessionsOf(tx, { personId, but: sessionId, now })
  const token = await renewHere(tx, actor, now)
  await audit(tx, actor, {
    act: 'session.changePassword',
    subject: personId,
    at: now,
    detail: { ended },
  })
  return token
}

const renewHere = async (tx: Tx, actor: Actor, now: Date): Promise<string> => {
  const delegationId = await delegationOfSession(tx, actor.sessionId)
  return renew(tx, actor, { organId: actor.organId, delegationId, now })
}
