import { type Day, inChinese } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'

/** AB角: one person works in another's place, for one organ, on the days from `since` to `until`. */
export type Delegation = {
  id: string
  organId: string
  organName: string
  fromId: string
  fromName: string
  toId: string
  toName: string
  since: Day
  until: Day
  reason: string
  revokedOn: Day | null
}

/** 未开始、代理中、已结束、已收回 */
export type DelegationState = 'coming' | 'running' | 'over' | 'revoked'

export const delegationStateNames: Readonly<Record<DelegationState, string>> = {
  coming: '未开始',
  running: '代理中',
  over: '已结束',
  revoked: '已收回',
}

export const delegationStateOf = (
  one: Pick<Delegation, 'since' | 'until' | 'revokedOn'>,
  today: Day,
): DelegationState => {
  if (one.revokedOn !== null) return 'revoked'
  if (today < one.since) return 'coming'
  return today <= one.until ? 'running' : 'over'
}

/** What is asked for: in whose place, by whom, from when to when and why. */
export type DelegationAsked = Pick<Delegation, 'fromId' | 'toId' | 'since' | 'until' | 'reason'>

type Known = {
  today: Day
  /** Who arranges it, and in whose place they act themselves. */
  actor: { personId: string; actingFor?: string }
  /** Ids of the people with a post in the organ. */
  colleagues: readonly string[]
  /** Delegations from the same person for the same organ. */
  existing: readonly Pick<Delegation, 'since' | 'until' | 'revokedOn'>[]
}

const wrongPeople = (
  { fromId, toId }: DelegationAsked,
  { actor, colleagues }: Known,
): Result<never> | undefined => {
  if (actor.actingFor !== undefined)
    return no('organs.delegate-again', '您正在代他人办理，不能再转给别人')
  if (fromId === toId) return no('organs.delegate-self', '代理人不能是本人')
  if (toId === actor.personId)
    return no('organs.delegate-to-oneself', '不能把他人的岗位安排给自己代理')
  if (!colleagues.includes(toId) || !colleagues.includes(fromId))
    return no('organs.delegate-stranger', '代理人应当是本单位的在岗人员')
  return undefined
}

const wrongDays = (
  { since, until }: DelegationAsked,
  { today, existing }: Known,
): Result<never> | undefined => {
  if (since < today) return no('organs.delegate-past', '代理不能从过去的日期开始')
  if (until < since) return no('organs.delegate-backwards', '结束日期不能早于开始日期')
  const other = existing.find(
    (one) => one.revokedOn === null && one.since <= until && since <= one.until,
  )
  if (!other) return undefined
  const days = `${inChinese(other.since)}至${inChinese(other.until)}`
  return no('organs.delegate-twice', `${days}已经安排了代理，日期不能重叠`)
}

/**
 * Whether this person may stand in for that one: colleagues of one organ, one at a time, from today
 * on, with a reason; nobody passes on what was passed to them, or takes another's place by themselves.
 */
export const checkDelegation = (asked: DelegationAsked, known: Known): Result<DelegationAsked> => {
  if (asked.reason.trim() === '') return no('organs.delegate-reason', '请写明代理的原因')
  return wrongPeople(asked, known) ?? wrongDays(asked, known) ?? ok(asked)
}
