import type { Tx } from '../../platform/db.ts'
import type { IntakeNeeds } from './actions.ts'
import { importById } from './store.ts'

/**
 * 删除个人信息 of somebody who stands in an imported ledger: the ledger names them too, so the file that
 * was uploaded and what was read from it become unreadable. What the import entered stays.
 */
export const forgetLedger = async (
  tx: Tx,
  { vault, clock }: Pick<IntakeNeeds, 'vault' | 'clock'>,
  importId: string,
): Promise<void> => {
  const { caseKeyId } = await importById(tx, importId)
  await vault.destroyCaseKey(tx, caseKeyId, clock.now())
}
