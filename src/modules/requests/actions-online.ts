import type { Tx } from '../../platform/db.ts'
import type { RequestNeeds } from './actions.ts'
import { issueQueryCode } from './actions-query-code.ts'
import { register, type Registration } from './actions-registration.ts'
import { citizenAt } from './citizen.ts'
import { requestById } from './store.ts'
import { insertAttachment, type Purpose } from './store-attachment.ts'

/** 网上申请 as it was sent: sealed already, under a key of its organ that becomes the case's. */
export type OnlineApplication = Pick<
  Registration,
  'applicant' | 'description' | 'obtainBy' | 'carrier' | 'stepMail'
> & {
  organId: string
  organName: string
  caseKeyId: string
  files: readonly { fileId: string; purpose: Purpose }[]
}

/**
 * Registers what an applicant sent in online. It waits in the inbox, without a day of receipt, until
 * the office has confirmed it with the applicant (条例第三十一条).
 *
 * @returns the number, and the 查询码 that is shown once and stored nowhere
 */
export const applyOnline = async (
  tx: Tx,
  needs: RequestNeeds,
  { organId, organName, caseKeyId, files, ...said }: OnlineApplication,
): Promise<{ id: string; number: string; code: string }> => {
  const { id, number } = await register(tx, needs, citizenAt(organId, organName), {
    ...said,
    channel: 'online',
    arrivedOn: needs.clock.today(),
    caseKeyId,
  })
  const { applicationId } = await requestById(tx, id)
  for (const file of files) await insertAttachment(tx, { organId, applicationId, ...file })
  return { id, number, code: await issueQueryCode(tx, needs, applicationId) }
}
