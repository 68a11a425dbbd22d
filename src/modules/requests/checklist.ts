import { parseDay } from '../../kernel/day.ts'
import { no, ok, type Refusal, type Result } from '../../kernel/result.ts'
import { againstObjection, type CaseFacts } from './checklist-facts.ts'
import { type Detail, type DetailId, details, type Step } from './checklist-details.ts'
import type { Choice, ForkId } from './checklist-fork.ts'
import { forks } from './checklist-questions.ts'
import {
  type DecisionCode,
  decisionOn,
  isDecisionCode,
  isRefusal,
  type ReplyKind,
} from './decisions.ts'
import type { WithheldGround } from './remedy.ts'
import { gives } from './third-party-notice.ts'

/** Answers of a form, by question; what is not on the path is ignored. */
export type Answers = Readonly<Record<string, string>>

/** What 七步法 leads to; the case keeps it whole. */
export type ProposedDecision = {
  code: DecisionCode
  letter: ReplyKind
  /** For PT: why the part is withheld. */
  ground?: WithheldGround
  /** Disclosed against a third party's objection: tell it what and why (条例第三十二条). */
  thirdPartyNotice: boolean
  /** The answers on the path, cleaned; dates as YYYY-MM-DD. */
  answers: Answers
}

/** A question to show, with the answer given so far and what is wrong with it. */
export type AskedQuestion = {
  id: ForkId | DetailId
  step: Step
  title: string
  basis?: string
  kind: 'choice' | 'text' | 'day'
  choices: readonly { value: string; label: string; basis?: string; refusal?: Refusal }[]
  answer: string
  refusal?: Refusal
}

/** Codes whose letter speaks for itself: no reasons of the case's own are asked for. */
const needsReason = (code: DecisionCode): boolean =>
  !['G1', 'G2', 'G3', 'X3', 'O1', 'O2'].includes(code)

const given = (answers: Answers, id: string): string =>
  Object.hasOwn(answers, id) ? (answers[id] ?? '').trim() : ''

const missing = (title: string): Refusal =>
  no('requests.checklist-incomplete', `请填写：${title}`).refusal

const checkDay = (id: DetailId, answer: string, facts: CaseFacts): Result<string> => {
  const at = parseDay(answer)
  if (!at.ok) return at
  if (id === 'earlierOn' && at.value > facts.receivedOn)
    return no(
      'requests.earlier-reply-later',
      '原答复应当在收到本次申请之前作出',
      '条例第三十六条第六项',
    )
  if (id === 'publicBy' && at.value < facts.on)
    return no('requests.public-by-past', '公开的时间不能早于答复日期', '条例第三十六条第二项')
  return at
}

const checkDetail = (id: DetailId, answers: Answers, facts: CaseFacts): Result<string> => {
  const detail: Detail = details[id]
  const answer = given(answers, id)
  if (answer === '') return { ok: false, refusal: missing(detail.title) }
  if (detail.options && !detail.options.includes(answer))
    return no('requests.checklist-option', `“${detail.title}”只能从所列各项中选择`)
  return detail.kind === 'day' ? checkDay(id, answer, facts) : ok(answer)
}

const askDetail = (id: DetailId, answers: Answers, facts: CaseFacts): AskedQuestion => {
  const detail: Detail = details[id]
  const checked = checkDetail(id, answers, facts)
  return {
    id,
    step: detail.step,
    title: detail.title,
    kind: detail.options ? 'choice' : detail.kind,
    choices: (detail.options ?? []).map((value) => ({ value, label: value })),
    answer: checked.ok ? checked.value : given(answers, id),
    ...(checked.ok ? {} : { refusal: checked.refusal }),
  }
}

const showChoice = (
  { value, label, basis, guard }: Choice,
  facts: CaseFacts,
): AskedQuestion['choices'][number] => {
  const refusal = guard?.(facts)
  return { value, label, ...(basis ? { basis } : {}), ...(refusal ? { refusal } : {}) }
}

const askFork = (
  id: ForkId,
  answers: Answers,
  facts: CaseFacts,
): AskedQuestion & { chosen?: Choice } => {
  const fork = forks[id]
  const answer = given(answers, id)
  const chosen = fork.choices.find(({ value }) => value === answer)
  const refusal = chosen ? chosen.guard?.(facts) : missing(fork.title)
  return {
    id,
    step: fork.step,
    title: fork.title,
    basis: fork.basis,
    kind: 'choice',
    choices: fork.choices.map((choice) => showChoice(choice, facts)),
    answer,
    ...(chosen ? { chosen } : {}),
    ...(refusal ? { refusal } : {}),
  }
}

type Walk = { asked: readonly AskedQuestion[]; code?: DecisionCode }

const ended = (
  code: DecisionCode,
  asked: readonly AskedQuestion[],
  answers: Answers,
  facts: CaseFacts,
): Walk =>
  needsReason(code)
    ? { asked: [...asked, askDetail('reason', answers, facts)], code }
    : { asked, code }

const codeAt = (next: Choice['next'], answers: Answers): DecisionCode | undefined => {
  const code = next === 'ground' ? given(answers, 'give') : next
  return isDecisionCode(code) ? code : undefined
}

const walk = (
  at: ForkId,
  before: readonly AskedQuestion[],
  answers: Answers,
  facts: CaseFacts,
): Walk => {
  const { chosen, ...fork } = askFork(at, answers, facts)
  if (!chosen || fork.refusal) return { asked: [...before, fork] }
  const told = [...(chosen.ask ?? []), ...(chosen.alsoAsk?.(facts) ?? [])]
  const asked = [...before, fork, ...told.map((id) => askDetail(id, answers, facts))]
  const { next } = chosen
  const code = codeAt(next, answers)
  if (code) return ended(code, asked, answers, facts)
  return next in forks ? walk(next as ForkId, asked, answers, facts) : { asked }
}

/** What the course of the case has settled before any question is asked: withdrawn, or the fee not paid. */
const settled = ({ on, withdrawnOn, fee }: CaseFacts): Result<'O2' | 'O3' | undefined> => {
  if (withdrawnOn !== undefined) return ok('O3')
  if (!fee || fee.paidOn !== undefined) return ok(undefined)
  return on > fee.payBy
    ? ok('O2')
    : no(
        'requests.awaiting-payment',
        `缴费期限至${fee.payBy}，尚未届满，不能作出答复`,
        '《政府信息公开信息处理费管理办法》第六条',
      )
}

/** The questions to show so far, in order: up to the first one that is not answered lawfully. */
export const questions = (facts: CaseFacts, answers: Answers): AskedQuestion[] => {
  const before = settled(facts)
  if (!before.ok || before.value) return []
  return [...walk('clear', [], answers, facts).asked]
}

const propose = (
  code: DecisionCode,
  asked: readonly AskedQuestion[],
  facts: CaseFacts,
): Result<ProposedDecision> => {
  const decision = decisionOn(code, facts.on)
  if (!decision.ok) return decision
  const answers: Answers = Object.fromEntries(asked.map(({ id, answer }) => [id, answer]))
  const ground = answers['give']
  return ok({
    code,
    letter: code === 'O3' && facts.withdrawnOn === undefined ? 'D35' : decision.value.letter,
    ...(code === 'PT' && isDecisionCode(ground) && (isRefusal(ground) || ground === 'O3')
      ? { ground }
      : {}),
    thirdPartyNotice: gives(code) && againstObjection(facts),
    answers,
  })
}

/**
 * 七步法: a complete set of lawful answers leads to exactly one decision. A refusal names what is missing
 * or forbidden, beside its question, with the article.
 */
export const decide = (facts: CaseFacts, answers: Answers): Result<ProposedDecision> => {
  const before = settled(facts)
  if (!before.ok) return before
  if (before.value) return propose(before.value, [], facts)
  const { asked, code } = walk('clear', [], answers, facts)
  const wrong = asked.flatMap(({ id, refusal }) => (refusal ? [{ id, refusal }] : []))
  const [first] = wrong
  if (first) {
    const fields = Object.fromEntries(wrong.map(({ id, refusal }) => [id, refusal.message]))
    return { ok: false, refusal: { ...first.refusal, fields } }
  }
  return code
    ? propose(code, asked, facts)
    : no('requests.checklist-incomplete', '七步法尚未走完，不能作出决定')
}
