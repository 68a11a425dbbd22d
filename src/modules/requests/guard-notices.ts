import { no, ok, type Result } from '../../kernel/result.ts'
import { postNumberFault } from './guard-decisions.ts'
import type { Guards } from './judge.ts'
import type { CaseState, ThirdPartyNotice } from './request.ts'

type Notifying = 'serveNotice' | 'proveNotice' | 'noticeReturned'

const basis = '条例第三十二条'

/** 公开决定告知书 on its way to a third party that was overruled. */
export const guardNotices: Guards<Notifying> = {
  serveNotice: ({ state, command: { on, id, route, postNumber } }) => {
    const found = noticeIn(state, id)
    if (!found.ok) return found
    if (found.value.served)
      return no('requests.notice-sent-before', '这份《公开决定告知书》已经发出，请登记收到凭证')
    if (on < found.value.signedOn)
      return no('requests.notice-early', `送达日期早于签发日期 ${found.value.signedOn}`)
    const fault = postNumberFault(route, postNumber)
    if (fault) return fault
    return ok([
      { type: 'noticeServed', on, id, route, ...(postNumber !== undefined && { postNumber }) },
    ])
  },

  proveNotice: ({ state, command: { on, id, proof } }) => {
    const found = sentIn(state, id)
    if (!found.ok) return found
    if (found.value.served && on < found.value.served.on)
      return no('requests.notice-proof-early', `收到日期早于发出日期 ${found.value.served.on}`)
    return proof.length < 2
      ? no('requests.proof-missing', '请写明签收人、签收日期或者回执', '国办公开办函〔2016〕235号')
      : ok([{ type: 'noticeReceived', on, id, proof }])
  },

  noticeReturned: ({ state, command: { on, id, reason } }) => {
    const found = sentIn(state, id)
    if (!found.ok) return found
    return reason.length < 2
      ? no('requests.reason-missing', '请写明退回的原因')
      : ok([{ type: 'noticeReturned', on, id, reason }])
  },
}

const noticeIn = (state: CaseState, id: string): Result<ThirdPartyNotice> => {
  const found = state.notices.find((one) => one.id === id)
  if (!found) return no('requests.notice-absent', '没有发给这位第三方的《公开决定告知书》', basis)
  return found.receivedOn === undefined
    ? ok(found)
    : no('requests.notice-received-before', `第三方已于 ${found.receivedOn} 收到`)
}

const sentIn = (state: CaseState, id: string): Result<ThirdPartyNotice> => {
  const found = noticeIn(state, id)
  return found.ok && !found.value.served
    ? no('requests.notice-unsent', '请先登记这份《公开决定告知书》的送达')
    : found
}
