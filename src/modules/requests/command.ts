import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import type { DecisionCode } from './decisions.ts'
import type { ErasureFacts } from './erasure.ts'
import type { ConsultationKind, NoticeRoute, ServiceRoute } from './events.ts'
import type { RequestPermission } from './may.ts'
import type { Redaction } from './redaction.ts'

type Moves = {
  confirmReceipt: { confirmedWith: string }
  assign: { to: string }
  split: { into: readonly string[] }
  proposeVoid: { reason: string }
  proposeReceiptDate: { receivedOn: Day; reason: string }
  proposeExtension: { days: number; reason: string }
  proposeLateCorrection: {
    items: readonly string[]
    guidance: string
    replyBy: Day
    reason: string
  }
  proposeUndelivered: { id: string; attempts: readonly string[]; reason: string }
  proposeReopen: { how: 'revoke' | 'correct' | 'supplement'; reason: string }
  proposeErasure: {
    ground: string
    reason: string
    /** `undefined` stands for a text in which something else was changed, too. */
    redactions?: readonly (Redaction | undefined)[]
  }
  erase: { of: number }
  approve: { of: number }
  reject: { of: number; reason: string }
  askCorrection: { items: readonly string[]; replyBy: Day; letterId?: string }
  receiveCorrection: { clear?: boolean }
  correctionExpired: object
  askReasons: { answerBy: Day }
  receiveReasons: { accepted?: boolean; delayedTo?: Day }
  consult: { kind: ConsultationKind; id: string }
  consultationReceived: { id: string }
  consultationAnswered: { id: string; agrees: boolean; grounded?: boolean }
  consultationExpired: { id: string }
  requestAssist: { id: string; organId: string; dueOn: Day }
  remindAssist: { id: string }
  escalateAssist: { id: string }
  answerAssist: { id: string }
  issueFee: { amountFen: number }
  feeReceived: object
  feePaid: object
  feeExpired: object
  withdraw: { statement: string }
  decide: { code: DecisionCode; letterId?: string }
  review: object
  returnFromReview: { reason: string }
  sign: { number: string; notices?: readonly { id: string; number: string }[] }
  returnFromSigning: { reason: string }
  serve: { route: ServiceRoute; postNumber?: string; envelopeId?: string }
  serveNotice: { id: string; route: NoticeRoute; postNumber?: string }
  proveNotice: { id: string; proof: string }
  noticeReturned: { id: string; reason: string }
  proveService: { proof: string }
  serviceFailed: { reason: string }
  archive: { /** 保管期限 */ retention?: string }
  fileDispute: { disputeId: string; kind: 'reconsideration' | 'litigation' }
  replyAgain: { disputeId: string }
}

/** One move with what it needs; `on` is the legal day it takes effect, not the day it is typed in. */
export type Command = { [M in keyof Moves]: { move: M; on: Day } & Moves[M] }[keyof Moves]

export type CommandOf<M extends keyof Moves> = Extract<Command, { move: M }>

/** What a guard may look at besides the case itself. */
export type Circumstances = {
  calendar: Calendar
  today: Day
  /** Who acts in another's place counts as both. */
  actor: { personId: string; actingFor?: string; may: (permission: RequestPermission) => boolean }
  /** 职责分离: what the organ's policy says of the one who is about to review or sign. */
  separation: {
    reviewNeeded: boolean
    mayReview: (drafter: string) => { ok: true } | { ok: false; message: string }
    maySign: (
      drafter: string,
      reviewer: string | undefined,
    ) => { ok: true } | { ok: false; message: string }
  }
  /** 删除个人信息: what decides over it; `proposeErasure` and `erase` are asked with it. */
  erasure?: ErasureFacts
  /** Why the letter of this decision cannot be signed yet; empty where it can. */
  blockers: readonly string[]
}
