import type { DisputeKind } from '../modules/remedies.ts'
import { move, type Step } from './story.ts'

/** 告知补正. */
export const askCorrection = (item: string, after = 3): Step =>
  move(after, 'clerk', ({ on, later }) => ({
    move: 'askCorrection',
    on,
    items: [item],
    replyBy: later(15),
  }))

/** 告知补正, and the correction that came. */
export const corrected = (item: string, clear = true): Step[] => [
  askCorrection(item),
  move(8, 'clerk', ({ on }) => ({ move: 'receiveCorrection', on, clear })),
]

/** 告知补正, and nothing came. */
export const notCorrected = (item: string): Step[] => [
  askCorrection(item),
  move(16, 'clerk', ({ on }) => ({ move: 'correctionExpired', on })),
]

export const askReasons = (after = 3): Step =>
  move(after, 'clerk', ({ on, later }) => ({ move: 'askReasons', on, answerBy: later(10) }))

/** 要求说明理由; where they are accepted the reply may take `delay` working days. */
export const reasoned = (accepted: boolean, delay = 30): Step[] => [
  askReasons(),
  move(6, 'clerk', ({ on, later }) => ({
    move: 'receiveReasons',
    on,
    accepted,
    ...(accepted && { delayedTo: later(delay) }),
  })),
]

/** 逾期告知补正: proposed when the seven working days are over. */
export const lateCorrection = (item: string, after = 8): Step =>
  move(after, 'clerk', ({ on, later }) => ({
    move: 'proposeLateCorrection',
    on,
    items: [item],
    guidance: '可以参考公开目录中的标题、文号',
    replyBy: later(5),
    reason: '初步检索后才发现申请所指的项目有同名的两个，需要申请人明确',
  }))

type Kind = 'thirdParty' | 'coMaker' | 'secrecy'

export const consult = (id: string, kind: Kind = 'thirdParty', after = 3): Step =>
  move(after, 'clerk', ({ on }) => ({ move: 'consult', on, kind, id }))

export const arrived = (id: string, after = 2): Step =>
  move(after, 'clerk', ({ on }) => ({ move: 'consultationReceived', on, id }))

type Opinion = 'agrees' | 'grounded' | 'ungrounded'

const opinions = {
  agrees: { agrees: true },
  grounded: { agrees: false, grounded: true },
  ungrounded: { agrees: false, grounded: false },
} as const

export const answered = (id: string, opinion: Opinion, after = 6): Step =>
  move(after, 'clerk', ({ on }) => ({
    move: 'consultationAnswered',
    on,
    id,
    ...opinions[opinion],
  }))

/** 征求意见, received and answered. */
export const consulted = (id: string, opinion: Opinion, kind: Kind = 'thirdParty'): Step[] => [
  consult(id, kind),
  ...(kind === 'secrecy' ? [] : [arrived(id)]),
  answered(id, opinion),
]

/** 征求意见, received, and the 15 working days passed. */
export const silent = (id: string, kind: Kind = 'thirdParty'): Step[] => [
  consult(id, kind),
  arrived(id),
  move(16, 'clerk', ({ on }) => ({ move: 'consultationExpired', on, id })),
]

/** 征求意见 that could not be delivered: recorded twice, settled by the head of the office. */
export const undelivered = (id: string): Step[] => [
  consult(id),
  move(7, 'clerk', ({ on }) => ({
    move: 'proposeUndelivered',
    on,
    id,
    attempts: ['邮寄送达，邮件以“收件人迁移新址不明”退回', '工作人员上门送达，该址已无人办公'],
    reason: '两次送达未果，第三方下落不明',
  })),
  consent(),
]

/** The leader agrees to what was proposed. */
export const consent = (after = 1): Step =>
  move(after, 'leader', ({ on, proposal }) => ({ move: 'approve', on, of: proposal }))

export const proposeExtension = (days: number, after = 12): Step =>
  move(after, 'clerk', ({ on }) => ({
    move: 'proposeExtension',
    on,
    days,
    reason: '所涉资料分散保存在多个年度的档案中，需要逐卷核查',
  }))

/** 延长答复期限, with consent. */
export const extended = (days: number, after = 12): Step[] => [
  proposeExtension(days, after),
  consent(),
]

/** 通知缴费. */
export const feeAsked = (amountFen: number): Step[] => [
  move(6, 'clerk', ({ on }) => ({ move: 'issueFee', on, amountFen })),
  move(3, 'clerk', ({ on }) => ({ move: 'feeReceived', on })),
]

export const feePaid = (amountFen: number): Step[] => [
  ...feeAsked(amountFen),
  move(5, 'clerk', ({ on }) => ({ move: 'feePaid', on })),
]

export const feeUnpaid = (amountFen: number): Step[] => [
  ...feeAsked(amountFen),
  move(21, 'clerk', ({ on }) => ({ move: 'feeExpired', on })),
]

export const withdrawn = (after = 4): Step =>
  move(after, 'clerk', ({ on }) => ({
    move: 'withdraw',
    on,
    statement: '申请人书面声明，所需信息已从其他途径取得，撤回申请',
  }))

export const proposeVoid = (after = 1): Step =>
  move(after, 'clerk', ({ on }) => ({
    move: 'proposeVoid',
    on,
    reason: '重复录入：同一封信由收发室和窗口各登记一次',
  }))

/** 更正收到日期: the letter had been signed for on the next working day. */
export const receiptCorrected: readonly Step[] = [
  move(2, 'clerk', ({ on }) => ({
    move: 'proposeReceiptDate',
    on,
    receivedOn: on,
    reason: '邮件签收单显示的签收日期与登记日期不一致，以签收单为准',
  })),
  consent(),
]

export const reopened = (how: 'revoke' | 'correct' | 'supplement'): Step[] => [
  move(8, 'clerk', ({ on }) => ({
    move: 'proposeReopen',
    on,
    how,
    reason: {
      revoke: '原答复认定事实有误，依法撤销后重新答复',
      correct: '原答复所附表格中的一处面积数字有误，予以更正',
      supplement: '又查到一份相关文件，予以补充提供',
    }[how],
  })),
  consent(),
]

/** 请部门协办, due in so many working days. */
export const assisted = (helper: string, question: string, days = 5): Step => ({
  after: 2,
  by: 'clerk',
  helper,
  does: 'assist',
  question,
  days,
})

export const urged = (how: 'remindAssist' | 'escalateAssist', after: number): Step =>
  move(after, 'clerk', ({ on }) => ({ move: how, on, id: '1' }))

/** The unit asked answers. */
export const helped = (helper: string, answer: string, after = 4): Step => ({
  after,
  by: 'helper',
  helper,
  does: 'helped',
  answer,
})

/** 复议、诉讼 over the reply: filed, and ended. */
export const disputed = (
  kind: DisputeKind,
  number: string,
  outcome: 'upheld' | 'corrected' | 'other',
): Step[] => [
  { after: 20, by: 'clerk', does: 'dispute', kind, number },
  { after: kind === 'review' ? 35 : 70, by: 'clerk', does: 'disputeEnds', outcome },
]

export const replyAgain: Step = { after: 2, by: 'clerk', does: 'replyAgain' }
