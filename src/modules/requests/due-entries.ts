import type { Day } from '../../kernel/day.ts'

type Due = {
  id: string
  number: string
  what: 'reply' | 'assist'
  dueOn: Day
  provisional: boolean
  paused: boolean
}

const steps = { reply: '答复期限', assist: '协办回复' } as const

const noteOf = ({ provisional, paused }: Due): string =>
  [
    ...(provisional ? ['日期暂定：这一年的放假安排还没有公布，公布后会重新推算。'] : []),
    ...(paused ? ['正在征求意见，期限停止计算，日期会后延。'] : []),
    '以平台上的期限推算为准。',
  ].join('\n')

/** What the calendar says of a due day: the number and the step, and nothing of anybody. */
export const dueEntries = (
  all: readonly Due[],
): { id: string; on: Day; title: string; note: string }[] =>
  all.map((one) => ({
    id: `${one.what}-${one.id}`,
    on: one.dueOn,
    title: `${one.number} ${steps[one.what]}${one.provisional ? '（暂定）' : ''}`,
    note: noteOf(one),
  }))
