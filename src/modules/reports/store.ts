import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Declaration } from './declared.ts'
import type { Correction, ReportPaper } from './paper.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", year, item, figure, source, from_day as "fromDay", to_day as "toDay",
  evidence_file_id as "evidenceFileId", declared_by as "declaredBy", declared_on as "declaredOn",
  signed_by as "signedBy", signed_on as "signedOn", withdrawn_on as "withdrawnOn"`

/** Every declaration of a year, those signed first in the order of signing. */
export const declarationsOf = async (
  db: Db,
  organId: string,
  year: number,
): Promise<Declaration[]> => db<Declaration[]>`
  select ${columns(db)} from reports.declaration
  where organ_id = ${organId} and year = ${year}
  order by signed_on nulls last, declared_on, seq`

export const declarationById = async (db: Db, id: string): Promise<Declaration | undefined> => {
  const [row] = await db<Declaration[]>`
    select ${columns(db)} from reports.declaration where id = ${id}`
  return row
}

export const insertDeclaration = async (tx: Tx, one: Declaration): Promise<void> => {
  await tx`
    insert into reports.declaration (id, organ_id, year, item, figure, source, from_day, to_day,
      evidence_file_id, declared_by, declared_on)
    values (${one.id}, ${one.organId}, ${one.year}, ${one.item}, ${one.figure}, ${one.source},
      ${one.fromDay}, ${one.toDay}, ${one.evidenceFileId}, ${one.declaredBy}, ${one.declaredOn})`
}

/** Signs a declaration nobody has signed or returned. @returns false where somebody has */
export const signDeclaration = async (
  tx: Tx,
  id: string,
  by: { personId: string; on: Day },
): Promise<boolean> => {
  const { count } = await tx`
    update reports.declaration set signed_by = ${by.personId}, signed_on = ${by.on}
    where id = ${id} and signed_on is null and withdrawn_on is null`
  return count === 1
}

/** Returns a declaration unsigned. @returns false where it was signed or returned before */
export const withdrawDeclaration = async (tx: Tx, id: string, on: Day): Promise<boolean> => {
  const { count } = await tx`
    update reports.declaration set withdrawn_on = ${on}
    where id = ${id} and signed_on is null and withdrawn_on is null`
  return count === 1
}

type PublishedRow = {
  content: ReportPaper
  publishedOn: Day
  corrections: readonly Correction[]
}

/** The report as it is published, with every correction; the public sees the same. */
export const publishedReport = async (
  db: Db,
  organId: string,
  year: number,
): Promise<ReportPaper | undefined> => {
  const [row] = await db<PublishedRow[]>`
    select content, published_on as "publishedOn", corrections from reports.public_report
    where organ_id = ${organId} and year = ${year}`
  return row && { ...row.content, publishedOn: row.publishedOn, corrections: row.corrections }
}

/** Published reports of one organ, or of all; newest first. */
export const publishedReports = async (
  db: Db,
  organId?: string,
): Promise<
  { organId: string; organName: string; year: number; publishedOn: Day; isCorrected: boolean }[]
> => db<
  { organId: string; organName: string; year: number; publishedOn: Day; isCorrected: boolean }[]
>`
  select organ_id as "organId", organ_name as "organName", year, published_on as "publishedOn",
    number > 1 as "isCorrected"
  from reports.public_report
  ${organId === undefined ? db`` : db`where organ_id = ${organId}`}
  order by year desc, organ_name collate "C"`

/** A paper of the published report as it was printed when it was sealed. */
export const publishedFile = async (
  db: Db,
  asked: { organId: string; year: number; format: string },
): Promise<Uint8Array | undefined> => {
  const [row] = await db<{ bytes: Uint8Array }[]>`
    select bytes from reports.public_report_file
    where organ_id = ${asked.organId} and year = ${asked.year} and format = ${asked.format}`
  return row?.bytes
}
