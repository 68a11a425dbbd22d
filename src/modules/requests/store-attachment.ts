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
  | 'assist'
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
  assist: '协办材料',
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
    /** 第几号协办, for files of its answer. */
    assistId?: string
  },
): Promise<void> => {
  await tx`
    insert into requests.attachment (organ_id, application_id, request_id, file_id, purpose,
      assist_id)
    values (${row.organId}, ${row.applicationId}, ${row.requestId ?? null}, ${row.fileId},
      ${row.purpose}, ${row.assistId ?? null})`
}

export type Attachment = { fileId: string; purpose: Purpose }

/** Files that came with the answer of one task. */
export const assistFilesOf = async (
  db: Db,
  { requestId, id }: { requestId: string; id: string },
): Promise<string[]> => {
  const rows = await db<{ fileId: string }[]>`
    select a.file_id as "fileId" from requests.attachment a
      join platform.private_file f on f.id = a.file_id
    where a.request_id = ${requestId} and a.assist_id = ${id} order by f.at, f.id`
  return rows.map(({ fileId }) => fileId)
}

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
