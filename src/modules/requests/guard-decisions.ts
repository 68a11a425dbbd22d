import { no, ok } from '../../kernel/result.ts'
import { decisionOf, decisionOn } from './decisions.ts'
import type { ServiceRoute } from './events.ts'
import type { Guards } from './judge.ts'
import { heldBack, overruledIn } from './third-party-notice.ts'

type Deciding =
  | 'decide'
  | 'review'
  | 'returnFromReview'
  | 'sign'
  | 'returnFromSigning'
  | 'serve'
  | 'proveService'
  | 'serviceFailed'
  | 'archive'

/** Only the post office carries letters of an organ; its number proves the handing over. */
export const postNumberFault = (
  route: ServiceRoute,
  postNumber = '',
): ReturnType<typeof no> | undefined =>
  route === 'post' && !/^[A-Za-z0-9]{8,20}$/.test(postNumber)
    ? no(
        'requests.post-number',
        '邮寄送达应当通过邮政企业，请填写邮件号码',
        '国办公开办函〔2016〕235号',
      )
    : undefined

/** 拟定、审核、签发、送达、归档. */
export const guardDecisions: Guards<Deciding> = {
  decide: ({ state, command: { on, code, letterId } }) => {
    const known = decisionOn(code, on)
    if (!known.ok) return known
    const open = state.consultations.find(({ closed }) => closed === undefined)
    if (open && code !== 'O3')
      return no(
        'requests.consultation-open',
        '还有没有办结的征求意见，不能作出答复',
        '条例第三十二条、第三十四条',
      )
    return ok([{ type: 'decided', on, code, ...(letterId !== undefined && { letterId }) }])
  },

  review: ({ state, command: { on }, at }) => {
    if (state.reviewer !== undefined) return no('requests.reviewed-before', '已经审核通过')
    const allowed = at.separation.mayReview(state.decision?.drafter ?? '')
    return allowed.ok
      ? ok([{ type: 'reviewed', on }])
      : no('requests.separation', allowed.message, '条例第十七条')
  },

  returnFromReview: ({ command: { on, reason } }) =>
    reason.length < 2
      ? no('requests.reason-missing', '请写明退回的理由')
      : ok([{ type: 'returned', on, reason, from: 'review' }]),

  sign: ({ state, command: { on, number, notices = [] }, at }) => {
    if (!state.decision) return no('requests.undecided', '还没有拟定办理结果')
    if (at.separation.reviewNeeded && state.reviewer === undefined)
      return no('requests.unreviewed', '还没有审核通过，不能签发', '条例第十七条')
    const allowed = at.separation.maySign(state.decision.drafter, state.reviewer)
    if (!allowed.ok) return no('requests.separation', allowed.message, '条例第十七条')
    const [blocker] = at.blockers
    if (blocker !== undefined) return no('requests.letter-blocked', blocker)
    if (on < state.decision.on) return no('requests.signed-early', '签发日期早于拟定办理结果的日期')
    const untold = overruledIn(state).find((id) => !notices.some((notice) => notice.id === id))
    if (untold !== undefined)
      return no(
        'requests.notice-missing',
        `不顾第${untold}号函的第三方反对决定公开的，应当同时签发《公开决定告知书》，请重新拟制答复`,
        '条例第三十二条',
      )
    return ok([
      {
        type: 'signed',
        on,
        number,
        code: state.decision.code,
        ...(notices.length > 0 && { notices }),
      },
    ])
  },

  returnFromSigning: ({ command: { on, reason } }) =>
    reason.length < 2
      ? no('requests.reason-missing', '请写明退回的理由')
      : ok([{ type: 'returned', on, reason, from: 'sign' }]),

  serve: ({ state, command: { on, route, postNumber, envelopeId }, at }) => {
    if (state.signed && on < state.signed.on)
      return no('requests.served-early', '送达日期早于签发日期')
    const held = heldBack(at.calendar, state, on)
    if (held) return { ok: false, refusal: held }
    const fault = postNumberFault(route, postNumber)
    if (fault) return fault
    return ok([
      {
        type: 'served',
        on,
        route,
        ...(postNumber !== undefined && { postNumber }),
        ...(envelopeId !== undefined && { envelopeId }),
      },
    ])
  },

  proveService: ({ state, command: { on, proof } }) => {
    if (state.served?.proven) return no('requests.proven-before', '已经登记过送达凭证')
    return proof.length < 2
      ? no('requests.proof-missing', '请写明签收人、签收日期或者回执', '国办公开办函〔2016〕235号')
      : ok([{ type: 'serviceProven', on, proof }])
  },

  serviceFailed: ({ command: { on, reason } }) =>
    reason.length < 2
      ? no('requests.reason-missing', '请写明邮件退回的原因')
      : ok([{ type: 'serviceFailed', on, reason }]),

  archive: ({ state, command: { on, retention } }) => {
    if (!state.served?.proven)
      return no(
        'requests.unproven',
        `“${decisionOf(state.decision?.code ?? 'O3').name}”的送达凭证还没有登记，不能归档`,
        '条例第四十五条',
      )
    return ok([{ type: 'archived', on, ...(retention !== undefined && { retention }) }])
  },
}
