import { no, ok } from '../../kernel/result.ts'
import type { Circumstances } from './command.ts'
import { erasureFault, erasureGrounds } from './erasure.ts'
import { openProposal, propose } from './guard-proposals.ts'
import type { Guards } from './judge.ts'

const fault = ({ erasure, today }: Circumstances): ReturnType<typeof no> | undefined => {
  if (!erasure) throw new Error('erasing was asked without what decides over it')
  return erasureFault(erasure, today)
}

/** 删除个人信息: proposed by one person, carried out by another, and never undone. */
export const guardErasure: Guards<'proposeErasure' | 'erase'> = {
  proposeErasure: (asked) => {
    const { ground, reason } = asked.command
    if (!erasureGrounds.some(({ id }) => id === ground))
      return no('requests.erasure-ground', '请选择应当删除的情形')
    return fault(asked.at) ?? propose(asked, { act: 'erasure', ground, reason })
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
        { type: 'personalDataErased', on, ground: value.ground, proposedBy: value.by },
      ])
    )
  },
}
