import type { DetailId, Step } from './checklist-details.ts'
import type { CaseFacts, Guard } from './checklist-facts.ts'
import type { DecisionCode } from './decisions.ts'

/** Questions answered by choosing: each choice leads on, or to a decision. */
export type ForkId =
  | 'clear'
  | 'nature'
  | 'responsible'
  | 'responsibleKnown'
  | 'held'
  | 'give'
  | 'consulted'
  | 'publicInterest'
  | 'lawRequires'
  | 'severable'
  | 'form'

export type Choice = {
  value: string
  label: string
  basis?: string
  guard?: Guard
  /** What must be told beside this choice. */
  ask?: readonly DetailId[]
  /** The same, where the file of the case calls for it. */
  alsoAsk?: (facts: CaseFacts) => readonly DetailId[]
  /** `ground` is the refusal chosen under 给不给. */
  next: ForkId | DecisionCode | 'ground'
}

export type Fork = { step: Step; title: string; basis: string; choices: readonly Choice[] }
