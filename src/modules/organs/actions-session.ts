import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Pool, Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { hashPassword, isPassword } from './actions-password.ts'
import { signInNameOf } from './password.ts'
import { waitAfter, waitInWords } from './sign-in-delay.ts'
import {
  failureAges,
  findAccount,
  findSession,
  forgetAttempts,
  forgetFailures,
  insertSession,
  lockName,
  noteGuess,
  revokeSession,
  revokeToken,
  type SessionLimits,
  touchSession,
} from './store-session.ts'

/** A working morning without a click, and a working day in any case. */
export const limits: SessionLimits = { idleMinutes: 120, longestHours: 12 }

/** Where a password is changed: the first page, and the only one, with a password somebody else set. */
export const passwordPath = '/console/password'

/** Compared against where the name is unknown, so that both answers take the same time. */
const decoy = hashPassword(randomBytes(16).toString('hex'))

export const tokenHashOf = (token: string): string =>
  createHash('sha256').update(token).digest('hex')

export type SignInNeeds = { pool: Pool; clock: Clock; fingerprint: (text: string) => string }

/** Who signed in, and from where. */
export type NewSession = {
  personId: string
  organId: string
  address: string
  agent: string
  /** The token the browser held until now. */
  before?: string | undefined
}

const wrong = {
  code: 'session.wrong',
  message: '用户名或者密码不正确',
  fields: { name: '用户名或者密码不正确' },
}

/**
 * Opens a session for the organ of a recognised person's first post; the one this browser had before
 * is over.
 *
 * @returns the session's token, which is stored only as a hash
 */
export const openSession = async (tx: Tx, said: NewSession, now: Date): Promise<string> => {
  const { personId, organId, address, before } = said
  if (before !== undefined) await revokeToken(tx, tokenHashOf(before), now)
  const token = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const tokenHash = tokenHashOf(token)
  const agent = said.agent.slice(0, 200)
  await insertSession(tx, { tokenHash, id, personId, organId, now, address, agent })
  await audit(tx, { personId, organId }, { act: 'session.signIn', subject: id, at: now })
  return token
}

/** 退出: the token is worth nothing from here on. */
export const closeSession = async (tx: Tx, actor: Actor, now: Date): Promise<void> => {
  await revokeSession(tx, { id: actor.sessionId, personId: actor.personId, now })
  await audit(tx, actor, { act: 'session.signOut', subject: actor.sessionId, at: now })
}

/**
 * Name and password, under the growing delay. A guess is counted before it is checked, and stays
 * counted whatever becomes of the request.
 *
 * @throws Refused `session.wrong`, the same for an unknown name, a wrong password and a disabled
 *   account; `session.wait` while the growing delay lasts; `session.jobless` without a post
 */
export const recognise = async (
  { pool, clock, fingerprint }: SignInNeeds,
  said: { name: string; password: string },
): Promise<{ personId: string; organId: string }> => {
  const now = clock.now()
  const name = signInNameOf(said.name)
  const nameHash = fingerprint(name)
  await pool.begin((tx) => countGuess(tx, nameHash, now))
  const account = await findAccount(pool, name, clock.today())
  const right = await isPassword(account?.passwordHash ?? (await decoy), said.password)
  if (!right || !account || account.disabled || account.passwordHash === null)
    throw new Refused(wrong)
  await forgetFailures(pool, nameHash)
  const { personId, organId } = account
  if (organId === null)
    throw new Refused({ code: 'session.jobless', message: '您的账户还没有任职，请联系系统管理员' })
  return { personId, organId }
}

/** The guess is a failure until it proves right. */
const countGuess = async (tx: Tx, nameHash: string, now: Date): Promise<void> => {
  await lockName(tx, nameHash)
  await forgetAttempts(tx, now)
  const wait = waitAfter(await failureAges(tx, nameHash, now))
  if (wait > 0)
    throw new Refused({
      code: 'session.wait',
      message: `连续输错次数较多，请 ${waitInWords(wait)}后再试`,
    })
  await noteGuess(tx, nameHash, now)
}

/** Who a token stands for right now; undefined where its session is over. */
export const actorOf = async (db: Db, token: string, clock: Clock): Promise<Actor | undefined> => {
  const now = clock.now()
  const row = await findSession(db, {
    tokenHash: tokenHashOf(token),
    on: clock.today(),
    now,
    limits,
  })
  if (!row) return undefined
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) await touchSession(db, row.id, now)
  return {
    personId: row.personId,
    name: row.name,
    organId: row.organId,
    organName: row.organName,
    roles: row.roles,
    sessionId: row.id,
    ...(row.mustChangePassword && { confinedTo: passwordPath }),
    ...(row.actingFor !== null && { actingFor: row.actingFor }),
    ...(row.actingForName !== null && { actingForName: row.actingForName }),
  }
}
