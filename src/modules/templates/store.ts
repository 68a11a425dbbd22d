import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Pack } from './pack.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", version, title, status, letterhead, texts, editors, revision,
  effective_on as "effectiveOn", issued_on as "issuedOn", issued_by as "issuedBy",
  sent_to as "sentTo"`

/** Versions this organ may see, newest first: issued ones, and its own drafts. */
export const packsSeen = async (db: Db): Promise<Pack[]> => db<Pack[]>`
  select ${columns(db)} from templates.pack order by version desc limit 50`

export const findPack = async (db: Db, id: string): Promise<Pack | undefined> => {
  const [row] = await db<Pack[]>`select ${columns(db)} from templates.pack where id = ${id}`
  return row
}

export const lockPack = async (tx: Tx, id: string): Promise<Pack | undefined> => {
  const [row] = await tx<Pack[]>`
    select ${columns(tx)} from templates.pack where id = ${id} for update`
  return row
}

/** The version letters of a day are written with. */
export const packInForce = async (db: Db, on: Day): Promise<Pack | undefined> => {
  const [row] = await db<Pack[]>`
    select ${columns(db)} from templates.pack
    where status = 'issued' and effective_on <= ${on}
    order by effective_on desc, version desc limit 1`
  return row
}

export const insertPack = async (
  tx: Tx,
  row: Pick<Pack, 'id' | 'organId' | 'title' | 'letterhead' | 'texts'> & { by: string; at: Date },
): Promise<void> => {
  await tx`
    insert into templates.pack (id, organ_id, version, title, letterhead, texts, editors, at)
    select ${row.id}, ${row.organId}, coalesce(max(version), 0) + 1, ${row.title},
      ${row.letterhead}, ${tx.json(row.texts)}, ${[row.by]}, ${row.at}
    from templates.pack where organ_id = ${row.organId}`
}

export const savePack = async (
  tx: Tx,
  row: Pick<Pack, 'id' | 'title' | 'letterhead' | 'texts'> & { by: string },
): Promise<void> => {
  await tx`
    update templates.pack set title = ${row.title}, letterhead = ${row.letterhead},
      texts = ${tx.json(row.texts)}, revision = revision + 1,
      editors = case when ${row.by} = any(editors) then editors else array_append(editors, ${row.by}) end
    where id = ${row.id} and status = 'draft'`
}

export const markIssued = async (
  tx: Tx,
  row: { id: string; effectiveOn: Day; on: Day; by: string; sentTo: readonly string[] },
): Promise<void> => {
  await tx`
    update templates.pack set status = 'issued', effective_on = ${row.effectiveOn},
      issued_on = ${row.on}, issued_by = ${row.by}, sent_to = ${[...row.sentTo]},
      revision = revision + 1
    where id = ${row.id} and status = 'draft'`
}

/** 签收 of one organ. */
export type Receipt = { organId: string; by: string; on: Day }

export const receiptsOf = async (db: Db, packId: string): Promise<Receipt[]> => db<Receipt[]>`
  select organ_id as "organId", by_person as by, on_day as "on" from templates.receipt
  where pack_id = ${packId} order by at`

/** Ids of the versions that an organ has confirmed. */
export const receivedBy = async (db: Db, organId: string): Promise<string[]> => {
  const rows = await db<{ id: string }[]>`
    select pack_id as id from templates.receipt where organ_id = ${organId}`
  return rows.map(({ id }) => id)
}

export const insertReceipt = async (
  tx: Tx,
  row: { packId: string; organId: string; by: string; on: Day; at: Date },
): Promise<void> => {
  await tx`
    insert into templates.receipt (pack_id, organ_id, by_person, on_day, at)
    values (${row.packId}, ${row.organId}, ${row.by}, ${row.on}, ${row.at})`
}

/** 催收, by organ: how often and when last. */
export type Reminded = { organId: string; times: number; last: Day }

export const remindersOf = async (db: Db, packId: string): Promise<Reminded[]> => db<Reminded[]>`
  select organ_id as "organId", count(*)::int as times, max(on_day) as last
  from templates.reminder where pack_id = ${packId} group by organ_id`

export const insertReminder = async (
  tx: Tx,
  row: { packId: string; organId: string; by: string; on: Day; at: Date },
): Promise<void> => {
  await tx`
    insert into templates.reminder (pack_id, organ_id, by_person, on_day, at)
    values (${row.packId}, ${row.organId}, ${row.by}, ${row.on}, ${row.at})`
}

/** Versions sent to the organ of this transaction that it has not confirmed. */
export const waitingFor = async (db: Db, organId: string): Promise<number> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from templates.pack p
    where p.status = 'issued' and ${organId} = any(p.sent_to) and not exists (
      select from templates.receipt r where r.pack_id = p.id and r.organ_id = ${organId})`
  return row?.n ?? 0
}
