import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../platform/db.ts'
import type { ReportFormat, ReportPaper } from './paper.ts'

/** SM3 of a text, in hexadecimal. */
export const sm3Of = (text: string): string => createHash('sm3').update(text).digest('hex')

/** What is frozen at sealing: the report itself, and what it was sealed with. */
export type SealedReport = { content: string; record: string; sm3: string }

/** One hash over both, each exactly as it is kept. */
export const sealedHash = (content: string, record: string): string =>
  sm3Of(`${content}\n${record}`)

export const insertSealed = async (
  tx: Tx,
  at: { id: string; organId: string },
  { paper, content, record, sm3 }: SealedReport & { paper: ReportPaper },
): Promise<void> => {
  await tx`
    insert into reports.sealed (organ_id, edition_id, organ_name, title, content, record, sm3)
    values (${at.organId}, ${at.id}, ${paper.organName}, ${paper.title}, ${content}, ${record},
      ${sm3})`
}

/** The frozen copy of an edition. */
export const sealedPaper = async (
  db: Db,
  editionId: string,
): Promise<{ paper: ReportPaper; sm3: string } | undefined> => {
  const [row] = await db<{ content: string; sm3: string }[]>`
    select content, sm3 from reports.sealed where edition_id = ${editionId}`
  return row && { paper: JSON.parse(row.content) as ReportPaper, sm3: row.sm3 }
}

/** A printed paper of a sealed edition. */
export const sealedFile = async (
  db: Db,
  editionId: string,
  format: ReportFormat,
): Promise<Uint8Array | undefined> => {
  const [row] = await db<{ bytes: Uint8Array }[]>`
    select bytes from reports.sealed_file
    where edition_id = ${editionId} and format = ${format}`
  return row?.bytes
}

/** Keeps the printed papers; a second printing changes nothing. */
export const keepFile = async (
  tx: Tx,
  at: { editionId: string; organId: string },
  { format, bytes }: { format: ReportFormat; bytes: Uint8Array },
): Promise<void> => {
  await tx`
    insert into reports.sealed_file (organ_id, edition_id, format, bytes)
    values (${at.organId}, ${at.editionId}, ${format}, ${Buffer.from(bytes)})
    on conflict do nothing`
}
