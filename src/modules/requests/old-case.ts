import type { Calendar } from '../../kernel/calendar.ts'
import { type Day, yearOf } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Applicant } from './applicant.ts'
import { clockEventsOfCase, clocksOfCase, replyClockOf } from './case-clock.ts'
import { byDay } from './clock-events.ts'
import { type Clock, refusalsOf } from './clocks.ts'
import { type DecisionCode, decisionOf } from './decisions.ts'
import type { CaseEvent, Channel, Recorded, ServiceRoute } from './events.ts'
import type { Tally } from './figures.ts'
import type { carrierNames, obtainNames } from './wanted-form.ts'

/** 旧台账中的一件: what an old ledger knows of a request, before it becomes a case with events. */
export type OldCase = {
  /** 原编号, as the ledger has it. */
  formerNumber?: string
  channel: Channel
  applicant: Applicant
  description: string
  obtainBy: keyof typeof obtainNames
  carrier: keyof typeof carrierNames
  /** The day it arrived; the day of receipt unless it still waits for confirmation. */
  arrivedOn: Day
  confirmed: boolean
  correction?: { askedOn: Day; replyBy: Day; receivedOn?: Day }
  /** 征求第三方意见 */
  consultation?: { sentOn: Day; receivedOn?: Day; answeredOn?: Day; agrees?: boolean }
  extension?: { on: Day; days: number }
  decision?: {
    code: DecisionCode
    signedOn: Day
    /** 答复文号 */
    number?: string
    served?: { on: Day; route: ServiceRoute }
  }
  archived: boolean
  /** Colleague who goes on with an open case. */
  handlerId?: string
}

const consulted = ({ consultation }: OldCase): CaseEvent[] => {
  if (!consultation) return []
  const { sentOn, receivedOn, answeredOn, agrees = false } = consultation
  return [
    { type: 'thirdPartyLetterSent', on: sentOn, id: '1' },
    ...(receivedOn ? [{ type: 'thirdPartyReceived', on: receivedOn, id: '1' } as const] : []),
    ...(answeredOn
      ? [
          {
            type: 'thirdPartyAnswered',
            on: answeredOn,
            id: '1',
            agrees,
            grounded: !agrees,
          } as const,
        ]
      : []),
  ]
}

const corrected = ({ correction }: OldCase): CaseEvent[] => {
  if (!correction) return []
  const { askedOn, replyBy, receivedOn } = correction
  return [
    { type: 'correctionNoticeServed', on: askedOn, replyBy, items: [] },
    ...(receivedOn ? [{ type: 'correctionReceived', on: receivedOn, clear: true } as const] : []),
  ]
}

const replied = ({ decision, archived }: OldCase): CaseEvent[] => {
  if (!decision) return []
  const { code, signedOn, number = '', served } = decision
  return [
    { type: 'decided', on: signedOn, code },
    { type: 'signed', on: signedOn, number, code },
    ...(served ? [{ type: 'served', on: served.on, route: served.route } as const] : []),
    ...(archived ? [{ type: 'archived', on: served?.on ?? signedOn } as const] : []),
  ]
}

/** The events that an old case becomes, in the order of their days; `takenOver` closes them. */
export const eventsOfOld = (old: OldCase, taken: { importId: string; on: Day }): CaseEvent[] => {
  const { channel, arrivedOn: on, handlerId, formerNumber } = old
  return [
    old.confirmed ? { type: 'received', on, channel } : { type: 'submitted', on, channel },
    ...byDay([
      ...corrected(old),
      ...consulted(old),
      ...(old.extension ? [{ type: 'extended', ...old.extension } as const] : []),
      ...replied(old),
    ]),
    ...(handlerId === undefined
      ? []
      : [{ type: 'assigned', on: taken.on, to: handlerId } as const]),
    {
      type: 'takenOver',
      on: taken.on,
      importId: taken.importId,
      ...(formerNumber !== undefined && { formerNumber }),
    },
  ]
}

const recorded = (old: OldCase): Recorded[] =>
  eventsOfOld(old, { importId: '', on: old.arrivedOn }).map((event, index) => ({
    ...event,
    seq: index + 1,
    by: '',
    at: '',
  }))

/** 答复期限 as it will be worked out once the case stands; undefined before receipt. */
export const clockOfOld = (calendar: Calendar, old: OldCase): Clock | undefined =>
  replyClockOf(clocksOfCase(calendar, recorded(old)))

/** What in the course of an old case the law gives no effect: a late extension, a second correction. */
export const remarksOnOld = (calendar: Calendar, old: OldCase): readonly Refusal[] =>
  refusalsOf(calendar, clockEventsOfCase(recorded(old)))

/** What an old case adds to table 三 of a year, counted as `figuresFor` will count it. */
export const talliesOfOld = (
  { arrivedOn, confirmed, applicant: { kind }, decision }: OldCase,
  year: number,
): Tally[] => {
  const received = yearOf(arrivedOn)
  const signed = decision && yearOf(decision.signedOn)
  if (!confirmed || received > year || (signed !== undefined && signed < year)) return []
  return [
    { row: received === year ? 'new' : 'carried_in', kind, count: 1 },
    {
      row: decision && signed === year ? decisionOf(decision.code).row : 'carried_out',
      kind,
      count: 1,
    },
  ]
}
