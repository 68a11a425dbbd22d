import type { Db } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Applicant } from './applicant.ts'

/** The applicant as the vault opens it; undefined where the data was erased. */
export const sealedApplicantOf = async (
  db: Db,
  vault: Vault,
  { applicationId, caseKeyId }: { applicationId: string; caseKeyId: string },
): Promise<Applicant | undefined> => {
  const [found] = await db<{ sealed: Buffer }[]>`
    select sealed_applicant as sealed from requests.application where id = ${applicationId}`
  return found && ((await vault.open(db, caseKeyId, found.sealed)) as Applicant | undefined)
}
