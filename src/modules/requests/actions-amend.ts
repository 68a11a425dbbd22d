import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { applicantOf, letterCaseOf, packed } from './actions-letters.ts'
import { keepNote } from './actions-notes.ts'
import { issueLetter } from './actions-signing.ts'
import { amendFault, amendLetters } from './amend-form.ts'
import { letterVersion, type LetterOrder } from './letters.ts'
import type { Said } from './move-fields.ts'
import { requestById, type RequestRow } from './store.ts'

/**
 * The letters that answer the form.
 *
 * @throws Refused where the outcome asks for more than was told
 */
export const amendOrders = async (
  tx: Tx,
  needs: RequestNeeds,
  { row, said }: { row: RequestRow; said: Said },
): Promise<readonly LetterOrder[]> => {
  const fault = amendFault(said)
  if (fault) throw new Refused(fault)
  const of = await letterCaseOf(tx, needs, row, needs.clock.today())
  const { name, phone } = await applicantOf(tx, needs, row)
  const orders = amendLetters(of, said, phone ? `${name}，联系电话${phone}` : name)
  return Promise.all(orders.map((order) => packed(tx, needs, order)))
}

/** 更正本人信息: tells the person what became of it; the case itself stays as it is (条例第四十一条). */
export const answerAmend = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, said }: { id: string; said: Said },
): Promise<void> => {
  const row = await requestById(tx, id)
  const on = needs.clock.today()
  for (const order of await amendOrders(tx, needs, { row, said })) {
    await issueLetter(tx, needs, officer, { requestId: id, on, write: () => order })
    const text = `发出《${letterVersion(order.kind, on).title}》`
    await keepNote(tx, needs, officer, { id, note: { kind: 'note', text } })
  }
  await audit(
    tx,
    { ...officer, organId: row.organId },
    { act: 'requests.amend', subject: id, at: needs.clock.now() },
  )
}
