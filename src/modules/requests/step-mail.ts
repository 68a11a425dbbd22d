import type { Calendar } from '../../kernel/calendar.ts'
import { inChinese } from '../../kernel/day.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import { isPaused } from './desk.ts'
import type { CaseEvent, CaseEventType, Recorded } from './events.ts'
import { type CaseState, fold } from './request.ts'

/** 进展邮件 as far as one event has something to say: what happened, and what is to be done. */
export type StepNotice = { title: string; happened: string; todo: string }

/** What a notice may look at besides its event. */
type At = {
  /** The case up to the event, and before it. */
  state: CaseState
  before: CaseState
  /** “，答复期限至2026年3月30日”, where there is a term and its day is certain; otherwise empty. */
  until: string
}

type Of<T extends CaseEventType> = CaseEvent & { type: T }
type Notices = {
  readonly [T in CaseEventType]: ((event: Of<T>, at: At) => StepNotice | null) | null
}

const nothing = '目前不需要您做什么。'

/** Several letters at once are one pause for the applicant. */
const pauseBegins =
  (whom: string) =>
  (_: unknown, { before }: At): StepNotice | null =>
    isPaused(before)
      ? null
      : {
          title: '正在征求意见',
          happened: `本机关正在征求${whom}的意见，所需时间不计算在答复期限内（条例第三十三条第三款）。`,
          todo: nothing,
        }

const pauseEnds = (_: unknown, { state, until }: At): StepNotice | null =>
  isPaused(state)
    ? null
    : {
        title: '征求意见结束',
        happened: `征求意见已经结束，答复期限继续计算${until}。`,
        todo: nothing,
      }

const reopenings = { revoke: '撤销', correct: '更正', supplement: '补充' } as const

/**
 * Every event, and what the applicant is told of it by e-mail; null where nothing: what is internal,
 * what they did themselves a moment ago at the counter, and what changes nothing for them. No sentence
 * holds anything that was typed: no name, no content, no reason.
 */
const notices: Notices = {
  submitted: () => ({
    title: '已经收到，等待确认',
    happened:
      '申请已经登记。双方确认之日为收到申请之日，答复期限从次日起计算（条例第三十一条、第三十三条）。',
    todo: '工作人员会按您留下的联系方式与您确认，请留意电话。',
  }),
  received: ({ on }, { until }) => ({
    title: '已经确认收到',
    happened: `本机关收到申请之日为${inChinese(on)}${until}。`,
    todo: nothing,
  }),
  receiptDateCorrected: ({ receivedOn }, { until }) => ({
    title: '收到日期已更正',
    happened: `收到申请之日更正为${inChinese(receivedOn)}${until}。`,
    todo: nothing,
  }),
  voided: () => ({
    title: '登记已经作废',
    happened: '本件登记已经作废，不再办理。',
    todo: '如有疑问，请与政府信息公开工作机构联系。',
  }),
  assigned: null,
  split: ({ into }) => ({
    title: '申请分成几件答复',
    happened: `您的申请包含几件事，另外分出 ${into.length} 件分别答复。`,
    todo: nothing,
  }),
  splitFrom: null,
  proposed: null,
  approved: null,
  rejected: null,
  correctionNoticeServed: ({ replyBy, late }) => ({
    title: '请您补正申请内容',
    happened: '申请内容不明确，本机关已经作出补正告知书，其中写明需要补正的事项。',
    todo: `请在${inChinese(replyBy)}以前在网上提交补正，或者把补正材料交给本机关。${
      late ? '' : '无正当理由逾期不补正的，视为放弃申请（条例第三十条）。'
    }`,
  }),
  correctionReceived: (_, { until }) => ({
    title: '收到您的补正',
    happened: `本机关已经收到您的补正${until}。`,
    todo: nothing,
  }),
  correctionExpired: null,
  reasonsRequested: ({ answerBy }) => ({
    title: '请您说明理由',
    happened: '本机关已经作出告知书，要求您说明理由（条例第三十五条）。',
    todo: `请在${inChinese(answerBy)}以前在网上说明理由，或者把说明交给本机关。`,
  }),
  reasonsReceived: ({ delayedTo }, { until }) => ({
    title: '收到您说明的理由',
    happened:
      delayedTo === undefined
        ? `本机关已经收到您说明的理由${until}。`
        : `本机关已经收到您说明的理由，将在${inChinese(delayedTo)}以前答复（条例第三十五条）。`,
    todo: nothing,
  }),
  thirdPartyLetterSent: pauseBegins('第三方'),
  coMakerLetterSent: pauseBegins('其他机关'),
  referralSent: pauseBegins('有关主管部门'),
  thirdPartyReceived: null,
  coMakerReceived: null,
  thirdPartyAnswered: pauseEnds,
  coMakerAnswered: pauseEnds,
  referralAnswered: pauseEnds,
  thirdPartyUndelivered: pauseEnds,
  coMakerUndelivered: pauseEnds,
  consultationExpired: pauseEnds,
  assistRequested: null,
  assistReminded: null,
  assistEscalated: null,
  assistAnswered: null,
  extended: ({ days }, { until }) => ({
    title: '答复期限延长',
    happened: `答复期限延长 ${days} 个工作日${until}（条例第三十三条第二款）。`,
    todo: nothing,
  }),
  feeNoticeIssued: () => ({
    title: '请您缴纳信息处理费',
    happened: '本机关已经作出收费通知，其中写明金额、缴费办法和期限。',
    todo: '请按收费通知缴费；缴费以后答复期限重新计算。',
  }),
  feeNoticeReceived: null,
  feePaid: (_, { until }) => ({
    title: '收到您缴纳的费用',
    happened: `本机关已经收到您缴纳的费用${until}。`,
    todo: nothing,
  }),
  feeExpired: null,
  withdrawn: () => ({
    title: '申请已经撤回',
    happened: '申请已经撤回，本机关将出具撤回申请确认书。',
    todo: '如果不是您本人撤回，请立即与政府信息公开工作机构联系。',
  }),
  decided: null,
  reviewed: null,
  returned: null,
  signed: null,
  noticeServed: null,
  noticeReceived: null,
  noticeReturned: null,
  served: ({ route }, { state }) => {
    const paper = state.decision?.code === 'O3' ? '撤回申请确认书' : '答复'
    return route === 'online'
      ? {
          title: `${paper}已经作出`,
          happened: `本机关的${paper}已经作出，可以在网上查看和下载。`,
          todo: '请打开申请查询下载；首次下载会记为签收。',
        }
      : {
          title: `${paper}已经送出`,
          happened: `本机关的${paper}已经作出并送出，网上也可以查看。`,
          todo: '请注意查收。',
        }
  },
  serviceProven: null,
  serviceFailed: () => ({
    title: '邮件被退回',
    happened: '寄给您的文书被退回，本机关将再次送达。',
    todo: '请与政府信息公开工作机构联系，核对收件地址。',
  }),
  archived: null,
  replyReopened: ({ how }) => ({
    title: '重新办理',
    happened: `本机关${reopenings[how]}原答复，重新办理。`,
    todo: nothing,
  }),
  disputeFiled: null,
  orderedToReply: (_, { until }) => ({
    title: '重新答复',
    happened: `本机关按照复议决定或者判决重新答复${until}。`,
    todo: nothing,
  }),
  takenOver: null,
  personalDataErased: null,
  dueRecomputed: ({ provisional }, { until }) =>
    provisional || until === ''
      ? null
      : { title: '答复期限有变化', happened: `因放假安排公布${until}。`, todo: nothing },
}

/** True for types of event of which the applicant is told something, circumstances permitting. */
export const isTold = (type: CaseEventType): boolean => notices[type] !== null

/** What is said of the last of the events. @returns null where nothing is */
export const noticeOf = (calendar: Calendar, events: readonly Recorded[]): StepNotice | null => {
  const event = events.at(-1)
  const write =
    event && (notices[event.type] as ((event: CaseEvent, at: At) => StepNotice | null) | null)
  if (!event || !write) return null
  const reply = replyClockOf(clocksOfCase(calendar, events))
  const due = reply && !reply.provisional && reply.endedOn === null ? reply.due : null
  return write(event, {
    state: fold(events),
    before: fold(events.slice(0, -1)),
    until: due === null ? '' : `，答复期限至${inChinese(due)}`,
  })
}

type Letterhead = {
  number: string
  organName: string
  phone: string
  /** Where the public reaches the platform; absent where nobody configured it. */
  publicUrl?: string | undefined
}

/** The mail, in words that name the application by its number and its organ, and nobody. */
export const stepMailText = (
  { title, happened, todo }: StepNotice,
  { number, organName, phone, publicUrl }: Letterhead,
): { subject: string; text: string } => ({
  subject: `政府信息公开申请（${number}）：${title}`,
  text: [
    '您好：',
    `您向${organName}提出的政府信息公开申请（编号：${number}）有新的进展。`,
    `${happened}\n${todo}`,
    publicUrl === undefined
      ? `查看详情：打开${organName}公布的政府信息公开平台网站，进入“申请查询”，输入申请编号和查询码。`
      : `查看详情：打开 ${publicUrl}/query ，输入申请编号和查询码。`,
    `本邮件由系统自动发出，请不要回复。邮件只作提醒，不代替文书的送达，期限以查询页面和文书为准。如有疑问，请致电${organName}政府信息公开工作机构：${phone}。`,
    '不想再收到这样的邮件，请在“申请查询”中选择“邮件通知”。',
  ].join('\n\n'),
})
