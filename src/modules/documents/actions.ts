import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import type { documentActs } from './acts.ts'
import { type Ended, endOf, type NormativeDocument, type Registered } from './document.ts'
import { documentById, documentWithNumber, saveDocument, strike } from './store.ts'

type Act = keyof typeof documentActs

const absent = (): Refused =>
  new Refused({ code: 'documents.absent', message: '没有这件文件，或者它不属于本单位' })

/** The document, if it is the actor's organ's own. @throws Refused `documents.absent` */
export const ownDocument = async (tx: Tx, actor: Actor, id: string): Promise<NormativeDocument> => {
  const found = await documentById(tx, id)
  if (!found || found.organId !== actor.organId) throw absent()
  return found
}

const save = async (
  tx: Tx,
  { actor, clock, act }: { actor: Actor; clock: Clock; act: Act },
  document: NormativeDocument,
): Promise<void> => {
  const { id, organId, number } = document
  const same = await documentWithNumber(tx, { organId, number, not: id })
  if (same)
    throw new Refused({
      code: 'documents.number-taken',
      message: `发文字号 ${number} 已经登记过：${same.title}`,
      fields: { number: '这个发文字号已经登记过' },
    })
  const at = clock.now()
  if (!(await saveDocument(tx, document, { act, personId: actor.personId, at })))
    throw new Refused({
      code: 'documents.stale',
      message: '您打开页面之后这件文件的登记已有变化，请看清变化后再提交；您填写的内容还在',
    })
  await audit(tx, actor, { act, subject: id, at, detail: { number, version: document.version } })
}

/** Enters a document made by the actor's organ; documents of earlier years carry their own dates. */
export const registerDocument = async (
  tx: Tx,
  on: { actor: Actor; clock: Clock },
  said: Registered,
): Promise<string> => {
  const id = randomUUID()
  const none = { ended: null, endedOn: null, reason: null, successor: null }
  const document = { id, organId: on.actor.organId, ...said, ...none, version: 1 }
  await save(tx, { ...on, act: 'documents.register' }, document)
  return id
}

/** Corrects what was entered wrongly; every earlier version is kept. */
export const correctDocument = async (
  tx: Tx,
  on: { actor: Actor; clock: Clock },
  asked: { id: string; version: number; said: Registered },
): Promise<void> => {
  const before = await ownDocument(tx, on.actor, asked.id)
  const document = { ...before, ...asked.said, version: asked.version + 1 }
  await save(tx, { ...on, act: 'documents.correct' }, document)
}

/** Registers 废止 or 失效. @throws Refused where it has ended already */
export const endDocument = async (
  tx: Tx,
  on: { actor: Actor; clock: Clock },
  asked: { id: string; end: Ended },
): Promise<void> => {
  const before = await ownDocument(tx, on.actor, asked.id)
  const act = asked.end.ended === 'abolished' ? 'documents.abolish' : 'documents.lapse'
  await save(tx, { ...on, act }, orRefuse(endOf(before, asked.end)))
}

/**
 * 登记作废: documents that were entered by mistake, all at once; they stay on record and count nowhere.
 *
 * @param asked.since when they were entered
 * @throws Refused where one of them was changed since
 */
export const strikeDocuments = async (
  tx: Tx,
  { actor, clock }: { actor: Pick<Actor, 'personId' | 'organId' | 'actingFor'>; clock: Clock },
  asked: { subject: string; ids: readonly string[]; reason: string; since: Date },
): Promise<void> => {
  const at = clock.now()
  const { personId } = actor
  const by = { on: clock.today(), personId, at, reason: asked.reason, since: asked.since }
  const count = await strike(tx, asked.ids, by)
  if (count !== asked.ids.length)
    throw new Refused({
      code: 'documents.struck-changed',
      message: `导入以后已有 ${asked.ids.length - count} 件文件更正过或者登记过废止、失效，不能整批撤销`,
    })
  await audit(tx, actor, {
    act: 'documents.strike',
    subject: asked.subject,
    at,
    detail: { documents: count },
  })
}
