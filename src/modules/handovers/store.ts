import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { HandedCase, Handover } from './handover.ts'

export const insertHandover = async (
  tx: Tx,
  { items, at, ...one }: Omit<Handover, 'confirmed'> & { at: Date },
): Promise<void> => {
  await tx`
    insert into handovers.handover (id, organ_id, from_person_id, reason, made_by, made_on, besides,
      at)
    values (${one.id}, ${one.organId}, ${one.fromId}, ${one.reason}, ${one.madeBy}, ${one.madeOn},
      ${tx.json([...one.besides])}, ${at})`
  const rows = items.map((item, index) => ({
    organ_id: one.organId,
    handover_id: one.id,
    position: index + 1,
    request_id: item.requestId,
    number: item.number,
    description: item.description,
    stage: item.stage,
    due_on: item.dueOn,
    due_provisional: item.dueProvisional,
    to_person_id: item.toId,
  }))
  await tx`insert into handovers.item ${tx(rows)}`
}

export const findHandover = async (db: Db, id: string): Promise<Handover | undefined> => {
  const [row] = await db<Omit<Handover, 'items' | 'confirmed'>[]>`
    select id, organ_id as "organId", from_person_id as "fromId", reason, made_by as "madeBy",
      made_on as "madeOn", besides
    from handovers.handover where id = ${id}`
  if (!row) return undefined
  const items = await db<HandedCase[]>`
    select request_id as "requestId", number, description, stage, due_on as "dueOn",
      due_provisional as "dueProvisional", to_person_id as "toId"
    from handovers.item where handover_id = ${id} order by position`
  const confirmed = await db<{ personId: string; at: Date }[]>`
    select person_id as "personId", at from handovers.confirmation
    where handover_id = ${id} order by at`
  return { ...row, items, confirmed }
}

export type HandoverLine = {
  id: string
  fromId: string
  madeOn: Day
  cases: number
  receivers: string[]
  confirmed: string[]
}

export const handoversPerPage = 30

/** 移交 of the acting organ, newest first. */
export const handoversFound = async (
  db: Db,
  page: number,
): Promise<{ total: number; handovers: HandoverLine[] }> => {
  const rows = await db<(HandoverLine & { total: number })[]>`
    ${listed(db)} limit ${handoversPerPage} offset ${(page - 1) * handoversPerPage}`
  return { total: rows[0]?.total ?? 0, handovers: rows }
}

/** All of them, some hundreds at a time. */
export const handoverBatches = (tx: Tx): AsyncGenerator<readonly HandoverLine[]> =>
  inBatches<HandoverLine>(tx, listed(tx))

const listed = (db: Db): PendingQuery<Row[]> => db`
    select h.id, h.from_person_id as "fromId", h.made_on as "madeOn",
      (select count(*)::int from handovers.item i where i.handover_id = h.id) as cases,
      array(select distinct i.to_person_id from handovers.item i where i.handover_id = h.id)
        as receivers,
      array(select c.person_id from handovers.confirmation c where c.handover_id = h.id)
        as confirmed, count(*) over ()::int as total
    from handovers.handover h where h.organ_id = platform.current_organ()
    order by h.at desc, h.id`

/** 移交 that wait for a person's confirmation. */
export const awaitingConfirmation = async (db: Db, personId: string): Promise<number> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from handovers.handover h
    where h.organ_id = platform.current_organ()
      and (h.from_person_id = ${personId} or exists (select 1 from handovers.item i
        where i.handover_id = h.id and i.to_person_id = ${personId}))
      and not exists (select 1 from handovers.confirmation c
        where c.handover_id = h.id and c.person_id = ${personId})`
  return row?.n ?? 0
}

export const insertConfirmation = async (
  tx: Tx,
  one: { organId: string; handoverId: string; personId: string; at: Date },
): Promise<void> => {
  await tx`
    insert into handovers.confirmation (organ_id, handover_id, person_id, at)
    values (${one.organId}, ${one.handoverId}, ${one.personId}, ${one.at})`
}
