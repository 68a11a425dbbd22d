import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { requestWithNumber } from '../requests.ts'
import type { disputeActs } from './acts.ts'
import { closeOf, type Closed, type Dispute, type Filed } from './dispute.ts'
import { disputeById, numberTaken, saveDispute } from './store.ts'

type Act = keyof typeof disputeActs
type On = { actor: Actor; clock: Clock }

/** The dispute, if it is the actor's organ's own. @throws Refused `remedies.absent` */
export const ownDispute = async (tx: Tx, actor: Actor, id: string): Promise<Dispute> => {
  const found = await disputeById(tx, id)
  if (!found || found.organId !== actor.organId)
    throw new Refused({ code: 'remedies.absent', message: '没有这件争议，或者它不属于本单位' })
  return found
}

const faulty = (code: string, field: string, message: string): Refused =>
  new Refused({ code, message, fields: { [field]: message } })

const save = async (tx: Tx, { actor, clock, act }: On & { act: Act }, one: Dispute) => {
  if (await numberTaken(tx, one))
    throw faulty('remedies.number-taken', 'number', `${one.number} 已经登记过`)
  const at = clock.now()
  if (!(await saveDispute(tx, one, { act, personId: actor.personId, at })))
    throw new Refused({
      code: 'remedies.stale',
      message: '您打开页面之后这件争议的登记已有变化，请看清变化后再提交；您填写的内容还在',
    })
  await audit(tx, actor, {
    act,
    subject: one.id,
    at,
    detail: { kind: one.kind, number: one.number },
  })
}

const mustExist = async (tx: Tx, { actor }: On, { requestNumber }: Filed): Promise<void> => {
  if (requestNumber !== null && !(await requestWithNumber(tx, actor.organId, requestNumber)))
    throw faulty('remedies.no-request', 'requestNumber', `没有编号为 ${requestNumber} 的申请`)
}

/** Enters a reconsideration or a lawsuit. @throws Refused where the request it names is unknown */
export const fileDispute = async (tx: Tx, on: On, said: Filed): Promise<string> => {
  await mustExist(tx, on, said)
  const id = randomUUID()
  const open = { outcome: null, closedOn: null, version: 1 }
  await save(
    tx,
    { ...on, act: 'remedies.file' },
    { id, organId: on.actor.organId, ...said, ...open },
  )
  return id
}

/** Enters how it ended. @throws Refused where it has ended already */
export const closeDispute = async (
  tx: Tx,
  on: On,
  asked: { id: string; end: Closed },
): Promise<void> => {
  const before = await ownDispute(tx, on.actor, asked.id)
  await save(tx, { ...on, act: 'remedies.close' }, orRefuse(closeOf(before, asked.end)))
}

/** Corrects what was entered wrongly when it was filed; every earlier version is kept. */
export const correctDispute = async (
  tx: Tx,
  on: On,
  asked: { id: string; version: number; said: Filed },
): Promise<void> => {
  const before = await ownDispute(tx, on.actor, asked.id)
  await mustExist(tx, on, asked.said)
  const one = { ...before, ...asked.said, version: asked.version + 1 }
  if (one.closedOn !== null && one.closedOn < one.filedOn)
    throw faulty('remedies.early', 'filedOn', '受理日期不能晚于审结日期')
  await save(tx, { ...on, act: 'remedies.correct' }, one)
}
