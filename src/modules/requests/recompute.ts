import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import type { Recorded } from './events.ts'
import { type CaseState, fold, type Stage } from './request.ts'
import { lastHold } from './third-party-notice.ts'

/** 答复期限 of a case that another calendar moves, or makes certain where `from` equals `to`. */
export type DueMove = {
  id: string
  number: string
  stage: Stage
  from: Day
  wasProvisional: boolean
  to: Day
  provisional: boolean
  /** 暂缓送达 (条例第三十二条) of a signed reply, where its end moves. */
  hold?: { from: Day; to: Day }
}

type Kept = {
  id: string
  number: string
  stage: Stage
  dueOn: Day
  dueProvisional: boolean
  holdUntil: Day | null
  holdProvisional: boolean
}

/** The end of 暂缓送达 by the calendar, where it differs from the one kept. */
const heldAnew = (
  calendar: Calendar,
  { holdUntil, holdProvisional }: Kept,
  state: CaseState,
): DueMove['hold'] => {
  const hold = state.stage === 'signed' ? lastHold(calendar, state) : undefined
  if (!hold || holdUntil === null) return undefined
  if (hold.due === holdUntil && hold.provisional === holdProvisional) return undefined
  return { from: holdUntil, to: hold.due }
}

/** Undefined where the calendar leaves the date as it is. */
export const dueMoveOf = (
  calendar: Calendar,
  kept: Kept,
  events: readonly Recorded[],
): DueMove | undefined => {
  const reply = replyClockOf(clocksOfCase(calendar, events))
  if (!reply || reply.due === null) return undefined
  const { id, number, stage, dueOn: from, dueProvisional: wasProvisional } = kept
  const { due: to, provisional } = reply
  const hold = heldAnew(calendar, kept, fold(events))
  if (to === from && provisional === wasProvisional && !hold) return undefined
  return { id, number, stage, from, wasProvisional, to, provisional, ...(hold && { hold }) }
}
