import { type Day, parseDay, yearOf } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import {
  byDay,
  type ClockEvent,
  clockEventNames,
  type ClockEventType,
  isClockEventType,
} from './clock-events.ts'
import { letterStepOf } from './clock-windows.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bad = (message: string): { ok: false; refusal: ReturnType<typeof no>['refusal'] } =>
  no('requests.events-unreadable', message)

/** Legal dates of this trade; keeps a term from running out of the calendar. */
const readDay = (value: unknown, label: string): Result<Day> => {
  const read = parseDay(value)
  if (read.ok && yearOf(read.value) >= 1950 && yearOf(read.value) <= 2200) return read
  return bad(`${label}应为1950年至2200年之间真实存在的日期，例如 2026-03-05`)
}

const readId = (value: unknown, where: string): Result<{ id?: string }> => {
  if (value === undefined) return ok({})
  if (typeof value === 'string' && value !== '' && value.length <= 100) return ok({ id: value })
  return bad(`${where}的 id（函件编号）应为1至100个字的文字`)
}

const readDays = (value: unknown, where: string): Result<number> =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 20
    ? ok(value)
    : no(
        'requests.extension-too-long',
        `${where}的 days（延长的工作日数）应为1至20的整数，延长的期限最长不得超过20个工作日`,
        '条例第三十三条第二款',
      )

/** A day that a notice sets, not before the notice itself. */
const readLater = (value: unknown, on: Day, label: string): Result<Day> => {
  const read = readDay(value, label)
  if (read.ok && read.value < on) return bad(`${label}不能早于告知之日${on}`)
  return read
}

const then = <A, B>(result: Result<A>, next: (value: A) => Result<B>): Result<B> =>
  result.ok ? next(result.value) : result

const withDetails = (
  type: ClockEventType,
  on: Day,
  fields: Fields,
  where: string,
): Result<ClockEvent> => {
  if (type === 'extended')
    return then(readDays(fields['days'], where), (days) => ok({ type, on, days }))
  if (type === 'delayGranted')
    return then(readLater(fields['until'], on, `${where}的 until`), (until) =>
      ok({ type, on, until }),
    )
  if (type === 'correctionNoticeServed') {
    if (fields['replyBy'] === undefined) return ok({ type, on })
    const label = `${where}的 replyBy（补正期限）`
    return then(readLater(fields['replyBy'], on, label), (replyBy) => ok({ type, on, replyBy }))
  }
  return letterStepOf(type)
    ? then(readId(fields['id'], where), (id) => ok({ type, on, ...id }))
    : ok({ type, on })
}

const readEvent = (value: unknown, index: number): Result<ClockEvent> => {
  const where = `第${index + 1}个事件`
  if (!isFields(value)) return bad(`${where}应为 {"type":…,"on":…}`)
  const { type } = value
  if (typeof type !== 'string' || !isClockEventType(type))
    return bad(`${where}的类型不认识，可用的类型：${Object.keys(clockEventNames).join('、')}`)
  const named = `${where}（${clockEventNames[type]}）`
  return then(readDay(value['on'], `${named}的日期`), (on) => withDetails(type, on, value, named))
}

type Check = (events: readonly ClockEvent[]) => string | undefined

const receiptFirst: Check = (events) => {
  const receipts = events.filter(({ type }) => type === 'received')
  const [received] = receipts
  if (!received || receipts.length > 1) return '应当有且只有一个“收到申请”（received）'
  const early = events.find(({ on }) => on < received.on)
  return early && `“${clockEventNames[early.type]}”的日期${early.on}早于收到申请之日${received.on}`
}

/** Where both are listed, the notice comes before its answer. */
const noticesFirst: Check = (events) => {
  const types = events.map(({ type }) => type)
  const pairs = [
    ['correctionNoticeServed', 'correctionReceived'],
    ['feeNoticeReceived', 'feePaid'],
    ['reasonsRequested', 'reasonsReceived'],
  ] as const
  const wrong = pairs.find(
    ([notice, answer]) => types.includes(answer) && types.indexOf(notice) > types.indexOf(answer),
  )
  return wrong && `“${clockEventNames[wrong[1]]}”的日期早于“${clockEventNames[wrong[0]]}”`
}

const lettersInOrder: Check = (events) => {
  const open = new Set<string>()
  for (const event of events) {
    const move = letterStepOf(event.type)
    if (!move) continue
    const key = `${move.party} ${'id' in event ? event.id : ''}`
    const named = `${event.on}“${clockEventNames[event.type]}”`
    if (move.step === 'sent' && open.has(key))
      return `${named}与前一封尚未了结的函件编号相同，请用 id 区分`
    if (move.step !== 'sent' && !open.has(key))
      return `${named}之前没有编号相同、尚未了结的函件，请核对日期和 id`
    if (move.step === 'closed') open.delete(key)
    else open.add(key)
  }
  return undefined
}

const checks: readonly Check[] = [receiptFirst, noticesFirst, lettersInOrder]

const faultIn: Check = (events) => {
  for (const check of checks) {
    const fault = check(events)
    if (fault !== undefined) return fault
  }
  return undefined
}

const rank = Object.keys(clockEventNames)

/** Within a day first things first: a letter before its receipt, the reply last. */
const naturalOrder = (events: readonly ClockEvent[]): ClockEvent[] =>
  byDay(events.toSorted((one, other) => rank.indexOf(one.type) - rank.indexOf(other.type)))

/** By day; events of one day as listed, or in their natural order where only that makes sense. */
const ordered = (events: readonly ClockEvent[]): Result<ClockEvent[]> => {
  const listed = byDay(events)
  const fault = faultIn(listed)
  if (fault === undefined) return ok(listed)
  const natural = naturalOrder(events)
  return faultIn(natural) === undefined ? ok(natural) : bad(fault)
}

/**
 * The events of an `{"events":[{"type","on",…}]}` file, by day. Refused with a Chinese sentence: unknown
 * types, impossible dates, an answer before its letter, extensions over 20 working days (条例第三十三条).
 */
export const readClockEvents = (json: unknown): Result<ClockEvent[]> => {
  const listed = isFields(json) ? json['events'] : undefined
  if (!Array.isArray(listed)) return bad('文件内容应为 {"events":[…]}')
  const events: ClockEvent[] = []
  for (const [index, value] of listed.entries()) {
    const read = readEvent(value, index)
    if (!read.ok) return read
    events.push(read.value)
  }
  return ordered(events)
}
