import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fee, plain, toGive, ways } from '../../../test/fixtures/ways.ts'
import { day } from '../../kernel/day.ts'
import { type Answers, decide, questions } from './checklist.ts'
import { details, steps } from './checklist-details.ts'
import { forks } from './checklist-questions.ts'
import { decisionCodes } from './decisions.ts'
import { reach, proposal } from '../../../test/checklist-ways.ts'

const ids = (answers: Answers): string[] => questions(plain, answers).map(({ id }) => id)

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
