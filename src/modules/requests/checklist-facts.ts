import type { Day } from '../../kernel/day.ts'
import { no, type Refusal } from '../../kernel/result.ts'

/** 检索记录, without which nobody may say 信息不存在 (条例第三十六条第四项). */
export type SearchRecord = {
  /** 检索范围: systems, archives and offices searched */
  where: readonly string[]
  keywords: readonly string[]
  /** 所检索信息的形成时间 */
  from: Day
  to: Day
  /** 检索人 */
  by: string
  /** 检索日期 */
  on: Day
}

/**
 * 第三方意见. objected: with good reason; ungrounded: without; silent: the 15 working days passed;
 * undelivered: recorded as evidence (条例第三十二条).
 */
export type ThirdPartyOutcome =
  | 'open'
  | 'agreed'
  | 'objected'
  | 'ungrounded'
  | 'silent'
  | 'undelivered'

/** What the file of the case shows on the day of the decision. */
export type CaseFacts = {
  /** Day of the decision. */
  on: Day
  /** 收到申请之日 */
  receivedOn: Day
  withdrawnOn?: Day
  /** 补正告知书 served, the period it set, and the correction. */
  correction?: { servedOn: Day; replyBy: Day; receivedOn?: Day; late?: true }
  /** 说明理由告知书 served, the period it set, and the reasons given (条例第三十五条). */
  reasons?: { servedOn: Day; replyBy: Day; receivedOn?: Day }
  /** 收费通知书 received, last day to pay, and payment. */
  fee?: { receivedOn: Day; payBy: Day; paidOn?: Day }
  thirdParties: readonly ThirdPartyOutcome[]
  /** A co-maker, or the authority asked under 条例第十七条, has not answered yet. */
  otherConsultationOpen: boolean
  search?: SearchRecord
}

/** Says why a choice is closed to this case, or nothing. */
export type Guard = (facts: CaseFacts) => Refusal | undefined

const refuse = (code: string, message: string, basis: string): Refusal =>
  no(`requests.${code}`, message, basis).refusal

/** Within the period for correction nobody decides; after it, a request not corrected is given up. */
export const notAwaitingCorrection: Guard = ({ correction }) =>
  correction && correction.receivedOn === undefined && !correction.late
    ? refuse(
        'awaiting-correction',
        '已告知补正而未收到补正，不能按内容明确的申请答复',
        '条例第三十条',
      )
    : undefined

/** 补正 is asked once; before that an unclear request cannot be answered. */
export const askCorrectionFirst: Guard = ({ correction }) =>
  correction
    ? refuse('corrected-once', '补正只能告知一次，请按补正后的情况选择', '条例第三十条')
    : refuse(
        'ask-correction',
        '申请内容不明确的，应当先在收到申请之日起7个工作日内一次性告知补正',
        '条例第三十条',
      )

export const wasCorrected: Guard = ({ correction }) =>
  correction?.receivedOn === undefined
    ? refuse(
        'no-correction',
        '没有送达补正告知书并收到补正，不能认定补正后仍不明确',
        '条例第三十条',
      )
    : undefined

export const correctionExpired: Guard = ({ correction, on }) => {
  if (!correction)
    return refuse(
      'no-correction-notice',
      '没有送达过补正告知书，不能认定逾期不补正',
      '条例第三十条',
    )
  if (correction.late)
    return refuse(
      'correction-void',
      '超过7个工作日作出的补正告知不发生效力，申请人没有补正的，按现有申请内容办理',
      '条例第三十条',
    )
  if (correction.receivedOn !== undefined)
    return refuse('was-corrected', '申请人已经补正，不能认定逾期不补正', '条例第三十条')
  return on > correction.replyBy
    ? undefined
    : refuse('correction-running', `补正期限至${correction.replyBy}，尚未届满`, '条例第三十条')
}

export const reasonsHeard: Guard = ({ reasons, on }) => {
  if (!reasons)
    return refuse('reasons-not-asked', '没有要求申请人说明理由，不能不予处理', '条例第三十五条')
  return reasons.receivedOn !== undefined || on > reasons.replyBy
    ? undefined
    : refuse('reasons-running', `说明理由的期限至${reasons.replyBy}，尚未届满`, '条例第三十五条')
}

const recorded = ({ where, keywords, from, to, by, on }: SearchRecord, facts: CaseFacts): boolean =>
  [where, keywords].every((list) => list.some((entry) => entry.trim() !== '')) &&
  by.trim() !== '' &&
  from <= to &&
  on >= facts.receivedOn &&
  on <= facts.on

export const searched: Guard = (facts) =>
  facts.search && recorded(facts.search, facts)
    ? undefined
    : refuse(
        'search-missing',
        '答复信息不存在，须先登记检索记录：检索范围、关键词、信息形成时间、检索人和收到申请以后的检索日期',
        '条例第三十六条第四项',
      )

/** While a letter asking for opinions is open, whether to disclose is not decided. */
export const nothingOpen: Guard = ({ thirdParties, otherConsultationOpen }) =>
  otherConsultationOpen || thirdParties.includes('open')
    ? refuse(
        'consultation-open',
        '征求意见尚未结束，不能决定是否公开',
        '条例第三十二条、第三十三条第三款',
      )
    : undefined

/** Somebody said no, with good reason or without. */
export const againstObjection = ({ thirdParties }: CaseFacts): boolean =>
  thirdParties.some((outcome) => outcome === 'objected' || outcome === 'ungrounded')

export const nobodyObjected: Guard = (facts) =>
  nothingOpen(facts) ??
  (againstObjection(facts)
    ? refuse('objection-open', '第三方不同意公开，请按“会损害第三方合法权益”权衡', '条例第三十二条')
    : undefined)

export const referFirst: Guard = () =>
  refuse(
    'refer-first',
    '不能确定是否可以公开的，应当先报有关主管部门或者保密行政管理部门确定',
    '条例第十七条第三款',
  )

export const thirdPartyAsked: Guard = (facts) =>
  facts.thirdParties.length === 0
    ? refuse(
        'third-party-not-asked',
        '公开会损害第三方合法权益的，应当先书面征求第三方意见',
        '条例第三十二条',
      )
    : nothingOpen(facts)

const allAgreed = ({ thirdParties }: CaseFacts): boolean =>
  thirdParties.length > 0 && thirdParties.every((outcome) => outcome === 'agreed')

export const everybodyAgreed: Guard = (facts) =>
  thirdPartyAsked(facts) ??
  (allAgreed(facts)
    ? undefined
    : refuse('not-all-agreed', '并非所有第三方都同意公开', '条例第十五条'))

/** 第三方不同意公开且有合理理由的，不予公开: only public interest outweighs it. */
export const mayRelease: Guard = (facts) =>
  thirdPartyAsked(facts) ??
  (facts.thirdParties.includes('objected')
    ? refuse(
        'objection-grounded',
        '第三方不同意公开且有合理理由的，除为公共利益外，不予公开',
        '条例第三十二条',
      )
    : undefined)

/** Only where no third party was written to may a reason stand for asking. */
export const nobodyAsked: Guard = (facts) =>
  facts.thirdParties.length > 0
    ? refuse('third-party-asked', '已经书面征求第三方意见的，按征求的结果认定', '条例第三十二条')
    : nothingOpen(facts)

/** 第三方同意公开的，予以公开; nor does an objection without good reason carry a refusal. */
export const mayWithhold: Guard = (facts) => {
  if (allAgreed(facts))
    return refuse('third-party-agreed', '第三方同意公开的，应当予以公开', '条例第十五条')
  return thirdPartyAsked(facts) ?? ungroundedOnly(facts)
}

const ungroundedOnly: Guard = ({ thirdParties }) =>
  thirdParties.every((outcome) => outcome === 'agreed' || outcome === 'ungrounded')
    ? refuse(
        'objection-ungrounded',
        '第三方不同意公开而没有合理理由的，不能据此不予公开',
        '条例第三十二条',
      )
    : undefined
