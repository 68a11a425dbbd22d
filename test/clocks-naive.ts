import notice2019 from '../law/calendars/2019.json' with { type: 'json' }
import notice2020 from '../law/calendars/2020.json' with { type: 'json' }
import notice2021 from '../law/calendars/2021.json' with { type: 'json' }
import notice2022 from '../law/calendars/2022.json' with { type: 'json' }
import notice2023 from '../law/calendars/2023.json' with { type: 'json' }
import notice2024 from '../law/calendars/2024.json' with { type: 'json' }
import notice2025 from '../law/calendars/2025.json' with { type: 'json' }
import notice2026 from '../law/calendars/2026.json' with { type: 'json' }
import type { ClockEvent } from '../src/modules/requests/clock-events.ts'

/*
 * A second reckoning of the reply term, written apart from the first: it knows no windows and no terms,
 * only walks from midnight to midnight with a pencil. Days are whole numbers since 1970.
 */

export const numberOf = (text: string): number => Date.parse(text) / 86_400_000

export const textOf = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

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

export const reckon = (events: readonly ClockEvent[]): Reckoned => {
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
