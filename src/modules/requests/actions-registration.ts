import { randomUUID } from 'node:crypto'
import { type Day, yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { type Moved, type Officer, record, type RequestNeeds, transition } from './actions.ts'
import { type Applicant, maskedName } from './applicant.ts'
import { isApplicant } from './citizen.ts'
import type { CaseEvent, Channel } from './events.ts'
import { type Carrier, nextNumber, type ObtainBy, requestById } from './store.ts'
import {
  insertApplication,
  insertRequest,
  narrowDescription,
  numberingOf,
} from './store-registration.ts'
import { giveMailConsent } from './store-step-mail.ts'

/** 登记: what the counter, the post room or the fax machine received. */
export type Registration = {
  channel: Channel
  /** The day it arrived; never a future day. */
  arrivedOn: Day
  applicant: Applicant
  description: string
  obtainBy: ObtainBy
  carrier: Carrier
  postNumber?: string
  /** 同意接收进展邮件; means something where the applicant gave an address. */
  stepMail?: boolean
  /** A key of the organ under which files of the application are sealed already. */
  caseKeyId?: string
}

/** Channels whose arrival is the receipt; the others wait for a confirmation (条例第三十一条). */
const receivedOnArrival: ReadonlySet<Channel> = new Set(['counter', 'signedPost', 'oral'])

/**
 * Registers an application with its one item, gives it the next number and, where the law lets it,
 * its day of receipt (条例第三十一条).
 *
 * @throws Refused where the day lies in the future
 */
export const register = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  said: Registration,
): Promise<{ id: string; number: string } & Moved> => {
  if (said.arrivedOn > needs.clock.today())
    throw new Refused({
      code: 'requests.future',
      message: '收到日期不能晚于今天',
      basis: '条例第三十一条',
      fields: { arrivedOn: '收到日期不能晚于今天' },
    })
  const { organId } = officer
  const at = needs.clock.now()
  const caseKeyId = said.caseKeyId ?? (await needs.vault.newCaseKey(tx, organId))
  const { applicant } = said
  const applicationId = randomUUID()
  await insertApplication(tx, {
    id: applicationId,
    organId,
    channel: said.channel,
    arrivedOn: said.arrivedOn,
    applicantKind: applicant.kind,
    maskedName: maskedName(applicant),
    nameHash: needs.vault.fingerprint(applicant.name),
    proofHash: applicant.proofNumber ? needs.vault.fingerprint(applicant.proofNumber) : null,
    phoneHash: applicant.phone ? needs.vault.fingerprint(applicant.phone) : null,
    caseKeyId,
    sealedApplicant: await needs.vault.seal(tx, caseKeyId, applicant),
    postNumber: said.postNumber ?? null,
    at,
  })
  if (said.stepMail && applicant.email) await giveMailConsent(tx, { organId, applicationId, at })
  const seq = await nextNumber(tx, organId, 'request', said.arrivedOn)
  const id = randomUUID()
  const number = numberOf(yearOf(said.arrivedOn), seq, 1)
  await insertRequest(tx, {
    id,
    organId,
    applicationId,
    number,
    on: said.arrivedOn,
    seq,
    item: 1,
    description: said.description,
    obtainBy: said.obtainBy,
    carrier: said.carrier,
    at,
  })
  const { channel, arrivedOn: on } = said
  const type = receivedOnArrival.has(channel) ? 'received' : 'submitted'
  const separation = await needs.separationOf(tx, organId, officer)
  const made: CaseEvent[] = [{ type, on, channel }, ...assignedTo(officer, on)]
  const moved = await record(tx, needs, officer, { organId, id, before: [], made, separation })
  await audit(tx, officer, {
    act: 'requests.register',
    subject: id,
    at,
    detail: { number, channel },
  })
  return { id, number, ...moved }
}

/** Whoever registers it has it in hand; what the applicant sent in online is nobody's yet. */
const assignedTo = ({ personId }: Officer, on: Day): CaseEvent[] =>
  isApplicant(personId) ? [] : [{ type: 'assigned', on, to: personId }]

/** 依申请〔2026〕7号; further items of the same application 7-2, 7-3 … */
export const numberOf = (year: number, seq: number, item: number): string =>
  `依申请〔${year}〕${seq}${item === 1 ? '' : `-${item}`}号`

/**
 * 拆分 (一事一申请): the item keeps the first part, each further part becomes an item of its own with
 * the same applicant and day of receipt.
 *
 * @param parts at least two descriptions
 * @returns the ids of the new items
 */
export const split = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  asked: { id: string; expected: number; on: Day; parts: readonly string[] },
): Promise<string[]> => {
  const [kept = '', ...further] = asked.parts
  if (further.length === 0)
    throw new Refused({
      code: 'requests.split-one',
      message: '拆分后至少应当有两项，每项写明一件事',
    })
  const row = await requestById(tx, asked.id)
  const ids = further.map(() => randomUUID())
  const { organId, events } = await transition(tx, needs, officer, {
    id: asked.id,
    expected: asked.expected,
    command: { move: 'split', on: asked.on, into: ids },
  })
  await narrowDescription(tx, asked.id, kept)
  const { year, seq, items } = await numberingOf(tx, row.applicationId)
  const separation = await needs.separationOf(tx, organId, officer)
  const receipt = events.flatMap((event): CaseEvent[] =>
    event.type === 'received' || event.type === 'receiptDateCorrected' ? [event] : [],
  )
  for (const [index, id] of ids.entries()) {
    await insertRequest(tx, {
      id,
      organId,
      applicationId: row.applicationId,
      seq,
      item: items + index + 1,
      number: numberOf(year, seq, items + index + 1),
      on: row.arrivedOn,
      description: further[index] ?? '',
      obtainBy: row.obtainBy,
      carrier: row.carrier,
      at: needs.clock.now(),
    })
    const made: CaseEvent[] = [
      ...receipt.map(bare),
      { type: 'splitFrom', on: asked.on, from: asked.id },
      { type: 'assigned', on: asked.on, to: row.handlerId ?? officer.personId },
    ]
    await record(tx, needs, officer, { organId, id, before: [], made, separation })
  }
  return ids
}

/** The event without its place in the case it came from. */
const bare = (event: CaseEvent): CaseEvent => {
  const copy: Record<string, unknown> = { ...event }
  for (const key of ['seq', 'by', 'at', 'actingFor']) Reflect.deleteProperty(copy, key)
  return copy as CaseEvent
}
