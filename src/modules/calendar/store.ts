import type { Db, Tx } from '../../platform/db.ts'
import type { Effect, StoredNotice } from './loaded.ts'

const columns = (db: Db) => db`
  id, year, version, number, days, reason, status, organ_id as "organId",
  proposed_by as "proposedBy", (proposed_at at time zone 'Asia/Shanghai')::date as "proposedOn",
  decided_by as "decidedBy", (decided_at at time zone 'Asia/Shanghai')::date as "decidedOn",
  refusal, effects`

/** Every notice ever proposed, newest first: one or two a year. */
export const noticesAll = async (db: Db): Promise<StoredNotice[]> =>
  db<StoredNotice[]>`
    select ${columns(db)} from calendar.notice order by proposed_at desc, version desc limit 200`

/** The notices in force, in the order in which the later replaces the earlier. */
export const approvedNotices = async (db: Db): Promise<StoredNotice[]> =>
  db<StoredNotice[]>`
    select ${columns(db)} from calendar.notice where status = 'approved' order by year, version`

/** Changes whenever a notice was approved. */
export const stampOf = async (db: Db): Promise<string> => {
  const [row] = await db<{ stamp: string }[]>`
    select count(*) || ' ' || coalesce(max(decided_at)::text, '') as stamp
    from calendar.notice where status = 'approved'`
  return row?.stamp ?? ''
}

export const noticeById = async (db: Db, id: string): Promise<StoredNotice | undefined> => {
  const [row] = await db<StoredNotice[]>`
    select ${columns(db)} from calendar.notice where id = ${id}`
  return row
}

/** Locks the notice until the transaction ends. */
export const lockNotice = async (tx: Tx, id: string): Promise<StoredNotice | undefined> => {
  await tx`select id from calendar.notice where id = ${id} for update`
  return noticeById(tx, id)
}

type Proposed = Pick<
  StoredNotice,
  'id' | 'year' | 'days' | 'number' | 'reason' | 'organId' | 'proposedBy'
> & { at: Date }

/** @returns false where another proposal waits */
export const insertNotice = async (tx: Tx, one: Proposed): Promise<boolean> => {
  const { count } = await tx`
    insert into calendar.notice (id, year, version, number, days, reason, status, organ_id,
      proposed_by, proposed_at)
    select ${one.id}, ${one.year}::int,
      (select count(*) + 1 from calendar.notice where year = ${one.year}), ${one.number},
      ${tx.json(one.days)}, ${one.reason}, 'proposed', ${one.organId}, ${one.proposedBy},
      ${one.at}
    on conflict do nothing`
  return count === 1
}

type Decided = {
  id: string
  status: 'approved' | 'rejected'
  by: string
  at: Date
  refusal?: string
  effects?: readonly Effect[]
}

export const decideNotice = async (tx: Tx, one: Decided): Promise<void> => {
  await tx`
    update calendar.notice set status = ${one.status}, decided_by = ${one.by},
      decided_at = ${one.at}, refusal = ${one.refusal ?? null},
      effects = ${one.effects ? tx.json(one.effects) : null}
    where id = ${one.id} and status = 'proposed'`
}
