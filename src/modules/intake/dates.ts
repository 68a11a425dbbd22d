import { addDays, type Day, day, parseDay } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'

/** A date as a cell of an old ledger has it: understood, or the sentence that says why it is not. */
export type ReadDate =
  | { on: Day; /** Words that stood beside the date and are left out. */ beside?: string }
  | { fault: string }

const digits = '〇一二三四五六七八九'

/** 二〇二三年三月十五日 → 2023年3月15日. */
const unspelled = (text: string): string =>
  text
    .replaceAll(/[零○]/g, '〇')
    .replaceAll(/([一二三]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String(
        (tens === '' ? 1 : digits.indexOf(tens)) * 10 + Math.max(digits.indexOf(ones || '〇'), 0),
      ),
    )
    .replaceAll(/[〇一二三四五六七八九]/g, (sign) => String(digits.indexOf(sign)))

/** Days since 1900 as spreadsheets count them; day 36526 is 1 January 2000, 73050 the end of 2099. */
const serialOf = (text: string): Day | undefined => {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  return serial >= 36_526 && serial <= 73_050
    ? addDays(day('2000-01-01'), serial - 36_526)
    : undefined
}

const isWritten = (text: string): boolean => /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(text)

const ofWritten = (text: string): ReadDate => {
  const read = parseDay(text)
  return read.ok ? { on: read.value } : { fault: `没有“${text}”这一天` }
}

/** Forms that several readers would read differently: never guessed. */
const ambiguous: readonly (readonly [RegExp, string])[] = [
  [/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/, '年份只有两位，看不出是哪一年'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/, '看不出哪个是月、哪个是日，请写成“2023-03-01”的样子'],
  [/^\d{4}[-/.年]\d{1,2}月?$/, '只写到月，没有写是哪一天'],
  [/^\d{6}$/, '看不出月和日怎么分，请写成“2023-03-01”的样子'],
  [/\d.*[,，、;；至~到].*\d/, '一格写了不止一个日期'],
]

const withYear = (text: string, year: string | undefined): ReadDate | undefined => {
  if (!/^\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) return undefined
  return year === undefined
    ? { fault: `“${text}”没有写年份` }
    : ofWritten(`${year}年${text.replace(/[-/.]/, '月')}`)
}

const bare = (text: string): { text: string; beside?: string } => {
  const noted = /^(.*\d日?)\s*[(（【[]([^)）】\]]*)[)）】\]]$/.exec(text)
  const [, before = '', beside = ''] = noted ?? []
  return noted && !/\d/.test(beside) ? { text: before, beside } : { text }
}

/**
 * Reads 2023-3-1, 2023年3月1日, 2023.3.1, 20230301, 二〇二三年三月一日, the serial numbers of spreadsheets, a
 * time of day behind the date, and 3月1日 where another column has the year. Nothing is guessed.
 *
 * @param year of the same row, e.g. 2023 or 2023年
 */
export const readDate = (cell: string, year?: string): ReadDate => {
  const folded = unspelled(foldWidth(cell).trim()).replace(
    /[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/,
    '',
  )
  const { text, beside } = bare(folded.replaceAll(/\s/g, ''))
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const written = compact ? compact.slice(1).join('-') : text
  const serial = serialOf(text)
  const read = ((): ReadDate => {
    if (serial) return { on: serial }
    if (isWritten(written)) return ofWritten(written)
    const short = withYear(text, /^((?:19|20)\d{2})年?度?$/.exec(foldWidth(year ?? '').trim())?.[1])
    if (short) return short
    const why = ambiguous.find(([pattern]) => pattern.test(text))?.[1]
    return { fault: why ? `“${text}”${why}` : `“${cell.slice(0, 20)}”不是日期` }
  })()
  return 'on' in read && beside !== undefined ? { ...read, beside } : read
}
