import type { Day } from '../../kernel/day.ts'
import { no, ok } from '../../kernel/result.ts'
import type { Pending } from './beside-stage.ts'
import type { Circumstances } from './command.ts'
import type { CaseEvent } from './events.ts'
import { erasureBasis, erasureFault, erasureGrounds } from './erasure.ts'
import { openProposal, propose } from './guard-proposals.ts'
import type { Guards } from './judge.ts'
import { redactedMark } from './redaction.ts'

const fault = ({ erasure, today }: Circumstances): ReturnType<typeof no> | undefined => {
  if (!erasure) throw new Error('erasing was asked without what decides over it')
  return erasureFault(erasure, today)
}

/** What one item of the application records of the erasure that was proposed. */
export const erasedOf = (
  { ground, by, redactions = [] }: Pending & { act: 'erasure' },
  { on, item }: { on: Day; item: string },
): CaseEvent & { type: 'personalDataErased' } => {
  const places = redactions.find((one) => one.item === item)?.cuts.length
  return {
    type: 'personalDataErased',
    on,
    ground,
    proposedBy: by,
    ...(places !== undefined && { redacted: places }),
  }
}

/** 删除个人信息: proposed by one person, carried out by another, and never undone. */
export const guardErasure: Guards<'proposeErasure' | 'erase'> = {
  proposeErasure: (asked) => {
    const { ground, reason, redactions = [] } = asked.command
    if (!erasureGrounds.some(({ id }) => id === ground))
      return no('requests.erasure-ground', '请选择应当删除的情形')
    if (redactions.includes(undefined))
      return no(
        'requests.redaction-other',
        `申请内容只能把个人信息替换为${redactedMark}，其余文字不能改动`,
        erasureBasis,
      )
    const cut = redactions.flatMap((one) => (one && one.cuts.length > 0 ? [one] : []))
    const withCuts = cut.length > 0 ? { redactions: cut } : {}
    return fault(asked.at) ?? propose(asked, { act: 'erasure', ground, reason, ...withCuts })
  },

  erase: (asked) => {
    const { on, of } = asked.command
    const found = openProposal(asked, of)
    if (!found.ok) return found
    const { value } = found
    if (value.act !== 'erasure') return no('requests.proposal-absent', '没有等待同意的删除事项')
    if (asked.state.pending.length > 1)
      return no('requests.erasure-pending', '还有别的事项等待同意，请先决定')
    return (
      fault(asked.at) ??
      ok([
        { type: 'approved', on, of },
        erasedOf(value, { on, item: asked.at.erasure?.item ?? '' }),
      ])
    )
  },
}
