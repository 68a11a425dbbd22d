import type { Calendar, HolidayNotice } from '../../kernel/calendar.ts'
import { addDays, type Day, firstDayOf, isWeekend, parseDay, yearOf } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { noticeInWords } from './notice-text.ts'

/** Longest text of a notice, in signs: the notices of 2019 to 2026 have some 3,000. */
const longest = 100_000

/** A notice names some forty days; days of December before may be among them. */
const mostDays = 120

type Raw = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type NamedDate = HolidayNotice['days'][number]

const dateOf = (date: unknown): Day | undefined => {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const read = parseDay(date)
  return read.ok ? read.value : undefined
}

const isOf = (year: number, on: Day): boolean =>
  on >= addDays(firstDayOf(year), -31) && yearOf(on) <= year

/** @returns the day, or what is wrong with it */
const dayOf = (raw: unknown, year: number): NamedDate | string => {
  if (!isRecord(raw)) return '每一天应写作 {"name": "元旦", "date": "2027-01-01", "isOffDay": true}'
  const { isOffDay } = raw
  const date = dateOf(raw['date'])
  const name = typeof raw['name'] === 'string' ? raw['name'].trim() : ''
  if (!date) return `日期“${String(raw['date']).slice(0, 20)}”不存在，应写作 2027-01-01`
  if (name === '' || name.length > 20) return `${date} 没有写明节日名称（1 至 20 个字）`
  if (typeof isOffDay !== 'boolean') return `${date} 没有写明是放假（true）还是上班（false）`
  return isOf(year, date)
    ? { name, date, isOffDay }
    : `${date} 不在 ${year} 年（上一年十二月的日子也可以）`
}

const doubled = (days: readonly NamedDate[]): string[] => {
  const dates = days.map(({ date }) => date)
  const twice = new Set(dates.filter((date, index) => dates.indexOf(date) !== index))
  return [...twice].map((date) => `${date} 写了两次`)
}

/** 调休上班 lies on a weekend; in 2020 a notice named the Monday on which work began again. */
const idle = ({ days }: HolidayNotice): string[] =>
  days.flatMap(({ date, isOffDay }) =>
    isOffDay || isWeekend(date as Day)
      ? []
      : [`${date} 写作上班，但它不是星期六或者星期日，本来就上班`],
  )

/** Days worked in exchange never outnumber the weekdays taken off for them. */
const unbalanced = (days: readonly NamedDate[]): string[] => {
  const worked = days.filter(({ date, isOffDay }) => !isOffDay && isWeekend(date as Day)).length
  const taken = days.filter(({ date, isOffDay }) => isOffDay && !isWeekend(date as Day)).length
  return worked > taken
    ? [`调休上班 ${worked} 天，多于在星期一至星期五放假的 ${taken} 天，请核对放假和上班有没有写反`]
    : []
}

const shown = 5

const refuse = (faults: readonly string[]): Result<never> => {
  const more = faults.length > shown ? `；……共 ${faults.length} 处` : ''
  const sentence = faults.slice(0, shown).join('；') + more
  const refused = no('form.invalid', '放假安排没有通过检查，已填写的内容都还在')
  return { ok: false, refusal: { ...refused.refusal, fields: { notice: sentence } } }
}

const yearIn = (raw: Raw, calendar: Calendar): Result<number> => {
  const { year } = raw
  const first = Math.min(...calendar.years)
  const next = yearOf(calendar.knownUntil) + 1
  if (typeof year !== 'number' || !Number.isInteger(year))
    return refuse(['没有写明年份，应有 "year": 2027'])
  if (year > next) return refuse([`${next} 年的放假安排还没有载入，请先载入 ${next} 年的`])
  return year < first ? refuse([`${first} 年以前的放假安排不需要载入`]) : ok(year)
}

/** What was pasted, as JSON would say it: the text of the notice itself is understood too. */
const rawOf = (text: string): Result<Raw> => {
  const raw = parsed(text)
  if (isRecord(raw)) return ok(raw)
  const inWords = noticeInWords(text)
  if (!inWords) return refuse(['不是国务院办公厅通知的全文，也不是 JSON，请核对有没有复制完整'])
  return inWords.faults.length > 0 ? refuse(inWords.faults) : ok(inWords)
}

/**
 * A State Council notice from its text, or from its JSON,
 * `{"year", "days": [{"name", "date", "isOffDay"}]}`.
 *
 * @param calendar as it stands: the year may be one of its years, or the next
 */
export const readNotice = (text: string, calendar: Calendar): Result<HolidayNotice> => {
  if (text.trim() === '') return refuse(['请粘贴通知全文或者放假安排的 JSON，也可以选择文件'])
  if (text.length > longest) return refuse(['内容过长，不是一年的放假安排'])
  const raw = rawOf(text)
  if (!raw.ok) return raw
  const year = yearIn(raw.value, calendar)
  if (!year.ok) return year
  const list = raw.value['days']
  if (!Array.isArray(list) || list.length === 0 || list.length > mostDays)
    return refuse([`应有 "days"，列出 1 至 ${mostDays} 个放假、上班的日子`])
  const read = list.map((one) => dayOf(one, year.value))
  const faults = read.filter((one) => typeof one === 'string')
  if (faults.length > 0) return refuse(faults)
  const days = read
    .filter((one) => typeof one !== 'string')
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
  const against = [...doubled(days), ...unbalanced(days)]
  return against.length > 0 ? refuse(against) : ok({ year: year.value, days })
}

/** 《全国年节及纪念日放假办法》 festivals, by a word of their name. */
const festivals = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']

/** Working days a year has had since 2019, and a little more. */
const usualWorkingDays = { least: 244, most: 254 }

/** What looks unusual and may yet be right: the second person is asked to look at it. */
export const oddities = (notice: HolidayNotice, workingDays: number): string[] => {
  const { year, days } = notice
  const named = (festival: string): boolean => days.some(({ name }) => name.includes(festival))
  const { least, most } = usualWorkingDays
  return [
    ...idle(notice),
    ...festivals.filter((one) => !named(one)).map((one) => `没有写到${one}`),
    ...(workingDays < least || workingDays > most
      ? [`${year} 年共有 ${workingDays} 个工作日，历年为 248 至 251 个`]
      : []),
  ]
}

const linesOf = ({ days }: HolidayNotice): string =>
  days
    .map(({ date, name, isOffDay }) => `${date} ${name} ${isOffDay}`)
    .toSorted()
    .join('\n')

/** True where both say the same of every day. */
export const saysSame = (one: HolidayNotice, other: HolidayNotice): boolean =>
  one.year === other.year && linesOf(one) === linesOf(other)
