import { type MoveRule, movesAfterDecision } from './moves-decision.ts'
import type { Stage } from './request.ts'

const anyOpen = [
  'submitted',
  'open',
  'awaitingCorrection',
  'awaitingReasons',
  'awaitingPayment',
] as const satisfies readonly Stage[]

/**
 * 办理状态机: every move there is. Buttons, guards, tests and the diagram in the docs all read this
 * table. Consultations and 协办 are letters beside the stage, so their moves lead nowhere else.
 */
export const moves = {
  confirmReceipt: {
    label: '确认收到',
    from: ['submitted'],
    to: 'open',
    basis: '条例第三十一条',
    may: 'requests.handle',
  },
  assign: {
    label: '指定经办人',
    from: [...anyOpen, 'decided', 'signed', 'served'],
    to: 'same',
    basis: '条例第四十五条',
    may: 'requests.handle',
  },
  split: {
    label: '拆分事项',
    from: ['open'],
    to: 'same',
    basis: '条例第三十六条',
    may: 'requests.handle',
  },
  proposeVoid: {
    label: '申请作废',
    from: ['submitted', 'open'],
    to: 'same',
    basis: '条例第四十五条',
    may: 'requests.handle',
  },
  proposeReceiptDate: {
    label: '更正收到日期',
    from: ['open'],
    to: 'same',
    basis: '条例第三十一条',
    may: 'requests.handle',
  },
  proposeExtension: {
    label: '提请延期',
    from: ['open'],
    to: 'same',
    basis: '条例第三十三条第二款',
    may: 'requests.handle',
  },
  proposeLateCorrection: {
    label: '提请逾期告知补正',
    from: ['open'],
    to: 'same',
    basis: '条例第三十条',
    may: 'requests.handle',
  },
  proposeUndelivered: {
    label: '提请认定无法送达',
    from: ['open'],
    to: 'same',
    basis: '条例第三十二条',
    may: 'requests.handle',
  },
  proposeReopen: {
    label: '提请撤销、更正或者补充答复',
    from: ['served', 'closed'],
    to: 'same',
    basis: '条例第五十一条',
    may: 'requests.handle',
  },
  approve: {
    label: '同意',
    from: [...anyOpen, 'served', 'closed'],
    to: 'same',
    basis: '条例第四十五条',
    may: 'requests.read',
  },
  reject: {
    label: '不同意',
    from: [...anyOpen, 'served', 'closed'],
    to: 'same',
    basis: '条例第四十五条',
    may: 'requests.read',
  },
  askCorrection: {
    label: '告知补正',
    from: ['open'],
    to: 'awaitingCorrection',
    basis: '条例第三十条',
    may: 'requests.handle',
  },
  receiveCorrection: {
    label: '收到补正',
    // 办理中收到的，是逾期告知以后的补正
    from: ['awaitingCorrection', 'open'],
    to: 'open',
    basis: '条例第三十条',
    may: 'requests.handle',
    applicant: true,
  },
  correctionExpired: {
    label: '逾期不补正',
    from: ['awaitingCorrection'],
    to: 'decided',
    basis: '条例第三十条',
    may: 'requests.handle',
  },
  askReasons: {
    label: '要求说明理由',
    from: ['open'],
    to: 'awaitingReasons',
    basis: '条例第三十五条',
    may: 'requests.handle',
  },
  receiveReasons: {
    label: '收到说明的理由',
    // 办理中的，是申请人已经在网上说明，还没有判断是否合理
    from: ['awaitingReasons', 'open'],
    to: 'open',
    basis: '条例第三十五条',
    may: 'requests.handle',
    applicant: true,
  },
  consult: {
    label: '征求意见',
    from: ['open'],
    to: 'same',
    basis: '条例第三十二条、第三十四条',
    may: 'requests.handle',
  },
  consultationReceived: {
    label: '登记对方收到日期',
    from: ['open'],
    to: 'same',
    basis: '条例第三十二条',
    may: 'requests.handle',
  },
  consultationAnswered: {
    label: '登记反馈意见',
    from: ['open'],
    to: 'same',
    basis: '条例第三十二条、第三十四条',
    may: 'requests.handle',
  },
  consultationExpired: {
    label: '期满未答复',
    from: ['open'],
    to: 'same',
    basis: '条例第三十二条、第三十四条',
    may: 'requests.handle',
  },
  requestAssist: {
    label: '请部门协办',
    from: ['open'],
    to: 'same',
    basis: '条例第十一条',
    may: 'requests.handle',
  },
  remindAssist: {
    label: '催办',
    from: ['open'],
    to: 'same',
    basis: '条例第十一条',
    may: 'requests.handle',
  },
  escalateAssist: {
    label: '报请负责人督办',
    from: ['open'],
    to: 'same',
    basis: '条例第十一条',
    may: 'requests.handle',
  },
  answerAssist: {
    label: '回复协办',
    from: ['open'],
    to: 'same',
    basis: '条例第十一条',
    may: 'requests.assist',
  },
  issueFee: {
    label: '通知缴费',
    from: ['open'],
    to: 'awaitingPayment',
    basis: '条例第四十二条',
    may: 'requests.handle',
  },
  feeReceived: {
    label: '登记收到收费通知日期',
    from: ['awaitingPayment'],
    to: 'same',
    basis: '国办函〔2020〕109号第六条',
    may: 'requests.handle',
  },
  feePaid: {
    label: '已缴费',
    from: ['awaitingPayment'],
    to: 'open',
    basis: '国办函〔2020〕109号第六条',
    may: 'requests.handle',
  },
  feeExpired: {
    label: '逾期未缴费',
    from: ['awaitingPayment'],
    to: 'decided',
    basis: '国办函〔2020〕109号第六条',
    may: 'requests.handle',
  },
  withdraw: {
    label: '申请人撤回',
    from: [...anyOpen],
    to: 'decided',
    basis: '条例第四十五条',
    may: 'requests.handle',
    applicant: true,
  },
  ...movesAfterDecision,
} as const satisfies Record<string, MoveRule>

export type Move = keyof typeof moves

/** The moves the table knows from a stage; guards may still say no. */
export const movesFrom = (stage: Stage): Move[] =>
  (Object.keys(moves) as Move[]).filter((move) =>
    (moves[move].from as readonly Stage[]).includes(stage),
  )
