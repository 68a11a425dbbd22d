import { type Calendar, countWorkingDays } from '../../kernel/calendar.ts'
import { addDays, type Day, firstDayOf, lastDayOf } from '../../kernel/day.ts'

/** A year as the calendar has it. */
export type CalendarYear = {
  year: number
  /** 工作日 of the year. */
  working: number
  /** Days off and days worked in exchange that its notice names. */
  off: number
  makeUp: number
  days: readonly { day: Day; name: string; isOffDay: boolean }[]
}

export const yearOfCalendar = (calendar: Calendar, year: number): CalendarYear => {
  const days = [...calendar.named]
    .filter(([, { noticeYear }]) => noticeYear === year)
    .map(([day, { name, isOffDay }]) => ({ day, name, isOffDay }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const off = days.filter(({ isOffDay }) => isOffDay).length
  const working = countWorkingDays(calendar, addDays(firstDayOf(year), -1), lastDayOf(year))
  return { year, working, off, makeUp: days.length - off, days }
}
