import { randomInt } from 'node:crypto'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { foldQueryCode, groupQueryCode, newQueryCode } from './query-code.ts'
import { erasedRefusal } from './erasure.ts'
import { requestById } from './store.ts'
import { endSessionsOf } from './store-citizen.ts'
import { codeBasisOf, saveQueryCode } from './store-query-code.ts'
import { Refused } from '../../kernel/result.ts'

/** The keyed hash under which an application is found: number and code together, so neither alone says anything. */
export const codeHashOf = (
  { fingerprint }: Pick<Vault, 'fingerprint'>,
  { number, code }: { number: string; code: string },
): string => fingerprint(`query ${number} ${code}`)

/**
 * Gives an application its 查询码; one it had before is worth nothing from here on. The code is known
 * to whoever called and stored nowhere: what is kept is its keyed hash.
 *
 * @returns the code as it is printed
 */
export const issueQueryCode = async (
  tx: Tx,
  { vault, clock }: Pick<RequestNeeds, 'vault' | 'clock'>,
  applicationId: string,
): Promise<string> => {
  const code = newQueryCode(randomInt)
  await keepCode(tx, { vault, clock }, applicationId, code)
  return groupQueryCode(code)
}

const keepCode = async (
  tx: Tx,
  { vault, clock }: Pick<RequestNeeds, 'vault' | 'clock'>,
  applicationId: string,
  code: string,
): Promise<void> => {
  const basis = await codeBasisOf(tx, applicationId)
  if (!basis) throw new Error(`application ${applicationId} has no request`)
  const { organId, number, nameHash } = basis
  const codeHash = codeHashOf(vault, { number, code })
  await saveQueryCode(tx, { organId, applicationId, codeHash, nameHash, at: clock.now() })
}

/** A code that everybody knows, so that a visitor may try `/query`: in a demonstration, never elsewhere. */
export const giveKnownCode = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'vault' | 'clock' | 'demo'>,
  applicationId: string,
  code: string,
): Promise<void> => {
  if (!needs.demo) throw new Error('only a demonstration gives codes that everybody knows')
  await keepCode(tx, needs, applicationId, foldQueryCode(code))
}

/** 重发查询码: to an applicant who lost theirs, after the officer saw a proof of identity. */
export const reissueQueryCode = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, identityChecked }: { id: string; identityChecked: boolean },
): Promise<string> => {
  if (!identityChecked)
    throw new Refused({
      code: 'requests.identity-unchecked',
      message: '重发查询码以前，应当核对来人的身份证明',
      basis: '条例第二十九条',
      fields: { identityChecked: '请核对身份证明以后勾选' },
    })
  const { organId, applicationId, erasedOn } = await requestById(tx, id)
  if (erasedOn !== null) throw erasedRefusal(erasedOn)
  const code = await issueQueryCode(tx, needs, applicationId)
  await endSessionsOf(tx, applicationId, needs.clock.now())
  const line = { act: 'requests.reissueCode', subject: id, at: needs.clock.now() }
  await audit(tx, { ...officer, organId }, line)
  return code
}
