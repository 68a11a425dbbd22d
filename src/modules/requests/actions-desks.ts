import { enter, type Scope, type Tx } from '../../platform/db.ts'
import { holdCases, passReview, wantReview } from './store-desks.ts'

/**
 * 职责分离 of an organ has changed: every case that waits for review or signature is put on the desk it
 * now belongs to, in the transaction of the change, and no step of a colleague falls in between.
 *
 * @param actor who changed it, perhaps from another organ: the rows are the organ's own
 */
export const settleDesks = async (
  tx: Tx,
  actor: Scope,
  { organId, reviewNeeded }: { organId: string; reviewNeeded: boolean },
): Promise<void> => {
  await holdCases(tx, organId)
  await enter(tx, { organId, personId: actor.personId })
  await (reviewNeeded ? wantReview(tx, organId) : passReview(tx, organId))
  await enter(tx, actor)
}
