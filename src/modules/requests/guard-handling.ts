import { countWorkingDays, isKnown } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { no, ok } from '../../kernel/result.ts'
import { clocksOfCase } from './case-clock.ts'
import { isApplicant } from './citizen.ts'
import type { Guards } from './judge.ts'

type Handling =
  | 'confirmReceipt'
  | 'assign'
  | 'split'
  | 'askCorrection'
  | 'receiveCorrection'
  | 'correctionExpired'
  | 'askReasons'
  | 'receiveReasons'
  | 'requestAssist'
  | 'remindAssist'
  | 'escalateAssist'
  | 'answerAssist'
  | 'issueFee'
  | 'feeReceived'
  | 'feePaid'
  | 'feeExpired'
  | 'withdraw'
  | 'fileDispute'
  | 'replyAgain'

/** 补正告知书 names what to mend, and a day after it was told. */
export const correctionFault = (
  on: Day,
  { items, replyBy }: { items: readonly string[]; replyBy: Day },
): ReturnType<typeof no> | undefined => {
  if (items.length === 0)
    return no('requests.correction-empty', '请写明需要补正的事项', '条例第三十条')
  return replyBy <= on
    ? no('requests.correction-term', '补正期限应当晚于告知之日', '条例第三十条')
    : undefined
}

/** 登记后的办理: correction, reasons, 协办, fee, withdrawal and what a dispute brings back. */
export const guardHandling: Guards<Handling> = {
  // 网上提交的还没有人经办：谁确认，谁经办
  confirmReceipt: ({ state, command: { on, confirmedWith }, at }) =>
    confirmedWith.length < 2
      ? no('requests.unconfirmed', '请写明与谁、以什么方式确认', '条例第三十一条')
      : ok([
          { type: 'received', on, channel: state.channel ?? 'online', confirmedWith },
          ...(state.handlerId === undefined
            ? [{ type: 'assigned', on, to: at.actor.personId } as const]
            : []),
        ]),

  assign: ({ state, command: { on, to } }) =>
    state.handlerId === to
      ? no('requests.same-handler', '该件已经由这位同志经办')
      : ok([{ type: 'assigned', on, to }]),

  split: ({ state, command: { on, into } }) => {
    if (state.consultations.length > 0 || state.correction)
      return no('requests.split-late', '已经告知补正或者征求意见的申请不能再拆分')
    return ok([{ type: 'split', on, into }])
  },

  askCorrection: ({ state, events, command: { on, items, replyBy, letterId }, at }) => {
    if (state.correction)
      return no('requests.corrected-before', '补正只能一次性告知，本件已经告知过', '条例第三十条')
    const due = clocksOfCase(at.calendar, events).find(({ id }) => id === 'C-CORRECT')?.due
    if (due && on > due)
      return no(
        'requests.correction-late',
        `告知补正的期限是收到申请之日起 7 个工作日，已于 ${due} 届满，应当按现有内容作出答复；确有必要告知的，提请公开工作机构负责人同意，答复期限照常计算`,
        '条例第三十条',
      )
    const fault = correctionFault(on, { items, replyBy })
    if (fault) return fault
    return ok([
      {
        type: 'correctionNoticeServed',
        on,
        replyBy,
        items,
        ...(letterId !== undefined && { letterId }),
      },
    ])
  },

  receiveCorrection: ({ state: { correction }, command: { on, clear } }) => {
    if (!correction || correction.receivedOn !== undefined)
      return no('requests.correction-none', '没有等待补正的告知，不能登记补正', '条例第三十条')
    return on < correction.askedOn
      ? no('requests.correction-before', '收到补正的日期早于告知补正的日期', '条例第三十条')
      : ok([{ type: 'correctionReceived', on, ...(clear !== undefined && { clear }) }])
  },

  correctionExpired: ({ state, command: { on } }) =>
    state.correction && on <= state.correction.replyBy
      ? no(
          'requests.correction-running',
          `补正期限到 ${state.correction.replyBy} 才届满`,
          '条例第三十条',
        )
      : ok([{ type: 'correctionExpired', on }]),

  askReasons: ({ state, command: { on, answerBy } }) => {
    if (state.reasonsAsked)
      return no('requests.reasons-before', '本件已经要求说明过理由', '条例第三十五条')
    if (answerBy <= on)
      return no('requests.reasons-term', '说明理由的期限应当晚于告知之日', '条例第三十五条')
    return ok([{ type: 'reasonsRequested', on, answerBy }])
  },

  receiveReasons: ({ state, command: { on, accepted, delayedTo }, at }) => {
    if (state.stage === 'open' && (accepted === undefined || state.reasonsUnweighed === undefined))
      return no('requests.reasons-none', '没有等待说明的理由，或者已经说明过', '条例第三十五条')
    if (isApplicant(at.actor.personId)) return ok([{ type: 'reasonsReceived', on }])
    if (accepted && (delayedTo === undefined || delayedTo <= on))
      return no(
        'requests.delay-missing',
        '理由合理的，应当确定延迟答复的合理期限',
        '条例第三十五条',
      )
    return ok([
      {
        type: 'reasonsReceived',
        on,
        accepted: accepted === true,
        ...(accepted && delayedTo !== undefined && { delayedTo }),
      },
    ])
  },

  requestAssist: ({ command: { on, id, organId, dueOn } }) =>
    dueOn < on
      ? no('requests.assist-due', '协办期限不能早于发出之日')
      : ok([{ type: 'assistRequested', on, id, organId, dueOn }]),

  remindAssist: ({ state, command: { on, id } }) =>
    openAssist(state.assists, id) ?? ok([{ type: 'assistReminded', on, id }]),

  escalateAssist: ({ state, command: { on, id }, at }) => {
    const assist = state.assists.find((one) => one.id === id)
    if (assist && on <= assist.dueOn && isKnown(at.calendar, on))
      return no(
        'requests.assist-running',
        `协办期限 ${assist.dueOn} 还没有到（还有 ${countWorkingDays(at.calendar, on, assist.dueOn)} 个工作日），可以先催办`,
      )
    return openAssist(state.assists, id) ?? ok([{ type: 'assistEscalated', on, id }])
  },

  answerAssist: ({ state, command: { on, id } }) =>
    openAssist(state.assists, id) ?? ok([{ type: 'assistAnswered', on, id }]),

  issueFee: ({ command: { on, amountFen } }) =>
    amountFen <= 0
      ? no('requests.fee-zero', '没有超出免费数量，不能收取信息处理费', '条例第四十二条')
      : ok([{ type: 'feeNoticeIssued', on, amountFen }]),

  feeReceived: ({ command: { on } }) => ok([{ type: 'feeNoticeReceived', on }]),

  feePaid: ({ command: { on } }) => ok([{ type: 'feePaid', on }]),

  feeExpired: ({ events, command: { on }, at }) => {
    const due = clocksOfCase(at.calendar, events).find(({ id }) => id === 'C-FEE')?.due
    return !due || on <= due
      ? no('requests.fee-running', '缴费期限还没有届满', '国办函〔2020〕109号第六条')
      : ok([{ type: 'feeExpired', on }])
  },

  withdraw: ({ state, command: { on, statement } }) => {
    if (statement.length < 2)
      return no('requests.withdraw-unstated', '请写明申请人撤回的表示（日期、方式）')
    const withdrawn = { type: 'withdrawn', on, statement } as const
    if (state.stage !== 'submitted') return ok([withdrawn])
    // Whoever withdraws has been spoken with: both sides know of the application on this day.
    const confirmedWith = '申请人撤回申请时确认'
    return ok([
      { type: 'received', on, channel: state.channel ?? 'online', confirmedWith },
      withdrawn,
    ])
  },

  fileDispute: ({ command: { on, disputeId, kind } }) =>
    ok([{ type: 'disputeFiled', on, disputeId, kind }]),

  replyAgain: ({ command: { on, disputeId } }) => ok([{ type: 'orderedToReply', on, disputeId }]),
}

const openAssist = (
  assists: readonly { id: string; answeredOn?: unknown }[],
  id: string,
): ReturnType<typeof no> | undefined => {
  const assist = assists.find((one) => one.id === id)
  if (!assist) return no('requests.assist-absent', '没有这项协办')
  return assist.answeredOn === undefined
    ? undefined
    : no('requests.assist-answered', '协办单位已经回复')
}
