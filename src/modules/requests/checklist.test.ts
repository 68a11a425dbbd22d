import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import {
  corrected,
  fee,
  parts,
  plain,
  search,
  served,
  toGive,
  ways,
} from '../../../test/fixtures/ways.ts'
import { day } from '../../kernel/day.ts'
import { type Answers, decide, type ProposedDecision, questions } from './checklist.ts'
import { details, steps } from './checklist-details.ts'
import type { CaseFacts, SearchRecord, ThirdPartyOutcome } from './checklist-facts.ts'
import { forks } from './checklist-questions.ts'
import { type DecisionCode, decisionCodes, isRefusal } from './decisions.ts'

const reach = (
  code: DecisionCode,
  more: Partial<CaseFacts> = {},
  answers: Answers = {},
): ReturnType<typeof decide> => {
  const [facts, given] = ways[code]
  return decide({ ...plain, ...facts, ...more }, { ...given, ...answers })
}

const ids = (answers: Answers): string[] => questions(plain, answers).map(({ id }) => id)

const proposal = (result: ReturnType<typeof decide>): ProposedDecision => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const refused = (result: ReturnType<typeof decide>): string => {
  assert.ok(!result.ok, JSON.stringify(result))
  assert.match(result.refusal.message, /[\u4e00-\u9fff]/)
  return `${result.refusal.code} ${result.refusal.basis ?? ''}`.trim()
}

describe('七步法', () => {
  test('二十四个代码各有一条合法的路可以到达', () => {
    for (const code of decisionCodes) assert.equal(proposal(reach(code)).code, code)
  })

  test('每个代码提出与它对应的文书', () => {
    assert.equal(proposal(reach('N1')).letter, 'D15')
    assert.equal(proposal(reach('O3')).letter, 'D35')
    assert.equal(proposal(decide({ ...plain, withdrawnOn: day('2025-03-20') }, {})).letter, 'D30')
    assert.equal(proposal(decide({ ...plain, withdrawnOn: day('2025-03-20') }, {})).code, 'O3')
  })

  test('每条路上少答任何一项，都不能作出决定，并指出少了哪一项', () => {
    for (const code of decisionCodes)
      for (const id of Object.keys(ways[code][1])) {
        const result = reach(code, {}, { [id]: ' ' })
        assert.ok(!result.ok, `${code} without ${id}`)
        assert.ok(result.refusal.fields?.[id], `${code} without ${id}: ${JSON.stringify(result)}`)
        assert.equal(result.refusal.code, 'requests.checklist-incomplete')
      }
  })

  test('问题按步骤依次出现，答完为止', () => {
    assert.deepEqual(ids({}), ['clear'])
    assert.deepEqual(ids({ clear: 'clear' }), ['clear', 'nature'])
    assert.deepEqual(ids({ clear: 'clear', nature: 'petition' }), [
      'clear',
      'nature',
      'petitionNature',
      'properChannel',
      'reason',
    ])
    assert.deepEqual(ids({ ...toGive, give: 'N6', lawRequires: 'no', severable: 'yes' }), [
      'clear',
      'nature',
      'responsible',
      'held',
      'give',
      'processKind',
      'lawRequires',
      'severable',
      'disclosedPart',
      'withheldPart',
      'reason',
    ])
    assert.deepEqual(ids({ clear: 'no such answer' }), ['clear'])
    assert.deepEqual(ids({ clear: 'clear', nature: 'abusive', requestCount: '百件' }), [
      'clear',
      'nature',
    ])
    assert.deepEqual(
      ids({ clear: 'clear', nature: 'govInfo', responsible: 'other', responsibleKnown: 'no' }),
      ['clear', 'nature', 'responsible', 'responsibleKnown', 'responsibleUnknownWhy', 'reason'],
    )
  })

  test('已经撤回或者逾期未缴费的，不再提问', () => {
    assert.deepEqual(questions({ ...plain, withdrawnOn: day('2025-03-20') }, {}), [])
    assert.deepEqual(questions({ ...plain, fee }, {}), [])
    assert.equal(questions({ ...plain, fee: { ...fee, paidOn: day('2025-03-01') } }, {}).length, 1)
  })

  test('页面上的每个问题都写明步骤、依据、选项和已填的内容', () => {
    const [clear, nature, channel] = questions(plain, {
      clear: 'clear',
      nature: 'duplicate',
      earlierNumber: ' 甲号 ',
    })
    assert.equal(clear?.step, 1)
    assert.equal(clear.title, '申请内容是否明确，能否据以查找？')
    assert.equal(clear.basis, '条例第三十条')
    assert.equal(clear.answer, 'clear')
    assert.equal(clear.refusal, undefined)
    assert.deepEqual(
      clear.choices.map(({ value, refusal }) => [value, refusal?.code]),
      [
        ['clear', undefined],
        ['unclear', 'requests.ask-correction'],
        ['stillUnclear', 'requests.no-correction'],
        ['notCorrected', 'requests.no-correction-notice'],
      ],
    )
    assert.deepEqual(nature?.choices[1], {
      value: 'petition',
      label: '实为信访、投诉、举报',
      basis: '条例第三十九条第一款',
    })
    assert.deepEqual(channel, {
      id: 'earlierNumber',
      step: 2,
      title: '原答复文号',
      kind: 'text',
      choices: [],
      answer: '甲号',
    })
    const picked = questions(plain, { ...toGive, give: 'N3' }).find(({ id }) => id === 'endangered')
    assert.equal(picked?.kind, 'choice')
    assert.deepEqual(picked.choices[0], { value: '国家安全', label: '国家安全' })
    assert.equal(picked.refusal?.message, '请填写：公开后可能危及')
  })

  test('每个问题都属于七步中的一步，每个选项都有名称和去处', () => {
    for (const fork of Object.values(forks)) {
      assert.ok(fork.step in steps)
      assert.match(fork.basis, /^条例第/)
      assert.match(fork.title, /？$/)
      for (const { label, next } of fork.choices) {
        assert.match(label, /[\u4e00-\u9fff]/)
        assert.ok(next === 'ground' || next in forks || decisionCodes.some((code) => code === next))
      }
    }
    for (const detail of Object.values(details)) assert.match(detail.title, /[\u4e00-\u9fff]/)
    assert.deepEqual(Object.values(steps), [
      '补不补',
      '是不是',
      '谁负责',
      '有没有',
      '给不给',
      '怎么给',
      '怎么答',
    ])
  })

  test('不在路上的答案不留在决定里，日期改写为标准形式', () => {
    assert.deepEqual(
      proposal(reach('X2', {}, { severable: 'yes', give: 'N1' })).answers,
      ways.X2[1],
    )
    assert.equal(proposal(reach('G3')).answers['publicBy'], '2025-04-10')
  })
})

describe('七步法不能得出违法的决定', () => {
  test('申请内容不明确的，先告知补正；补正只告知一次（条例第三十条）', () => {
    const unclear = { clear: 'unclear', reason: '不清楚' }
    assert.equal(refused(decide(plain, unclear)), 'requests.ask-correction 条例第三十条')
    assert.equal(
      refused(decide({ ...plain, correction: corrected }, unclear)),
      'requests.corrected-once 条例第三十条',
    )
    assert.equal(
      refused(reach('U3', { correction: served })),
      'requests.no-correction 条例第三十条',
    )
    const { correction: _, ...none } = { ...plain, correction: served }
    assert.equal(refused(decide(none, ways.U3[1])), 'requests.no-correction 条例第三十条')
  })

  test('补正期限没有届满或者已经补正的，不能按放弃申请处理', () => {
    assert.equal(refused(decide(plain, ways.O1[1])), 'requests.no-correction-notice 条例第三十条')
    assert.equal(
      refused(reach('O1', { correction: corrected })),
      'requests.was-corrected 条例第三十条',
    )
    assert.equal(
      refused(reach('O1', { on: served.replyBy })),
      'requests.correction-running 条例第三十条',
    )
  })

  test('等待补正期间不能答复，补正以后可以', () => {
    assert.equal(
      refused(reach('G1', { correction: served })),
      'requests.awaiting-correction 条例第三十条',
    )
    assert.equal(proposal(reach('G1', { correction: corrected })).code, 'G1')
  })

  test('没有完整的检索记录，不能答复信息不存在', () => {
    const bad: readonly (SearchRecord | undefined)[] = [
      undefined,
      { ...search, where: [] },
      { ...search, where: [' '] },
      { ...search, keywords: [] },
      { ...search, by: ' ' },
      { ...search, from: day('2025-01-01') },
      { ...search, on: day('2025-03-02') },
      { ...search, on: day('2025-03-29') },
    ]
    for (const record of bad) {
      const { search: _, ...facts } = { ...plain, search }
      const result = decide(record ? { ...facts, search: record } : facts, ways.U1b[1])
      assert.equal(refused(result), 'requests.search-missing 条例第三十六条第四项')
    }
    for (const on of ['2025-03-03', '2025-03-28'])
      assert.equal(proposal(reach('U1b', { search: { ...search, on: day(on) } })).code, 'U1b')
    assert.equal(proposal(reach('U1b', { search: { ...search, from: search.to } })).code, 'U1b')
  })

  test('没有征求第三方意见，也没有登记原因的，不能以第三方权益为由不予公开', () => {
    const asked = 'requests.third-party-not-asked 条例第三十二条'
    assert.equal(refused(reach('N4', { thirdParties: [] })), asked)
    const unasked = { consulted: 'notConsulted' }
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, unasked)),
      'requests.checklist-incomplete',
    )
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, { ...unasked, notConsultedReason: ' ' })),
      'requests.checklist-incomplete',
    )
    const reasoned = { ...unasked, notConsultedReason: '第三方下落不明' }
    const got = proposal(reach('N4', { thirdParties: [] }, reasoned))
    assert.deepEqual([got.code, got.answers['notConsultedReason']], ['N4', '第三方下落不明'])
    for (const outcome of ['silent', 'agreed', 'objected', 'open'] as const)
      assert.equal(
        refused(reach('N4', { thirdParties: [outcome] }, reasoned)),
        'requests.third-party-asked 条例第三十二条',
      )
    const open = 'requests.consultation-open 条例第三十二条、第三十三条第三款'
    assert.equal(refused(reach('N4', { thirdParties: ['objected', 'open'] })), open)
    assert.equal(
      refused(reach('N4', { thirdParties: [], otherConsultationOpen: true }, reasoned)),
      open,
    )
    for (const outcome of ['silent', 'undelivered'] as const)
      assert.equal(proposal(reach('N4', { thirdParties: [outcome] })).code, 'N4')
  })

  test('第三方全部同意的，必须公开；有一个不同意的，不能按同意办理', () => {
    const agreed = { consulted: 'agreed', form: 'asked' }
    assert.equal(
      refused(reach('N4', { thirdParties: ['agreed', 'agreed'] })),
      'requests.third-party-agreed 条例第十五条',
    )
    assert.equal(proposal(reach('N4', { thirdParties: ['agreed'] }, agreed)).code, 'G1')
    assert.equal(
      proposal(reach('N4', { thirdParties: ['agreed'] }, agreed)).thirdPartyNotice,
      false,
    )
    assert.equal(
      refused(reach('N4', { thirdParties: ['agreed', 'silent'] }, agreed)),
      'requests.not-all-agreed 条例第十五条',
    )
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, agreed)),
      'requests.third-party-not-asked 条例第三十二条',
    )
    assert.equal(proposal(reach('N4', { thirdParties: ['agreed', 'objected'] })).code, 'N4')
  })

  test('不顾第三方反对决定公开的，先征求过意见，并须书面告知第三方（条例第三十二条）', () => {
    const override = { publicInterest: 'yes', form: 'asked' }
    const release = { consulted: 'release', releaseWhy: '已不构成商业秘密', form: 'asked' }
    const cases: readonly [Answers, ThirdPartyOutcome, boolean][] = [
      [override, 'objected', true],
      [override, 'silent', false],
      [release, 'ungrounded', true],
      [release, 'silent', false],
      [release, 'undelivered', false],
    ]
    for (const [answers, outcome, notice] of cases) {
      const told = proposal(reach('N4', { thirdParties: ['agreed', outcome] }, answers))
      assert.deepEqual([told.code, told.thirdPartyNotice], ['G1', notice])
      assert.equal(
        refused(reach('N4', { thirdParties: [] }, answers)),
        'requests.third-party-not-asked 条例第三十二条',
      )
    }
    const unasked = { consulted: 'notConsulted', notConsultedReason: '下落不明', ...override }
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, unasked)),
      'requests.third-party-not-asked 条例第三十二条',
    )
    assert.equal(refused(reach('N4', {}, release)), 'requests.objection-grounded 条例第三十二条')
    assert.equal(proposal(reach('N4')).thirdPartyNotice, false)
  })

  test('第三方不同意公开而没有合理理由的，不能据此不予公开', () => {
    for (const thirdParties of [['ungrounded'], ['agreed', 'ungrounded']] as const)
      assert.equal(
        refused(reach('N4', { thirdParties })),
        'requests.objection-ungrounded 条例第三十二条',
      )
    assert.equal(proposal(reach('N4', { thirdParties: ['ungrounded', 'silent'] })).code, 'N4')
  })

  test('第三方反对或者征求意见未结束的，不能绕过权衡直接公开', () => {
    const give: readonly Answers[] = [
      ways.G1[1],
      ways.G3[1],
      { ...toGive, give: 'O3', ...parts },
      {
        ...toGive,
        give: 'N6',
        processKind: '请示报告',
        lawRequires: 'yes',
        disclosingLaw: '某法',
        form: 'asked',
      },
    ]
    for (const answers of give) {
      for (const outcome of ['objected', 'ungrounded'] as const)
        assert.equal(
          refused(decide({ ...plain, thirdParties: [outcome] }, answers)),
          'requests.objection-open 条例第三十二条',
        )
      assert.match(
        refused(decide({ ...plain, thirdParties: ['open'] }, answers)),
        /^requests\.consultation-open/,
      )
      assert.ok(decide({ ...plain, thirdParties: ['silent', 'agreed'] }, answers).ok)
    }
  })

  test('征求意见未结束的，不能决定不予公开', () => {
    for (const code of ['N1', 'N2', 'N3', 'N5', 'N6', 'N7'] as const)
      assert.match(
        refused(reach(code, { otherConsultationOpen: true })),
        /^requests\.consultation-open/,
      )
  })

  test('不能确定能否公开的，先报有关部门确定（条例第十七条）', () => {
    assert.equal(
      refused(decide(plain, { ...toGive, give: 'unsure', form: 'asked' })),
      'requests.refer-first 条例第十七条第三款',
    )
  })

  test('法律、法规、规章规定应当公开的过程性信息和案卷信息，予以公开', () => {
    for (const code of ['N6', 'N7'] as const)
      assert.equal(
        proposal(
          reach(
            code,
            {},
            { lawRequires: 'yes', disclosingLaw: '《行政处罚法》第四十八条', form: 'asked' },
          ),
        ).code,
        'G1',
      )
  })

  test('能够区分处理的，只能部分公开，并记下不予公开部分的理由（条例第三十七条）', () => {
    for (const code of ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7'] as const) {
      const answers = { severable: 'yes', ...parts, partWhy: '汇总数据不损害第三方' }
      const got = proposal(reach(code, {}, answers))
      assert.deepEqual([got.code, got.ground, got.letter], ['PT', code, 'D14'])
      assert.deepEqual(
        [got.thirdPartyNotice, 'partWhy' in got.answers],
        [code === 'N4', code === 'N4'],
      )
      assert.equal(proposal(reach(code)).ground, undefined)
    }
    assert.equal(proposal(decide(plain, { ...toGive, give: 'O3', ...parts })).ground, 'O3')
    assert.equal(
      refused(reach('N4', {}, { severable: 'yes', ...parts })),
      'requests.checklist-incomplete',
    )
  })

  test('重复申请须有收到本次申请以前的答复；公开的时间不能是过去', () => {
    assert.equal(
      refused(reach('X2', {}, { earlierOn: '2025-03-04' })),
      'requests.earlier-reply-later 条例第三十六条第六项',
    )
    assert.equal(proposal(reach('X2', {}, { earlierOn: '2025-03-03' })).code, 'X2')
    assert.equal(refused(reach('X2', {}, { earlierOn: '2025-02-30' })), 'day.unreadable')
    assert.equal(
      refused(reach('G3', {}, { publicBy: '2025-03-27' })),
      'requests.public-by-past 条例第三十六条第二项',
    )
    assert.equal(proposal(reach('G3', {}, { publicBy: '2025-03-28' })).code, 'G3')
  })

  test('没有要求申请人说明理由，或者说明期限未满的，不能以大量反复申请不予处理', () => {
    assert.equal(refused(decide(plain, ways.X4[1])), 'requests.reasons-not-asked 条例第三十五条')
    assert.equal(
      refused(reach('X4', { reasons: served, on: served.replyBy })),
      'requests.reasons-running 条例第三十五条',
    )
    assert.equal(proposal(reach('X4', { reasons: served })).code, 'X4')
    const early = { reasons: { ...served, receivedOn: day('2025-03-12') }, on: day('2025-03-13') }
    assert.equal(proposal(reach('X4', early)).code, 'X4')
  })

  test('缴费期限未满的，什么决定也不能作；缴费以后照常办理', () => {
    assert.equal(
      refused(reach('G1', { fee: { ...fee, payBy: plain.on } })),
      'requests.awaiting-payment 《政府信息公开信息处理费管理办法》第六条',
    )
    assert.equal(proposal(reach('G1', { fee: { ...fee, paidOn: day('2025-03-10') } })).code, 'G1')
    const early = { on: day('2020-12-31'), fee: { ...fee, payBy: day('2020-12-01') } }
    assert.equal(refused(reach('O2', early)), 'requests.decision-not-in-force')
  })

  test('只能从所列各项中选择的，不接受其他文字', () => {
    assert.equal(refused(reach('N3', {}, { endangered: '面子' })), 'requests.checklist-option')
    assert.equal(
      refused(reach('N3', {}, { severable: '__proto__' })),
      'requests.checklist-incomplete',
    )
    assert.equal(refused(decide(plain, {})), 'requests.checklist-incomplete')
  })
})

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
