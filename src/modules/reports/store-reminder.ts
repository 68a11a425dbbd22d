import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** 催报: the supervising organ reminded another of its report. */
export type ReportReminder = {
  id: string
  organId: string
  year: number
  byOrgan: string
  by: string
  on: Day
}

/** The reminders an organ got for a year, the latest first. */
export const remindersOf = async (
  db: Db,
  organId: string,
  year: number,
): Promise<ReportReminder[]> => db<ReportReminder[]>`
  select id, organ_id as "organId", year, by_organ as "byOrgan", by_person as by, on_day as on
  from reports.reminder where organ_id = ${organId} and year = ${year} order by at desc`

/** The last reminder of each organ for a year. */
export const remindersOfYear = async (
  db: Db,
  year: number,
): Promise<{ organId: string; on: Day; count: number }[]> => db<
  { organId: string; on: Day; count: number }[]
>`
  select organ_id as "organId", max(on_day) as on, count(*)::int as count
  from reports.reminder where year = ${year} group by organ_id`

export const insertReminder = async (tx: Tx, one: ReportReminder, at: Date): Promise<void> => {
  await tx`
    insert into reports.reminder (id, organ_id, year, by_organ, by_person, on_day, at)
    values (${one.id}, ${one.organId}, ${one.year}, ${one.byOrgan}, ${one.by}, ${one.on}, ${at})`
}
