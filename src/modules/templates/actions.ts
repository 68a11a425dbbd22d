import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { organById, organsAll } from '../organs.ts'
import type { LetterPack } from '../requests.ts'
import { issueFault, mayKeep, type Pack } from './pack.ts'
import {
  findPack,
  insertPack,
  insertReceipt,
  insertReminder,
  lockPack,
  markIssued,
  packInForce,
  packsSeen,
  receiptsOf,
  savePack,
} from './store.ts'

type Who = { actor: Actor; clock: Clock }

const absent = (): Refused =>
  new Refused({ code: 'templates.absent', message: '没有这一版文书模板包' })

const mustKeep = async (tx: Tx, { organId }: Actor): Promise<void> => {
  const organ = await organById(tx, organId)
  if (!organ) throw absent()
  orRefuse(mayKeep(organ))
}

const note = (
  tx: Tx,
  { actor, clock }: Who,
  { act, subject, detail }: { act: string; subject: string; detail?: Record<string, string> },
): Promise<void> => audit(tx, actor, { act, subject, at: clock.now(), ...(detail && { detail }) })

/** The pack letters of a day are written with, as letters read it. */
export const packOn = async (db: Db, on: Day): Promise<LetterPack | undefined> => {
  const pack = await packInForce(db, on)
  return pack && { version: pack.version, letterhead: pack.letterhead, texts: pack.texts }
}

/** @throws Refused as if it did not exist where this organ may not see it */
export const packById = async (db: Db, id: string): Promise<Pack> => {
  const pack = await findPack(db, id)
  if (!pack) throw absent()
  return pack
}

/** Begins the next version from the latest one. */
export const newPack = async (tx: Tx, who: Who, title: string): Promise<string> => {
  const { actor, clock } = who
  await mustKeep(tx, actor)
  const latest = (await packsSeen(tx)).find(({ organId }) => organId === actor.organId)
  if (latest?.status === 'draft')
    throw new Refused({
      code: 'templates.drafted',
      message: `第 ${latest.version} 版还没有下发，请在它上面修改`,
    })
  const id = randomUUID()
  await insertPack(tx, {
    id,
    organId: actor.organId,
    title,
    letterhead: latest?.letterhead ?? 'organ',
    texts: latest?.texts ?? {},
    by: actor.personId,
    at: clock.now(),
  })
  await note(tx, who, { act: 'templates.new', subject: id })
  return id
}

const draftAt = async (
  tx: Tx,
  { actor }: Who,
  { id, revision }: { id: string; revision: number },
): Promise<Pack> => {
  await mustKeep(tx, actor)
  const pack = await lockPack(tx, id)
  if (!pack) {
    await packById(tx, id)
    throw new Refused({ code: 'templates.issued-before', message: '这一版已经下发，不能再改' })
  }
  if (pack.revision !== revision)
    throw new Refused({
      code: 'templates.stale',
      message: '您打开页面之后，有同志改过这一版，请看清变化后再提交；您填写的内容还在',
    })
  return pack
}

/** Changes title, letterhead or free paragraphs of a draft; nothing else of a letter can be changed. */
export const editPack = async (
  tx: Tx,
  who: Who,
  asked: {
    id: string
    revision: number
    change: Partial<Pick<Pack, 'title' | 'letterhead' | 'texts'>>
  },
): Promise<void> => {
  const { title, letterhead, texts } = await draftAt(tx, who, asked)
  const by = who.actor.personId
  const kept = { title, letterhead, ...asked.change, texts: { ...texts, ...asked.change.texts } }
  await savePack(tx, { id: asked.id, ...kept, by })
  await note(tx, who, { act: 'templates.edit', subject: asked.id })
}

/** 审核下发, by somebody who changed nothing in it: to every organ of the county. */
export const issuePack = async (
  tx: Tx,
  who: Who,
  { id, revision, effectiveOn }: { id: string; revision: number; effectiveOn: Day },
): Promise<void> => {
  const { actor, clock } = who
  const pack = await draftAt(tx, who, { id, revision })
  const personIds = [actor.personId, ...(actor.actingFor === undefined ? [] : [actor.actingFor])]
  const today = clock.today()
  const fault = issueFault(pack, { personIds, effectiveOn, today })
  if (fault) throw new Refused(fault)
  const sentTo = (await organsAll(tx))
    .map((organ) => organ.id)
    .filter((one) => one !== pack.organId)
  await markIssued(tx, { id, effectiveOn, on: today, by: actor.personId, sentTo })
  await note(tx, who, { act: 'templates.issue', subject: id, detail: { effectiveOn } })
}

/** 签收, by each organ it was sent to. */
export const receivePack = async (tx: Tx, who: Who, id: string): Promise<void> => {
  const { actor, clock } = who
  const pack = await packById(tx, id)
  if (!pack.sentTo.includes(actor.organId))
    throw new Refused({ code: 'templates.not-sent', message: '这一版没有发给本单位，不需要签收' })
  const before = (await receiptsOf(tx, id)).find(({ organId }) => organId === actor.organId)
  if (before)
    throw new Refused({ code: 'templates.received-before', message: '本单位已经签收过这一版' })
  const { organId, personId } = actor
  const at = clock.now()
  await insertReceipt(tx, { packId: id, organId, by: personId, on: clock.today(), at })
  await note(tx, who, { act: 'templates.receive', subject: id })
}

/** 催收: reminds everybody who has not confirmed. @returns how many */
export const remindOrgans = async (tx: Tx, who: Who, id: string): Promise<number> => {
  const { actor, clock } = who
  await mustKeep(tx, actor)
  const pack = await packById(tx, id)
  const done = new Set((await receiptsOf(tx, id)).map(({ organId }) => organId))
  const late = pack.sentTo.filter((organId) => !done.has(organId))
  if (late.length === 0)
    throw new Refused({ code: 'templates.all-received', message: '各单位都已经签收' })
  const at = clock.now()
  for (const organId of late)
    await insertReminder(tx, { packId: id, organId, by: actor.personId, on: clock.today(), at })
  await note(tx, who, { act: 'templates.remind', subject: id })
  return late.length
}
