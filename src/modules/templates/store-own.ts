import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { OwnTemplate } from './own-template.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", kind, version, name, tags, status, uploaded_by as "uploadedBy",
  uploaded_on as "uploadedOn", effective_on as "effectiveOn", approved_by as "approvedBy",
  approved_on as "approvedOn", withdrawn_by as "withdrawnBy", withdrawn_on as "withdrawnOn",
  withdrawn_why as "withdrawnWhy", revision`

/** Versions of the organ and of those whose papers it reviews (委托审核), newest first. */
export const ownSeen = async (db: Db): Promise<OwnTemplate[]> => db<OwnTemplate[]>`
  select ${columns(db)} from templates.own_template order by kind, version desc limit 500`

export const findOwn = async (db: Db, id: string): Promise<OwnTemplate | undefined> => {
  const [row] = await db<OwnTemplate[]>`
    select ${columns(db)} from templates.own_template where id = ${id}`
  return row
}

export const lockOwn = async (tx: Tx, id: string): Promise<OwnTemplate | undefined> => {
  const [row] = await tx<OwnTemplate[]>`
    select ${columns(tx)} from templates.own_template where id = ${id} for update`
  return row
}

export const contentOfOwn = async (db: Db, id: string): Promise<Uint8Array | undefined> => {
  const [row] = await db<{ content: Buffer }[]>`
    select content from templates.own_template where id = ${id}`
  return row?.content
}

/** The version an organ's letters of a day are written with. */
export const ownInForce = async (
  db: Db,
  { organId, kind, on }: { organId: string; kind: string; on: Day },
): Promise<{ id: string; version: number } | undefined> => {
  const [row] = await db<{ id: string; version: number }[]>`
    select id, version from templates.own_template
    where organ_id = ${organId} and kind = ${kind} and status = 'approved' and effective_on <= ${on}
    order by effective_on desc, version desc limit 1`
  return row
}

/** Ids of the versions that letters of a day are written with, of every organ that is seen. */
export const ownInUse = async (db: Db, on: Day): Promise<ReadonlySet<string>> => {
  const rows = await db<{ id: string }[]>`
    select distinct on (organ_id, kind) id from templates.own_template
    where status = 'approved' and effective_on <= ${on}
    order by organ_id, kind, effective_on desc, version desc`
  return new Set(rows.map(({ id }) => id))
}

export const insertOwn = async (
  tx: Tx,
  row: Pick<
    OwnTemplate,
    'id' | 'organId' | 'kind' | 'name' | 'tags' | 'uploadedBy' | 'uploadedOn'
  > & {
    content: Uint8Array
    at: Date
  },
): Promise<void> => {
  await tx`
    insert into templates.own_template
      (id, organ_id, kind, version, name, content, tags, uploaded_by, uploaded_on, at)
    select ${row.id}, ${row.organId}, ${row.kind}, coalesce(max(version), 0) + 1, ${row.name},
      ${row.content}, ${[...row.tags]}, ${row.uploadedBy}, ${row.uploadedOn}, ${row.at}
    from templates.own_template where organ_id = ${row.organId} and kind = ${row.kind}`
}

export const markApproved = async (
  tx: Tx,
  row: { id: string; effectiveOn: Day; by: string; on: Day },
): Promise<void> => {
  await tx`
    update templates.own_template set status = 'approved', effective_on = ${row.effectiveOn},
      approved_by = ${row.by}, approved_on = ${row.on}, revision = revision + 1
    where id = ${row.id}`
}

export const markWithdrawn = async (
  tx: Tx,
  row: { id: string; why: string; by: string; on: Day },
): Promise<void> => {
  await tx`
    update templates.own_template set status = 'withdrawn', withdrawn_by = ${row.by},
      withdrawn_on = ${row.on}, withdrawn_why = ${row.why}, revision = revision + 1
    where id = ${row.id}`
}
