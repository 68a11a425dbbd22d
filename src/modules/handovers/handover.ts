import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'

/** One case of the list, as it stood on the day, and who takes it. */
export type HandedCase = {
  requestId: string
  number: string
  description: string
  /** 办理环节, in the words of the day. */
  stage: string
  dueOn: Day | null
  dueProvisional: boolean
  toId: string
}

/** What else was in the hands of the one who leaves: 代理, drafts, what waits on the desks of their posts. */
export type Beside = { label: string; text: string }

/** 移交: whose work, why, and the list. */
export type Handover = {
  id: string
  organId: string
  fromId: string
  reason: string
  madeBy: string
  madeOn: Day
  items: readonly HandedCase[]
  besides: readonly Beside[]
  /** Who has confirmed, and when. */
  confirmed: readonly { personId: string; at: Date }[]
}

/** Everybody who has to confirm: the one who leaves and all who take over. */
export const partiesOf = ({ fromId, items }: Pick<Handover, 'fromId' | 'items'>): string[] => [
  ...new Set([fromId, ...items.map(({ toId }) => toId)]),
]

export const isConfirmed = (handover: Handover): boolean =>
  partiesOf(handover).every((party) =>
    handover.confirmed.some(({ personId }) => personId === party),
  )

/** @param personId nobody confirms in another's place: the list is signed by those it names */
export const mayConfirm = (handover: Handover, personId: string): Result<true> => {
  if (!partiesOf(handover).includes(personId))
    return no('handovers.stranger', '移交清单由移交人和接收人本人确认')
  return handover.confirmed.some((one) => one.personId === personId)
    ? no('handovers.confirmed', '您已经确认过这份移交清单')
    : ok(true)
}

type Chosen = { requestId: string; toId: string }

/** Whether the list is whole: every case goes to a handler of the organ, and not back to the same hands. */
export const checkHandover = (
  { fromId, chosen }: { fromId: string; chosen: readonly Chosen[] },
  handlers: readonly string[],
): Result<readonly Chosen[]> => {
  if (chosen.length === 0) return no('handovers.empty', '这位同志名下没有未办结的申请，不需要移交')
  const wrong = chosen.find(({ toId }) => toId === fromId || !handlers.includes(toId))
  if (wrong === undefined) return ok(chosen)
  return no(
    'handovers.receiver',
    wrong.toId === fromId ? '接收人不能是移交人本人' : '接收人应当是本单位在岗的经办人',
  )
}
