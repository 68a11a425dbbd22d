import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sampleCase } from './letter-sample-case.ts'
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
import { day, inChinese, parseDay } from '../../kernel/day.ts'
import { textOf } from '../../kernel/letter.ts'
import { type Answers, decide, type ProposedDecision } from './checklist.ts'
import type { CaseFacts } from './checklist-facts.ts'
import { decisionCodes, refusalCodes } from './decisions.ts'
import { blockersOf } from './letter-blockers.ts'
import { codeOf, type LetterOrder, writeLetter } from './letters.ts'
import { replyOrder, type ReplyRecord } from './reply-order.ts'

const proposed = (facts: CaseFacts, answers: Answers): ProposedDecision => {
  const result = decide(facts, answers)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const order = (
  change: Partial<CaseFacts>,
  answers: Answers,
  more: Omit<ReplyRecord, 'facts'> = {},
): LetterOrder => {
  const facts = { ...plain, ...change }
  return replyOrder(sampleCase, proposed(facts, answers), { facts, ...more })
}

const textFor = (letter: LetterOrder): string =>
  textOf(writeLetter<LetterOrder['kind']>(letter.kind, letter.data)).join('\n')

const refusals = (letter: LetterOrder): string[] =>
  blockersOf(letter, writeLetter<LetterOrder['kind']>(letter.kind, letter.data)).map(
    ({ code }) => code,
  )

const whole: Omit<ReplyRecord, 'facts'> = {
  attachments: ['资金使用情况表'],
  noticeNumber: '宝政办公开〔2025〕9号',
  feeFen: 220_000,
}

/** Answers that are told apart in the letter by its own wording, or are not told at all. */
const inOtherWords = new Set(['releaseWhy', 'disclosingLaw'])

const written = (change: Partial<CaseFacts>, more: Answers = {}): string =>
  textFor(order(change, { ...ways.N4[1], ...more }))

const nothing = (code: 'U1b' | 'X3'): LetterOrder =>
  replyOrder(
    sampleCase,
    { code, letter: 'D18', thirdPartyNotice: false, answers: { reason: '甲' } },
    { facts: plain },
  )

describe('由七步法的答案拟出答复', () => {
  test('二十四个代码的答复都能拟出，不缺内容，可以签发', () => {
    for (const code of decisionCodes) {
      const [facts, answers] = ways[code]
      const letter = order(facts, answers, whole)
      assert.equal(codeOf(letter), code)
      assert.deepEqual(refusals(letter), [], code)
    }
  })

  test('填写的每一项内容都写进答复', () => {
    for (const code of decisionCodes) {
      const [facts, answers] = ways[code]
      const text = textFor(order(facts, answers, whole))
      for (const [id, answer] of Object.entries(answers)) {
        if (/^[a-zN]/.test(answer) && !answer.startsWith('http')) continue
        if (inOtherWords.has(id)) continue
        const at = parseDay(answer)
        assert.ok(text.includes(at.ok ? inChinese(at.value) : answer), `${code} ${id}: ${answer}`)
      }
    }
  })

  test('部分公开写明不予公开部分的理由，七种理由各写各的', () => {
    for (const code of refusalCodes) {
      const [facts, answers] = ways[code]
      const letter = order(facts, { ...answers, severable: 'yes', ...parts, partWhy: '甲' }, whole)
      assert.ok(letter.kind === 'D14')
      assert.deepEqual(
        letter.data.withheld.map(({ ground }) => ground),
        [code],
      )
      assert.deepEqual(refusals(letter), [])
    }
    const mixed = order({}, { ...toGive, give: 'O3', ...parts }, whole)
    assert.ok(mixed.kind === 'D14')
    assert.deepEqual(mixed.data.withheld, [{ part: '评审意见', reason: '经审查', ground: 'O3' }])
    assert.deepEqual(mixed.data.attachments, ['资金使用情况表'])
  })

  test('第三方意见按最重的一个写；没有征求的写明原因', () => {
    assert.match(written({ thirdParties: ['silent', 'objected'] }), /不同意公开且有合理理由/)
    assert.match(written({ thirdParties: ['undelivered', 'silent'] }), /第三方逾期未提出意见/)
    assert.match(written({ thirdParties: ['agreed', 'undelivered'] }), /经多次送达未能送达/)
    const unasked = { consulted: 'notConsulted', notConsultedReason: '第三方下落不明' }
    assert.match(written({}, unasked), /因第三方下落不明，未能依照/)
  })

  test('改变提供形式的写明原要求、理由和实际形式（条例第四十条）', () => {
    const give = { ...toGive, give: 'disclose', formWhy: '原件为大幅图纸' }
    const more = { attachments: ['图纸'], askedForm: '复印件' }
    const other = textFor(order({}, { ...give, form: 'other' }, more))
    assert.match(
      other,
      /您要求以复印件的形式提供。因原件为大幅图纸，.*本机关以电子数据等其他适当形式提供。/,
    )
    const viewing = textFor(
      order({}, { ...give, form: 'viewing' }, { ...more, attachments: [], way: '到本机关查阅' }),
    )
    assert.match(viewing, /时间获取该政府信息：到本机关查阅。/)
    assert.match(viewing, /本机关安排查阅、抄录相关政府信息。/)
    assert.doesNotMatch(textFor(order({}, { ...give, form: 'asked' }, more)), /要求以/)
    assert.deepEqual(refusals(order({}, { ...give, form: 'other' }, { attachments: ['甲'] })), [
      'requests.letter-blank',
    ])
    assert.deepEqual(refusals(order({}, { ...give, form: 'asked' })), ['requests.nothing-given'])
  })

  test('不能确定负责机关的，写明原因', () => {
    const { responsibleOrgan: _, responsibleContact: __, ...rest } = ways.U1a[1]
    const text = textFor(
      order({}, { ...rest, responsibleKnown: 'no', responsibleUnknownWhy: '没有文号' }),
    )
    assert.match(text, /目前不能确定负责公开该信息的行政机关：没有文号。/)
  })

  test('检索、补正、说明理由、收费的日期取自案卷', () => {
    assert.match(textFor(order({ search }, ways.U1b[1])), /李明于2025年3月10日进行了检索/)
    assert.match(
      textFor(order({ correction: corrected }, ways.U3[1], whole)),
      /2025年3月6日向您送达补正告知书（宝政办公开〔2025〕9号），并于2025年3月20日收到/,
    )
    assert.match(
      textFor(order({ correction: served }, ways.O1[1])),
      /2025年3月6日向您送达补正告知书，补正期限至2025年3月27日/,
    )
    const asked = textFor(
      order({ reasons: { ...served, receivedOn: day('2025-03-12') } }, ways.X4[1]),
    )
    assert.match(asked, /2025年3月6日要求您说明理由，您于2025年3月12日作了说明/)
    assert.match(textFor(order({ reasons: served }, ways.X4[1])), /您在规定的期限内没有说明理由/)
    assert.match(
      textFor(order({ fee }, {}, whole)),
      /信息处理费2200元，您于2025年2月20日收到收费通知书（宝政办公开〔2025〕9号），缴费期限至2025年3月20日/,
    )
    assert.match(textFor(order({ fee }, {}, { feeFen: 100 })), /收到收费通知书，/)
  })

  test('撤回的拟撤回确认书，不属于政府信息的拟告知书', () => {
    const gone = order({ withdrawnOn: day('2025-03-20') }, {}, { withdrawal: '书面声明' })
    assert.equal(gone.kind, 'D30')
    assert.match(textFor(gone), /2025年3月20日，本机关收到您撤回上述申请的书面声明/)
    assert.deepEqual(refusals(order({ withdrawnOn: day('2025-03-20') }, {})), [
      'requests.letter-blank',
    ])
    assert.equal(order({}, ways.O3[1]).kind, 'D35')
  })

  test('案卷缺少的内容留空，不能签发', () => {
    assert.deepEqual(refusals(nothing('U1b')), ['requests.letter-blank'])
    assert.deepEqual(refusals(nothing('X3')), ['requests.letter-blank'])
  })
})
