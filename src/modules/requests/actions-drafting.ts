import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { factsFor, letterCaseOf, packed, readOrder, withEditsIn } from './actions-letters.ts'
import { draftNotices } from './actions-notices.ts'
import { decide, type ProposedDecision } from './checklist.ts'
import type { CaseFacts } from './checklist-facts.ts'
import type { Recorded } from './events.ts'
import { versionOf } from './letter-pack.ts'
import type { LetterOrder } from './letters.ts'
import { replyOrder } from './reply-order.ts'
import { fold, type Stage, stageNames } from './request.ts'
import { eventsOf, lockRequest, requestById, type RequestRow } from './store.ts'
import {
  checklistOf,
  findReplyDraft,
  insertLetter,
  type LetterRow,
  lettersOf,
  rewriteDraft,
} from './store-letters.ts'
import { carrierNames, obtainNames } from './wanted-form.ts'

/** What the reply tells besides the checklist: papers enclosed, or how, where and when to get them. */
export type Enclosed = { attachments: readonly string[]; way?: string }

const withdrawalOf = (events: readonly Recorded[]): string | undefined => {
  const withdrawn = events.findLast(({ type }) => type === 'withdrawn')
  return withdrawn?.type === 'withdrawn' ? withdrawn.statement : undefined
}

/** The reply that a proposed decision is answered with, written from the file of the case. */
const orderOf = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
  from: { proposal: ProposedDecision; facts: CaseFacts; enclosed: Enclosed },
): Promise<LetterOrder> => {
  const events = await eventsOf(db, row.id)
  const withdrawal = withdrawalOf(events)
  const { fee } = fold(events)
  const of = await letterCaseOf(db, needs, row, from.facts.on)
  return replyOrder(of, from.proposal, {
    facts: from.facts,
    askedForm: `${obtainNames[row.obtainBy]}、${carrierNames[row.carrier]}`,
    attachments: from.enclosed.attachments,
    ...(from.enclosed.way !== undefined && { way: from.enclosed.way }),
    ...(withdrawal !== undefined && { withdrawal }),
    ...(fee && { feeFen: fee.amountFen }),
    ...(await noticeNumberOf(db, row)),
  })
}

/** 文号 of the 补正告知书, to which U3 and O1 refer. */
const noticeNumberOf = async (db: Db, { id }: RequestRow): Promise<{ noticeNumber?: string }> => {
  const notice = (await lettersOf(db, id)).findLast(({ kind }) => kind === 'D04')
  return notice?.number ? { noticeNumber: notice.number } : {}
}

/**
 * 拟制答复: from the checklist's answers to the draft of the reply, written anew each time.
 *
 * @returns the draft's id
 * @throws Refused where the answers do not lead to one lawful decision
 */
export const draftReply = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, enclosed }: { id: string; enclosed: Enclosed },
): Promise<string> => {
  await lockRequest(tx, id)
  const row = await requestById(tx, id)
  const { round, stage, decision } = fold(await eventsOf(tx, id))
  mustBeOpenForDrafting(stage, decision?.letterId)
  const on = needs.clock.today()
  const facts = orRefuse(await factsFor(tx, needs, row, on))
  const proposal = orRefuse(decide(facts, await checklistOf(tx, id, round)))
  const before = await findReplyDraft(tx, id, round)
  const computed = await orderOf(tx, needs, row, { proposal, facts, enclosed })
  const order = await packed(
    tx,
    needs,
    await withEditsOf(tx, needs, row, { before, order: computed }),
  )
  const at = needs.clock.now()
  const written = {
    kind: order.kind,
    templateVersion: versionOf(order),
    sealed: await needs.vault.seal(tx, row.caseKeyId, order),
    by: officer.personId,
  }
  const letterId = before?.id ?? randomUUID()
  if (before) await rewriteDraft(tx, { id: letterId, ...written })
  else
    await insertLetter(tx, {
      ...written,
      id: letterId,
      organId: row.organId,
      requestId: id,
      round,
      status: 'draft',
      at,
    })
  await draftNotices(tx, needs, officer, { row, proposal, on })
  await audit(
    tx,
    { ...officer, organId: row.organId },
    { act: 'requests.draftLetter', subject: id, at, detail: { kind: order.kind } },
  )
  return letterId
}

/** What hands wrote into the draft before stays with it; where its paragraph changed, it waits apart. */
const withEditsOf = async (
  tx: Tx,
  needs: RequestNeeds,
  { caseKeyId }: RequestRow,
  { before, order }: { before: LetterRow | undefined; order: LetterOrder },
): Promise<LetterOrder> => {
  const edits = before && (await readOrder(tx, needs, before, caseKeyId))?.data.edits
  return edits ? withEditsIn(order, edits) : order
}

/** Once submitted, the draft rests until it is signed or returned. */
export const mustBeOpenForDrafting = (stage: Stage, submitted: string | undefined): void => {
  if (stage === 'open' || (stage === 'decided' && submitted === undefined)) return
  throw new Refused({
    code: 'requests.draft-closed',
    message:
      stage === 'decided'
        ? '答复已经提交审核签发，退回以后才能修改'
        : `当前环节是“${stageNames[stage]}”，不能拟制答复`,
  })
}
