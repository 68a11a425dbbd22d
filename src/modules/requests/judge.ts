import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { isApplicant } from './citizen.ts'
import type { Circumstances, Command, CommandOf } from './command.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { erasureBasis } from './erasure.ts'
import { guardConsultations } from './guard-consultations.ts'
import { guardDecisions } from './guard-decisions.ts'
import { guardErasure } from './guard-erasure.ts'
import { guardHandling } from './guard-handling.ts'
import { guardNotices } from './guard-notices.ts'
import { guardProposals } from './guard-proposals.ts'
import type { RequestPermission } from './may.ts'
import { type Move, moves } from './moves.ts'
import { type CaseState, fold, stageNames } from './request.ts'

/** What a guard is given: the case, what is asked, and the circumstances. */
export type Asked<M extends Move> = {
  state: CaseState
  events: readonly Recorded[]
  command: CommandOf<M>
  at: Circumstances
}

/** Answers the events that the move makes, or why it may not be made. */
export type Guard<M extends Move> = (asked: Asked<M>) => Result<CaseEvent[]>

export type Guards<M extends Move> = { [K in M]: Guard<K> }

const guards: Guards<Move> = {
  ...guardHandling,
  ...guardConsultations,
  ...guardProposals,
  ...guardDecisions,
  ...guardNotices,
  ...guardErasure,
}

/**
 * Whether a move may be made now, and the events it makes. Pure: the same case, command and
 * circumstances always give the same answer.
 */
export const judge = (
  events: readonly Recorded[],
  command: Command,
  at: Circumstances,
): Result<CaseEvent[]> => {
  const state = fold(events)
  const rule = moves[command.move]
  if (!mayMake(at.actor, rule))
    return no('requests.not-yours', `您的岗位不能办理“${rule.label}”`, rule.basis)
  if (!(rule.from as readonly string[]).includes(state.stage))
    return no(
      'requests.wrong-stage',
      `当前环节是“${stageNames[state.stage]}”，不能办理“${rule.label}”`,
      rule.basis,
    )
  if (state.erased)
    return no(
      'requests.erased',
      `申请人的个人信息已于 ${state.erased.on} 删除，本件不再办理`,
      erasureBasis,
    )
  const dated = datedWell(state, command.on, at.today)
  if (!dated.ok) return dated
  const guard = guards[command.move] as Guard<Move>
  return guard({ state, events, command, at })
}

/** An officer by their posts; the applicant by the table of moves. */
const mayMake = (
  { personId, may }: Circumstances['actor'],
  rule: { may: RequestPermission; applicant?: true },
): boolean => (isApplicant(personId) ? rule.applicant === true : may(rule.may))

/** No act lies in the future, none before the request was received. */
const datedWell = (state: CaseState, on: Day, today: Day): Result<Day> => {
  if (on > today) return no('requests.future', `日期 ${on} 还没有到，不能提前登记`)
  const since = state.receivedOn ?? state.submittedOn
  if (since !== undefined && on < since)
    return no('requests.before-receipt', `日期 ${on} 早于收到申请之日 ${since}`, '条例第三十一条')
  return ok(on)
}
