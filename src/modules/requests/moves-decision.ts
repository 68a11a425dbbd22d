import type { RequestPermission } from './may.ts'
import type { Stage } from './request.ts'

/** A row of 办理状态机. */
export type MoveRule = {
  label: string
  from: readonly Stage[]
  /** Where it leads; `same` leaves the stage as it is. */
  to: Stage | 'same'
  basis: string
  may: RequestPermission
  /** The applicant may make the move, too. */
  applicant?: true
}

/** From the draft of the decision to the file: the second half of the table of moves. */
export const movesAfterDecision = {
  decide: {
    label: '拟定办理结果',
    from: ['open'],
    to: 'decided',
    basis: '条例第三十六条',
    may: 'requests.handle',
  },
  review: {
    label: '审核通过',
    from: ['decided'],
    to: 'same',
    basis: '条例第十七条',
    may: 'requests.review',
  },
  returnFromReview: {
    label: '审核退回',
    from: ['decided'],
    to: 'open',
    basis: '条例第十七条',
    may: 'requests.review',
  },
  sign: {
    label: '签发',
    from: ['decided'],
    to: 'signed',
    basis: '条例第三十六条',
    may: 'requests.sign',
  },
  returnFromSigning: {
    label: '签发退回',
    from: ['decided'],
    to: 'open',
    basis: '条例第十七条',
    may: 'requests.sign',
  },
  serveNotice: {
    label: '送达公开决定告知书',
    from: ['signed'],
    to: 'same',
    basis: '条例第三十二条',
    may: 'requests.handle',
  },
  proveNotice: {
    label: '登记第三方收到',
    from: ['signed'],
    to: 'same',
    basis: '条例第三十二条',
    may: 'requests.handle',
  },
  noticeReturned: {
    label: '公开决定告知书被退回',
    from: ['signed'],
    to: 'same',
    basis: '国办公开办函〔2016〕235号',
    may: 'requests.handle',
  },
  serve: {
    label: '送达',
    from: ['signed'],
    to: 'served',
    basis: '国办公开办函〔2016〕235号',
    may: 'requests.handle',
  },
  proveService: {
    label: '登记送达凭证',
    from: ['served'],
    to: 'same',
    basis: '国办公开办函〔2016〕235号',
    may: 'requests.handle',
    applicant: true,
  },
  serviceFailed: {
    label: '邮件退回',
    from: ['served'],
    to: 'signed',
    basis: '国办公开办函〔2016〕235号',
    may: 'requests.handle',
  },
  archive: {
    label: '归档',
    from: ['served'],
    to: 'closed',
    basis: '条例第四十五条',
    may: 'requests.handle',
  },
  proposeErasure: {
    label: '提请删除个人信息',
    from: ['closed'],
    to: 'same',
    basis: '个人信息保护法第四十七条',
    may: 'requests.handle',
  },
  erase: {
    label: '同意删除个人信息',
    from: ['closed'],
    to: 'same',
    basis: '个人信息保护法第四十七条',
    may: 'requests.sign',
  },
  fileDispute: {
    label: '登记复议、诉讼',
    from: ['served', 'closed'],
    to: 'same',
    basis: '条例第五十一条',
    may: 'requests.handle',
  },
  replyAgain: {
    label: '按复议决定、判决重新答复',
    from: ['served', 'closed'],
    to: 'open',
    basis: '条例第五十一条',
    may: 'requests.handle',
  },
} as const satisfies Record<string, MoveRule>
