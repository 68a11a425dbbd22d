import { type Day } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import { type Refusal, Refused, type Result } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { renderDocx } from '../../platform/paper.ts'
import { organById } from '../organs.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import type { Applicant } from './applicant.ts'
import { clocksOfCase } from './case-clock.ts'
import type { Answers } from './checklist.ts'
import { factsOfCase } from './checklist-case.ts'
import type { CaseFacts } from './checklist-facts.ts'
import type { HandEdit } from './hand-edit.ts'
import { erasedRefusal } from './erasure.ts'
import { inOwn, inPack } from './letter-pack.ts'
import type { LetterCase } from './letters/letter-case.ts'
import { blockersOf } from './letter-blockers.ts'
import { codeOf, type LetterOrder, writeLetter } from './letters.ts'
import { fold } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { sealedApplicantOf } from './store-applicant.ts'
import { findReplyDraft, noteSubmission, type LetterRow, saveChecklist } from './store-letters.ts'
import { notesOf } from './store-notes.ts'

/** The applicant of a case. @throws Refused where the data was erased */
export const applicantOf = async (
  db: Db,
  { vault }: Pick<RequestNeeds, 'vault'>,
  row: RequestRow,
): Promise<Applicant> => {
  const applicant = await sealedApplicantOf(db, vault, row)
  if (applicant === undefined) throw erasedRefusal(row.erasedOn ?? row.arrivedOn)
  return applicant
}

/** What every letter of a case is written from, on a day. */
export const letterCaseOf = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
  on: Day,
): Promise<LetterCase> => {
  const organ = await organById(db, row.organId)
  if (!organ) throw new Error(`organ ${row.organId} is gone`)
  const { name, kind } = await applicantOf(db, needs, row)
  const { correction } = fold(await eventsOf(db, row.id))
  return {
    organ,
    requestNumber: row.number,
    receivedOn: row.receivedOn ?? row.arrivedOn,
    channel: row.channel,
    description: row.description,
    addressee: { name, kind: kind === 'natural' ? 'person' : 'organisation' },
    on,
    servedOnline: row.obtainBy === 'online',
    ...(correction?.receivedOn !== undefined && { correctedOn: correction.receivedOn }),
    ...(needs.demo && { mark: '演示' }),
  }
}

/** What the file of the case shows 七步法 today. */
export const factsFor = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
  on: Day,
): Promise<Result<CaseFacts>> => {
  const events = await eventsOf(db, row.id)
  const notes = await notesOf(db, needs.vault, { requestId: row.id, caseKeyId: row.caseKeyId })
  const search = notes.findLast((note) => note.kind === 'search')
  const payBy = clocksOfCase(needs.calendar(), events).find(({ id }) => id === 'C-FEE')?.due
  return factsOfCase(events, on, {
    ...(search?.kind === 'search' && { search }),
    ...(payBy && { payBy }),
  })
}

/** Keeps the answers given so far; nothing is decided by it. */
export const answerChecklist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, answers }: { id: string; answers: Answers },
): Promise<void> => {
  const row = await requestById(tx, id)
  const { round } = fold(await eventsOf(tx, id))
  const at = needs.clock.now()
  const { organId } = row
  await saveChecklist(tx, { organId, requestId: id, round, answers, by: officer.personId, at })
  await audit(tx, { ...officer, organId }, { act: 'requests.checklist', subject: id, at })
}

/** The reply as it was submitted the time before; undefined where it was never returned. */
export const readSubmittedBefore = async (
  db: Db,
  { vault }: Pick<RequestNeeds, 'vault'>,
  { submittedBefore }: LetterRow,
  caseKeyId: string,
): Promise<LetterOrder | undefined> =>
  submittedBefore === null
    ? undefined
    : ((await vault.open(db, caseKeyId, submittedBefore)) as LetterOrder | undefined)

/** What a stored letter says. @returns undefined where the applicant's data was erased */
export const readOrder = async (
  db: Db,
  { vault }: Pick<RequestNeeds, 'vault'>,
  letter: LetterRow,
  caseKeyId: string,
): Promise<LetterOrder | undefined> =>
  (await vault.open(db, caseKeyId, letter.sealed)) as LetterOrder | undefined

/** The paper of an order. */
export const paperOf = (order: LetterOrder): Letter => writeLetter(order.kind, order.data as never)

/** The order as it would be signed on a day, under a number. */
export const dated = (order: LetterOrder, on: Day, number?: string): LetterOrder =>
  ({
    kind: order.kind,
    data: { ...order.data, on, ...(number !== undefined && { number }) },
  }) as LetterOrder

/** The order with these 人工修改; without any, as it is computed. */
export const withEditsIn = (order: LetterOrder, edits: readonly HandEdit[]): LetterOrder => {
  const { edits: _, ...data } = order.data
  return {
    kind: order.kind,
    data: { ...data, ...(edits.length > 0 && { edits }) },
  } as LetterOrder
}

/** The order in the pack and the organ's own template of its day. */
export const packed = async (
  db: Db,
  { packOn, ownTemplates }: Pick<RequestNeeds, 'packOn' | 'ownTemplates'>,
  order: LetterOrder,
): Promise<LetterOrder> => {
  const { kind, data } = order
  const asked = { organId: data.organ.id, kind, on: data.on }
  return inOwn(inPack(order, await packOn?.(db, data.on)), await ownTemplates?.inForce(db, asked))
}

/** The Word file of a letter, in the template it was made with. */
export const docxOf = async (
  db: Db,
  { ownTemplates }: Pick<RequestNeeds, 'ownTemplates'>,
  { data }: LetterOrder,
  paper: Letter,
): Promise<Uint8Array> =>
  (data.own && (await ownTemplates?.docx(db, data.own.id, paper))) ?? renderDocx(paper)

/** Why the reply cannot be signed on this day; empty where it can. */
export const blockersOn = (order: LetterOrder, on: Day): Refusal[] => {
  const at = dated(order, on)
  return blockersOf(at, paperOf(at))
}

/** The draft of the round and what it says. @throws Refused where nothing was drafted */
export const draftOf = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<{ draft: LetterRow; order: LetterOrder }> => {
  const { round } = fold(await eventsOf(db, row.id))
  const draft = await findReplyDraft(db, row.id, round)
  const order = draft && (await readOrder(db, needs, draft, row.caseKeyId))
  if (!draft || !order)
    throw new Refused({
      code: 'requests.draft-missing',
      message: '还没有拟制答复，请先完成七步法审查',
    })
  return { draft, order }
}

/** 提交审核签发: the drafted reply becomes the proposed decision. */
export const submitReply = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, expected }: { id: string; expected: number },
): Promise<Moved> => {
  const row = await requestById(tx, id)
  const { draft, order } = await draftOf(tx, needs, row)
  const on = needs.clock.today()
  const [blocker] = blockersOn(order, on)
  if (blocker) throw new Refused(blocker)
  const code = codeOf(order)
  if (code === undefined) throw new Error(`${order.kind} gives no decision`)
  await noteSubmission(tx, draft.id)
  const { stage, decision } = fold(await eventsOf(tx, id))
  // 撤回、逾期不补正、逾期不缴费: already proposed by the move itself; the letter only follows it.
  if (stage === 'decided' && decision?.code === code) return followed(tx, needs, officer, id)
  return transition(tx, needs, officer, {
    id,
    expected,
    command: { move: 'decide', on, code, letterId: draft.id },
  })
}

const followed = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  id: string,
): Promise<Moved> => {
  const { organId } = await requestById(tx, id)
  const events = await eventsOf(tx, id)
  const at = needs.clock.now()
  await audit(tx, { ...officer, organId }, { act: 'requests.decide', subject: id, at })
  return { organId, state: fold(events), events }
}
