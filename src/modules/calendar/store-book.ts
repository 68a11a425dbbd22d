import { join } from 'node:path'
import { type Calendar, calendarOf, type HolidayNotice } from '../../kernel/calendar.ts'
import { shippedCalendar, shippedNotices } from '../../kernel/notices.ts'
import type { Db } from '../../platform/db.ts'
import { readIfThere, replaceFile } from '../../platform/durable.ts'
import { approvedNotices, stampOf } from './store.ts'

/** The calendar that a running process goes by. */
export type CalendarBook = {
  current: () => Calendar
  /** Takes in what was approved since, in whatever process: asked before each page and each job. */
  refresh: () => Promise<void>
}

/** The notices shipped with the program and those loaded since: of two for one year the loaded one holds. */
export const calendarWith = (loaded: readonly HolidayNotice[]): Calendar =>
  calendarOf([...shippedNotices, ...loaded])

/** A calendar that never changes, for commands and tests. */
export const fixedBook = (calendar: Calendar): CalendarBook => ({
  current: () => calendar,
  refresh: async () => {},
})

const copyPath = (dataDir: string): string => join(dataDir, 'calendars.json')

const keepCopy = async (dataDir: string, loaded: readonly HolidayNotice[]): Promise<void> => {
  const copy = loaded.map(({ year, days }) => ({ year, days }))
  // Another process of the installation may be writing the very same at this moment.
  await replaceFile(copyPath(dataDir), `${JSON.stringify(copy)}\n`).catch(() => {})
}

/** @param dataDir where a copy of the loaded notices is kept for commands that need no database */
export const openCalendarBook = async (db: Db, dataDir?: string): Promise<CalendarBook> => {
  let stamp: string | undefined
  let calendar = shippedCalendar
  const refresh = async (): Promise<void> => {
    const now = await stampOf(db)
    if (now === stamp) return
    const loaded = await approvedNotices(db)
    calendar = calendarWith(loaded)
    stamp = now
    if (dataDir !== undefined && loaded.length > 0) await keepCopy(dataDir, loaded)
  }
  await refresh()
  return { current: () => calendar, refresh }
}

/** The calendar by the copy in the data folder; the shipped one where there is none. */
export const calendarInFolder = async (dataDir: string): Promise<Calendar> => {
  const copy = await readIfThere(copyPath(dataDir))
  return copy === undefined ? shippedCalendar : calendarWith(JSON.parse(copy) as HolidayNotice[])
}
