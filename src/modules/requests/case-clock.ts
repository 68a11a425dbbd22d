import type { Calendar } from '../../kernel/calendar.ts'
import { type AnyEvent } from './clock-events.ts'
import { type Clock, clocksOf } from './clocks.ts'
import type { Recorded } from './events.ts'

/**
 * A case's events as the clocks read them: a corrected receipt date stands in for the first one, an
 * accepted 条例第三十五条 delay and the reply under their clock names. An order to reply again
 * (复议决定、判决) starts afresh from the day it was received.
 */
export const clockEventsOfCase = (events: readonly Recorded[]): AnyEvent[] => {
  const again = events.findLastIndex(({ type }) => type === 'orderedToReply')
  if (again >= 0)
    return [
      { type: 'received', on: events[again]?.on ?? events[0]?.on },
      ...events.slice(again + 1).flatMap(toClockEvents),
    ] as AnyEvent[]
  const corrected = events.findLast((event) => event.type === 'receiptDateCorrected')
  return events.flatMap((event) =>
    event.type === 'received' && corrected?.type === 'receiptDateCorrected'
      ? [{ type: 'received', on: corrected.receivedOn }]
      : toClockEvents(event),
  )
}

const toClockEvents = (event: Recorded): AnyEvent[] => {
  if (event.type === 'served') return [{ type: 'replied', on: event.on }]
  if (event.type === 'reasonsReceived' && event.delayedTo !== undefined)
    return [
      { type: 'reasonsReceived', on: event.on },
      { type: 'delayGranted', on: event.on, until: event.delayedTo },
    ]
  return [event]
}

/** Every clock of the case, worked out anew from its events. */
export const clocksOfCase = (calendar: Calendar, events: readonly Recorded[]): Clock[] =>
  clocksOf(calendar, clockEventsOfCase(events))

/** 答复期限 as it stands; absent before receipt. */
export const replyClockOf = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.find(({ id }) => id === 'C-DELAY35') ?? clocks.find(({ id }) => id === 'C-REPLY')
