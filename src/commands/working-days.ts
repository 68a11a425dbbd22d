import type { Calendar } from '../kernel/calendar.ts'
import { type Day, parseDay, yearOf } from '../kernel/day.ts'
import { no, ok, type Result } from '../kernel/result.ts'
import { type Term, workingDayTerm } from '../kernel/term.ts'
import { foldWidth } from '../kernel/text.ts'
import { calendarInUse } from './calendar-in-use.ts'
import { dayInWords, daysInWords } from './days-in-words.ts'

const most = 10_000

const yearsIn = ({ years, knownUntil }: Calendar): string =>
  `${Math.min(...years)}年至${yearOf(knownUntil)}年`

type Asked = { from: Day; count: number }

const readArguments = ([from, count, ...rest]: readonly string[]): Result<Asked> => {
  if (from === undefined || count === undefined || rest.length > 0)
    return no('working-days.usage', '用法：gongkai working-days 起始日期 工作日数 [--json]')
  const day = parseDay(from)
  if (!day.ok) return day
  if (yearOf(day.value) < 1950 || yearOf(day.value) > 2200)
    return no('working-days.range', '起始日期应在1950年至2200年之间')
  const typed = foldWidth(count)
  if (!/^\d{1,5}$/.test(typed) || Number(typed) > most)
    return no('working-days.count', `工作日数应为0至${most}的整数`)
  return ok({ from: day.value, count: Number(typed) })
}

const inWords = (
  { from, count }: Asked,
  { due, provisional, days }: Term,
  calendar: Calendar,
): string => {
  const warning = `该日期为暂定：只载入了${yearsIn(calendar)}的放假通知，其余暂按周末推算，不得写入文书。\n`
  return `${from} 起 ${count} 个工作日（当日不计入），至 ${dayInWords(due)} 止${provisional ? '（暂定）' : ''}。\n${
    provisional ? warning : ''
  }${daysInWords(days)}`
}

/** `gongkai working-days FROM N [--json]`: the day on which N working days end, day by day. */
export const run = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args.filter((arg) => arg !== '--json'))
  if (!asked.ok) {
    process.stderr.write(`${asked.refusal.message}\n`)
    return 2
  }
  const calendar = await calendarInUse()
  const term = workingDayTerm(calendar, asked.value.from, asked.value.count)
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify(term)}\n` : inWords(asked.value, term, calendar),
  )
  return 0
}
