import { no, ok, type Result } from '../../kernel/result.ts'
import { replyClockOf, clocksOfCase } from './case-clock.ts'
import type { Circumstances } from './command.ts'
import type { CaseEvent, Proposal } from './events.ts'
import { correctionFault } from './guard-handling.ts'
import type { Asked, Guards } from './judge.ts'
import type { RequestPermission } from './may.ts'
import type { CaseState, Pending } from './request.ts'

type Proposing =
  | 'proposeVoid'
  | 'proposeReceiptDate'
  | 'proposeExtension'
  | 'proposeLateCorrection'
  | 'proposeUndelivered'
  | 'proposeReopen'
  | 'approve'
  | 'reject'

/** Who may agree: a second colleague, the head of the disclosure office, or whoever signs. */
export const approvers = {
  void: 'requests.handle',
  receiptDate: 'requests.handle',
  extension: 'requests.approve',
  lateCorrection: 'requests.approve',
  undelivered: 'requests.approve',
  reopen: 'requests.sign',
  erasure: 'requests.sign',
} as const satisfies Record<Proposal['act'], RequestPermission>

export const proposalNames = {
  void: '作废',
  receiptDate: '更正收到日期',
  extension: '延长答复期限',
  lateCorrection: '逾期告知补正',
  undelivered: '认定无法送达',
  reopen: '撤销、更正或者补充答复',
  erasure: '删除个人信息',
} as const satisfies Record<Proposal['act'], string>

/** 需要第二人同意的事项. */
export const guardProposals: Guards<Proposing> = {
  proposeVoid: (asked) => propose(asked, { act: 'void', reason: asked.command.reason }),

  proposeReceiptDate: (asked) => {
    const { receivedOn, reason } = asked.command
    if (receivedOn > asked.at.today)
      return no('requests.future', '收到申请之日不能晚于今天', '条例第三十一条')
    if (receivedOn === asked.state.receivedOn)
      return no('requests.same-date', '与现在登记的收到日期相同')
    return propose(asked, { act: 'receiptDate', receivedOn, reason })
  },

  proposeExtension: (asked) => {
    const { days, reason } = asked.command
    const refused = extensible(asked, days)
    return refused ?? propose(asked, { act: 'extension', days, reason })
  },

  proposeLateCorrection: (asked) => {
    const { items, guidance, replyBy, reason } = asked.command
    const proposal = { act: 'lateCorrection', items, guidance, replyBy, reason } as const
    return lateFault(asked, proposal) ?? propose(asked, proposal)
  },

  proposeUndelivered: (asked) => {
    const { id, attempts, reason } = asked.command
    const letter = asked.state.consultations.find((one) => one.id === id)
    if (!letter || letter.closed || letter.kind === 'secrecy')
      return no('requests.consultation-absent', '没有这封尚未办结的征求意见书')
    if (attempts.length < 2)
      return no('requests.attempts-few', '应当有两次送达未果的记录', '条例第三十二条')
    return propose(asked, { act: 'undelivered', id, attempts, reason })
  },

  proposeReopen: (asked) => {
    const { how, reason } = asked.command
    return propose(asked, { act: 'reopen', how, reason })
  },

  approve: (asked) => {
    const found = openProposal(asked, asked.command.of)
    if (!found.ok) return found
    if (found.value.act === 'erasure')
      return no('requests.erasure-page', '删除不能恢复，请在“同意删除个人信息”的页面确认')
    const late = lateFor(asked, found.value)
    if (late) return late
    const { on, of } = asked.command
    return ok([{ type: 'approved', on, of }, carriedOut(asked.state, found.value, asked.command)])
  },

  reject: (asked) => {
    const found = openProposal(asked, asked.command.of)
    if (!found.ok) return found
    const { on, of, reason } = asked.command
    return reason.length < 2
      ? no('requests.reason-missing', '请写明不同意的理由')
      : ok([{ type: 'rejected', on, of, reason }])
  },
}

type Approving = Pick<Asked<'proposeExtension'>, 'state' | 'events' | 'at'> & {
  command: { on: Pending['on'] }
}

/** Days have gone by since it was proposed. */
const lateFor = (asked: Approving, found: Pending): ReturnType<typeof no> | undefined => {
  if (found.act === 'extension') return extensible(asked, found.days)
  return found.act === 'lateCorrection' ? lateFault(asked, found) : undefined
}

/**
 * 逾期告知补正: the right to ask is lost after the seventh working day, and the request is answered as it
 * stands; the head may let the office ask all the same, but no term moves (条例第三十条).
 */
const lateFault = (
  { state, events, command: { on }, at }: Approving,
  proposal: { items: readonly string[]; replyBy: Pending['on'] },
): ReturnType<typeof no> | undefined => {
  const basis = '条例第三十条'
  if (state.correction)
    return no('requests.corrected-before', '补正只能一次性告知，本件已经告知过', basis)
  const due = clocksOfCase(at.calendar, events).find(({ id }) => id === 'C-CORRECT')?.due
  if (due && on <= due)
    return no('requests.correction-timely', `告知补正的期限到 ${due} 才届满，请直接告知补正`, basis)
  return correctionFault(on, proposal)
}

/** What a second person is asked for. */
export const propose = (
  { state, command: { on } }: { state: CaseState; command: { on: Pending['on'] } },
  proposal: Proposal,
): Result<CaseEvent[]> => {
  if (proposal.reason.length < 2) return no('requests.reason-missing', '请写明理由')
  if (state.pending.some(({ act }) => act === proposal.act))
    return no('requests.proposed-before', `“${proposalNames[proposal.act]}”已经提请，正等待同意`)
  return ok([{ type: 'proposed', on, proposal }])
}

/** 延期: before expiry, 20 working days in all, with the consent of the head (条例第三十三条第二款). */
const extensible = (
  { state, events, command, at }: Approving,
  days: number,
): ReturnType<typeof no> | undefined => {
  const basis = '条例第三十三条第二款'
  if (!Number.isInteger(days) || days < 1)
    return no('requests.extension-days', '延长的天数应当是 1 至 20 个工作日', basis)
  if (state.extendedDays + days > 20)
    return no(
      'requests.extension-long',
      `延长的期限合计最长不得超过 20 个工作日，本件已经延长 ${state.extendedDays} 个`,
      basis,
    )
  const due = replyClockOf(clocksOfCase(at.calendar, events))?.due
  return due && command.on > due
    ? no('requests.extension-late', `答复期限已于 ${due} 届满，不能再延长`, basis)
    : undefined
}

const isSamePerson = (
  { by, actingFor }: Pending,
  { personId, actingFor: inPlaceOf }: Circumstances['actor'],
): boolean =>
  [by, actingFor].some((one) => one !== undefined && (one === personId || one === inPlaceOf))

/** What the head of the office may propose and decide alone. */
export const decidedAlone: readonly Proposal['act'][] = ['extension', 'undelivered']

/** Whether a proposal is this person's to decide. */
export const mayDecide = (found: Pending, actor: Circumstances['actor']): Result<Pending> => {
  if (!actor.may(approvers[found.act]))
    return no('requests.not-yours', `您的岗位不能决定“${proposalNames[found.act]}”`)
  return isSamePerson(found, actor) && !decidedAlone.includes(found.act)
    ? no('requests.second-person', '需要另一位同志同意，不能自己提请自己同意')
    : ok(found)
}

/** A proposal that the actor may decide. */
export const openProposal = (
  { state, at }: { state: CaseState; at: Circumstances },
  of: number,
): Result<Pending> => {
  const found = state.pending.find(({ seq }) => seq === of)
  return found
    ? mayDecide(found, at.actor)
    : no('requests.proposal-absent', '没有这项等待同意的事项')
}

const carriedOut = (
  state: CaseState,
  proposal: Exclude<Pending, { act: 'erasure' }>,
  { on }: { on: Pending['on'] },
): CaseEvent => {
  switch (proposal.act) {
    case 'void':
      return { type: 'voided', on, reason: proposal.reason }
    case 'receiptDate':
      return { type: 'receiptDateCorrected', on, receivedOn: proposal.receivedOn }
    case 'extension':
      return { type: 'extended', on, days: proposal.days }
    case 'lateCorrection': {
      const { items, replyBy } = proposal
      return { type: 'correctionNoticeServed', on, items, replyBy, late: true }
    }
    case 'undelivered': {
      const kind = state.consultations.find(({ id }) => id === proposal.id)?.kind
      const type = kind === 'coMaker' ? 'coMakerUndelivered' : 'thirdPartyUndelivered'
      return { type, on, id: proposal.id }
    }
    case 'reopen':
      return { type: 'replyReopened', on, how: proposal.how, reason: proposal.reason }
  }
}
