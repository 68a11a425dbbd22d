import type { Day } from '../../kernel/day.ts'
import type { DecisionCode } from './decisions.ts'
import type { Redaction } from './redaction.ts'

/** 提交渠道 (条例第二十九条、第三十一条). */
export type Channel = 'counter' | 'signedPost' | 'letter' | 'fax' | 'email' | 'online' | 'oral'

/** 送达方式 (国办公开办函〔2016〕235号; 网上送达 besides). */
export type ServiceRoute = 'direct' | 'post' | 'entrusted' | 'online'

/** A third party has no account here: 公开决定告知书 never goes through the internet. */
export type NoticeRoute = Exclude<ServiceRoute, 'online'>

/** 征求意见的对象: 第三方、共同制作机关、保密行政管理部门或者有关主管部门. */
export type ConsultationKind = 'thirdParty' | 'coMaker' | 'secrecy'

/** What waits for a second person: 作废、更正收到日期、延期、逾期告知补正、视为无法送达、撤销或更正补充答复、删除个人信息. */
export type Proposal =
  | { act: 'void'; reason: string }
  | { act: 'receiptDate'; receivedOn: Day; reason: string }
  | { act: 'extension'; days: number; reason: string }
  | {
      act: 'lateCorrection'
      items: readonly string[]
      guidance: string
      replyBy: Day
      reason: string
    }
  | { act: 'undelivered'; id: string; attempts: readonly string[]; reason: string }
  | { act: 'reopen'; how: 'revoke' | 'correct' | 'supplement'; reason: string }
  | { act: 'erasure'; ground: string; reason: string; redactions?: readonly Redaction[] }

type Facts =
  | { type: 'submitted'; channel: Channel }
  | { type: 'received'; channel: Channel; confirmedWith?: string }
  | { type: 'receiptDateCorrected'; receivedOn: Day }
  | { type: 'voided'; reason: string }
  | { type: 'assigned'; to: string }
  | { type: 'split'; into: readonly string[] }
  | { type: 'splitFrom'; from: string }
  | { type: 'proposed'; proposal: Proposal }
  | { type: 'approved'; of: number }
  | { type: 'rejected'; of: number; reason: string }
  | {
      type: 'correctionNoticeServed'
      replyBy: Day
      items: readonly string[]
      letterId?: string
      /** 逾期告知: with the consent of the head; it has no effect on 答复期限 (条例第三十条). */
      late?: true
    }
  /** `clear` is for the officer to say: what the applicant sends in online does not say it. */
  | { type: 'correctionReceived'; clear?: boolean }
  | { type: 'correctionExpired' }
  | { type: 'reasonsRequested'; answerBy: Day }
  /** `accepted` is for the officer to say, later: what the applicant sends in online does not say it. */
  | { type: 'reasonsReceived'; accepted?: boolean; delayedTo?: Day }
  | { type: 'thirdPartyLetterSent' | 'coMakerLetterSent' | 'referralSent'; id: string }
  | { type: 'thirdPartyReceived' | 'coMakerReceived'; id: string }
  | {
      type: 'thirdPartyAnswered' | 'coMakerAnswered' | 'referralAnswered'
      id: string
      agrees: boolean
      /** 第三方不同意公开且有合理理由 (条例第三十二条) */
      grounded?: boolean
    }
  | { type: 'thirdPartyUndelivered' | 'coMakerUndelivered'; id: string }
  | { type: 'consultationExpired'; id: string }
  | { type: 'assistRequested'; id: string; organId: string; dueOn: Day }
  | { type: 'assistReminded' | 'assistEscalated' | 'assistAnswered'; id: string }
  | { type: 'extended'; days: number }
  | { type: 'feeNoticeIssued'; amountFen: number }
  | { type: 'feeNoticeReceived' }
  | { type: 'feePaid' }
  | { type: 'feeExpired' }
  | { type: 'withdrawn'; statement: string }
  | { type: 'decided'; code: DecisionCode; letterId?: string }
  | { type: 'reviewed' }
  | { type: 'returned'; reason: string; from: 'review' | 'sign' }
  | {
      type: 'signed'
      number: string
      code: DecisionCode
      /** 公开决定告知书 to the third parties overruled, by the number of their letter. */
      notices?: readonly { id: string; number: string }[]
    }
  | { type: 'noticeServed'; id: string; route: NoticeRoute; postNumber?: string }
  | { type: 'noticeReceived'; id: string; proof: string }
  | { type: 'noticeReturned'; id: string; reason: string }
  | { type: 'served'; route: ServiceRoute; postNumber?: string; envelopeId?: string }
  | { type: 'serviceProven'; proof: string }
  | { type: 'serviceFailed'; reason: string }
  | { type: 'archived'; /** 保管期限 */ retention?: string }
  /** 个人信息保护法第四十七条: of the whole application, so each of its items records it. */
  | {
      type: 'personalDataErased'
      ground: string
      proposedBy: string
      /** 申请内容 in which so many places became 〔已删除〕. */
      redacted?: number
    }
  | { type: 'replyReopened'; how: 'revoke' | 'correct' | 'supplement'; reason: string }
  | { type: 'disputeFiled'; disputeId: string; kind: 'reconsideration' | 'litigation' }
  | { type: 'orderedToReply'; disputeId: string }
  /** 由旧台账导入: the events before it are recorded as the ledger has them. */
  | { type: 'takenOver'; importId: string; formerNumber?: string }
  /** 载入放假安排: the date moved, or became certain; without a year, a new program brought it. */
  | {
      type: 'dueRecomputed'
      from: Day
      wasProvisional: boolean
      to: Day
      provisional: boolean
      /** 暂缓送达至 (条例第三十二条), where it moved. */
      hold?: { from: Day; to: Day }
      noticeYear?: number
    }

/**
 * 办理事项: one thing that happened to a request, on a legal day. Events are appended and never
 * changed; stage, dates and figures are folds of them. The stored JSON makes this file a contract.
 */
export type CaseEvent = Facts & { on: Day }

export type CaseEventType = CaseEvent['type']

/** An event as it stands in the case: its place, who recorded it and in whose place. */
export type Recorded = CaseEvent & { seq: number; by: string; actingFor?: string; at: string }
