import { addDays, type Day, day, firstDayOf, isWeekend, lastDayOf, yearOf } from './day.ts'

/** 放假通知: the State Council's arrangement of one year, as data (law/calendars). */
export type HolidayNotice = {
  year: number
  /** Days off and make-up days; those of late December may lie in the year before. */
  days: readonly { date: string; name: string; isOffDay: boolean }[]
}

/** A day that a notice names: off, or worked in exchange (调休上班). */
export type NamedDay = { name: string; isOffDay: boolean; noticeYear: number }

/** Working days (工作日): Monday to Friday, except the days off, plus the make-up days of the notices. */
export type Calendar = {
  /** Years whose own notice is loaded. */
  years: ReadonlySet<number>
  /** Last day of the unbroken run of loaded years. Beyond it a date is provisional, never certain. */
  knownUntil: Day
  named: ReadonlyMap<Day, NamedDay>
}

/**
 * The calendar that these notices make. Of two notices for one year the later in the list holds; where
 * two years' notices name the same December day, the later year's does.
 *
 * @throws RangeError without any notice, or where a notice names an impossible day
 */
export const calendarOf = (notices: readonly HolidayNotice[]): Calendar => {
  const inForce = [...new Map(notices.map((notice) => [notice.year, notice])).values()].toSorted(
    (one, other) => one.year - other.year,
  )
  const first = inForce[0]
  if (!first) throw new RangeError('a calendar needs at least one holiday notice')
  const named = new Map<Day, NamedDay>()
  for (const { year, days } of inForce)
    for (const { date, name, isOffDay } of days)
      named.set(day(date), { name, isOffDay, noticeYear: year })
  const years = new Set(inForce.map((notice) => notice.year))
  let last = first.year
  while (years.has(last + 1)) last += 1
  return { years, knownUntil: lastDayOf(last), named }
}

/** Whether a notice settles this day: the notice of its year is loaded, or a notice names the day. */
export const isKnown = (calendar: Calendar, of: Day): boolean =>
  calendar.years.has(yearOf(of)) || calendar.named.has(of)

/** The first day of which two calendars say something different; undefined where there is none. */
export const firstDifference = (one: Calendar, other: Calendar): Day | undefined => {
  const years = [...one.years, ...other.years]
  const last = lastDayOf(Math.max(...years))
  for (
    let at = addDays(firstDayOf(Math.min(...years)), -daysNamedBefore);
    at <= last;
    at = addDays(at, 1)
  )
    if (
      isKnown(one, at) !== isKnown(other, at) ||
      isWorkingDay(one, at) !== isWorkingDay(other, at)
    )
      return at
  return undefined
}

/** A notice may name days of the December before. */
const daysNamedBefore = 31

/** True in the months in which the State Council publishes next year's notice, while it is not loaded. */
export const awaitsNotice = (today: Day, knownUntil: Day): boolean =>
  today.slice(5) >= '11-01' && yearOf(knownUntil) <= yearOf(today)

/** Where no notice is loaded only weekends are off: what binds somebody must ask `isKnown` too. */
export const isWorkingDay = (calendar: Calendar, of: Day): boolean => {
  const named = calendar.named.get(of)
  return named ? !named.isOffDay : !isWeekend(of)
}

/**
 * The day on which a term of `count` working days ends. The starting day is not counted
 * (《民法典》第二百零一条).
 *
 * @param from  the day the term starts to run, e.g. the day of receipt
 * @throws RangeError where no notice covers a day of the term; `workingDayTerm` gives a provisional date
 */
export const addWorkingDays = (calendar: Calendar, from: Day, count: number): Day => {
  let at = from
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (workedForCertain(calendar, at)) left -= 1
  }
  return at
}

/**
 * Working days after `after` up to and including `until`; 0 where `until` is not later.
 *
 * @throws RangeError where no notice covers a day of the span
 */
export const countWorkingDays = (calendar: Calendar, after: Day, until: Day): number => {
  let count = 0
  for (let at = addDays(after, 1); at <= until; at = addDays(at, 1))
    if (workedForCertain(calendar, at)) count += 1
  return count
}

const workedForCertain = (calendar: Calendar, of: Day): boolean => {
  if (!isKnown(calendar, of)) throw new RangeError(`no holiday notice covers ${of}`)
  return isWorkingDay(calendar, of)
}
