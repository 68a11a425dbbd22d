import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { erasedName } from './applicant.ts'

/** The items of an application, in their order. */
export const itemsOf = async (
  db: Db,
  applicationId: string,
): Promise<{ id: string; number: string; description: string }[]> => db`
  select id, number, description from requests.info_request
  where application_id = ${applicationId} order by item`

/** Locks every item of an application, always in the same order. */
export const lockItems = async (tx: Tx, applicationId: string): Promise<void> => {
  await tx`
    select 1 from requests.info_request where application_id = ${applicationId}
    order by item for update`
}

/** Takes away by what the applicant could be found and greeted, and closes `/query` to them. */
export const forgetApplicant = async (tx: Tx, applicationId: string, on: Day): Promise<void> => {
  await tx`
    update requests.application
      set masked_name = ${erasedName}, name_hash = null, proof_hash = null,
        phone_hash = null, erased_on = ${on}
    where id = ${applicationId}`
  await tx`delete from requests.query_code where application_id = ${applicationId}`
  await tx`delete from requests.citizen_session where application_id = ${applicationId}`
}
