import { type Day } from '../../kernel/day.ts'
import type { Assist, Consultation, Pending, ThirdPartyNotice } from './beside-stage.ts'
import type { DecisionCode } from './decisions.ts'
import type { CaseEvent, Channel, ConsultationKind, Recorded, ServiceRoute } from './events.ts'

export type { Assist, Consultation, Pending, ThirdPartyNotice } from './beside-stage.ts'

/** 办理环节: where one item of a request for information (依申请公开件) stands. */
export type Stage =
  | 'submitted'
  | 'open'
  | 'awaitingCorrection'
  | 'awaitingReasons'
  | 'awaitingPayment'
  | 'decided'
  | 'signed'
  | 'served'
  | 'closed'
  | 'void'

export const stageNames: Readonly<Record<Stage, string>> = {
  submitted: '待确认',
  open: '办理中',
  awaitingCorrection: '待补正',
  awaitingReasons: '待说明理由',
  awaitingPayment: '待缴费',
  decided: '待审核签发',
  signed: '待送达',
  served: '已送达',
  closed: '已归档',
  void: '已作废',
}

/** One item of a request, folded from its events. */
export type CaseState = {
  stage: Stage
  /** Number of events: the version every form carries. */
  version: number
  channel?: Channel
  submittedOn?: Day
  /** 收到申请之日 (条例第三十一条); the annual report counts by it. */
  receivedOn?: Day
  handlerId?: string
  correction?: {
    askedOn: Day
    replyBy: Day
    receivedOn?: Day
    clear?: boolean
    /** Told after the seventh working day: the case goes on as it stands. */
    late?: true
  }
  reasonsAsked: boolean
  /** 申请人在网上说明理由的日子, until an officer has said whether the reasons hold. */
  reasonsUnweighed?: Day
  consultations: readonly Consultation[]
  assists: readonly Assist[]
  pending: readonly Pending[]
  /** 已延长的工作日, at most 20 in all (条例第三十三条). */
  extendedDays: number
  fee?: { amountFen: number; receivedOn?: Day; paidOn?: Day }
  /** 第几次答复: 1, and one more after each 撤销、更正、补充 or order to reply again. */
  round: number
  decision?: { code: DecisionCode; on: Day; drafter: string; letterId?: string }
  reviewer?: string
  /** 退回: why the draft came back, until it is submitted again. */
  returned?: { on: Day; by: string; from: 'review' | 'sign'; reason: string }
  signed?: { on: Day; number: string; signer: string }
  /** 公开决定告知书 of this round, each to one third party that was overruled (条例第三十二条). */
  notices: readonly ThirdPartyNotice[]
  served?: { on: Day; route: ServiceRoute; postNumber?: string; proven: boolean }
  closedOn?: Day
  /** 保管期限 the file was given. */
  retention?: string
  /** 个人信息已删除: the case stays as it is for good. */
  erased?: { on: Day; ground: string; proposedBy: string; approvedBy: string }
  /** Signed decisions of all rounds; one revoked or replaced keeps the day it ceased to stand. */
  outcomes: readonly Outcome[]
}

export type Outcome = { round: number; code: DecisionCode; signedOn: Day; revokedOn?: Day }

const nothing: CaseState = {
  stage: 'submitted',
  version: 0,
  reasonsAsked: false,
  consultations: [],
  assists: [],
  pending: [],
  extendedDays: 0,
  round: 1,
  notices: [],
  outcomes: [],
}

/** State is a fold: nothing else decides where a case stands. */
export const fold = (events: readonly Recorded[]): CaseState =>
  events.reduce<CaseState>(
    (state, event) => ({ ...evolve(state, event), version: event.seq }),
    nothing,
  )

type Of<T extends CaseEvent['type']> = Extract<Recorded, { type: T }>
type Evolve = { [T in CaseEvent['type']]: (state: CaseState, event: Of<T>) => CaseState }

const evolve = (state: CaseState, event: Recorded): CaseState =>
  (changes[event.type] as (state: CaseState, event: Recorded) => CaseState)(state, event)

const changeConsultation = (
  state: CaseState,
  id: string,
  change: Partial<Consultation>,
): CaseState => ({
  ...state,
  consultations: state.consultations.map((one) => (one.id === id ? { ...one, ...change } : one)),
})

const changeAssist = (
  state: CaseState,
  id: string,
  change: (assist: Assist) => Partial<Assist>,
): CaseState => ({
  ...state,
  assists: state.assists.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
})

const changeNotice = (
  state: CaseState,
  id: string,
  change: (notice: ThirdPartyNotice) => ThirdPartyNotice,
): CaseState => ({
  ...state,
  notices: state.notices.map((one) => (one.id === id ? change(one) : one)),
})

const sent =
  (kind: ConsultationKind) =>
  (state: CaseState, { id, on }: { id: string; on: Day }): CaseState => ({
    ...state,
    consultations: [...state.consultations, { id, kind, sentOn: on }],
  })

const delivered = (state: CaseState, { id, on }: { id: string; on: Day }): CaseState =>
  changeConsultation(state, id, { receivedOn: on })

const answered = (
  state: CaseState,
  { id, on, agrees, grounded }: Of<'thirdPartyAnswered' | 'coMakerAnswered' | 'referralAnswered'>,
): CaseState =>
  changeConsultation(state, id, {
    closed: { how: 'answered', on, agrees, ...(grounded !== undefined && { grounded }) },
  })

const undelivered = (state: CaseState, { id, on }: { id: string; on: Day }): CaseState =>
  changeConsultation(state, id, { closed: { how: 'undelivered', on } })

const settled = (state: CaseState, { of }: { of: number }): CaseState => ({
  ...state,
  pending: state.pending.filter(({ seq }) => seq !== of),
})

const decidedAs = (state: CaseState, code: DecisionCode, event: Recorded): CaseState => ({
  ...without(state, 'reviewer', 'returned'),
  stage: 'decided',
  decision: { code, on: event.on, drafter: event.by },
})

const without = <K extends keyof CaseState>(state: CaseState, ...keys: K[]): Omit<CaseState, K> => {
  const rest = { ...state }
  for (const key of keys) Reflect.deleteProperty(rest, key)
  return rest
}

/** A new round: the former reply stays on file, the next one is drafted from the start. */
const nextRound = (state: CaseState): CaseState => ({
  ...without(state, 'decision', 'reviewer', 'signed', 'served', 'closedOn', 'retention'),
  stage: 'open',
  round: state.round + 1,
  notices: [],
})

const changes: Evolve = {
  submitted: (state, { on, channel }) => ({
    ...state,
    stage: 'submitted',
    submittedOn: on,
    channel,
  }),
  received: (state, { on, channel }) => ({ ...state, stage: 'open', receivedOn: on, channel }),
  receiptDateCorrected: (state, { receivedOn }) => ({ ...state, receivedOn }),
  voided: (state) => ({ ...without(state, 'returned'), stage: 'void', pending: [] }),
  assigned: (state, { to }) => ({ ...state, handlerId: to }),
  split: (state) => state,
  splitFrom: (state) => state,
  proposed: (state, { proposal, seq, by, actingFor, on }) => ({
    ...state,
    pending: [
      ...state.pending,
      { ...proposal, seq, by, on, ...(actingFor !== undefined && { actingFor }) },
    ],
  }),
  approved: settled,
  rejected: settled,
  correctionNoticeServed: (state, { on, replyBy, late }) => ({
    ...state,
    stage: late ? state.stage : 'awaitingCorrection',
    correction: { askedOn: on, replyBy, ...(late && { late }) },
  }),
  correctionReceived: (state, { on, clear }) => ({
    ...state,
    stage: 'open',
    ...(state.correction && {
      correction: { ...state.correction, receivedOn: on, ...(clear !== undefined && { clear }) },
    }),
  }),
  correctionExpired: (state, event) => decidedAs(state, 'O1', event),
  reasonsRequested: (state) => ({ ...state, stage: 'awaitingReasons', reasonsAsked: true }),
  reasonsReceived: (state, { on, accepted }) => ({
    ...without(state, 'reasonsUnweighed'),
    stage: 'open',
    ...(accepted === undefined && { reasonsUnweighed: on }),
  }),
  thirdPartyLetterSent: sent('thirdParty'),
  coMakerLetterSent: sent('coMaker'),
  referralSent: sent('secrecy'),
  thirdPartyReceived: delivered,
  coMakerReceived: delivered,
  thirdPartyAnswered: answered,
  coMakerAnswered: answered,
  referralAnswered: answered,
  thirdPartyUndelivered: undelivered,
  coMakerUndelivered: undelivered,
  consultationExpired: (state, { id, on }) =>
    changeConsultation(state, id, { closed: { how: 'expired', on } }),
  assistRequested: (state, { id, organId, dueOn }) => ({
    ...state,
    assists: [...state.assists, { id, organId, dueOn, reminders: 0, escalated: false }],
  }),
  assistReminded: (state, { id }) =>
    changeAssist(state, id, ({ reminders }) => ({ reminders: reminders + 1 })),
  assistEscalated: (state, { id }) => changeAssist(state, id, () => ({ escalated: true })),
  assistAnswered: (state, { id, on }) => changeAssist(state, id, () => ({ answeredOn: on })),
  extended: (state, { days }) => ({ ...state, extendedDays: state.extendedDays + days }),
  feeNoticeIssued: (state, { amountFen }) => ({
    ...state,
    stage: 'awaitingPayment',
    fee: { amountFen },
  }),
  feeNoticeReceived: (state, { on }) => ({
    ...state,
    ...(state.fee && { fee: { ...state.fee, receivedOn: on } }),
  }),
  feePaid: (state, { on }) => ({
    ...state,
    stage: 'open',
    ...(state.fee && { fee: { ...state.fee, paidOn: on } }),
  }),
  feeExpired: (state, event) => decidedAs(state, 'O2', event),
  withdrawn: (state, event) => decidedAs(state, 'O3', event),
  decided: (state, event) => {
    const next = decidedAs(state, event.code, event)
    return event.letterId === undefined || !next.decision
      ? next
      : { ...next, decision: { ...next.decision, letterId: event.letterId } }
  },
  reviewed: (state, { by }) => ({ ...state, reviewer: by }),
  returned: (state, { on, by, from, reason }) => ({
    ...without(state, 'decision', 'reviewer'),
    stage: 'open',
    returned: { on, by, from, reason },
  }),
  signed: (state, { on, number, code, by, notices = [] }) => ({
    ...state,
    stage: 'signed',
    signed: { on, number, signer: by },
    notices: notices.map((notice) => ({ ...notice, signedOn: on })),
    // 更正、补充或者重新作出的答复取代原答复，一件申请只计一个结果
    outcomes: [
      ...state.outcomes.map((one) =>
        one.revokedOn === undefined ? { ...one, revokedOn: on } : one,
      ),
      { round: state.round, code, signedOn: on },
    ],
  }),
  served: (state, { on, route, postNumber }) => ({
    ...state,
    stage: 'served',
    // 邮寄被退回后重新寄送的，以首次交邮之日判断是否按期答复
    served: {
      on: state.served?.on ?? on,
      route,
      proven: false,
      ...(postNumber !== undefined && { postNumber }),
    },
  }),
  noticeServed: (state, { id, on, route, postNumber }) =>
    changeNotice(state, id, (notice) => ({
      ...notice,
      served: { on, route, ...(postNumber !== undefined && { postNumber }) },
    })),
  noticeReceived: (state, { id, on }) =>
    changeNotice(state, id, (notice) => ({ ...notice, receivedOn: on })),
  noticeReturned: (state, { id }) =>
    changeNotice(state, id, ({ id: of, number, signedOn }) => ({ id: of, number, signedOn })),
  serviceProven: (state) => ({
    ...state,
    ...(state.served && { served: { ...state.served, proven: true } }),
  }),
  serviceFailed: (state) => ({ ...state, stage: 'signed' }),
  archived: (state, { on, retention }) => ({
    ...state,
    stage: 'closed',
    closedOn: on,
    ...(retention !== undefined && { retention }),
  }),
  personalDataErased: (state, { on, ground, proposedBy, by }) => ({
    ...state,
    erased: { on, ground, proposedBy, approvedBy: by },
  }),
  replyReopened: (state, { how, on }) => ({
    ...nextRound(state),
    outcomes:
      how === 'revoke'
        ? state.outcomes.map((one) =>
            one.round === state.round && one.revokedOn === undefined
              ? { ...one, revokedOn: on }
              : one,
          )
        : state.outcomes,
  }),
  disputeFiled: (state) => state,
  dueRecomputed: (state) => state,
  orderedToReply: (state) => nextRound(state),
  takenOver: (state) => state,
}
