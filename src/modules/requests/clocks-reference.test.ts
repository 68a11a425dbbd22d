import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { shippedCalendar as calendar } from '../../kernel/notices.ts'
import type { ClockEvent } from './clock-events.ts'
import { clocksOf, remainingOn, usedBy } from './clocks.ts'
import { numberOf, reckon } from '../../../test/clocks-naive.ts'
import { after, starts, offsets, courses } from '../../../test/clock-courses.ts'

const replyOf = (events: readonly ClockEvent[]) => {
  const [reply] = clocksOf(calendar, events)
  assert.ok(reply)
  return reply
}

const excludedOf = (events: readonly ClockEvent[]): string[] =>
  replyOf(events)
    .derivation.filter(({ kind }) => kind === 'excluded')
    .map((one) => one.day)

describe('答复期限与独立的逐日推算一致', () => {
  test('一万个随机的办理过程，期满之日、扣除的日子和是否暂定都一致', () => {
    fc.assert(
      fc.property(courses, (events) => {
        const { due, provisional } = replyOf(events)
        assert.deepEqual({ due, provisional, excluded: excludedOf(events) }, reckon(events))
      }),
      { numRuns: 10_000, ...sameCases },
    )
  })

  test('推算逐日相连，最后一日就是期满之日，计入的日数等于期限的长度', () => {
    fc.assert(
      fc.property(courses, (events) => {
        for (const { due, derivation, startedOn } of clocksOf(calendar, events)) {
          const days = derivation.map((one) => numberOf(one.day))
          const from = numberOf(startedOn) + 1
          assert.deepEqual(
            days,
            days.map((_, index) => from + index),
          )
          if (due) assert.equal(derivation.at(-1)?.day, due)
        }
      }),
      { numRuns: 2000, ...sameCases },
    )
  })

  test('已用与剩余相加不变，一天天只减不增', () => {
    fc.assert(
      fc.property(courses, offsets, (events, offset) => {
        const reply = replyOf(events)
        fc.pre(reply.due !== null)
        const on = after(numberOf(reply.startedOn), offset)
        const next = after(numberOf(on), 1)
        const left = remainingOn(reply, on) ?? Number.NaN
        const whole = remainingOn(reply, reply.startedOn)
        assert.equal(usedBy(reply, on) + left, whole)
        assert.ok([left, left - 1].includes(remainingOn(reply, next) ?? Number.NaN))
      }),
      { numRuns: 2000, ...sameCases },
    )
  })
})

describe('期限的单调', () => {
  const days = fc.integer({ min: 0, max: 30 })

  test('收到申请越晚，答复期限不会越早', () => {
    fc.assert(
      fc.property(starts, days, (start, more) => {
        const early = replyOf([{ type: 'received', on: after(start, 0) }]).due
        const late = replyOf([{ type: 'received', on: after(start, more) }]).due
        assert.ok(early && late && early <= late)
      }),
      { numRuns: 2000, ...sameCases },
    )
  })

  test('答复征询越晚，答复期限不会越早；延长越多，也不会越早', () => {
    fc.assert(
      fc.property(starts, days, days, days, (start, sent, thinking, more) => {
        const asked: ClockEvent[] = [
          { type: 'received', on: after(start, 0) },
          { type: 'thirdPartyLetterSent', on: after(start, sent) },
          { type: 'thirdPartyReceived', on: after(start, sent) },
        ]
        const answered = (offset: number): ClockEvent[] => [
          ...asked,
          { type: 'thirdPartyAnswered', on: after(start, sent + offset) },
        ]
        const [soon, late, never] = [thinking, thinking + more].map(answered).concat([asked])
        assert.ok(soon && late && never)
        const [a, b, c] = [soon, late, never].map((events) => replyOf(events).due)
        assert.ok(a && b && c && a <= b && b <= c)
        const extension = { type: 'extended', on: after(start, 0), days: 1 + (more % 20) } as const
        const longer = replyOf([...soon, extension]).due
        assert.ok(longer && longer > a)
      }),
      { numRuns: 2000, ...sameCases },
    )
  })

  test('当日发函当日了结，什么也不改变', () => {
    fc.assert(
      fc.property(courses, offsets, (events, offset) => {
        const on = after(numberOf(events[0]?.on ?? ''), offset)
        const both: ClockEvent[] = [
          { type: 'coMakerLetterSent', on, id: '丙' },
          { type: 'coMakerReceived', on, id: '丙' },
          { type: 'coMakerAnswered', on, id: '丙' },
        ]
        const { due, derivation } = replyOf(events)
        const again = replyOf([...events, ...both])
        assert.deepEqual([again.due, again.derivation], [due, derivation])
      }),
      { numRuns: 2000, ...sameCases },
    )
  })
})
