import type { Tx } from '../../platform/db.ts'

/** What a file is to the case. */
export type Purpose =
  | 'application'
  | 'identity'
  | 'authorisation'
  | 'correction'
  | 'consultation'
  | 'service'
  | 'information'
  | 'other'

export const insertAttachment = async (
  tx: Tx,
  row: {
    organId: string
    applicationId: string
    requestId?: string
    fileId: string
    purpose: Purpose
  },
): Promise<void> => {
  await tx`
    insert into requests.attachment (organ_id, application_id, request_id, file_id, purpose)
    values (${row.organId}, ${row.applicationId}, ${row.requestId ?? null}, ${row.fileId},
      ${row.purpose})`
}
