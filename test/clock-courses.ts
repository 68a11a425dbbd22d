import * as fc from 'fast-check'
import { day, type Day } from '../src/kernel/day.ts'
import type { ClockEvent } from '../src/modules/requests/clock-events.ts'
import { numberOf, textOf } from './clocks-naive.ts'

/*
 * Any course of a case, as the clocks see it.
 */

const plainTypes = [
  'correctionNoticeServed',
  'correctionReceived',
  'feeNoticeReceived',
  'feePaid',
  'replied',
] as const

const letterTypes = [
  'thirdPartyLetterSent',
  'thirdPartyReceived',
  'thirdPartyAnswered',
  'thirdPartyUndelivered',
  'coMakerLetterSent',
  'coMakerReceived',
  'coMakerAnswered',
  'referralSent',
  'referralAnswered',
] as const

export const after = (start: number, offset: number): Day => day(textOf(start + offset))

export const starts = fc.integer({ min: numberOf('2019-01-01'), max: numberOf('2026-12-31') })

export const offsets = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 120 }))

const ids = fc.constantFrom('甲', '乙')

const someEvent = (start: number): fc.Arbitrary<ClockEvent> => {
  const plain = fc
    .tuple(fc.constantFrom(...plainTypes), offsets)
    .map(([type, offset]): ClockEvent => ({ type, on: after(start, offset) }))
  const oneLetter = fc
    .tuple(fc.constantFrom(...letterTypes), offsets, ids)
    .map(([type, offset, id]): ClockEvent => ({ type, on: after(start, offset), id }))
  const extension = fc
    .tuple(offsets, fc.integer({ min: 1, max: 20 }))
    .map(([offset, days]): ClockEvent => ({ type: 'extended', on: after(start, offset), days }))
  return fc.oneof(
    { weight: 2, arbitrary: plain },
    { weight: 5, arbitrary: oneLetter },
    { weight: 1, arbitrary: extension },
  )
}

/** A whole consultation in its natural order, so that the deep cases are common too. */
const consultation = (start: number): fc.Arbitrary<ClockEvent[]> =>
  fc
    .tuple(
      fc.constantFrom('thirdParty', 'coMaker'),
      fc.integer({ min: 0, max: 35 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 35 }),
      ids,
    )
    .map(([party, sent, way, thinking, id]): ClockEvent[] => [
      { type: `${party}LetterSent`, on: after(start, sent), id },
      { type: `${party}Received`, on: after(start, sent + way), id },
      { type: `${party}Answered`, on: after(start, sent + way + thinking), id },
    ])

export const courses: fc.Arbitrary<ClockEvent[]> = starts.chain((start) =>
  fc
    .tuple(
      fc.array(someEvent(start), { maxLength: 7 }),
      fc.array(consultation(start), { maxLength: 2 }),
    )
    .map(([single, whole]) => whole.flat().concat(single))
    .map((later) => later.toSpliced(0, 0, { type: 'received', on: after(start, 0) })),
)
