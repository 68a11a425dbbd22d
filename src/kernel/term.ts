import { type Calendar, isKnown, isWorkingDay } from './calendar.ts'
import { addDays, addMonths, type Day, daysBetween, isWeekend, weekdayOf } from './day.ts'

/**
 * What a day is to a term (期间): counted; a rest day (weekend, holiday); counted although on a weekend
 * (makeUp, 调休上班); or not counted because the term stood still (excluded).
 */
export type DayKind = 'counted' | 'weekend' | 'holiday' | 'makeUp' | 'excluded'

/** One day of a derivation (期限推算) and why it is what it is, in Chinese. */
export type DerivationDay = { day: Day; kind: DayKind; reason: string }

/** A term worked out: its last day, and every day from the one after its start to that last day. */
export type Term = {
  due: Day
  /** True where a day that matters lies beyond the loaded notices and only weekends were reckoned off. */
  provisional: boolean
  days: readonly DerivationDay[]
}

/** Why a day is left out of a term, or undefined where it runs. */
export type Exclusion = (on: Day) => string | undefined

const unsettled = '（该年放假安排尚未载入，暂按周末推算）'

const kindOf = (calendar: Calendar, of: Day): Exclude<DayKind, 'excluded'> => {
  if (isWorkingDay(calendar, of)) return isWeekend(of) ? 'makeUp' : 'counted'
  return calendar.named.has(of) ? 'holiday' : 'weekend'
}

/** A plain day of the calendar: its kind and, for a rest day or a make-up day, why. */
const plainDay = (calendar: Calendar, of: Day): DerivationDay => {
  const kind = kindOf(calendar, of)
  const named = calendar.named.get(of)
  const source = named ? `（国务院办公厅${named.noticeYear}年放假通知）` : ''
  const reasons = {
    counted: '工作日',
    weekend: `星期${weekdayOf(of) === 0 ? '日' : '六'}，休息日`,
    holiday: `${named?.name}放假${source}`,
    makeUp: `${named?.name}调休上班${source}`,
  }
  return { day: of, kind, reason: reasons[kind] }
}

/**
 * A term of working days with its derivation. The starting day is not counted (《民法典》第二百零一条);
 * days that `excluded` names stand still.
 *
 * @param length working days; 0 ends on the starting day
 */
export const workingDayTerm = (
  calendar: Calendar,
  from: Day,
  length: number,
  excluded: Exclusion = () => undefined,
): Term => {
  const days: DerivationDay[] = []
  let provisional = false
  let at = from
  for (let counted = 0; counted < length;) {
    at = addDays(at, 1)
    const why = excluded(at)
    if (why !== undefined) {
      days.push({ day: at, kind: 'excluded', reason: why })
      continue
    }
    const plain = plainDay(calendar, at)
    const known = isKnown(calendar, at)
    if (!known) provisional = true
    if (isCounted(plain)) counted += 1
    const ordinal = isCounted(plain) ? `，第${counted}个工作日` : ''
    days.push({ ...plain, reason: plain.reason + ordinal + (known ? '' : unsettled) })
  }
  return { due: at, provisional, days }
}

/** A term that ends on a set day, e.g. the period that a notice of correction names. */
export const termUntil = (calendar: Calendar, from: Day, until: Day): Term => {
  const days: DerivationDay[] = []
  for (let at = addDays(from, 1); at <= until; at = addDays(at, 1))
    days.push(plainDay(calendar, at))
  return { due: until, provisional: false, days }
}

/** Whether the day uses up a day of the term. */
export const isCounted = ({ kind }: { kind: DayKind }): boolean =>
  kind === 'counted' || kind === 'makeUp'

/**
 * A term of calendar days, e.g. 60日 for 行政复议: every day after the start counts; a last day that is a
 * rest day moves to the next working day (《民法典》第二百零一条、第二百零三条).
 */
export const calendarDayTerm = (calendar: Calendar, from: Day, count: number): Term =>
  rolled(calendar, from, addDays(from, count))

/**
 * A term of months, e.g. 六个月 for 行政诉讼: ends on the corresponding day, or the month's last; a rest
 * day there moves to the next working day (《民法典》第二百零二条、第二百零三条).
 */
export const monthTerm = (calendar: Calendar, from: Day, count: number): Term =>
  rolled(calendar, from, addMonths(from, count))

const rolled = (calendar: Calendar, from: Day, last: Day): Term => {
  const days: DerivationDay[] = []
  for (let count = 1; count < daysBetween(from, last); count += 1)
    days.push({ day: addDays(from, count), kind: 'counted', reason: `第${count}日` })
  let at = last
  for (; !isWorkingDay(calendar, at); at = addDays(at, 1)) {
    const plain = plainDay(calendar, at)
    days.push({ ...plain, reason: `${plain.reason}，期间末日顺延（《民法典》第二百零三条）` })
  }
  const provisional = !isKnown(calendar, at)
  const reason = `期间最后一日${provisional ? unsettled : ''}`
  days.push({ day: at, kind: 'counted', reason })
  return { due: at, provisional, days }
}
