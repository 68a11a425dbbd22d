import type { Day } from '../../kernel/day.ts'

type Plain = { on: Day }
/** A letter of consultation (征求意见函); `id` tells several apart that run side by side. */
type OfLetter = { on: Day; id?: string }

/** What can happen to the clocks of a request. A case's own events are a superset of these. */
export type ClockEvent =
  | ({ type: 'received' } & Plain)
  /** `replyBy`: the last day for the correction as the notice sets it (补正期限). */
  | ({ type: 'correctionNoticeServed'; replyBy?: Day } & Plain)
  | ({ type: 'correctionReceived' } & Plain)
  | ({ type: 'thirdPartyLetterSent' } & OfLetter)
  | ({ type: 'thirdPartyReceived' } & OfLetter)
  | ({ type: 'thirdPartyAnswered' } & OfLetter)
  | ({ type: 'thirdPartyUndelivered' } & OfLetter)
  | ({ type: 'coMakerLetterSent' } & OfLetter)
  | ({ type: 'coMakerReceived' } & OfLetter)
  | ({ type: 'coMakerAnswered' } & OfLetter)
  | ({ type: 'referralSent' } & OfLetter)
  | ({ type: 'referralAnswered' } & OfLetter)
  /** `days`: working days added to the reply term, 1 to 20. */
  | ({ type: 'extended'; days: number } & Plain)
  | ({ type: 'reasonsRequested' } & Plain)
  | ({ type: 'reasonsReceived' } & Plain)
  /** `until`: the reasonable period of 条例第三十五条 ends on this day. */
  | ({ type: 'delayGranted'; until: Day } & Plain)
  | ({ type: 'feeNoticeReceived' } & Plain)
  | ({ type: 'feePaid' } & Plain)
  | ({ type: 'replied' } & Plain)

export type ClockEventType = ClockEvent['type']

/** Every event that moves a clock, in the officials' words. */
export const clockEventNames = {
  received: '收到申请',
  correctionNoticeServed: '送达补正告知',
  correctionReceived: '收到补正',
  thirdPartyLetterSent: '发出第三方意见征询函',
  thirdPartyReceived: '第三方收到征询函',
  thirdPartyAnswered: '第三方答复',
  thirdPartyUndelivered: '第三方征询函无法送达',
  coMakerLetterSent: '发出共同制作机关征询函',
  coMakerReceived: '共同制作机关收到征询函',
  coMakerAnswered: '共同制作机关答复',
  referralSent: '提请确定是否可以公开',
  referralAnswered: '确定意见回复',
  extended: '延长答复期限',
  reasonsRequested: '要求说明理由',
  reasonsReceived: '收到理由说明',
  delayGranted: '确定延迟答复期限',
  feeNoticeReceived: '申请人收到收费通知',
  feePaid: '缴费',
  replied: '答复',
} as const satisfies Record<ClockEventType, string>

/** What `clocksOf` reads: the case's whole list; events that move no clock are passed over. */
export type AnyEvent = ClockEvent | { type: string; on: Day }

export const isClockEventType = (type: string): type is ClockEventType =>
  Object.hasOwn(clockEventNames, type)

const isClockEvent = (event: AnyEvent): event is ClockEvent => isClockEventType(event.type)

/** In the order of their days; events of one day keep the order in which they are listed. */
export const byDay = <E extends { on: Day }>(events: readonly E[]): E[] =>
  events.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))

/** The events that move a clock, by day, up to and including the reply. */
export const clockEventsOf = (events: readonly AnyEvent[]): ClockEvent[] => {
  const moving = byDay(events.filter(isClockEvent))
  const reply = moving.findIndex(({ type }) => type === 'replied')
  return reply < 0 ? moving : moving.slice(0, reply + 1)
}
