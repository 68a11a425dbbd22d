import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { mustBeOpenForDrafting } from './actions-drafting.ts'
import { dated, draftOf, withEditsIn } from './actions-letters.ts'
import {
  adriftIn,
  editFault,
  editablesOf,
  editsWith,
  type HandEdit,
  isLegalEdit,
} from './hand-edit.ts'
import { type LetterOrder, plainBlocksOf } from './letters.ts'
import { fold } from './request.ts'
import { eventsOf, lockRequest, requestById, type RequestRow } from './store.ts'
import { type LetterRow, saveDraft } from './store-letters.ts'

/** Version of the draft a form saw, beside the id of its case. */
type Seen = { id: string; expected: number }

type Open = { row: RequestRow; draft: LetterRow; order: LetterOrder }

const openDraft = async (tx: Tx, needs: RequestNeeds, { id, expected }: Seen): Promise<Open> => {
  await lockRequest(tx, id)
  const row = await requestById(tx, id)
  const { stage, decision } = fold(await eventsOf(tx, id))
  mustBeOpenForDrafting(stage, decision?.letterId)
  const { draft, order } = await draftOf(tx, needs, row)
  if (draft.version !== expected) throw stale(expected, draft.version)
  return { row, draft, order }
}

const stale = (expected: number, current: number): Refused =>
  new Refused({
    code: 'requests.draft-stale',
    message: `您打开页面之后，有同志改过这份答复稿（第 ${expected} 版 → 第 ${current} 版），请对照后再保存；您填写的内容还在`,
  })

const save = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { row, draft, order, edits }: Open & { edits: readonly HandEdit[] },
): Promise<void> => {
  const { id: letterId, version } = draft
  const sealed = await needs.vault.seal(tx, row.caseKeyId, withEditsIn(order, edits))
  if (!(await saveDraft(tx, { id: letterId, version, sealed, by: officer.personId })))
    throw stale(version, version + 1)
  const legal = edits.filter(isLegalEdit).length
  await audit(
    tx,
    { ...officer, organId: row.organId },
    {
      act: 'requests.editLetter',
      subject: row.id,
      at: needs.clock.now(),
      detail: { kind: order.kind, edits: `${edits.length}`, legal: `${legal}` },
    },
  )
}

/**
 * 人工修改 of one paragraph of the drafted reply; the computed text again where it is typed as it was.
 *
 * @param at which paragraph, from 0
 * @throws Refused where the draft was submitted, changed meanwhile, or a legal paragraph has no reason
 */
export const editParagraph = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  /** Without a text the computed one stands again. */
  asked: Seen & { at: number; text?: string; reason: string },
): Promise<void> => {
  const open = await openDraft(tx, needs, asked)
  const on = needs.clock.today()
  const { edits } = open.order.data
  const place = editablesOf(plainBlocksOf(dated(open.order, on)), edits)[asked.at]
  if (!place) throw new Refused({ code: 'requests.paragraph.absent', message: '没有这一段' })
  const { computed, nth } = place
  const edit = {
    computed,
    nth,
    text: asked.text ?? computed,
    ...(asked.reason !== '' && { reason: asked.reason }),
    by: officer.personId,
    on,
  }
  const fault = edit.text === computed ? undefined : editFault(edit)
  if (fault) throw new Refused(fault)
  await save(tx, needs, officer, { ...open, edits: editsWith(edits, edit) })
}

/** Gives up the edits whose paragraph is computed differently now. */
export const dropAdrift = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  seen: Seen,
): Promise<void> => {
  const open = await openDraft(tx, needs, seen)
  const { edits = [] } = open.order.data
  const adrift = new Set(adriftIn(plainBlocksOf(dated(open.order, needs.clock.today())), edits))
  await save(tx, needs, officer, { ...open, edits: edits.filter((edit) => !adrift.has(edit)) })
}
