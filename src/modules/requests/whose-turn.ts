import type { Circumstances } from './command.ts'
import type { Pending } from './beside-stage.ts'
import { approvers, mayDecide } from './guard-proposals.ts'
import type { RequestPermission } from './may.ts'
import type { Move } from './moves.ts'
import type { CaseState } from './request.ts'

/** Who looks at a case: what their posts allow, and what 职责分离 asks of them. */
export type Who = Pick<Circumstances, 'actor' | 'separation'>

/** 审核签发 as one person finds it. */
export type Turn = {
  act?: 'review' | 'sign'
  /** 退回 is open to whoever holds the post, the drafter included. */
  back?: 'returnFromReview' | 'returnFromSigning'
  /** Whom the draft waits for, where it is not the turn of this person. */
  waits?: string | undefined
}

const steps = {
  review: {
    back: 'returnFromReview',
    post: '审核人员',
    verb: '审核',
    permission: 'requests.review',
  },
  sign: { back: 'returnFromSigning', post: '签发人', verb: '签发', permission: 'requests.sign' },
} as const

type Step = keyof typeof steps

const stepOf = (state: CaseState, { separation }: Who): Step =>
  separation.reviewNeeded && state.reviewer === undefined ? 'review' : 'sign'

const waiting = (state: CaseState, { separation }: Who, step: Step): string | undefined => {
  const { post, verb } = steps[step]
  // 撤回等情形的确认书，经办人还没有提交
  if (state.decision?.letterId === undefined) return undefined
  return separation.mayReview('').ok ? `等待${post}${verb}` : `等待受托机关${verb}`
}

/** 公开审查 (条例第十七条) as the organ separates it: nobody reviews or signs what they drafted. */
export const turnOf = (state: CaseState, who: Who): Turn => {
  if (state.stage !== 'decided') return {}
  const step = stepOf(state, who)
  const { back, post, verb, permission } = steps[step]
  if (!who.actor.may(permission)) return { waits: waiting(state, who, step) }
  const { mayReview, maySign } = who.separation
  const drafter = state.decision?.drafter ?? ''
  const allowed = step === 'review' ? mayReview(drafter) : maySign(drafter, state.reviewer)
  if (allowed.ok) return { back, act: step }
  return mayReview('').ok
    ? { back, waits: `${allowed.message}，等待另一名${post}${verb}` }
    : { back, waits: `等待受托机关${verb}` }
}

const turned: ReadonlySet<Move> = new Set([
  'review',
  'sign',
  'returnFromReview',
  'returnFromSigning',
])

/** Whether a step of 审核签发 is open to this person; other moves are not asked here. */
export const isTheirTurn = (move: Move, { act, back }: Turn): boolean =>
  !turned.has(move) || move === act || move === back

const approverNames: Partial<Readonly<Record<RequestPermission, string>>> = {
  'requests.handle': '经办人员',
  'requests.approve': '公开工作机构负责人',
  'requests.sign': '签发人',
}

/** Whom a proposal waits for; undefined where this person may decide it. */
export const decisionAwaited = (one: Pending, actor: Who['actor']): string | undefined => {
  if (mayDecide(one, actor).ok) return undefined
  const permission = approvers[one.act]
  const name = approverNames[permission] ?? ''
  return actor.may(permission) ? `由您提请，等待另一名${name}同意` : `等待${name}同意`
}
