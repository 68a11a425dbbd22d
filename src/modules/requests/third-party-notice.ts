import law from '../../../law/third-party-hold.json' with { type: 'json' }
import type { Calendar } from '../../kernel/calendar.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { no, type Refusal } from '../../kernel/result.ts'
import { type Term, workingDayTerm } from '../../kernel/term.ts'
import type { DecisionCode } from './decisions.ts'
import type { CaseState, ThirdPartyNotice } from './request.ts'
import { inForceOn } from './wording.ts'

const basis = '条例第三十二条'

/** Decisions that hand out information: 予以公开, and the disclosed part of 部分公开. */
export const gives = (code: DecisionCode | undefined): boolean => code === 'G1' || code === 'PT'

/** Letters of the third parties that said no and whose objection the decision overrules. */
export const overruledIn = ({ consultations, decision }: CaseState): string[] =>
  gives(decision?.code)
    ? consultations
        .filter(({ kind, closed }) => kind === 'thirdParty' && closed?.agrees === false)
        .map(({ id }) => id)
    : []

/** 暂缓送达的工作日 for a notice signed on a day; 0 where no rule was in force. */
export const holdDays = (on: Day): number => inForceOn(law.versions, on)?.workingDays ?? 0

/** 暂缓送达期: from the day the third party received the notice; undefined before that. */
export const holdOf = (
  calendar: Calendar,
  { signedOn, receivedOn }: ThirdPartyNotice,
): Term | undefined => receivedOn && workingDayTerm(calendar, receivedOn, holdDays(signedOn))

export const unreceived = ({ notices }: Pick<CaseState, 'notices'>): ThirdPartyNotice[] =>
  notices.filter(({ receivedOn }) => receivedOn === undefined)

/** The hold that ends last, once every third party has received its notice; undefined where none runs. */
export const lastHold = (
  calendar: Calendar,
  state: Pick<CaseState, 'notices'>,
): Term | undefined => {
  if (unreceived(state).length > 0) return undefined
  const holds = state.notices.flatMap((notice) => holdOf(calendar, notice) ?? [])
  return holds.toSorted((one, other) => (one.due < other.due ? 1 : -1))[0]
}

/** Why the reply may not be served on a day: D11 comes first, and the third party gets its time. */
export const heldBack = (
  calendar: Calendar,
  state: Pick<CaseState, 'notices'>,
  on: Day,
): Refusal | undefined => {
  const [first] = unreceived(state)
  if (first)
    return no(
      'requests.notice-first',
      `第${first.id}号函的第三方还没有收到《公开决定告知书》（${first.number}），应当先送达并登记收到凭证，再向申请人送达`,
      basis,
    ).refusal
  const hold = lastHold(calendar, state)
  return hold && on <= hold.due
    ? no(
        'requests.notice-hold',
        `第三方收到《公开决定告知书》以后的暂缓送达期到 ${hold.due} 届满，${addDays(hold.due, 1)} 起可以向申请人送达`,
        basis,
      ).refusal
    : undefined
}

/**
 * What the drafter is told early: the law does not stop the reply term for the hold, so both run.
 *
 * @param left working days left of the reply term; null while it stands still
 */
export const holdWarning = (on: Day, dueOn: Day | null, left: number | null): string => {
  const days = holdDays(on)
  const hold = `第三方收到《公开决定告知书》以后暂缓 ${days} 个工作日，再向申请人送达答复；暂缓期间答复期限照常计算。`
  if (dueOn === null || left === null) return hold
  if (left < 0) return `答复期限已于 ${dueOn} 届满。${hold}`
  const term = `答复期限至 ${dueOn}，还有 ${left} 个工作日。`
  return left > days
    ? `${term}${hold}`
    : `${term}${hold}剩余的期限不够，请尽早送达第三方；确有需要的，在期满前提请延长答复期限（条例第三十三条第二款）。`
}
