import { createHash } from 'node:crypto'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Mail } from '../../platform/mail.ts'
import { organById } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { citizenAt } from './citizen.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { isTold, noticeOf, stepMailText } from './step-mail.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { sealedApplicantOf } from './store-applicant.ts'
import {
  changeMailConsent,
  insertStepMail,
  lockStepMail,
  noteOutcome,
  noteSending,
  type StepMailKey,
  wantsStepMail,
} from './store-step-mail.ts'

/** 进展邮件, one job for each notice. */
export const stepMailQueue = 'requests.step-mail'

/** A mail server that is down, or says “later”, is asked again for about nine hours. */
const retry = { limit: 10, delay: 60, longestDelay: 7200 }

type Happened = {
  organId: string
  requestId: string
  before: readonly Recorded[]
  made: readonly CaseEvent[]
  events: readonly Recorded[]
}

/** An item that was split off repeats the receipt of the application it came from. */
const mayTell = (made: readonly CaseEvent[]): boolean =>
  made.some(({ type }) => isTold(type)) && !made.some(({ type }) => type === 'splitFrom')

/**
 * Asks for the notices of what just happened, on the same transaction: one for each event that has
 * something to say, to an applicant who agreed. The job names the event and holds no address.
 */
export const askForStepMails = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'clock' | 'calendar' | 'jobs' | 'mail'>,
  { organId, requestId, before, made, events }: Happened,
): Promise<void> => {
  if (!needs.mail || !mayTell(made) || !(await wantsStepMail(tx, requestId))) return
  for (let seq = before.length + 1; seq <= events.length; seq += 1) {
    if (noticeOf(needs.calendar(), events.slice(0, seq)) === null) continue
    await insertStepMail(tx, { organId, requestId, seq, at: needs.clock.now() })
    await needs.jobs.enqueue(tx, stepMailQueue, { organId, requestId, seq: `${seq}` }, retry)
  }
}

/** The same for the same event, and says nothing of the case. */
const mailIdOf = ({ requestId, seq }: StepMailKey): string =>
  createHash('sha256').update(`step mail ${requestId} ${seq}`).digest('hex').slice(0, 32)

type Prepared = { mail: Mail } | 'withheld'

/** Opens the address at the last moment. Who erased their data, or wants no mail any more, gets none. */
const prepared = async (tx: Tx, needs: RequestNeeds, key: StepMailKey): Promise<Prepared> => {
  const row = await requestById(tx, key.requestId)
  const events = (await eventsOf(tx, row.id)).filter(({ seq }) => seq <= key.seq)
  const notice = noticeOf(needs.calendar(), events)
  const wanted = await wantsStepMail(tx, row.id)
  const to = wanted ? (await sealedApplicantOf(tx, needs.vault, row))?.email : undefined
  const organ = await organById(tx, row.organId)
  if (!notice || to === undefined || !organ) return 'withheld'
  const head = {
    number: row.number,
    organName: organ.name,
    phone: organ.office.phone,
    publicUrl: needs.publicUrl,
  }
  return { mail: { id: mailIdOf(key), to, ...stepMailText(notice, head) } }
}

/**
 * Begins one try, unless the notice is settled already. A try that a crash cut off is 结果不明: whether
 * the mail left nobody knows, so it is not sent again by itself.
 */
const begin = async (tx: Tx, needs: RequestNeeds, key: StepMailKey): Promise<Mail | undefined> => {
  const at = needs.clock.now()
  const state = await lockStepMail(tx, key)
  if (state === 'sending') await noteOutcome(tx, key, { state: 'unknown', at })
  if (state !== 'waiting') return undefined
  await noteSending(tx, key, at)
  const ready = await prepared(tx, needs, key)
  if (ready !== 'withheld') return ready.mail
  await noteOutcome(tx, key, { state: 'withheld', at })
  return undefined
}

/** `inTx` opens a transaction of the notice's organ: the server is asked between two of them. */
type InTx = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Sends one notice, once.
 *
 * @returns false where it has to be tried again
 */
export const sendStepMail = async (
  inTx: InTx,
  needs: RequestNeeds,
  key: StepMailKey,
): Promise<boolean> => {
  const mailer = needs.mail
  if (!mailer) return false
  const mail = await inTx((tx) => begin(tx, needs, key))
  if (!mail) return true
  const outcome = await mailer.send(mail)
  const state = outcome === 'later' ? 'waiting' : outcome
  await inTx((tx) => noteOutcome(tx, key, { state, at: needs.clock.now() }))
  return outcome !== 'later'
}

/** 邮件通知: the applicant stops it, or begins it again. */
export const chooseStepMail = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'clock'>,
  row: RequestRow,
  wanted: boolean,
): Promise<void> => {
  const at = needs.clock.now()
  await changeMailConsent(tx, { applicationId: row.applicationId, wanted, at })
  const line = { act: 'requests.chooseMail', subject: row.id, at, detail: { wanted } }
  await audit(tx, citizenAt(row.organId), line)
}
