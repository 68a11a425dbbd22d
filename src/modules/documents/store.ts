import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DocumentKind, NormativeDocument } from './document.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", kind, title, number, made_on as "madeOn",
  effective_on as "effectiveOn", ended, ended_on as "endedOn", reason, successor, version`

export const documentById = async (db: Db, id: string): Promise<NormativeDocument | undefined> => {
  const [row] = await db<NormativeDocument[]>`
    select ${columns(db)} from documents.normative_document
    where id = ${id} and struck_on is null`
  return row
}

/** The other document of the organ that bears this 发文字号. */
export const documentWithNumber = async (
  db: Db,
  { organId, number, not }: { organId: string; number: string; not: string },
): Promise<NormativeDocument | undefined> => {
  const [row] = await db<NormativeDocument[]>`
    select ${columns(db)} from documents.normative_document
    where organ_id = ${organId} and number = ${number} and id <> ${not} and struck_on is null`
  return row
}

/** Saves a version and keeps it for good beside the earlier ones. @returns false where it was stale */
export const saveDocument = async (
  tx: Tx,
  saved: NormativeDocument,
  by: { act: string; personId: string; at: Date },
): Promise<boolean> => {
  const { count } = await tx`
    insert into documents.normative_document as d (id, organ_id, kind, title, number, made_on,
      effective_on, ended, ended_on, reason, successor, version)
    values (${saved.id}, ${saved.organId}, ${saved.kind}, ${saved.title}, ${saved.number},
      ${saved.madeOn}, ${saved.effectiveOn}, ${saved.ended}, ${saved.endedOn}, ${saved.reason},
      ${saved.successor}, ${saved.version})
    on conflict (id) do update set kind = excluded.kind, title = excluded.title,
      number = excluded.number, made_on = excluded.made_on, effective_on = excluded.effective_on,
      ended = excluded.ended, ended_on = excluded.ended_on, reason = excluded.reason,
      successor = excluded.successor, version = excluded.version
    where d.version = excluded.version - 1`
  if (count !== 1) return false
  await tx`
    insert into documents.version (organ_id, document_id, version, act, content, by_person, at)
    values (${saved.organId}, ${saved.id}, ${saved.version}, ${by.act}, ${tx.json(saved)},
      ${by.personId}, ${by.at})`
  return true
}

export type SavedVersion = { version: number; act: string; personId: string; at: Date }

export const versionsOf = async (db: Db, id: string): Promise<SavedVersion[]> =>
  db<SavedVersion[]>`
    select version, act, by_person as "personId", at
    from documents.version where document_id = ${id} order by version`

/** A column of table 二, between two days (both counted). */
export const countings = { issued: '本年制发', abolished: '本年废止', inForce: '现行有效' } as const

export type Counting = keyof typeof countings

export type Span = { from: Day; to: Day }

/**
 * The documents a column of table 二 counts. 现行有效 are all that were made and had neither been abolished
 * nor lapsed, so that a year's stock follows from the last one's (CK07); a document made but not yet in
 * force is among them.
 */
export const countedBy = (db: Db, counting: Counting, { from, to }: Span): PendingQuery<Row[]> => {
  if (counting === 'issued') return db`made_on between ${from} and ${to}`
  if (counting === 'abolished')
    return db`ended = 'abolished' and ended_on between ${from} and ${to}`
  return db`made_on <= ${to} and (ended_on is null or ended_on > ${to})`
}

export type DocumentFilter = {
  organId: string
  q?: string
  kind?: DocumentKind
  counted?: { by: Counting; span: Span }
  page: number
}

export const documentsPerPage = 50

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** The register, newest first. */
export const documentsFound = async (
  db: Db,
  filter: DocumentFilter,
): Promise<{ total: number; documents: NormativeDocument[] }> => {
  const rows = await db<(NormativeDocument & { total: number })[]>`
    ${listed(db, filter)} limit ${documentsPerPage} offset ${(filter.page - 1) * documentsPerPage}`
  return { total: rows[0]?.total ?? 0, documents: rows }
}

const listed = (
  db: Db,
  { organId, q, kind, counted }: Omit<DocumentFilter, 'page'>,
): PendingQuery<Row[]> => db`
  select ${columns(db)}, count(*) over ()::int as total from documents.normative_document
  where organ_id = ${organId} and struck_on is null
    ${q === undefined ? db`` : db`and (title ilike ${like(q)} or number ilike ${like(q)})`}
    ${kind === undefined ? db`` : db`and kind = ${kind}`}
    ${counted === undefined ? db`` : db`and ${countedBy(db, counted.by, counted.span)}`}
  order by made_on desc, number collate "C"`

/** All of it, some hundreds at a time. */
export const everyDocument = async function* (
  tx: Tx,
  filter: Omit<DocumentFilter, 'page'>,
): AsyncGenerator<NormativeDocument> {
  for await (const rows of inBatches<NormativeDocument>(tx, listed(tx, filter))) yield* rows
}

type PublicRow = Pick<
  NormativeDocument,
  'title' | 'number' | 'madeOn' | 'effectiveOn' | 'ended' | 'endedOn'
>

/** What the public may read of an organ's register, newest first. */
export const publicDocuments = async (db: Db, organId: string): Promise<PublicRow[]> => db<
  PublicRow[]
>`
  select title, number, made_on as "madeOn", effective_on as "effectiveOn", ended,
    ended_on as "endedOn"
  from documents.public_document where organ_id = ${organId}
  order by made_on desc, number collate "C"`

/** Which of these 发文字号 the organ has registered. */
export const numbersTaken = async (
  db: Db,
  organId: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await db<{ number: string }[]>`
    select number from documents.normative_document
    where organ_id = ${organId} and number = any(${[...numbers]}) and struck_on is null`
  return new Set(rows.map(({ number }) => number))
}

/** 登记作废 of documents nobody has changed since `at`. @returns how many were struck */
export const strike = async (
  tx: Tx,
  ids: readonly string[],
  by: { on: Day; personId: string; at: Date; reason: string; since: Date },
): Promise<number> => {
  const rows = await tx<{ id: string }[]>`
    update documents.normative_document d set struck_on = ${by.on}, version = version + 1
    where id = any(${[...ids]}) and struck_on is null and not exists (
      select from documents.version v where v.document_id = d.id and v.at > ${by.since})
    returning id`
  await tx`
    insert into documents.version (organ_id, document_id, version, act, content, by_person, at)
    select organ_id, id, version, 'documents.strike', jsonb_build_object('reason', ${by.reason}::text),
      ${by.personId}, ${by.at}
    from documents.normative_document where id = any(${rows.map(({ id }) => id)})`
  return rows.length
}

/** A document of the registers of all organs, as anybody may know it. */
export type PublishedDocument = PublicRow & { organId: string }

/** Documents whose titles hold most of the words; whoever searches needs to see no register for it. */
export const documentsMatching = async (
  db: Db,
  words: readonly string[],
  most: number,
): Promise<PublishedDocument[]> => db<PublishedDocument[]>`
  select organ_id as "organId", title, number, made_on as "madeOn", effective_on as "effectiveOn",
    ended, ended_on as "endedOn"
  from documents.public_matching(${[...words]}, ${most})`
