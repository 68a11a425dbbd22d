import { type Day, inChinese } from '../../kernel/day.ts'
import { isApplicant } from './citizen.ts'
import { decisionOf } from './decisions.ts'
import { reopenNames, routeNames } from './event-words.ts'
import type { CaseEvent, CaseEventType, Recorded } from './events.ts'
import type { CaseState, Stage } from './request.ts'
import { channelNames } from './wanted-form.ts'

type Of<T extends CaseEventType> = CaseEvent & { type: T }
type Line = string | readonly [title: string, detail: string]
type Words = { [T in CaseEventType]?: (event: Of<T>) => Line }

const yuan = (fen: number): string => (fen / 100).toFixed(2)

const consultationOver = (): string => '征求意见结束，答复期限继续计算'

/**
 * What the applicant may know of the course of a case. An event that is not named here is internal:
 * who has it in hand, proposals, drafts and reviews, 协办, and everything of third parties but that
 * somebody was asked.
 */
const words: Words = {
  submitted: ({ channel }) => `收到您的申请（${channelNames[channel]}），等待与您确认`,
  received: ({ channel, confirmedWith }) =>
    confirmedWith === undefined
      ? `收到您的申请（${channelNames[channel]}），答复期限从次日起计算`
      : `已经与您确认收到申请，答复期限从次日起计算`,
  receiptDateCorrected: ({ receivedOn }) =>
    `收到申请的日期更正为${inChinese(receivedOn)}，期限相应重新计算`,
  voided: () => '本件登记已经作废',
  split: ({ into }) => `您的申请包含几件事，另外分出 ${into.length} 件分别答复`,
  splitFrom: () => '本件从您的同一份申请中分出，单独答复',
  correctionNoticeServed: ({ replyBy, items }) => [
    `请您补正，${inChinese(replyBy)}以前提交`,
    items.join('；'),
  ],
  correctionReceived: () => '收到您的补正，答复期限重新计算',
  correctionExpired: () => '补正期限届满，没有收到补正',
  reasonsRequested: ({ answerBy }) => `请您说明理由，${inChinese(answerBy)}以前提交`,
  reasonsReceived: ({ delayedTo }) =>
    delayedTo === undefined
      ? '收到您说明的理由'
      : `收到您说明的理由，将于${inChinese(delayedTo)}以前答复`,
  thirdPartyLetterSent: () => '征求第三方意见，答复期限停止计算',
  coMakerLetterSent: () => '征求共同制作机关意见，答复期限停止计算',
  referralSent: () => '提请有关主管部门确定是否可以公开，答复期限停止计算',
  thirdPartyAnswered: consultationOver,
  coMakerAnswered: consultationOver,
  referralAnswered: consultationOver,
  thirdPartyUndelivered: consultationOver,
  coMakerUndelivered: consultationOver,
  consultationExpired: consultationOver,
  extended: ({ days }) => `答复期限延长 ${days} 个工作日`,
  feeNoticeIssued: ({ amountFen }) => `通知您缴纳信息处理费 ${yuan(amountFen)} 元`,
  feePaid: () => '收到您缴纳的费用，答复期限重新计算',
  feeExpired: () => '缴费期限届满，没有收到费用',
  withdrawn: () => '您撤回了申请',
  served: ({ route }) => `答复已经送达（${routeNames[route]}）`,
  archived: () => '办理完毕，归档',
  replyReopened: ({ how }) => `本机关${reopenNames[how]}原答复，重新办理`,
  orderedToReply: () => '按照复议决定或者判决重新答复',
}

/** Reasons sent in online were received that day; that they were weighed without a delay is internal. */
const isToldBefore = (event: Recorded, events: readonly Recorded[]): boolean =>
  event.type === 'reasonsReceived' &&
  event.delayedTo === undefined &&
  events.some(({ type, seq }) => type === 'reasonsReceived' && seq < event.seq)

/** One line of the course as the applicant reads it. */
export type CitizenLine = { at: Day; title: string; detail?: string }

/** The course for the applicant, newest first. */
export const citizenLines = (events: readonly Recorded[]): CitizenLine[] =>
  events.toReversed().flatMap((event): CitizenLine[] => {
    if (isToldBefore(event, events)) return []
    const write = words[event.type] as ((event: CaseEvent) => Line) | undefined
    if (!write) return []
    const said = write(event)
    return typeof said === 'string'
      ? [{ at: event.on, title: said }]
      : [{ at: event.on, title: said[0], detail: said[1] }]
  })

const standings: Readonly<Record<Stage, string>> = {
  submitted: '已经收到，等待确认',
  open: '正在办理',
  awaitingCorrection: '等您补正',
  awaitingReasons: '等您说明理由',
  awaitingPayment: '等您缴费',
  decided: '正在办理',
  signed: '答复已经作出，正在送达',
  served: '已经答复',
  closed: '已经答复，办理完毕',
  void: '登记已经作废',
}

/** True where the applicant has the answer in hand. */
export const isAnswered = ({ stage }: CaseState): boolean =>
  stage === 'served' || stage === 'closed'

/** True where the applicant took it back: O3 is also what is no government information at all. */
const isWithdrawn = ({ decision }: CaseState, events: readonly Recorded[]): boolean =>
  decision?.code === 'O3' && events.some(({ type }) => type === 'withdrawn')

/** Where the item stands, in a few words for the applicant. */
export const standingWords = (state: CaseState, events: readonly Recorded[]): string => {
  if (state.stage === 'decided' && isWithdrawn(state, events)) return '您已撤回，正在办理确认'
  return state.stage === 'open' && state.consultations.some(({ closed }) => !closed)
    ? '正在征求意见'
    : standings[state.stage]
}

const running =
  '现在不用您做什么，有进展会显示在这里。行政机关应当自收到申请之日起 20 个工作日内答复（条例第三十三条）；下面是逐日推算的期限。'

const withdrawn = (state: CaseState): string =>
  isAnswered(state)
    ? '您撤回了这件申请，已经办结。撤回申请确认书在下面的“文书”里；以后需要的，可以重新提出申请。'
    : '您撤回了这件申请，行政机关不再答复。撤回申请确认书作出以后，在下面的“文书”里下载。'

const answered = ({ served }: CaseState): string =>
  `${
    served?.route === 'online'
      ? '答复已经网上送达：请在下面的“文书”里下载，首次下载即为签收。'
      : `答复已经送达${served ? `（${routeNames[served.route]}）` : ''}，在下面的“文书”里也可以下载。`
  }答复写明了救济途径，不服的，可以按其中所写的机关和期限申请行政复议或者提起行政诉讼。`

const advice: Readonly<Record<Exclude<Stage, 'served' | 'closed'>, string>> = {
  submitted:
    '通过互联网、传真、电子邮件、平常信函提出的申请，以双方确认之日为收到申请之日（条例第三十一条）。工作机构会按您留下的联系方式与您确认；确认以前没有收到日期，也没有答复期限。几天没有接到电话的，请打本页末尾的电话问一问。',
  open: running,
  awaitingCorrection:
    '申请内容还不明确。请先看下面“文书”里的补正告知书，再按“提交补正”在网上补正，也可以当面或者邮寄提交。收到补正以后，答复期限重新计算。无正当理由逾期不补正的，视为放弃申请（条例第三十条）。',
  awaitingReasons:
    '请先看下面“文书”里的告知书，在期限以前说明理由（条例第三十五条）：可以按“说明理由”在网上提交，也可以当面或者邮寄提交；电话和地址在本页末尾。',
  awaitingPayment:
    '请按下面“文书”里的收费通知缴费；收到费用以后，答复期限重新计算。不清楚怎样缴的，请打本页末尾的电话。',
  decided: running,
  signed: '答复已经作出，正在送达；送达以后，在下面的“文书”里可以下载。现在不用您做什么。',
  void: '本件不再办理。如有疑问，请与工作机构联系。',
}

/** What follows from it, and what to do now, in a few sentences. */
export const standingAdvice = (state: CaseState, events: readonly Recorded[]): string => {
  if (isWithdrawn(state, events)) return withdrawn(state)
  const { stage } = state
  return stage === 'served' || stage === 'closed' ? answered(state) : advice[stage]
}

/** 申请人的动作 that came last, as the office's lists name it; null where an officer acted since. */
export const applicantActOf = (events: readonly Recorded[]): string | null => {
  const last = events.at(-1)
  return last && isApplicant(last.by) ? (applicantActs[last.type] ?? null) : null
}

const applicantActs: Partial<Readonly<Record<CaseEventType, string>>> = {
  correctionReceived: '补正已提交',
  reasonsReceived: '理由已提交',
  withdrawn: '申请人已撤回',
  serviceProven: '申请人已下载',
}

/** Kinds that go to the applicant before the reply, and those that answer the application. */
const before: ReadonlySet<string> = new Set(['D03', 'D04', 'D05', 'D06', 'D08', 'D26', 'D27'])
const internal: ReadonlySet<string> = new Set(['D07', 'D09', 'D11', 'D32', 'D33', 'D34'])

type LetterOfCase = {
  kind: string
  status: string
  round: number
  number: string | null
  consultationId: string | null
}

/** True where a letter goes to the applicant and has reached the day on which they may have it. */
export const isForApplicant = (letter: LetterOfCase, state: CaseState): boolean => {
  if (letter.status !== 'issued' || internal.has(letter.kind)) return false
  if (before.has(letter.kind)) return true
  const delivered = state.served !== undefined && state.stage !== 'signed'
  return letter.number !== null && (letter.round < state.round || delivered)
}

/** The result in words, once the reply was served. */
export const resultWords = (state: CaseState, events: readonly Recorded[]): string | undefined => {
  if (!state.served || !state.decision || state.stage === 'signed') return undefined
  if (state.decision.code !== 'O3') return decisionOf(state.decision.code).name
  return isWithdrawn(state, events) ? '您撤回了申请' : '不属于政府信息'
}
