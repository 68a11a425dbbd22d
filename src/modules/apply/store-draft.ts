import type { Db, Tx } from '../../platform/db.ts'
import { enter } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Draft, DraftContent, DraftFile, ProofKind } from './draft.ts'

/** Stands for the visitor in `gongkai.person`; row-level security goes by the organ and the token. */
const visitor = 'applicant'

type Row = {
  organId: string
  caseKeyId: string
  sealed: Buffer
  createdAt: Date
  expiresAt: Date
}

/** From here on the transaction sees the draft of this token, and no other. */
export const holdDraft = async (tx: Tx, tokenHash: string): Promise<void> => {
  await tx`select set_config('gongkai.draft', ${tokenHash}, true)`
}

/** From here on the transaction acts for the organ the visitor chose. */
export const enterOrgan = (tx: Tx, organId: string): Promise<void> =>
  enter(tx, { organId, personId: visitor })

/**
 * The draft of a token, with the transaction placed in its organ.
 *
 * @param now null for the sweeper, who finds expired ones, too
 * @param lock until the transaction ends, for whoever is about to change it
 * @returns undefined where there is none, or its time is over
 */
export const draftByToken = async (
  tx: Tx,
  vault: Vault,
  { tokenHash, now, lock }: { tokenHash: string; now: Date | null; lock: boolean },
): Promise<Draft | undefined> => {
  await holdDraft(tx, tokenHash)
  const [row] = await tx<Row[]>`
    select organ_id as "organId", case_key_id as "caseKeyId", sealed, created_at as "createdAt",
      expires_at as "expiresAt"
    from apply.draft where token_hash = ${tokenHash} and not gone and (${now}::timestamptz is null or expires_at > ${now})
    ${lock ? tx`for update` : tx``}`
  if (!row) return undefined
  await enterOrgan(tx, row.organId)
  const content = (await vault.open(tx, row.caseKeyId, row.sealed)) as DraftContent | undefined
  if (!content) return undefined
  const { sealed: _, ...rest } = row
  return { ...content, ...rest, tokenHash, files: await filesOf(tx, vault, row.caseKeyId) }
}

type FileRow = Omit<DraftFile, 'name'> & { sealedName: Buffer }

const filesOf = async (db: Db, vault: Vault, caseKeyId: string): Promise<DraftFile[]> => {
  const rows = await db<FileRow[]>`
    select id, purpose, sealed_name as "sealedName", size, received, file_id as "fileId"
    from apply.draft_file order by seq`
  const files: DraftFile[] = []
  for (const { sealedName, ...rest } of rows)
    files.push({ ...rest, name: String(await vault.open(db, caseKeyId, sealedName)) })
  return files
}

/** From when and how long a draft is kept. */
export type Kept = { from: Date; hours: number }

export const insertDraft = async (
  tx: Tx,
  row: {
    tokenHash: string
    organId: string
    caseKeyId: string
    sealed: Uint8Array
    networkHash: string
    at: Date
    days: number
  },
): Promise<void> => {
  await tx`
    insert into apply.draft (token_hash, organ_id, case_key_id, sealed, network_hash, created_at,
      expires_at)
    values (${row.tokenHash}, ${row.organId}, ${row.caseKeyId}, ${row.sealed}, ${row.networkHash},
      ${row.at}, ${row.at}::timestamptz + make_interval(days => ${row.days}))`
}

/** Saves the content, perhaps under another organ and key. */
export const updateDraft = async (
  tx: Tx,
  tokenHash: string,
  saved: { organId: string; caseKeyId: string; sealed: Uint8Array; kept: Kept },
): Promise<void> => {
  await tx`
    update apply.draft set organ_id = ${saved.organId}, case_key_id = ${saved.caseKeyId},
      sealed = ${saved.sealed}, expires_at = ${saved.kept.from}::timestamptz + make_interval(hours => ${saved.kept.hours})
    where token_hash = ${tokenHash}`
}

export const markSent = async (tx: Tx, tokenHash: string, at: Date): Promise<void> => {
  await tx`update apply.draft set sent_at = ${at} where token_hash = ${tokenHash}`
}

/** Nothing is left but that it was begun, for a day; private files and the key go before it. */
export const emptyDraft = async (tx: Tx, tokenHash: string, now: Date): Promise<void> => {
  await tx`
    update apply.draft set gone = true, sealed = ''::bytea,
      expires_at = ${now}::timestamptz + interval '1 day'
    where token_hash = ${tokenHash}`
}

/** For good, when its time is over. */
export const deleteDraft = async (tx: Tx, tokenHash: string): Promise<void> => {
  await tx`delete from apply.draft where token_hash = ${tokenHash}`
}

export const insertDraftFile = async (
  tx: Tx,
  row: {
    id: string
    tokenHash: string
    purpose: ProofKind
    sealedName: Uint8Array
    size: number
    at: Date
  },
): Promise<void> => {
  await tx`
    insert into apply.draft_file (id, token_hash, purpose, sealed_name, size, at)
    values (${row.id}, ${row.tokenHash}, ${row.purpose}, ${row.sealedName}, ${row.size}, ${row.at})`
}

/** The whole file has arrived: the slices are no longer needed. */
export const completeDraftFile = async (tx: Tx, id: string, fileId: string): Promise<void> => {
  await tx`delete from apply.slice where file_id = ${id}`
  await tx`update apply.draft_file set file_id = ${fileId}, received = size where id = ${id}`
}

/** After a move to another organ: name and content were sealed anew. */
export const resealDraftFile = async (
  tx: Tx,
  id: string,
  { fileId, sealedName }: { fileId: string | null; sealedName: Uint8Array },
): Promise<void> => {
  await tx`select apply.swap_file(${id}, ${fileId})`
  await tx`update apply.draft_file set sealed_name = ${sealedName} where id = ${id}`
}

/** The private file goes with it: until it is sent it belongs to nobody else. */
export const dropDraftFile = async (tx: Tx, id: string): Promise<void> => {
  await tx`select apply.swap_file(${id}, null)`
  await tx`delete from apply.draft_file where id = ${id}`
}

/** Sent: the files belong to the application from here on. */
export const releaseDraftFiles = async (tx: Tx, tokenHash: string): Promise<void> => {
  await tx`delete from apply.draft_file where token_hash = ${tokenHash}`
}

/** Appends a slice, and no other one at the same place. @returns false where it was not next */
export const appendSlice = async (
  tx: Tx,
  row: { fileId: string; tokenHash: string; from: number; length: number; sealed: Uint8Array },
): Promise<boolean> => {
  const { count } = await tx`
    update apply.draft_file set received = received + ${row.length}
    where id = ${row.fileId} and received = ${row.from} and file_id is null
      and received + ${row.length} <= size`
  if (count !== 1) return false
  await tx`
    insert into apply.slice (file_id, token_hash, from_byte, sealed)
    values (${row.fileId}, ${row.tokenHash}, ${row.from}, ${row.sealed})`
  return true
}

export const slicesOf = async (db: Db, fileId: string): Promise<Buffer[]> => {
  const rows = await db<{ sealed: Buffer }[]>`
    select sealed from apply.slice where file_id = ${fileId} order by from_byte`
  return rows.map(({ sealed }) => sealed)
}

/** How much a network, and everybody together to one organ, began and sent lately. */
export type Counted = { begun: number; sent: number; sentToOrgan: number }

export const countedLately = async (
  db: Db,
  { networkHash, organId, now }: { networkHash: string; organId: string; now: Date },
): Promise<Counted> => {
  const [row] = await db<Counted[]>`
    select begun, sent, sent_to_organ as "sentToOrgan"
    from apply.counted(${networkHash}, ${organId}, ${now}::timestamptz - interval '1 hour',
      ${now}::timestamptz - interval '1 day')`
  if (!row) throw new Error('apply.counted answered nothing')
  return row
}

export const expiredDrafts = async (
  db: Db,
  now: Date,
  most: number,
): Promise<{ tokenHash: string; organId: string }[]> => db<
  { tokenHash: string; organId: string }[]
>`
  select token_hash as "tokenHash", organ_id as "organId" from apply.expired(${now}, ${most})`
