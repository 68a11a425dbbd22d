import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { clocksOfCase } from './case-clock.ts'
import type { CaseEvent, ConsultationKind } from './events.ts'
import type { Guards } from './judge.ts'
import type { CaseState, Consultation } from './request.ts'

type Consulting =
  | 'consult'
  | 'consultationReceived'
  | 'consultationAnswered'
  | 'consultationExpired'

const sentAs = {
  thirdParty: 'thirdPartyLetterSent',
  coMaker: 'coMakerLetterSent',
  secrecy: 'referralSent',
} as const satisfies Record<ConsultationKind, CaseEvent['type']>

const answeredAs = {
  thirdParty: 'thirdPartyAnswered',
  coMaker: 'coMakerAnswered',
  secrecy: 'referralAnswered',
} as const satisfies Record<ConsultationKind, CaseEvent['type']>

/** 征求意见: third parties (条例第三十二条), co-makers (第三十四条), the authority on secrecy (第十七条). */
export const guardConsultations: Guards<Consulting> = {
  consult: ({ state, command: { on, kind, id } }) =>
    state.consultations.some((one) => one.id === id)
      ? no('requests.consultation-twice', '这封征求意见书已经登记过')
      : ok([{ type: sentAs[kind], on, id }]),

  consultationReceived: ({ state, command: { on, id } }) => {
    const open = openOn(state, id, on)
    if (!open.ok) return open
    if (open.value.kind === 'secrecy')
      return no('requests.referral-unreceived', '提请确定不登记收到日期，直接登记答复')
    if (open.value.receivedOn)
      return no('requests.received-before', `已经登记对方于 ${open.value.receivedOn} 收到`)
    const type = open.value.kind === 'coMaker' ? 'coMakerReceived' : 'thirdPartyReceived'
    return ok([{ type, on, id }])
  },

  consultationAnswered: ({ state, command: { on, id, agrees, grounded } }) => {
    const open = openOn(state, id, on)
    if (!open.ok) return open
    const objection = open.value.kind === 'thirdParty' && !agrees
    if (objection && grounded === undefined)
      return no(
        'requests.grounds-unjudged',
        '第三方不同意公开的，请判断其理由是否合理',
        '条例第三十二条',
      )
    return ok([
      {
        type: answeredAs[open.value.kind],
        on,
        id,
        agrees,
        ...(objection && grounded !== undefined && { grounded }),
      },
    ])
  },

  consultationExpired: ({ state, events, command: { on, id }, at }) => {
    const open = openOn(state, id, on)
    if (!open.ok) return open
    const due = clocksOfCase(at.calendar, events).find(({ letter }) => letter === id)?.due
    if (!open.value.receivedOn || !due || on <= due)
      return no(
        'requests.consultation-running',
        due ? `征求意见的期限到 ${due} 才届满` : '还没有登记对方收到日期，期限没有开始计算',
        '条例第三十二条、第三十四条',
      )
    return ok([{ type: 'consultationExpired', on, id }])
  },
}

/** The open letter with this number, if the day is not before it was sent or received. */
const openOn = (state: CaseState, id: string, on: Day): Result<Consultation> => {
  const found = state.consultations.find((one) => one.id === id)
  if (!found) return no('requests.consultation-absent', '没有这封征求意见书')
  if (found.closed) return no('requests.consultation-closed', '这封征求意见书已经办结')
  const since = found.receivedOn ?? found.sentOn
  return on < since
    ? no('requests.consultation-before', `日期早于这封征求意见书的发出或者收到日期 ${since}`)
    : ok(found)
}
