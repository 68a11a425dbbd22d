import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { search } from '../../../test/fixtures/ways.ts'
import { day } from '../../kernel/day.ts'
import { type Answers, decide, type ProposedDecision, questions } from './checklist.ts'
import { details } from './checklist-details.ts'
import type { CaseFacts, ThirdPartyOutcome } from './checklist-facts.ts'
import { forks } from './checklist-questions.ts'
import { type DecisionCode, isRefusal } from './decisions.ts'

describe('任意的案情和任意的答案', () => {
  const days = fc.constantFrom(
    ...['2025-03-01', '2025-03-10', '2025-03-20', '2025-03-28', '2025-04-10'].map(day),
  )
  const outcome = fc.constantFrom<ThirdPartyOutcome>(
    'open',
    'agreed',
    'objected',
    'ungrounded',
    'silent',
    'undelivered',
  )
  const term = fc.record(
    { servedOn: days, replyBy: days, receivedOn: days },
    { requiredKeys: ['servedOn', 'replyBy'] },
  )
  const anyFacts = fc.record(
    {
      on: days,
      receivedOn: days,
      thirdParties: fc.array(outcome, { maxLength: 2 }),
      otherConsultationOpen: fc.boolean(),
      correction: term,
      reasons: term,
      fee: fc.record(
        { receivedOn: days, payBy: days, paidOn: days },
        { requiredKeys: ['receivedOn', 'payBy'] },
      ),
      search: fc.constantFrom(search, { ...search, keywords: [] }),
    },
    { requiredKeys: ['on', 'receivedOn', 'thirdParties', 'otherConsultationOpen'] },
  )
  const forkAnswers = Object.fromEntries(
    Object.entries(forks).map(([id, { choices }]) => [
      id,
      fc.constantFrom(...choices.map(({ value }) => value)),
    ]),
  )
  const textAnswers = Object.fromEntries(
    Object.entries(details).map(([id, detail]) => [
      id,
      'options' in detail
        ? fc.constantFrom<string>(...detail.options)
        : detail.kind === 'day'
          ? fc.constantFrom('2025-03-01', '2025-05-01')
          : fc.constantFrom('甲', '乙', ''),
    ]),
  )
  /** Mostly clear requests to this organ, so that the random walks get as far as step 5. */
  const anyAnswers = fc.oneof(
    fc.record({ ...forkAnswers, ...textAnswers }),
    fc.record({
      ...forkAnswers,
      ...textAnswers,
      clear: fc.constant('clear'),
      nature: fc.constant('govInfo'),
      responsible: fc.constant('own'),
      held: fc.constant('held'),
    }),
  )

  /** Written from the articles, not from the table of questions. */
  const lawful: Partial<Record<DecisionCode, (facts: CaseFacts, got: Answers) => boolean>> = {
    U1b: ({ search: record }) => record !== undefined && record.keywords.length > 0,
    U1a: (_, got) =>
      Boolean(got['responsibleOrgan'] && got['responsibleContact']) ||
      Boolean(got['responsibleUnknownWhy']),
    U3: ({ correction }) => correction?.receivedOn !== undefined,
    O1: ({ correction, on }) =>
      correction !== undefined && correction.receivedOn === undefined && on > correction.replyBy,
    O2: ({ fee: due, on }) => due !== undefined && due.paidOn === undefined && on > due.payBy,
    N4: ({ thirdParties }, got) =>
      (thirdParties.some((one) => one !== 'agreed' && one !== 'ungrounded') ||
        (thirdParties.length === 0 && Boolean(got['notConsultedReason']))) &&
      got['publicInterest'] === 'no' &&
      Boolean(got['weighing']),
    N6: (_, got) => got['lawRequires'] === 'no',
    N7: (_, got) => got['lawRequires'] === 'no',
    N8: (_, got) => Boolean(got['registryLaw']),
    X2: ({ receivedOn }, got) =>
      Boolean(got['earlierNumber']) && (got['earlierOn'] ?? '9') <= receivedOn,
    X4: ({ reasons, on }) =>
      reasons !== undefined && (reasons.receivedOn !== undefined || on > reasons.replyBy),
    PT: (_, got) => Boolean(got['disclosedPart'] && got['withheldPart'] && got['reason']),
    G1: ({ thirdParties }, got) =>
      (!thirdParties.includes('objected') || got['publicInterest'] === 'yes') &&
      (!thirdParties.includes('ungrounded') || got['consulted'] !== undefined),
  }

  const always: Readonly<Record<string, (facts: CaseFacts, got: ProposedDecision) => boolean>> = {
    '不予公开的，不能区分处理并说明理由': (_, { code, answers }) =>
      !isRefusal(code) ||
      (answers['severable'] === 'no' && Boolean(answers['notSeverableWhy'] && answers['reason'])),
    征求意见结束以前不决定是否公开: ({ otherConsultationOpen, thirdParties }, { code }) =>
      !(['PT', 'G1', 'G3'].includes(code) || isRefusal(code)) ||
      !(otherConsultationOpen || thirdParties.includes('open')),
    只有部分公开另记理由代码: (_, { code, ground }) => (ground !== undefined) === (code === 'PT'),
    只有决定公开的才告知第三方: (_, { code, thirdPartyNotice }) =>
      !thirdPartyNotice || code === 'G1' || code === 'PT',
    '收费通知后未缴费的只能是 O2': ({ fee: due }, { code }) =>
      !due || due.paidOn !== undefined || code === 'O2',
    等待补正期间不答复: ({ correction }, { code }) =>
      !correction || correction.receivedOn !== undefined || code === 'O1' || code === 'O2',
  }

  test('得不出违法的决定', () => {
    const reached = new Set<DecisionCode>()
    fc.assert(
      fc.property(anyFacts, anyAnswers, (facts, answers) => {
        const result = decide(facts, answers)
        if (!result.ok) return
        const { code, answers: got } = result.value
        reached.add(code)
        assert.ok(lawful[code]?.(facts, got) ?? true, code)
        for (const [name, holds] of Object.entries(always))
          assert.ok(holds(facts, result.value), `${code}: ${name}`)
      }),
      { numRuns: 20_000, ...sameCases },
    )
    assert.ok(reached.size >= 20, `only ${[...reached].join(' ')}`)
  })

  test('决定只取决于问到的答案：问到的都答了才有决定，问题都没有毛病就一定有决定', () => {
    fc.assert(
      fc.property(anyFacts, anyAnswers, (facts, answers) => {
        const asked = questions(facts, answers)
        const result = decide(facts, answers)
        if (asked.length === 0) return
        assert.equal(
          result.ok,
          asked.every(({ refusal }) => refusal === undefined),
        )
        if (result.ok) assert.deepEqual(decide(facts, result.value.answers), result)
      }),
      { numRuns: 5000, ...sameCases },
    )
  })
})
