import { no, ok, type Result } from './result.ts'
import { foldWidth } from './text.ts'

/**
 * A legal date in Beijing, `YYYY-MM-DD`. Compares with `<`, stores as SQL `date`, prints as itself,
 * and has no time zone to get wrong.
 */
export type Day = string & { readonly __day: unique symbol }

const millisecondsOf = (at: string): number => Date.parse(`${at}T00:00:00Z`)

const isDay = (text: string): text is Day => {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = millisecondsOf(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** For literals and database rows. @throws RangeError where the text is no day of the calendar */
export const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** For what people type: full-width digits, 2026/3/5, 2026.3.5 and 2026年3月5日 are understood. */
export const parseDay = (typed: unknown): Result<Day> => {
  const text = typeof typed === 'string' ? foldWidth(typed).trim() : ''
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const [, year = '', month = '', date = ''] = match ?? []
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(written)
    ? ok(written)
    : no('day.unreadable', '请填写真实存在的日期，例如 2026-03-05')
}

/** The day of an instant; a sum of days needs no second reading. */
const dayAt = (milliseconds: number): Day => {
  const text = new Date(milliseconds).toISOString().slice(0, 10)
  if (!/^[12]\d{3}-/.test(text)) throw new RangeError(`not a day: ${text}`)
  return text as Day
}

/** @throws RangeError where the sum lies outside the years 1000 to 2999 */
export const addDays = (from: Day, count: number): Day =>
  dayAt(millisecondsOf(from) + count * 86_400_000)

/** Calendar days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (millisecondsOf(to) - millisecondsOf(from)) / 86_400_000

/**
 * The same date `count` months later; where that month has no such date, its last day
 * (《民法典》第二百零二条).
 */
export const addMonths = (from: Day, count: number): Day => {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return addDays(day(first.toISOString().slice(0, 10)), Math.min(date, last) - 1)
}

export const yearOf = (of: Day): number => Number(of.slice(0, 4))

export const firstDayOf = (year: number): Day => day(`${year}-01-01`)

export const lastDayOf = (year: number): Day => day(`${year}-12-31`)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (of: Day): number => new Date(millisecondsOf(of)).getUTCDay()

export const isWeekend = (of: Day): boolean => weekdayOf(of) % 6 === 0

/** 2026年3月5日, as letters print it (GB/T 9704: no leading zeros). */
export const inChinese = (of: Day): string => {
  const [year, month, date] = of.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
