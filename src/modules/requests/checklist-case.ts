import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import type { CaseFacts, SearchRecord, ThirdPartyOutcome } from './checklist-facts.ts'
import type { Recorded } from './events.ts'
import { type CaseState, type Consultation, fold } from './request.ts'

/** What the events of a case do not hold: kept beside them. */
export type BesideCase = {
  search?: SearchRecord
  /** 缴费期限, from the clock of the fee notice. */
  payBy?: Day
}

const outcomeOf = ({ closed }: Consultation): ThirdPartyOutcome => {
  if (!closed) return 'open'
  if (closed.how === 'expired') return 'silent'
  if (closed.how === 'undelivered') return 'undelivered'
  if (closed.agrees) return 'agreed'
  return closed.grounded === false ? 'ungrounded' : 'objected'
}

const reasonsOf = (events: readonly Recorded[]): CaseFacts['reasons'] => {
  const asked = events.findLast((event) => event.type === 'reasonsRequested')
  if (asked?.type !== 'reasonsRequested') return undefined
  const given = events.find(({ type, seq }) => type === 'reasonsReceived' && seq > asked.seq)
  const { on: servedOn, answerBy: replyBy } = asked
  return { servedOn, replyBy, ...(given && { receivedOn: given.on }) }
}

const correctionOf = ({ correction }: CaseState): CaseFacts['correction'] =>
  correction && {
    servedOn: correction.askedOn,
    replyBy: correction.replyBy,
    ...(correction.receivedOn !== undefined && { receivedOn: correction.receivedOn }),
    ...(correction.late && { late: correction.late }),
  }

const feeOf = ({ fee }: CaseState, { payBy }: BesideCase): CaseFacts['fee'] =>
  fee?.receivedOn !== undefined && payBy !== undefined
    ? {
        receivedOn: fee.receivedOn,
        payBy,
        ...(fee.paidOn !== undefined && { paidOn: fee.paidOn }),
      }
    : undefined

const openingAgain = new Set<Recorded['type']>(['returned', 'replyReopened', 'orderedToReply'])

/** A withdrawal that was returned, or that belongs to a former round of reply, no longer counts. */
const withdrawalIn = (events: readonly Recorded[]): Recorded | undefined =>
  events
    .slice(events.findLastIndex(({ type }) => openingAgain.has(type)) + 1)
    .find(({ type }) => type === 'withdrawn')

const recordedOf = (
  events: readonly Recorded[],
  state: CaseState,
  beside: BesideCase,
): Partial<CaseFacts> => {
  const withdrawn = withdrawalIn(events)
  const [correction, reasons, fee] = [correctionOf(state), reasonsOf(events), feeOf(state, beside)]
  const { search } = beside
  return {
    ...(withdrawn && { withdrawnOn: withdrawn.on }),
    ...(correction && { correction }),
    ...(reasons && { reasons }),
    ...(fee && { fee }),
    ...(search && { search }),
  }
}

/** What the file of a case shows 七步法 on a day. Refused before the request was received (条例第三十一条). */
export const factsOfCase = (
  events: readonly Recorded[],
  on: Day,
  beside: BesideCase = {},
): Result<CaseFacts> => {
  const state = fold(events)
  if (state.receivedOn === undefined)
    return no('requests.not-received', '还没有确定收到申请之日，不能作出决定', '条例第三十一条')
  const others = state.consultations.filter(({ kind }) => kind !== 'thirdParty')
  return ok({
    on,
    receivedOn: state.receivedOn,
    thirdParties: state.consultations
      .filter(({ kind }) => kind === 'thirdParty')
      .map((letter) => outcomeOf(letter)),
    otherConsultationOpen: others.some(({ closed }) => closed === undefined),
    ...recordedOf(events, state, beside),
  })
}
