import type { PendingQuery, Row } from 'postgres'
import { Refused } from '../../kernel/result.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { LearntHeadings, SheetKind } from './columns.ts'
import type { Import, ImportStage, Layout, Summary } from './import.ts'
import type { LearntWords, WordList } from './words.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", kind, stage, version, case_key_id as "caseKeyId",
  file_id as "fileId", content_file_id as "contentFileId", layout, summary,
  findings_file_id as "findingsFileId", refusal, by_person as by, at,
  confirmed_by as "confirmedBy", acting_for as "actingFor", confirmed_at as "confirmedAt",
  done_at as "doneAt", undone_by as "undoneBy", undone_at as "undoneAt", reason`

export const insertImport = async (
  tx: Tx,
  one: Pick<Import, 'id' | 'organId' | 'kind' | 'caseKeyId' | 'fileId' | 'by' | 'at'>,
): Promise<void> => {
  await tx`
    insert into intake.import (id, organ_id, kind, stage, case_key_id, file_id, by_person, at)
    values (${one.id}, ${one.organId}, ${one.kind}, 'reading', ${one.caseKeyId}, ${one.fileId},
      ${one.by}, ${one.at})`
}

const absent = (): Refused =>
  new Refused({ code: 'intake.absent', message: '没有这次导入，或者它不属于本单位' })

/** @throws Refused `intake.absent`: unknown and other organs' imports look the same */
export const importById = async (db: Db, id: string): Promise<Import> => {
  const [row] = await db<Import[]>`select ${columns(db)} from intake.import where id = ${id}`
  if (!row) throw absent()
  return row
}

/** Locks the import until the transaction ends; a second worker waits and then finds it done. */
export const lockImport = async (tx: Tx, id: string): Promise<Import> => {
  const [row] = await tx<Import[]>`
    select ${columns(tx)} from intake.import where id = ${id} for no key update`
  if (!row) throw absent()
  return row
}

export const importsPerPage = 30

/** The imports of the organ, newest first. */
export const importsOf = async (
  db: Db,
  organId: string,
  page: number,
): Promise<{ total: number; imports: Import[] }> => {
  const rows = await db<(Import & { total: number })[]>`
    select ${columns(db)}, count(*) over ()::int as total from intake.import
    where organ_id = ${organId} order by at desc, id
    limit ${importsPerPage} offset ${(page - 1) * importsPerPage}`
  return { total: rows[0]?.total ?? 0, imports: rows }
}

/** Every import of the organ, newest first. */
export const everyImport = async function* (tx: Tx, organId: string): AsyncGenerator<Import> {
  const all = tx`
    select ${columns(tx)} from intake.import where organ_id = ${organId} order by at desc, id`
  for await (const rows of inBatches<Import>(tx, all)) yield* rows
}

type Parameter = string | number | Date | null | ReturnType<Tx['json']>

/** What changes from step to step; what is left out stays. */
export type Changed = {
  stage: ImportStage
  contentFileId?: string
  layout?: Layout
  summary?: Summary
  findingsFileId?: string
  refusal?: string
  confirmed?: { by: string; actingFor: string | null; at: Date }
  doneAt?: Date
  undone?: { by: string; at: Date; reason: string }
}

const columnsOf = (
  tx: Tx,
  { layout, summary, confirmed, undone, ...next }: Changed,
): Record<string, Parameter> => ({
  stage: next.stage,
  refusal: next.refusal ?? null,
  ...(next.contentFileId !== undefined && { content_file_id: next.contentFileId }),
  ...(next.findingsFileId !== undefined && { findings_file_id: next.findingsFileId }),
  ...(layout && { layout: tx.json(layout) }),
  ...(summary && { summary: tx.json(summary) }),
  ...(next.doneAt && { done_at: next.doneAt }),
  ...(confirmed && {
    confirmed_by: confirmed.by,
    acting_for: confirmed.actingFor,
    confirmed_at: confirmed.at,
  }),
  ...(undone && { undone_by: undone.by, undone_at: undone.at, reason: undone.reason }),
})

/** One step on; a save that passes over a version is a bug. */
export const saveImport = async (
  tx: Tx,
  { id, version }: Pick<Import, 'id' | 'version'>,
  next: Changed,
): Promise<void> => {
  const { count } = await tx`
    update intake.import set ${tx({ ...columnsOf(tx, next), version: version + 1 })}
    where id = ${id} and version = ${version}`
  if (count !== 1) throw new Error(`import ${id} moved past version ${version}`)
}

export const saveProgress = async (
  tx: Tx,
  organId: string,
  { id, done, total }: { id: string; done: number; total: number },
): Promise<void> => {
  await tx`
    insert into intake.progress (import_id, organ_id, done, total)
    values (${id}, ${organId}, ${done}, ${total})
    on conflict (import_id) do update set done = excluded.done, total = excluded.total`
}

export const progressOf = async (
  db: Db,
  id: string,
): Promise<{ done: number; total: number } | undefined> => {
  const [row] = await db<{ done: number; total: number }[]>`
    select done, total from intake.progress where import_id = ${id}`
  return row
}

export const headingsLearnt = async (
  db: Db,
  organId: string,
  kind: SheetKind,
): Promise<LearntHeadings> => {
  const rows = await db<{ heading: string; key: string }[]>`
    select heading, column_key as key from intake.heading
    where organ_id = ${organId} and kind = ${kind}`
  return Object.fromEntries(rows.map(({ heading, key }) => [heading, key]))
}

/** @param headings folded heading → column, or '' for none */
export const learnHeadings = async (
  tx: Tx,
  organId: string,
  kind: SheetKind,
  headings: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const [heading, key] of headings)
    await tx`
      insert into intake.heading (organ_id, kind, heading, column_key)
      values (${organId}, ${kind}, ${heading}, ${key})
      on conflict (organ_id, kind, heading) do update set column_key = excluded.column_key`
}

export const wordsLearnt = async (db: Db, organId: string): Promise<LearntWords> => {
  const rows = await db<{ list: WordList; word: string; code: string }[]>`
    select list, word, code from intake.word where organ_id = ${organId}`
  const lists: Partial<Record<WordList, Record<string, string>>> = {}
  for (const { list, word, code } of rows) lists[list] = { ...lists[list], [word]: code }
  return lists
}

export const learnWord = async (
  tx: Tx,
  organId: string,
  { list, word, code }: { list: WordList; word: string; code: string },
): Promise<void> => {
  await tx`
    insert into intake.word (organ_id, list, word, code)
    values (${organId}, ${list}, ${word}, ${code})
    on conflict (organ_id, list, word) do update set code = excluded.code`
}

export const keepDocuments = async (
  tx: Tx,
  organId: string,
  importId: string,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return
  const rows = ids.map((id) => ({ organ_id: organId, import_id: importId, document_id: id }))
  await tx`insert into intake.document ${tx(rows)}`
}

export const documentsOfImport = async (db: Db, importId: string): Promise<string[]> => {
  const rows = await db<{ id: string }[]>`
    select document_id as id from intake.document where import_id = ${importId}`
  return rows.map(({ id }) => id)
}
