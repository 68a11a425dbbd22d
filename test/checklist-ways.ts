import assert from 'node:assert/strict'
import { plain, ways } from './fixtures/ways.ts'
import { type Answers, decide, type ProposedDecision } from '../src/modules/requests/checklist.ts'
import type { CaseFacts } from '../src/modules/requests/checklist-facts.ts'
import type { DecisionCode } from '../src/modules/requests/decisions.ts'

/*
 * The lawful way to a decision (fixtures/ways.ts), changed in a point, and where it then leads.
 */

export const reach = (
  code: DecisionCode,
  more: Partial<CaseFacts> = {},
  answers: Answers = {},
): ReturnType<typeof decide> => {
  const [facts, given] = ways[code]
  return decide({ ...plain, ...facts, ...more }, { ...given, ...answers })
}

export const proposal = (result: ReturnType<typeof decide>): ProposedDecision => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
