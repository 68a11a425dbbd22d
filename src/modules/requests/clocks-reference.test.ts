import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import notice2019 from '../../../law/calendars/2019.json' with { type: 'json' }
import notice2020 from '../../../law/calendars/2020.json' with { type: 'json' }
import notice2021 from '../../../law/calendars/2021.json' with { type: 'json' }
import notice2022 from '../../../law/calendars/2022.json' with { type: 'json' }
import notice2023 from '../../../law/calendars/2023.json' with { type: 'json' }
import notice2024 from '../../../law/calendars/2024.json' with { type: 'json' }
import notice2025 from '../../../law/calendars/2025.json' with { type: 'json' }
import notice2026 from '../../../law/calendars/2026.json' with { type: 'json' }
import { day } from '../../kernel/day.ts'
import { shippedCalendar as calendar } from '../../kernel/notices.ts'
import type { ClockEvent } from './clock-events.ts'
import { clocksOf, remainingOn, usedBy } from './clocks.ts'

/*
 * A second reckoning of the reply term, written apart from the first: it knows no windows and no terms,
 * only walks from midnight to midnight with a pencil. Days are whole numbers since 1970.
 */

const numberOf = (text: string): number => Date.parse(text) / 86_400_000
const textOf = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

const notices = [
  notice2019,
  notice2020,
  notice2021,
  notice2022,
  notice2023,
  notice2024,
  notice2025,
  notice2026,
]
const worked = new Set<number>()
const off = new Set<number>()
for (const { days } of notices)
  for (const { date, isOffDay } of days) (isOffDay ? off : worked).add(numberOf(date))

/** 1970-01-01 was a Thursday. */
const works = (n: number): boolean => {
  if (worked.has(n)) return true
  if (off.has(n)) return false
  const weekday = (n + 4) % 7
  return weekday !== 0 && weekday !== 6
}

type Reckoned = { due: string | null; excluded: string[]; provisional: boolean }
type Dated = { type: string; n: number; id: string; days: number }
type Posted = {
  party: string
  id: string
  sent: number
  got: number
  back: number
  silent?: number
}

const lateEnough = 99_999

/** The day a party's silence is complete: its fifteenth working day after the letter is there. */
const silentSince = (letter: Posted): number => {
  let n = letter.got === lateEnough ? letter.sent : letter.got
  let seen = 0
  while (seen < 15) {
    n += 1
    if (works(n)) seen += 1
  }
  return n
}

const post = (posted: Posted[], party: string, what: string, { id, n }: Dated): void => {
  const last = posted.findLast(
    (one) => one.party === party && one.id === id && one.back === lateEnough,
  )
  const isReceipt = what === 'Received'
  if (what.endsWith('Sent')) posted.push({ party, id, sent: n, got: lateEnough, back: lateEnough })
  else if (last && isReceipt) last.got = Math.min(last.got, n)
  else if (last) last.back = n
  else if (isReceipt) posted.push({ party, id, sent: n, got: n, back: lateEnough })
}

const sortLetters = (events: readonly Dated[]): Posted[] => {
  const posted: Posted[] = []
  for (const event of events) {
    const [, party = '', what = ''] = /^(thirdParty|coMaker|referral)(.+)$/.exec(event.type) ?? []
    if (party) post(posted, party, what, event)
  }
  return posted
}

const isOut = (letter: Posted, n: number): boolean => {
  if (n <= letter.sent || n > letter.back) return false
  if (letter.back !== lateEnough && letter.got === lateEnough) return true
  letter.silent ??= silentSince(letter)
  return n <= letter.silent
}

/** What the pencil has written down so far. */
type Sheet = {
  start: number
  allowed: number
  counted: number
  due: number
  waiting: boolean
  excluded: number[]
  unknown: boolean
  correction: 'possible' | 'asked' | 'lost' | 'done'
}

const blank = {
  allowed: 20,
  counted: 0,
  due: 0,
  waiting: false,
  unknown: false,
}

const newSheet = (start: number): Sheet => ({
  ...blank,
  start,
  excluded: [],
  correction: 'possible',
})

const wipe = (sheet: Sheet, start: number): void => {
  Object.assign(sheet, { ...newSheet(start), correction: sheet.correction })
}

/** Each event on the sheet; `ordinal` is the day's number in working days since receipt. */
const happenings: Record<string, (sheet: Sheet, event: Dated, ordinal: number) => void> = {
  correctionNoticeServed: (sheet, { n }, ordinal) => {
    if (sheet.correction !== 'possible') return
    const late = ordinal > 7 || (ordinal === 7 && !works(n))
    sheet.correction = late ? 'lost' : 'asked'
    if (!late) sheet.waiting = true
  },
  correctionReceived: (sheet, { n }) => {
    if (sheet.correction === 'lost' || sheet.correction === 'done') return
    wipe(sheet, n)
    sheet.correction = 'done'
  },
  feePaid: (sheet, { n }) => wipe(sheet, n),
  feeNoticeReceived: (sheet, { n }) => {
    if (!isOverdue(sheet, n)) sheet.waiting = true
  },
  extended: (sheet, { n, days }) => {
    if (isOverdue(sheet, n) || sheet.waiting) return
    if (sheet.allowed + days <= 40) sheet.allowed += days
    if (sheet.counted < sheet.allowed) sheet.due = 0
  },
}

const isOverdue = (sheet: Sheet, n: number): boolean => sheet.due !== 0 && n > sheet.due

const stepInto = (sheet: Sheet, n: number, letters: readonly Posted[]): void => {
  if (sheet.due !== 0 || sheet.waiting) return
  if (letters.some((letter) => isOut(letter, n))) sheet.excluded.push(n)
  else {
    sheet.unknown ||= n > numberOf('2026-12-31')
    if (works(n)) sheet.counted += 1
  }
}

const datedOf = (event: ClockEvent): Dated => ({
  type: event.type,
  n: numberOf(event.on),
  id: 'id' in event ? (event.id ?? '') : '',
  days: 'days' in event ? event.days : 0,
})

const beforeReply = (events: readonly ClockEvent[]): Dated[] => {
  const dated = events.map(datedOf).toSorted((one, other) => one.n - other.n)
  const end = dated.findIndex(({ type }) => type === 'replied')
  return end < 0 ? dated : dated.slice(0, end)
}

const settle = (sheet: Sheet, n: number): void => {
  if (sheet.due === 0 && !sheet.waiting && sheet.counted >= sheet.allowed) sheet.due = n
}

const readOff = ({ waiting, due, excluded, unknown }: Sheet): Reckoned => ({
  due: waiting ? null : textOf(due),
  excluded: excluded.map(textOf),
  provisional: !waiting && unknown,
})

const reckon = (events: readonly ClockEvent[]): Reckoned => {
  const course = beforeReply(events)
  const letters = sortLetters(course)
  const first = numberOf(events[0]?.on ?? '')
  const sheet = newSheet(first)
  let ordinal = 0
  for (let n = first; n < first + 400; n += 1) {
    if (n > first) {
      stepInto(sheet, n, letters)
      ordinal += Number(works(n))
    }
    for (const event of course) if (event.n === n) happenings[event.type]?.(sheet, event, ordinal)
    settle(sheet, n)
  }
  return readOff(sheet)
}

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

const after = (start: number, offset: number) => day(textOf(start + offset))
const starts = fc.integer({ min: numberOf('2019-01-01'), max: numberOf('2026-12-31') })
const offsets = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 120 }))
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

const courses: fc.Arbitrary<ClockEvent[]> = starts.chain((start) =>
  fc
    .tuple(
      fc.array(someEvent(start), { maxLength: 7 }),
      fc.array(consultation(start), { maxLength: 2 }),
    )
    .map(([single, whole]) => whole.flat().concat(single))
    .map((later) => later.toSpliced(0, 0, { type: 'received', on: after(start, 0) })),
)

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
