import law from '../../../law/clocks.json' with { type: 'json' }
import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { no, type Refusal } from '../../kernel/result.ts'
import { type Exclusion, type Term, workingDayTerm } from '../../kernel/term.ts'
import type { ClockEvent } from './clock-events.ts'

const { length: replyLength, extension: mostExtension } = law.clocks['C-REPLY']

/** Where the reply term (答复期限) stands after some events. */
export type ReplyTerm = {
  receivedOn: Day
  /** 起算日: receipt of the request, of its correction, or of the fee. Not counted itself. */
  from: Day
  /** Working days added so far to this term, at most 20 (条例第三十三条). */
  extendedBy: number
  /** Set while there is no reply date: the term will start anew, or another day was set. */
  stopped: { on: Day; why: string } | null
  /** 延迟答复的合理期限 (条例第三十五条), once set. */
  delayed: { on: Day; until: Day } | null
  correction: 'none' | 'asked' | 'refused' | 'received'
  /** Events that the law gives no effect, in their order. */
  refusals: readonly Refusal[]
}

type Known = { calendar: Calendar; excluded: Exclusion }

/** The working-day term of a reply as it stands, whether or not it has been stopped since. */
export const workedOut = ({ calendar, excluded }: Known, term: ReplyTerm): Term =>
  workingDayTerm(calendar, term.from, replyLength + term.extendedBy, excluded)

/** The last day on which to serve a notice of correction: 7 working days from receipt (条例第三十条). */
const correctionTerm = (calendar: Calendar, receivedOn: Day): Term =>
  workingDayTerm(calendar, receivedOn, law.clocks['C-CORRECT'].length)

const refused = (term: ReplyTerm, code: string, message: string, basis: string): ReplyTerm => ({
  ...term,
  refusals: [...term.refusals, no(`requests.${code}`, message, basis).refusal],
})

/** A term already standing has stopped on the earlier day, for the later reason. */
const stoppedFor = (term: ReplyTerm, on: Day, why: string): ReplyTerm => ({
  ...term,
  stopped: { on: term.stopped?.on ?? on, why },
})

const askedToCorrect = (known: Known, term: ReplyTerm, on: Day): ReplyTerm => {
  if (term.correction !== 'none')
    return refused(term, 'correction-again', '补正只能一次性告知，不能再次要求补正', '条例第三十条')
  const last = correctionTerm(known.calendar, term.receivedOn).due
  if (on > last)
    return refused(
      { ...term, correction: 'refused' },
      'correction-late',
      `补正告知应当在收到申请之日起7个工作日内（${last}前，含当日）作出，${on}已超过期限，应当按现有申请内容办理`,
      '条例第三十条',
    )
  const why = '已告知补正，答复期限自收到补正的申请之日起重新计算（条例第三十条）'
  return { ...stoppedFor(term, on, why), correction: 'asked' }
}

const corrected = (term: ReplyTerm, on: Day): ReplyTerm => {
  if (term.correction === 'refused' || term.correction === 'received')
    return refused(
      term,
      'correction-unasked',
      `${on}收到的材料没有对应的有效补正告知，不重新计算答复期限`,
      '条例第三十条',
    )
  return { ...startedAnew(term, on), correction: 'received' }
}

const startedAnew = (term: ReplyTerm, on: Day): ReplyTerm => ({
  ...term,
  from: on,
  extendedBy: 0,
  stopped: null,
  delayed: null,
})

const isOver = (known: Known, term: ReplyTerm, on: Day): boolean => on > workedOut(known, term).due

const extendedBy = (known: Known, term: ReplyTerm, on: Day, days: number): ReplyTerm => {
  const basis = '条例第三十三条第二款'
  if (term.stopped) return refused(term, 'extension-stopped', '答复期限没有在计算，不能延长', basis)
  if (isOver(known, term, on))
    return refused(
      term,
      'extension-late',
      `延长答复期限应当在期满前告知申请人，${on}已超过答复期限，不发生延长的效力`,
      basis,
    )
  if (!Number.isInteger(days) || days < 1 || term.extendedBy + days > mostExtension)
    return refused(
      term,
      'extension-too-long',
      '延长的期限应当为1至20个工作日，累计最长不得超过20个工作日',
      basis,
    )
  return { ...term, extendedBy: term.extendedBy + days }
}

const delayedUntil = (known: Known, term: ReplyTerm, on: Day, until: Day): ReplyTerm =>
  isOver(known, term, on)
    ? refused(term, 'delay-late', `${on}已超过答复期限，不能再确定延迟答复的期限`, '条例第三十五条')
    : {
        ...stoppedFor(term, on, `已确定延迟至${until}答复（条例第三十五条）`),
        delayed: { on, until },
      }

/** An overdue term is not repaired by a fee notice that arrives later. */
const feeAsked = (known: Known, term: ReplyTerm, on: Day): ReplyTerm =>
  term.stopped || isOver(known, term, on)
    ? term
    : stoppedFor(term, on, '等待申请人缴费，缴费后重新计算答复期限（国办函〔2020〕109号第六条）')

type ReplyEvent = Extract<
  ClockEvent,
  {
    type:
      | 'correctionNoticeServed'
      | 'correctionReceived'
      | 'extended'
      | 'delayGranted'
      | 'feeNoticeReceived'
      | 'feePaid'
  }
>

const replyEvents: ReadonlySet<string> = new Set<ReplyEvent['type']>([
  'correctionNoticeServed',
  'correctionReceived',
  'extended',
  'delayGranted',
  'feeNoticeReceived',
  'feePaid',
])

const movesReply = (event: ClockEvent): event is ReplyEvent => replyEvents.has(event.type)

const after = (known: Known, term: ReplyTerm, event: ReplyEvent): ReplyTerm => {
  switch (event.type) {
    case 'correctionNoticeServed':
      return askedToCorrect(known, term, event.on)
    case 'correctionReceived':
      return corrected(term, event.on)
    case 'extended':
      return extendedBy(known, term, event.on, event.days)
    case 'delayGranted':
      return delayedUntil(known, term, event.on, event.until)
    case 'feeNoticeReceived':
      return feeAsked(known, term, event.on)
    case 'feePaid':
      return startedAnew(term, event.on)
  }
}

/** The reply term that follows from these events, which begin with the receipt. */
export const replyTermOf = (
  known: Known,
  receivedOn: Day,
  events: readonly ClockEvent[],
): ReplyTerm =>
  events.filter(movesReply).reduce<ReplyTerm>((term, event) => after(known, term, event), {
    receivedOn,
    from: receivedOn,
    extendedBy: 0,
    stopped: null,
    delayed: null,
    correction: 'none',
    refusals: [],
  })
