import type { HolidayNotice } from '../../kernel/calendar.ts'
import { addDays, type Day, daysBetween, parseDay, weekdayOf } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'

type NamedDate = HolidayNotice['days'][number]

/** 国务院办公厅关于2026年部分节假日安排的通知 */
const heading = /关于(\d{4})年\s*部分节假日安排/

/** 二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。 */
const festival = /^\s*[一二三四五六七八九十]+、(?<name>[^:\n]{1,20}):(?<words>.+)$/gm

/** 2018年12月30日, 2月4日, 10日, and what stands in brackets behind. */
const written = /(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:\((?<told>[^)]*)\))?/g

/** Longest a range may be, in days; nine has been the most. */
const longest = 15

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

type Written = {
  text: string
  on: Day | undefined
  told: string
  /** 至 stands before it. */
  ends: boolean
}

/** The dates of a sentence; a year or month not repeated is that of the date before. */
const datesIn = (sentence: string, noticeYear: number): Written[] => {
  let at = { year: String(noticeYear), month: '' }
  let from = 0
  return [...sentence.matchAll(written)].map((found) => {
    const { y, m, d = '', told = '' } = found.groups ?? {}
    at = { year: y ?? at.year, month: m ?? at.month }
    const on = parseDay(`${at.year}年${at.month}月${d}日`)
    const ends = sentence.slice(from, found.index).trim() === '至'
    from = found.index + found[0].length
    return { text: found[0], on: on.ok ? on.value : undefined, told, ends }
  })
}

/** Beside a date stands 星期六, or 周六 behind a day of the lunar calendar. */
const misnamed = ({ on, told }: Written): string[] => {
  const said = /(?:星期|周)([日一二三四五六])/.exec(told)?.[1]
  const is = on && weekdays[weekdayOf(on)]
  return said === undefined || said === is ? [] : [`${on} 是星期${is}，通知里写作星期${said}`]
}

/** The days from the day after `first` to where a range ends; none where it is no range. */
const upTo = (first: Day | undefined, last: Day): Day[] => {
  const length = first === undefined ? 0 : daysBetween(first, last)
  if (first === undefined || length < 1 || length > longest) return []
  return Array.from({ length }, (_, index) => addDays(first, index + 1))
}

type Read = { days: Day[]; faults: string[] }

const daysOf = (dates: readonly Written[]): Read => {
  const read: Read = { days: [], faults: dates.flatMap(misnamed) }
  for (const { on, ends, text } of dates) {
    const named = on && (ends ? upTo(read.days.at(-1), on) : [on])
    if (!named || named.length === 0) read.faults.push(`“${text}”不是日历上的一天，或者起止写反`)
    else read.days.push(...named)
  }
  return read
}

/** 共7天, 放假1天. */
const miscounted = (sentence: string, { days }: Read): string[] => {
  const said = /(?:共|放假)(\d+)天/.exec(sentence)?.[1]
  return said === undefined || Number(said) === days.length
    ? []
    : [`“${sentence.trim()}”写的是 ${said} 天，读出 ${days.length} 天`]
}

/** One sentence: days off (放假), days worked in exchange (上班), or neither, e.g. advice on 除夕. */
const readSentence = (sentence: string, name: string, year: number): NoticeInWords => {
  const isOffDay = sentence.includes('放假')
  if (!isOffDay && !sentence.includes('上班')) return { year, days: [], faults: [] }
  const read = daysOf(datesIn(sentence, year))
  const faults = [...read.faults, ...(isOffDay ? miscounted(sentence, read) : [])]
  return { year, days: read.days.map((date) => ({ name, date, isOffDay })), faults }
}

export type NoticeInWords = {
  year: number
  days: NamedDate[]
  /** Sentences for whoever pasted it. */
  faults: string[]
}

/**
 * 国务院办公厅关于某年部分节假日安排的通知 as its text reads, in the layouts of 2018 to 2025.
 *
 * @returns undefined where the text is no such notice
 */
export const noticeInWords = (typed: string): NoticeInWords | undefined => {
  const text = foldWidth(typed)
  const year = Number(heading.exec(text)?.[1])
  if (!year) return undefined
  const sentences = [...text.matchAll(festival)].flatMap(({ groups }) =>
    (groups?.['words'] ?? '')
      .split('。')
      .map((sentence) => readSentence(sentence, groups?.['name']?.trim() ?? '', year)),
  )
  return {
    year,
    days: sentences.flatMap(({ days }) => days),
    faults: sentences.flatMap(({ faults }) => faults),
  }
}
