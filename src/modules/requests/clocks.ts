import law from '../../../law/clocks.json' with { type: 'json' }
import { type Calendar, isWorkingDay } from '../../kernel/calendar.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { ok, type Refusal, type Result } from '../../kernel/result.ts'
import {
  type DerivationDay,
  isCounted,
  type Term,
  termUntil,
  workingDayTerm,
} from '../../kernel/term.ts'
import { type AnyEvent, type ClockEvent, clockEventsOf } from './clock-events.ts'
import { type ReplyTerm, replyTermOf, workedOut } from './clock-reply.ts'
import {
  type ConsultationLetter,
  exclusionBy,
  lettersOf,
  type PauseWindow,
  termOfLetter,
  windowOf,
} from './clock-windows.ts'

/** The clocks (期限) that run inside a request; all clocks there are stand in law/clocks.json. */
export type ClockId =
  | 'C-REPLY'
  | 'C-DELAY35'
  | 'C-CORRECT'
  | 'C-CORR-APPL'
  | 'C-THIRD'
  | 'C-ORGAN'
  | 'C-REASON'
  | 'C-FEE'

/** One term as it follows from a case's events. Never stored: always worked out anew. */
export type Clock = {
  id: ClockId
  /** 答复期限, 补正告知期限 … */
  name: string
  basis: string
  /** One sentence: what follows when the day passes. */
  onExpiry: string
  /** The letter of C-THIRD and C-ORGAN, where it has an id. */
  letter?: string
  startedOn: Day
  /** The last day; null while the term is stopped and will start anew. */
  due: Day | null
  /** Beyond the loaded holiday notices: flagged wherever shown, never printed in a letter. */
  provisional: boolean
  /** Why there is no due day, in Chinese; null where there is one. */
  stopped: string | null
  /** The day that ended it (replied, answered, paid …); null while it runs. */
  endedOn: Day | null
  /** What the due day rests on while a consultation is open; empty where it is settled. */
  assumptions: readonly string[]
  /** Every day from the one after the start to the due day, or to the day the term stopped. */
  derivation: readonly DerivationDay[]
}

const clockOf = (id: ClockId, startedOn: Day, term: Term, endedOn: Day | null): Clock => {
  const { name, basis, onExpiry } = law.clocks[id]
  const { due, provisional, days: derivation } = term
  return {
    id,
    name,
    basis,
    onExpiry,
    startedOn,
    due,
    provisional,
    stopped: null,
    endedOn,
    assumptions: [],
    derivation,
  }
}

/** A case's moving events with what several clocks need of them. */
type Course = {
  calendar: Calendar
  events: readonly ClockEvent[]
  receivedOn: Day
  letters: readonly ConsultationLetter[]
  windows: readonly PauseWindow[]
  reply: ReplyTerm
}

const courseOf = (calendar: Calendar, listed: readonly AnyEvent[]): Course | undefined => {
  const events = clockEventsOf(listed)
  const receivedOn = events.find(({ type }) => type === 'received')?.on
  if (receivedOn === undefined) return undefined
  const letters = lettersOf(events)
  const windows = letters.map((letter) => windowOf(calendar, letter))
  const reply = replyTermOf({ calendar, excluded: exclusionBy(windows) }, receivedOn, events)
  return { calendar, events, receivedOn, letters, windows, reply }
}

/** The day of the first of these events on or after `from`. */
const firstOf = (
  { events }: Course,
  types: readonly ClockEvent['type'][],
  from: ClockEvent,
): Day | null => {
  const later = events.slice(events.indexOf(from) + 1)
  return later.find(({ type }) => types.includes(type))?.on ?? null
}

const repliedOn = ({ events }: Course): Day | null =>
  events.find(({ type }) => type === 'replied')?.on ?? null

const replyClock = (course: Course): Clock => {
  const { calendar, reply, windows } = course
  const term = workedOut({ calendar, excluded: exclusionBy(windows) }, reply)
  const clock = clockOf('C-REPLY', reply.from, term, repliedOn(course))
  const { stopped } = reply
  if (stopped)
    return {
      ...clock,
      due: null,
      provisional: false,
      stopped: stopped.why,
      derivation: term.days.filter(({ day }) => day <= stopped.on),
    }
  const assumptions = windows
    .filter(({ after, until }) => after < term.due && until > reply.from)
    .flatMap(({ assumption }) => assumption ?? [])
  return { ...clock, assumptions }
}

const letterClocks = (course: Course): Clock[] =>
  course.letters.flatMap((letter) => {
    if (letter.receivedOn === null || letter.party === 'referral') return []
    const id = letter.party === 'thirdParty' ? 'C-THIRD' : 'C-ORGAN'
    const term = termOfLetter(course.calendar, letter, letter.receivedOn)
    const clock = clockOf(id, letter.receivedOn, term, letter.closedOn ?? repliedOn(course))
    return [letter.id === undefined ? clock : { ...clock, letter: letter.id }]
  })

/** The applicant's period to correct: as the notice sets it, else 15 working days (条例第三十条). */
const correctionClock = (course: Course): Clock[] => {
  const notice = course.events.find((event) => event.type === 'correctionNoticeServed')
  if (!notice || course.reply.correction === 'refused') return []
  const { length } = law.clocks['C-CORR-APPL']
  const term = notice.replyBy
    ? termUntil(course.calendar, notice.on, notice.replyBy)
    : workingDayTerm(course.calendar, notice.on, length)
  const endedOn = firstOf(course, ['correctionReceived', 'replied'], notice)
  return [clockOf('C-CORR-APPL', notice.on, term, endedOn)]
}

const delayClock = (course: Course): Clock[] => {
  const { delayed } = course.reply
  if (!delayed) return []
  const term = termUntil(course.calendar, delayed.on, delayed.until)
  return [clockOf('C-DELAY35', delayed.on, term, repliedOn(course))]
}

/** Clocks of a fixed number of working days that one event starts and another ends. */
const plainClocks = (
  course: Course,
  id: 'C-CORRECT' | 'C-REASON' | 'C-FEE',
  start: ClockEvent['type'],
  end: ClockEvent['type'],
): Clock[] =>
  course.events
    .filter(({ type }) => type === start)
    .map((event) => {
      const term = workingDayTerm(course.calendar, event.on, law.clocks[id].length)
      return clockOf(id, event.on, term, firstOf(course, [end, 'replied'], event))
    })

/**
 * The clocks of a request as its events have started them: C-REPLY first, one C-THIRD or C-ORGAN for each
 * letter that has arrived. Pure; the order of the list matters only within a day. An event that the law
 * gives no effect (see `refusalsOf`) changes nothing, and what happens after the due day repairs nothing.
 *
 * @param listed the case's events; those that move no clock are passed over. Without `received`: no clock
 */
export const clocksOf = (calendar: Calendar, listed: readonly AnyEvent[]): Clock[] => {
  const course = courseOf(calendar, listed)
  if (!course) return []
  return [
    replyClock(course),
    ...delayClock(course),
    ...plainClocks(course, 'C-CORRECT', 'received', 'correctionNoticeServed').slice(0, 1),
    ...correctionClock(course),
    ...letterClocks(course),
    ...plainClocks(course, 'C-REASON', 'reasonsRequested', 'reasonsReceived'),
    ...plainClocks(course, 'C-FEE', 'feeNoticeReceived', 'feePaid'),
  ]
}

/** Events in the list that the law gives no effect: a late correction notice, a late extension … */
export const refusalsOf = (calendar: Calendar, listed: readonly AnyEvent[]): readonly Refusal[] =>
  courseOf(calendar, listed)?.reply.refusals ?? []

/**
 * Whether the clocks allow one more event, e.g. `{ type: 'correctionNoticeServed', on }`: in time on the
 * sixth working day, refused on the eighth.
 */
export const allowedByClocks = (
  calendar: Calendar,
  listed: readonly AnyEvent[],
  next: ClockEvent,
): Result<ClockEvent> => {
  const before = new Set(refusalsOf(calendar, listed).map(({ message }) => message))
  const refusal = refusalsOf(calendar, [...listed, next]).find(
    ({ message }) => !before.has(message),
  )
  return refusal ? { ok: false, refusal } : ok(next)
}

/** Days of the term used up by the end of a day. */
export const usedBy = ({ derivation }: Clock, on: Day): number =>
  derivation.filter((one) => one.day <= on && isCounted(one)).length

/** Days of the term left after a day: 0 on the due day and later; null while the term is stopped. */
export const remainingOn = ({ due, derivation }: Clock, on: Day): number | null =>
  due && derivation.filter((one) => one.day > on && isCounted(one)).length

/** 逾期: the due day has passed, and nothing ended the term in time. */
export const isOverdueOn = ({ due, endedOn }: Clock, on: Day): boolean =>
  due !== null && (endedOn ?? on) > due && on > due

/** Working days gone by since the due day, up to the reply; weekends only beyond the loaded notices. */
export const overdueBy = (calendar: Calendar, clock: Clock, on: Day): number => {
  if (clock.due === null) return 0
  const until = clock.endedOn !== null && clock.endedOn < on ? clock.endedOn : on
  let count = 0
  for (let at = addDays(clock.due, 1); at <= until; at = addDays(at, 1))
    if (isWorkingDay(calendar, at)) count += 1
  return count
}

/** Whether the term stands still on a day because somebody is being consulted. */
export const standsStillOn = ({ derivation }: Clock, on: Day): boolean =>
  derivation.some(({ day, kind }) => day === on && kind === 'excluded')
