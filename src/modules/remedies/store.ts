import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Dispute, type DisputeKind, disputeKindNames, type DisputeOutcome } from './dispute.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", kind, number, request_number as "requestNumber",
  filed_on as "filedOn", outcome, closed_on as "closedOn", version`

export const disputeById = async (db: Db, id: string): Promise<Dispute | undefined> => {
  const [row] = await db<Dispute[]>`select ${columns(db)} from remedies.dispute where id = ${id}`
  return row
}

/** 尚未审结的争议 over requests with these numbers: how each is called. */
export const openDisputesOver = async (
  db: Db,
  organId: string,
  requestNumbers: readonly string[],
): Promise<string[]> => {
  const rows = await db<Pick<Dispute, 'kind' | 'number'>[]>`
    select kind, number from remedies.dispute
    where organ_id = ${organId} and request_number = any(${[...requestNumbers]})
      and closed_on is null
    order by filed_on, number`
  return rows.map(({ kind, number }) => `${disputeKindNames[kind]}${number}`)
}

/** Whether another dispute of this kind bears the number already. */
export const numberTaken = async (db: Db, one: Dispute): Promise<boolean> => {
  const [row] = await db`
    select 1 from remedies.dispute where organ_id = ${one.organId} and kind = ${one.kind}
      and number = ${one.number} and id <> ${one.id}`
  return row !== undefined
}

/** Saves a version and keeps it for good beside the earlier ones. @returns false where it was stale */
export const saveDispute = async (
  tx: Tx,
  saved: Dispute,
  by: { act: string; personId: string; at: Date },
): Promise<boolean> => {
  const { count } = await tx`
    insert into remedies.dispute as d (id, organ_id, kind, number, request_number, filed_on,
      outcome, closed_on, version)
    values (${saved.id}, ${saved.organId}, ${saved.kind}, ${saved.number}, ${saved.requestNumber},
      ${saved.filedOn}, ${saved.outcome}, ${saved.closedOn}, ${saved.version})
    on conflict (id) do update set kind = excluded.kind, number = excluded.number,
      request_number = excluded.request_number, filed_on = excluded.filed_on,
      outcome = excluded.outcome, closed_on = excluded.closed_on, version = excluded.version
    where d.version = excluded.version - 1`
  if (count !== 1) return false
  await tx`
    insert into remedies.version (organ_id, dispute_id, version, act, content, by_person, at)
    values (${saved.organId}, ${saved.id}, ${saved.version}, ${by.act}, ${tx.json(saved)},
      ${by.personId}, ${by.at})`
  return true
}

/** A column of table 四. */
export type DisputeColumn = DisputeOutcome | 'pending' | 'total'

export type Span = { from: Day; to: Day }

/**
 * The disputes a column of table 四 counts: those concluded in the year by their outcome, and 尚未审结
 * those filed by its end and not concluded then (form of 国办公开办函〔2021〕30号; the year of the
 * conclusion counts, 惯例). 总计 is both together (CK05), so a dispute pending last year is here again
 * as concluded or as pending (CK17).
 */
export const countedBy = (
  db: Db,
  column: DisputeColumn,
  { from, to }: Span,
): PendingQuery<Row[]> => {
  const pending = db`filed_on <= ${to} and (closed_on is null or closed_on > ${to})`
  const concluded = db`closed_on between ${from} and ${to}`
  if (column === 'pending') return pending
  if (column === 'total') return db`((${pending}) or (${concluded}))`
  return db`outcome = ${column} and ${concluded}`
}

export type DisputeFilter = {
  organId: string
  q?: string
  kind?: DisputeKind
  counted?: { by: DisputeColumn; span: Span }
  page: number
}

export const disputesPerPage = 50

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** The register, newest first. */
export const disputesFound = async (
  db: Db,
  filter: DisputeFilter,
): Promise<{ total: number; disputes: Dispute[] }> => {
  const rows = await db<(Dispute & { total: number })[]>`
    ${listed(db, filter)} limit ${disputesPerPage} offset ${(filter.page - 1) * disputesPerPage}`
  return { total: rows[0]?.total ?? 0, disputes: rows }
}

const listed = (
  db: Db,
  { organId, q, kind, counted }: Omit<DisputeFilter, 'page'>,
): PendingQuery<Row[]> => db`
  select ${columns(db)}, count(*) over ()::int as total from remedies.dispute
  where organ_id = ${organId}
    ${q === undefined ? db`` : db`and (number ilike ${like(q)} or request_number ilike ${like(q)})`}
    ${kind === undefined ? db`` : db`and kind = ${kind}`}
    ${counted === undefined ? db`` : db`and ${countedBy(db, counted.by, counted.span)}`}
  order by filed_on desc, number collate "C"`

/** All of it, some hundreds at a time. */
export const everyDispute = async function* (
  tx: Tx,
  filter: Omit<DisputeFilter, 'page'>,
): AsyncGenerator<Dispute> {
  for await (const rows of inBatches<Dispute>(tx, listed(tx, filter))) yield* rows
}
