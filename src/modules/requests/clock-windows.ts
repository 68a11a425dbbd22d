import law from '../../../law/clocks.json' with { type: 'json' }
import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { type Exclusion, type Term, workingDayTerm } from '../../kernel/term.ts'
import type { ClockEvent, ClockEventType } from './clock-events.ts'

/** Who is asked: the third party (第三方), a co-making organ (共同制作机关), or the authority on secrecy. */
export type ConsultedParty = 'thirdParty' | 'coMaker' | 'referral'

/** One letter of consultation (征求意见) and what became of it. */
export type ConsultationLetter = {
  party: ConsultedParty
  id?: string
  sentOn: Day
  receivedOn: Day | null
  /** Answered, or found undeliverable, which is treated as silence. */
  closedOn: Day | null
}

type Step = { party: ConsultedParty; step: 'sent' | 'received' | 'closed' }

const steps: Partial<Record<ClockEventType, Step>> = {
  thirdPartyLetterSent: { party: 'thirdParty', step: 'sent' },
  thirdPartyReceived: { party: 'thirdParty', step: 'received' },
  thirdPartyAnswered: { party: 'thirdParty', step: 'closed' },
  thirdPartyUndelivered: { party: 'thirdParty', step: 'closed' },
  coMakerLetterSent: { party: 'coMaker', step: 'sent' },
  coMakerReceived: { party: 'coMaker', step: 'received' },
  coMakerAnswered: { party: 'coMaker', step: 'closed' },
  referralSent: { party: 'referral', step: 'sent' },
  referralAnswered: { party: 'referral', step: 'closed' },
}

/** What an event does to a letter of consultation; undefined for other events. */
export const letterStepOf = (type: ClockEventType): Step | undefined => steps[type]

const parties = {
  thirdParty: { name: '征求第三方意见', length: law.clocks['C-THIRD'].length },
  coMaker: { name: '征求共同制作机关意见', length: law.clocks['C-ORGAN'].length },
  referral: { name: '提请确定是否可以公开', length: law.clocks['C-SECRECY'].planningLength },
} as const satisfies Record<ConsultedParty, { name: string; length: number }>

const idOf = (event: ClockEvent): string | undefined => ('id' in event ? event.id : undefined)

const newLetter = (event: ClockEvent, { party, step }: Step): ConsultationLetter => {
  const id = idOf(event)
  const receivedOn = step === 'received' ? event.on : null
  const letter = { party, sentOn: event.on, receivedOn, closedOn: null }
  return id === undefined ? letter : { ...letter, id }
}

const advance = (letter: ConsultationLetter, step: Step['step'], on: Day): void => {
  if (step === 'received') letter.receivedOn ??= on
  else letter.closedOn = on
}

/**
 * The letters in these events, in the order sent. A step belongs to the last open letter to that party
 * with the same `id`; a receipt without a letter counts as sent that day.
 */
export const lettersOf = (events: readonly ClockEvent[]): ConsultationLetter[] => {
  const letters: ConsultationLetter[] = []
  for (const event of events) {
    const move = steps[event.type]
    if (!move) continue
    const open = letters.findLast(
      ({ party, id, closedOn }) => party === move.party && id === idOf(event) && closedOn === null,
    )
    if (open && move.step !== 'sent') advance(open, move.step, event.on)
    else if (move.step !== 'closed') letters.push(newLetter(event, move))
  }
  return letters
}

/** The party's own 15 working days from the day the letter reached it (条例第三十二条、第三十四条). */
export const termOfLetter = (calendar: Calendar, letter: ConsultationLetter, from: Day): Term =>
  workingDayTerm(calendar, from, parties[letter.party].length)

/** 不计入期限的期间: the days after `after` up to and including `until` are not counted. */
export type PauseWindow = {
  after: Day
  until: Day
  /** Shown on each excluded day. */
  reason: string
  /** What `until` rests on while no answer has come; null once it has. */
  assumption: string | null
}

/**
 * How long a consultation stops the reply term: from the day after the letter is sent to the day the
 * answer comes or the letter proves undeliverable, at most to the end of the party's 15 working days
 * (条例第三十三条第三款). While nothing is known of its arrival, it is reckoned as if it arrived when
 * sent, so that the reply date shown is never later than the true one would be under silence.
 */
export const windowOf = (calendar: Calendar, letter: ConsultationLetter): PauseWindow => {
  const { name } = parties[letter.party]
  const called = letter.id === undefined ? name : `${name}（第${letter.id}号函）`
  const window = {
    after: letter.sentOn,
    reason: `${called}期间，不计入答复期限（条例第三十三条第三款）`,
  }
  const limit = letter.receivedOn && termOfLetter(calendar, letter, letter.receivedOn).due
  if (letter.closedOn !== null) {
    const until = limit !== null && limit < letter.closedOn ? limit : letter.closedOn
    return { ...window, until, assumption: null }
  }
  if (limit !== null)
    return { ...window, until: limit, assumption: `${called}尚未答复，按${limit}期满不答复推算` }
  return {
    ...window,
    until: termOfLetter(calendar, letter, letter.sentOn).due,
    assumption: `${called}尚无送达或者答复记录，暂按发出当日收到、15个工作日不答复推算`,
  }
}

/** Excludes a day that lies in any of the windows (their union, counted once). */
export const exclusionBy =
  (windows: readonly PauseWindow[]): Exclusion =>
  (on) => {
    const reasons = windows
      .filter(({ after, until }) => after < on && on <= until)
      .map(({ reason }) => reason)
    return reasons.length > 0 ? reasons.join('；') : undefined
  }
