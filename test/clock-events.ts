import assert from 'node:assert/strict'
import { day } from '../src/kernel/day.ts'
import { shippedCalendar as calendar } from '../src/kernel/notices.ts'
import type { AnyEvent, ClockEvent } from '../src/modules/requests/clock-events.ts'
import { type Clock, clocksOf, refusalsOf } from '../src/modules/requests/clocks.ts'

/*
 * Events as the clocks read them, and what follows from them by the shipped calendar.
 */

export const received = (on = '2025-03-03'): ClockEvent => ({ type: 'received', on: day(on) })

type Plain = 'correctionReceived' | 'feeNoticeReceived' | 'feePaid' | 'replied'

export const at = (type: Plain, on: string): ClockEvent => ({ type, on: day(on) })

export const noticed = (on: string, replyBy?: string): ClockEvent =>
  replyBy === undefined
    ? { type: 'correctionNoticeServed', on: day(on) }
    : { type: 'correctionNoticeServed', on: day(on), replyBy: day(replyBy) }

export const extended = (on: string, days: number): ClockEvent => ({
  type: 'extended',
  on: day(on),
  days,
})

type LetterType = Extract<ClockEvent, { id?: string }>['type']

export const letter = (type: LetterType, on: string, id?: string): ClockEvent =>
  id === undefined ? { type, on: day(on) } : { type, on: day(on), id }

export const clock = (events: readonly AnyEvent[], id: Clock['id'], of?: string): Clock => {
  const found = clocksOf(calendar, events).find((one) => one.id === id && one.letter === of)
  assert.ok(found, `没有${id}`)
  return found
}

export const dueOf = (
  events: readonly AnyEvent[],
  id: Clock['id'] = 'C-REPLY',
  of?: string,
): Clock['due'] => clock(events, id, of).due

export const ids = (events: readonly AnyEvent[]): Clock['id'][] =>
  clocksOf(calendar, events).map(({ id }) => id)

export const refusals = (events: readonly AnyEvent[]): string[] =>
  refusalsOf(calendar, events).map(({ code }) => code)

export const consulted = [
  received(),
  letter('thirdPartyLetterSent', '2025-03-06'),
  letter('thirdPartyReceived', '2025-03-10'),
]
