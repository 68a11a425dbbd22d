import { type Calendar } from '../../kernel/calendar.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import { deskOf, isPaused } from './desk.ts'
import type { Recorded } from './events.ts'
import { type CaseState, fold, type Outcome } from './request.ts'
import { lastHold } from './third-party-notice.ts'

/** 申请件 as the tables hold it, with everything that must follow from its events. */
export type KeptCase = {
  number: string
  stage: string
  desk: string
  /** What the organ's separation policy asks for today. */
  reviewNeeded: boolean
  version: number
  paused: boolean
  handlerId: string | null
  receivedOn: string | null
  dueOn: string | null
  dueProvisional: boolean
  holdUntil: string | null
  holdProvisional: boolean
  code: string | null
  outcomes: readonly Outcome[]
  events: readonly Recorded[]
}

const inOrder = ({ events, version }: KeptCase): string[] => {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1)
  if (gap >= 0) return [`的办理事项缺第 ${gap + 1} 项`]
  return events.length === version ? [] : [`记为第 ${version} 步，办理事项却有 ${events.length} 项`]
}

const said = (value: string | boolean | null | undefined): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value ?? '无'
}

/** Field by field: its name for people, what is kept, what follows from the events. */
const compared = (
  kept: KeptCase,
  state: CaseState,
): [string, string | boolean | null, string | boolean | null | undefined][] => [
  ['办理环节', kept.stage, state.stage],
  ['征求意见中', kept.paused, isPaused(state)],
  ['承办人', kept.handlerId, state.handlerId],
  ['收到申请之日', kept.receivedOn, state.receivedOn],
  ['决定类型', kept.code, state.outcomes.at(-1)?.code ?? state.decision?.code],
  ['办理结果', outcomesInWords(kept.outcomes), outcomesInWords(state.outcomes)],
]

const outcomesInWords = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(
      ({ round, code, signedOn, revokedOn }) =>
        `第${round}次 ${code} ${signedOn}${revokedOn === undefined ? '' : `，${revokedOn}撤销`}`,
    )
    .join('；') || '无'

const deskFaults = (kept: KeptCase, state: CaseState): string[] => {
  const desk = deskOf(state, kept.reviewNeeded)
  return desk === kept.desk ? [] : [`的待办记为“${kept.desk}”，按办理事项应为“${desk}”`]
}

const dueInWords = (due: string | null, provisional: boolean): string =>
  provisional ? `${due}（暂定）` : said(due)

/**
 * A provisional date (暂定) was reckoned before the year's holiday notice was loaded; until it is
 * reckoned anew it may differ from what the notice now makes of it, and the fault says so.
 */
const dueFaults = (kept: KeptCase, calendar: Calendar): string[] => {
  const reply = replyClockOf(clocksOfCase(calendar, kept.events))
  const due = reply?.due ?? null
  const provisional = reply?.provisional ?? false
  if (kept.dueOn === due && kept.dueProvisional === provisional) return []
  const why = kept.dueProvisional && !provisional ? '；放假安排载入后还没有重新推算' : ''
  return [
    `的答复期限记为 ${dueInWords(kept.dueOn, kept.dueProvisional)}，按办理事项应为 ${dueInWords(due, provisional)}${why}`,
  ]
}

const holdFaults = (kept: KeptCase, state: CaseState, calendar: Calendar): string[] => {
  const hold = state.stage === 'signed' ? lastHold(calendar, state) : undefined
  const should = dueInWords(hold?.due ?? null, hold?.provisional ?? false)
  const is = dueInWords(kept.holdUntil, kept.holdProvisional)
  return is === should ? [] : [`的暂缓送达期记为 ${is}，按办理事项应为 ${should}`]
}

const standingFaults = (kept: KeptCase, calendar: Calendar): string[] => {
  const state = fold(kept.events)
  const differing = compared(kept, state).flatMap(([name, is, should]) =>
    is === (should ?? null) ? [] : [`的${name}记为“${said(is)}”，按办理事项应为“${said(should)}”`],
  )
  return [
    ...differing,
    ...deskFaults(kept, state),
    ...dueFaults(kept, calendar),
    ...holdFaults(kept, state, calendar),
  ]
}

/**
 * Works a case out anew from its events.
 *
 * @returns what is kept differently, one sentence each that begins with the case's number
 */
export const faultsOfCase = (kept: KeptCase, calendar: Calendar): string[] => {
  const missing = inOrder(kept)
  if (missing.length > 0) return missing.map((fault) => kept.number + fault)
  try {
    return standingFaults(kept, calendar).map((fault) => kept.number + fault)
  } catch {
    return [`${kept.number}的办理事项无法读懂，可能被改动`]
  }
}
