import type { Db, Tx } from '../../platform/db.ts'

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

/** What each is called. */
export const purposeNames: Readonly<Record<Purpose, string>> = {
  application: '申请材料',
  identity: '身份证明',
  authorisation: '委托书',
  correction: '补正材料',
  consultation: '征求意见材料',
  service: '送达凭证',
  information: '提供的信息',
  other: '其他',
}

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

export type Attachment = { fileId: string; purpose: Purpose }

/** Files of an application, and of one of its items. */
export const attachmentsOf = async (
  db: Db,
  { applicationId, requestId }: { applicationId: string; requestId: string },
): Promise<Attachment[]> => db<Attachment[]>`
  select a.file_id as "fileId", a.purpose from requests.attachment a
    join platform.private_file f on f.id = a.file_id
  where a.application_id = ${applicationId}
    and (a.request_id is null or a.request_id = ${requestId})
  order by f.at, f.id`
