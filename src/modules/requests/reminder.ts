import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import type { Clock, ClockId } from './clocks.ts'
import { isPaused } from './desk.ts'
import { soonUntil } from './due.ts'
import type { Recorded } from './events.ts'
import { type CaseState, fold, type Stage } from './request.ts'

export const reminderNames = {
  overdue: '已超期',
  today: '今日到期',
  soon: '即将到期',
  unconfirmed: '收到日期未确认',
  correctionEnded: '补正期限届满',
  reasonsEnded: '说明理由期限届满',
  paymentEnded: '缴费期限届满',
  opinionEnded: '征求意见期限届满',
  assistOverdue: '协办超期',
} as const

export type ReminderKind = keyof typeof reminderNames

/** What to do about it, in one sentence. */
export const reminderAdvice: Readonly<Record<ReminderKind, string>> = {
  overdue: '答复期限已过，应当立即作出答复并说明情况。',
  today: '今天是答复期限的最后一天。',
  soon: '三个工作日内到期，不能按期答复的，及时提请延期。',
  unconfirmed: '申请提交后应当及时与申请人确认收到日期（条例第三十一条）。',
  correctionEnded: '申请人没有补正，可以登记逾期不补正（条例第三十条）。',
  reasonsEnded: '申请人没有说明理由，应当决定如何处理（条例第三十五条）。',
  paymentEnded: '申请人没有缴费，可以登记逾期未缴费。',
  opinionEnded: '对方没有答复，应当登记期满未答复并决定是否公开（条例第三十二条、第三十四条）。',
  assistOverdue: '协办单位没有按期回复，应当催办或者报请督办；协办不停止计算答复期限。',
}

/** 提醒: told once for each case, kind and due day, to the handler or, where it is late, to the head. */
export type Reminder = {
  kind: ReminderKind
  /** The letter or the task it is about; empty where it is about the case itself. */
  about: string
  dueOn: Day
  provisional: boolean
  audience: 'handler' | 'head'
}

type At = { calendar: Calendar; today: Day }

const running: ReadonlySet<Stage> = new Set(['open', 'awaitingReasons', 'decided', 'signed'])

const kindOfReply = (
  due: Day,
  { calendar, today }: At,
): 'overdue' | 'today' | 'soon' | undefined => {
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return due <= soonUntil(calendar, today) ? 'soon' : undefined
}

type Told = Omit<Reminder, 'audience'>

const ofReply = (state: CaseState, clocks: readonly Clock[], at: At): Told[] => {
  const reply = replyClockOf(clocks)
  const isRunning = running.has(state.stage) && !isPaused(state) && state.served === undefined
  if (!isRunning || !reply?.due || reply.endedOn !== null) return []
  const kind = kindOfReply(reply.due, at)
  const { due: dueOn, provisional } = reply
  return kind === undefined ? [] : [{ kind, about: '', dueOn, provisional }]
}

/** The clocks that run for others, by what their end is called. */
const ends: Partial<Readonly<Record<ClockId, ReminderKind>>> = {
  'C-CORR-APPL': 'correctionEnded',
  'C-REASON': 'reasonsEnded',
  'C-FEE': 'paymentEnded',
  'C-THIRD': 'opinionEnded',
  'C-ORGAN': 'opinionEnded',
}

const ofOthers = (clocks: readonly Clock[], { today }: At): Told[] =>
  clocks.flatMap(({ id, due, endedOn, provisional, letter = '' }) => {
    const kind = ends[id]
    return kind === undefined || due === null || endedOn !== null || due >= today
      ? []
      : [{ kind, about: letter, dueOn: due, provisional }]
  })

const ofAssists = ({ assists, stage }: CaseState, { today }: At): Told[] =>
  stage === 'open'
    ? assists
        .filter(({ answeredOn, dueOn }) => answeredOn === undefined && dueOn < today)
        .map(({ id, dueOn }) => ({
          kind: 'assistOverdue',
          about: id,
          dueOn,
          provisional: false,
        }))
    : []

const unconfirmed = ({ stage, submittedOn }: CaseState, { today }: At): Told[] =>
  stage === 'submitted' && submittedOn !== undefined && submittedOn < today
    ? [{ kind: 'unconfirmed', about: '', dueOn: submittedOn, provisional: false }]
    : []

/** What is late also goes to the head of the disclosure office. */
const goesUp: ReadonlySet<ReminderKind> = new Set(['overdue', 'assistOverdue'])

/**
 * 提醒 of a case on a day. Whatever was missed in between is told the next time, in the words of that
 * day: after three days of standstill a case is overdue, and no longer nearly due.
 */
export const remindersOn = (events: readonly Recorded[], at: At): Reminder[] => {
  const state = fold(events)
  const clocks = clocksOfCase(at.calendar, events)
  const waitsForOthers =
    state.stage === 'awaitingCorrection' ||
    state.stage === 'awaitingReasons' ||
    state.stage === 'awaitingPayment' ||
    isPaused(state)
  const told = [
    ...unconfirmed(state, at),
    ...ofReply(state, clocks, at),
    ...(waitsForOthers ? ofOthers(clocks, at) : []),
    ...ofAssists(state, at),
  ]
  return told.flatMap((one): Reminder[] => [
    { ...one, audience: 'handler' },
    ...(goesUp.has(one.kind) ? [{ ...one, audience: 'head' as const }] : []),
  ])
}
