import { createHash, randomBytes } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { attempt, takeBack } from '../../platform/attempts.ts'
import { audit } from '../../platform/audit.ts'
import { enter, type Pool, type Tx } from '../../platform/db.ts'
import type { RequestNeeds } from './actions.ts'
import { codeHashOf } from './actions-query-code.ts'
import { applicantId, citizenAt } from './citizen.ts'
import { foldQueryCode, foldRequestNumber } from './query-code.ts'
import { limitsOf, networkOf, waitWords } from './query-limits.ts'
import {
  type CitizenLimits,
  endCitizenSession,
  insertCitizenSession,
  itemsOf,
  touchCitizenSession,
} from './store-citizen.ts'
import { applicationByCode, type Found } from './store-query-code.ts'

/** What `/query` stands on besides: the two roles it uses, and its cookie. */
export type QueryNeeds = RequestNeeds & {
  pools: { app: Pool; public: Pool }
  /** Reached by https: the cookie is sent nowhere else. */
  secure: boolean
}

/** Long enough to write a correction, short enough for the computer of a library. */
const limits: CitizenLimits = { idleMinutes: 60, longestHours: 4 }

const wrong = new Refused({
  code: 'query.wrong',
  message: '没有找到：申请编号或者查询码不正确，请对照登记回执核对后再试',
  fields: { code: '申请编号或者查询码不正确' },
})

const nameNeeded = (name: string): Refused =>
  new Refused({
    code: 'query.name-needed',
    message:
      '这个编号或者您所在的网络今天查询的次数较多。为了保护申请人，请同时填写申请人的姓名或者单位名称，再查询一次',
    fields: { name: name === '' ? '请填写申请时所写的姓名或者单位名称' : '' },
  })

const mustWait = (seconds: number): Refused =>
  new Refused({
    code: 'query.wait',
    message: `查询的次数过多，请 ${waitWords(seconds)}后再试；急需了解进度的，可以致电政府信息公开工作机构`,
    fields: { code: `请 ${waitWords(seconds)}后再试` },
  })

/**
 * Number and code. A guess is counted before it is looked up, and stays counted where it is wrong. An
 * unknown number and a wrong code take the same way: one look-up by one keyed hash.
 *
 * @throws Refused `query.wrong`; `query.name-needed` where the guesses are used up; `query.wait`
 */
export const recogniseApplicant = async (
  { pools, vault, clock }: QueryNeeds,
  said: { number: string; code: string; name: string; address: string },
): Promise<Found> => {
  const now = clock.now()
  const number = foldRequestNumber(said.number)
  const code = foldQueryCode(said.code)
  const counted = limitsOf(
    { number, name: said.name, network: networkOf(said.address) },
    vault.fingerprint,
  )
  const passed = await attempt(pools.app, counted, now)
  if (!passed.passed) throw said.name === '' ? nameNeeded(said.name) : mustWait(passed.wait)
  const found = await applicationByCode(pools.public, {
    codeHash: codeHashOf(vault, { number, code }),
    nameHash: said.name === '' ? null : vault.fingerprint(said.name),
  })
  if (!found) throw wrong
  await takeBack(pools.app, passed.id, counted)
  return found
}

const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Opens a session on one application. @returns what the cookie holds: the organ and a random token */
export const openQuery = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  { organId, applicationId }: Found,
): Promise<string> => {
  const now = clock.now()
  await enter(tx, { organId, personId: applicantId })
  const token = randomBytes(32).toString('base64url')
  await insertCitizenSession(tx, { tokenHash: tokenHashOf(token), organId, applicationId, now })
  const [first] = await itemsOf(tx, applicationId)
  const subject = first?.id ?? applicationId
  await audit(tx, citizenAt(organId), { act: 'requests.query', subject, at: now })
  return `${encodeURIComponent(organId)}.${token}`
}

const partsOf = (cookie: string): { organId: string; token: string } | undefined => {
  const [, organ, token] = /^([\w%~-]{1,200})\.([\w-]{43})$/.exec(cookie) ?? []
  try {
    return organ && token ? { organId: decodeURIComponent(organ), token } : undefined
  } catch {
    return undefined
  }
}

/** Enters the organ of a living session. @returns undefined where it is over, or never was */
export const resumeQuery = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  cookie: string | undefined,
): Promise<Found | undefined> => {
  const parts = partsOf(cookie ?? '')
  if (!parts) return undefined
  const { organId, token } = parts
  await enter(tx, { organId, personId: applicantId })
  const session = await touchCitizenSession(tx, {
    tokenHash: tokenHashOf(token),
    now: clock.now(),
    limits,
  })
  return session && { organId, applicationId: session.applicationId }
}

/** 退出: the cookie is worth nothing from here on. */
export const closeQuery = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  { cookie, found }: { cookie: string; found: Found },
): Promise<void> => {
  const parts = partsOf(cookie)
  const at = clock.now()
  if (parts) await endCitizenSession(tx, tokenHashOf(parts.token), at)
  const [first] = await itemsOf(tx, found.applicationId)
  const subject = first?.id ?? found.applicationId
  await audit(tx, citizenAt(found.organId), { act: 'requests.endQuery', subject, at })
}
