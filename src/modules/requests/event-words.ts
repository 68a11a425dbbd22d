import { type Day, inChinese } from '../../kernel/day.ts'
import { decisionOf } from './decisions.ts'
import type {
  CaseEvent,
  CaseEventType,
  ConsultationKind,
  Recorded,
  ServiceRoute,
} from './events.ts'
import { groundInWords } from './erasure.ts'
import { proposalNames } from './guard-proposals.ts'
import { redactedMark } from './redaction.ts'
import { retentionName } from './retention.ts'
import { channelNames } from './wanted-form.ts'

/** An event as an official reads it. */
export type EventWords = { title: string; detail?: string }

/** Names for the ids that events hold; an unknown id stays as it is. */
export type EventNames = {
  person: (id: string) => string
  organ: (id: string) => string
  /** 征求意见的对象, where the reader may know it. */
  party: (id: string) => string
}

export const routeNames: Readonly<Record<ServiceRoute, string>> = {
  direct: '直接送达',
  post: '邮寄送达',
  entrusted: '委托送达',
  online: '网上送达',
}

export const consultationNames: Readonly<Record<ConsultationKind, string>> = {
  thirdParty: '第三方',
  coMaker: '共同制作机关',
  secrecy: '保密行政管理部门或者有关主管部门',
}

export const reopenNames = { revoke: '撤销', correct: '更正', supplement: '补充' } as const

type Of<T extends CaseEventType> = CaseEvent & { type: T }
type Words = {
  [T in CaseEventType]: (event: Of<T>, names: EventNames) => string | readonly [string, string]
}

const dueInWords = (on: Day, provisional: boolean): string =>
  `${inChinese(on)}${provisional ? '（暂定）' : ''}`

const yuan = (fen: number): string => (fen / 100).toFixed(2)

const asked = ({ id }: { id: string }, { party }: EventNames): string =>
  `${party(id)}（第${id}号函）`

const words: Words = {
  submitted: ({ channel }) => `收到申请（${channelNames[channel]}），待与申请人确认`,
  received: ({ channel, confirmedWith }) =>
    confirmedWith === undefined
      ? `收到申请（${channelNames[channel]}）`
      : [`确认收到申请（${channelNames[channel]}）`, confirmedWith],
  receiptDateCorrected: ({ receivedOn }) => `收到日期更正为${inChinese(receivedOn)}`,
  voided: ({ reason }) => ['作废', reason],
  assigned: ({ to }, { person }) => `由${person(to)}经办`,
  split: ({ into }) => `拆分出 ${into.length} 件`,
  splitFrom: () => '从同一份申请拆分而来',
  proposed: ({ proposal }) => [`提请${proposalNames[proposal.act]}`, proposal.reason],
  approved: () => '同意',
  rejected: ({ reason }) => ['不同意', reason],
  correctionNoticeServed: ({ replyBy, items, late }) => [
    late
      ? `逾期告知补正，至${inChinese(replyBy)}；答复期限照常计算`
      : `告知补正，补正期限至${inChinese(replyBy)}`,
    items.join('；'),
  ],
  correctionReceived: ({ clear }) => {
    if (clear === undefined) return '申请人在网上提交补正'
    return clear ? '收到补正，内容明确' : '收到补正，内容仍不明确'
  },
  correctionExpired: () => '申请人逾期不补正',
  reasonsRequested: ({ answerBy }) => `要求申请人于${inChinese(answerBy)}前说明理由`,
  reasonsReceived: ({ accepted, delayedTo }) => {
    if (accepted === undefined) return '申请人在网上说明理由'
    return delayedTo === undefined
      ? `收到申请人说明的理由，认为${accepted ? '合理' : '不合理'}`
      : `收到申请人说明的理由，认为合理，延迟至${inChinese(delayedTo)}前答复`
  },
  thirdPartyLetterSent: (event, names) =>
    `向第三方${asked(event, names)}发出征求意见书，答复期限停止计算`,
  coMakerLetterSent: (event, names) =>
    `向共同制作机关${asked(event, names)}发出征求意见书，答复期限停止计算`,
  referralSent: (event, names) => `提请${asked(event, names)}确定是否可以公开，答复期限停止计算`,
  thirdPartyReceived: (event, names) => `${asked(event, names)}收到征求意见书`,
  coMakerReceived: (event, names) => `${asked(event, names)}收到征求意见书`,
  thirdPartyAnswered: (event, names) => {
    if (event.agrees) return `${asked(event, names)}同意公开`
    return `${asked(event, names)}不同意公开，理由${event.grounded ? '合理' : '不合理'}`
  },
  coMakerAnswered: (event, names) =>
    `${asked(event, names)}${event.agrees ? '同意公开' : '不同意公开'}`,
  referralAnswered: (event, names) =>
    `${asked(event, names)}答复${event.agrees ? '可以公开' : '不得公开'}`,
  thirdPartyUndelivered: (event, names) => `${asked(event, names)}的征求意见书无法送达`,
  coMakerUndelivered: (event, names) => `${asked(event, names)}的征求意见书无法送达`,
  consultationExpired: (event, names) => `${asked(event, names)}期满未答复`,
  assistRequested: ({ organId, dueOn }, { organ }) =>
    `请${organ(organId)}协办，${inChinese(dueOn)}前回复`,
  assistReminded: ({ id }) => `催办第${id}号协办`,
  assistEscalated: ({ id }) => `第${id}号协办报请负责人督办`,
  assistAnswered: ({ id }) => `协办单位回复第${id}号协办`,
  extended: ({ days }) => `答复期限延长 ${days} 个工作日`,
  feeNoticeIssued: ({ amountFen }) => `通知缴纳信息处理费 ${yuan(amountFen)} 元`,
  feeNoticeReceived: () => '申请人收到收费通知',
  feePaid: () => '申请人已缴费',
  feeExpired: () => '申请人逾期未缴费',
  withdrawn: ({ statement }) => ['申请人撤回申请', statement],
  decided: ({ code }) => `拟定办理结果：${decisionOf(code).name}（${code}）`,
  reviewed: () => '审核通过',
  returned: ({ reason, from }) => [from === 'review' ? '审核退回' : '签发退回', reason],
  signed: ({ number, code, notices = [] }) => [
    `签发${number}`,
    [decisionOf(code).name, ...notices.map((one) => `公开决定告知书${one.number}`)].join('；'),
  ],
  served: ({ route, postNumber }) =>
    postNumber === undefined ? routeNames[route] : `${routeNames[route]}，邮件号码 ${postNumber}`,
  noticeServed: (event, names) => {
    const { route, postNumber } = event
    const how =
      postNumber === undefined ? routeNames[route] : `${routeNames[route]}，邮件号码 ${postNumber}`
    return [`向第三方${asked(event, names)}送达公开决定告知书`, how]
  },
  noticeReceived: (event, names) => [`${asked(event, names)}收到公开决定告知书`, event.proof],
  noticeReturned: (event, names) => [
    `发给${asked(event, names)}的公开决定告知书被退回`,
    event.reason,
  ],
  serviceProven: ({ proof }) => ['登记送达凭证', proof],
  serviceFailed: ({ reason }) => ['邮件退回', reason],
  archived: ({ retention }) =>
    retention === undefined ? '归档' : `归档，保管期限：${retentionName(retention)}`,
  personalDataErased: ({ ground, redacted }) => [
    '删除申请人的个人信息',
    redacted === undefined
      ? groundInWords(ground)
      : `${groundInWords(ground)}；申请内容中 ${redacted} 处替换为${redactedMark}`,
  ],
  replyReopened: ({ how, reason }) => [`${reopenNames[how]}原答复，重新办理`, reason],
  disputeFiled: ({ kind }) =>
    kind === 'reconsideration' ? '申请人申请行政复议' : '申请人提起行政诉讼',
  orderedToReply: () => '按复议决定、判决重新答复',
  takenOver: ({ formerNumber }) =>
    formerNumber === undefined ? '由旧台账导入' : ['由旧台账导入', `原编号 ${formerNumber}`],
  dueRecomputed: ({ from, wasProvisional, to, provisional, hold, noticeYear }) => [
    `答复期限原定${dueInWords(from, wasProvisional)}，现为${dueInWords(to, provisional)}` +
      (hold ? `；暂缓送达原至${inChinese(hold.from)}，现至${inChinese(hold.to)}` : ''),
    noticeYear === undefined ? '因放假安排有变化' : `因载入 ${noticeYear} 年放假安排`,
  ],
}

/** What happened, in one sentence. */
export const wordsOfEvent = (event: Recorded, names: EventNames): EventWords => {
  const write = words[event.type] as (
    event: CaseEvent,
    names: EventNames,
  ) => string | readonly [string, string]
  const said = write(event, names)
  return typeof said === 'string' ? { title: said } : { title: said[0], detail: said[1] }
}
