import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { letterCaseOf, readOrder } from './actions-letters.ts'
import type { ProposedDecision } from './checklist.ts'
import type { Addressee } from './letters/letter-case.ts'
import { letterVersion, type LetterOrder } from './letters.ts'
import { type Asked, noticeOrder } from './notice-order.ts'
import { type CaseState, fold } from './request.ts'
import { eventsOf, type RequestRow } from './store.ts'
import {
  dropNoticeDrafts,
  insertLetter,
  type LetterRow,
  lettersOf,
  noticeDraftsOf,
} from './store-letters.ts'
import { partiesOf } from './store-parties.ts'
import { overruledIn } from './third-party-notice.ts'

/** 公开决定告知书 as drafted, with what it says. */
export type NoticeDraft = { id: string; consultationId: string; order: LetterOrder }

const askedIn = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
  letters: readonly LetterRow[],
): Promise<ReadonlyMap<string, Asked>> => {
  const asked = new Map<string, Asked>()
  for (const letter of letters) {
    if (letter.kind !== 'D07' || letter.consultationId === null) continue
    const order = await readOrder(db, needs, letter, row.caseKeyId)
    if (order?.kind === 'D07') asked.set(letter.consultationId, order.data)
  }
  return asked
}

const addresseesOf = async (
  db: Db,
  { vault }: RequestNeeds,
  row: RequestRow,
): Promise<ReadonlyMap<string, Addressee>> => {
  const parties = await partiesOf(db, vault, { requestId: row.id, caseKeyId: row.caseKeyId })
  return new Map(
    [...parties].map(([id, { name, person }]) => [
      id,
      { name, kind: person ? 'person' : 'organisation' },
    ]),
  )
}

/** The state as it would be once this decision is proposed. */
const proposed = (state: CaseState, { code }: ProposedDecision, on: Day): CaseState => ({
  ...state,
  decision: { code, on, drafter: '' },
})

/** Drafts 公开决定告知书 beside the reply, one for each third party overruled; written anew each time. */
export const draftNotices = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { row, proposal, on }: { row: RequestRow; proposal: ProposedDecision; on: Day },
): Promise<void> => {
  const state = fold(await eventsOf(tx, row.id))
  await dropNoticeDrafts(tx, row.id, state.round)
  const overruled = new Set(overruledIn(proposed(state, proposal, on)))
  if (overruled.size === 0) return
  const asked = await askedIn(tx, needs, row, await lettersOf(tx, row.id))
  const addressees = await addresseesOf(tx, needs, row)
  const of = await letterCaseOf(tx, needs, row, on)
  for (const consultation of state.consultations.filter(({ id }) => overruled.has(id))) {
    const { id: consultationId } = consultation
    const addressee = addressees.get(consultationId) ?? { name: '', kind: 'organisation' as const }
    const order = noticeOrder({ ...of, addressee }, proposal, {
      consultation,
      asked: asked.get(consultationId) ?? {
        information: row.description,
        interest: '其他合法权益',
      },
    })
    await insertLetter(tx, {
      id: randomUUID(),
      organId: row.organId,
      requestId: row.id,
      round: state.round,
      kind: 'D11',
      templateVersion: letterVersion('D11', on).version,
      status: 'draft',
      sealed: await needs.vault.seal(tx, row.caseKeyId, order),
      by: officer.personId,
      at: needs.clock.now(),
      consultationId,
    })
  }
}

/** The notices that wait to be signed with the reply. */
export const noticesDrafted = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
  round: number,
): Promise<NoticeDraft[]> => {
  const drafts: NoticeDraft[] = []
  for (const letter of await noticeDraftsOf(db, row.id, round)) {
    const order = await readOrder(db, needs, letter, row.caseKeyId)
    if (order) drafts.push({ id: letter.id, consultationId: letter.consultationId, order })
  }
  return drafts
}
