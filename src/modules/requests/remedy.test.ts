import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countyOffice } from '../../../test/fixtures/organs.ts'
import { day } from '../../kernel/day.ts'
import type { Organ } from '../organs.ts'
import { type DecisionCode, decisionCodes } from './decisions.ts'
import { clauseOf, remedyFor, thirdPartyRemedy } from './remedy.ts'
import {
  office,
  value,
  refusal,
  remedy,
  oldWhole,
  mandatory,
  whole,
} from '../../../test/remedy-cases.ts'

const elective = (part: string): string =>
  `${part}，可以根据《中华人民共和国行政复议法》第二十条第一款和《中华人民共和国行政诉讼法》第四十四条第一款、第四十六条第一款的规定，自知道本告知书内容之日起60日内向宝丰县人民政府申请行政复议，或者自知道本告知书内容之日起6个月内直接向宝丰县人民法院提起行政诉讼。`

const withheldPart = '如对本告知书中不予公开的部分不服'

const restPart = '如对本告知书的其他内容不服'

/** 不予公开 (条例第十四条 to 第十六条): 复议前置 from 2024. The other sixteen, PT apart, stay elective. */
const mandatoryCodes = new Set<DecisionCode>(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7'])

const expected = (code: DecisionCode, on: string): string[] => {
  if (on < '2024-01-01') return [oldWhole]
  if (code === 'PT') return [mandatory(withheldPart), elective(restPart)]
  return [mandatoryCodes.has(code) ? mandatory(whole) : elective(whole)]
}

describe('救济途径告知', () => {
  for (const on of [
    '2021-01-01',
    '2023-12-31',
    '2024-01-01',
    '2025-05-31',
    '2025-06-01',
    '2026-03-05',
  ])
    test(`${on} 的答复，二十四个代码各载正确的救济途径`, () => {
      for (const code of decisionCodes)
        assert.deepEqual(value(remedy(code, on)).paragraphs, expected(code, on), code)
    })

  test('条款、文字版本和依据随期间变化', () => {
    const { paragraphs: _, ...before } = value(remedy('N1', '2023-12-31'))
    assert.deepEqual(before, {
      clauses: ['RM2'],
      versions: ['RM2-2019'],
      essentials: [
        ['60日内', '6个月内', '向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: [
        '《行政复议法》（2017年修正）第九条第一款',
        '《行政诉讼法》第四十四条第一款',
        '《行政诉讼法》第四十六条第一款',
      ],
    })
    const { paragraphs: __, ...after } = value(remedy('N1', '2024-01-01'))
    assert.deepEqual(after, {
      clauses: ['RM1'],
      versions: ['RM1-2024'],
      essentials: [
        ['60日内', '15日内', '先向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: [
        '复议法第二十条第一款',
        '复议法第二十三条第一款第四项',
        '复议法第二十三条第二款',
        '复议法第三十四条',
        '行诉法第四十四条第二款',
        '行诉法第四十五条',
      ],
    })
    const { paragraphs: ___, ...other } = value(remedy('U1b', '2024-01-01'))
    assert.deepEqual(other, {
      clauses: ['RM2'],
      versions: ['RM2-2024'],
      essentials: [
        ['60日内', '6个月内', '向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: ['复议法第二十条第一款', '行诉法第四十四条第一款', '行诉法第四十六条第一款'],
    })
    assert.deepEqual(value(remedy('PT', '2025-06-01')).clauses, ['RM1', 'RM2'])
    assert.deepEqual(value(clauseOf('PT', day('2025-06-01'))), 'RM1')
    assert.deepEqual(value(clauseOf('N8', day('2025-06-01'))), 'RM2')
  })

  test('部分公开只因含有非政府信息而区分处理的，不适用复议前置', () => {
    const only = value(remedy('PT', '2025-06-01', { withheld: ['O3'] }))
    assert.deepEqual(only.paragraphs, [elective(whole)])
    const mixed = value(remedy('PT', '2025-06-01', { withheld: ['O3', 'N6'] }))
    assert.deepEqual(mixed.paragraphs, [mandatory(withheldPart), elective(restPart)])
  })

  test('部分公开没有写明不予公开的部分，不能形成救济途径（条例第三十七条）', () => {
    const nothing = ['requests.withheld-missing', '条例第三十七条']
    assert.deepEqual(refusal(remedy('PT', '2025-06-01', { withheld: [] })), nothing)
    assert.deepEqual(
      refusal(remedyFor({ code: 'PT', on: day('2025-06-01'), organ: office, servedOnline: false })),
      nothing,
    )
  })

  test('条例施行以前的日期没有可用的文字', () => {
    assert.deepEqual(refusal(remedy('G1', '2019-05-14'))[0], 'requests.decision-not-in-force')
    assert.deepEqual(refusal(clauseOf('G1', day('2019-05-14'))), [
      'requests.remedy-not-in-force',
      '复议法第二十条第三款',
    ])
    const early = { on: day('2019-05-14'), organ: office, servedOnline: false }
    assert.deepEqual(refusal(thirdPartyRemedy(early)), [
      'requests.remedy-not-in-force',
      '复议法第二十条第三款',
    ])
  })

  test('告知第三方的救济途径可以复议也可以诉讼，不因日期变为复议前置', () => {
    const of = { organ: office, servedOnline: false }
    assert.deepEqual(value(thirdPartyRemedy({ ...of, on: day('2023-12-31') })).paragraphs, [
      oldWhole,
    ])
    const now = value(thirdPartyRemedy({ ...of, on: day('2025-06-01') }))
    assert.deepEqual(now.paragraphs, [elective(whole)])
    assert.deepEqual(now.clauses, ['RM3'])
    assert.deepEqual(now.versions, ['RM3-2024'])
  })
})

describe('互联网送达须告知提交复议申请书的互联网渠道', () => {
  const missing = ['requests.online-channel-missing', '复议法第二十二条第二款']
  const online =
    '申请行政复议的，可以通过互联网渠道（https://xzfy.moj.gov.cn）向宝丰县人民政府提交行政复议申请书。'

  test('没有配置互联网渠道的，不能通过互联网送达', () => {
    for (const code of decisionCodes)
      assert.deepEqual(refusal(remedy(code, '2024-01-01', { servedOnline: true })), missing, code)
    const blank: Organ = {
      ...office,
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment', online: ' ' },
    }
    assert.deepEqual(
      refusal(remedy('G1', '2025-06-01', { servedOnline: true, organ: blank })),
      missing,
    )
    assert.deepEqual(value(remedy('G1', '2025-06-01', { organ: blank })).paragraphs, [
      elective(whole),
    ])
  })

  test('2024 年以前没有这一要求，也不印该渠道', () => {
    const got = value(remedy('G1', '2023-12-31', { servedOnline: true, organ: countyOffice }))
    assert.deepEqual(got.paragraphs, [oldWhole])
    assert.deepEqual(got.versions, ['RM2-2019'])
  })

  test('配置了渠道的，每份答复都写明，依据为复议法第二十二条第二款', () => {
    for (const servedOnline of [true, false]) {
      const got = value(remedy('N4', '2025-06-01', { servedOnline, organ: countyOffice }))
      assert.deepEqual(got.paragraphs, [mandatory(whole), online])
      assert.deepEqual(got.versions, ['RM1-2024', 'ONLINE-2024'])
      assert.deepEqual(got.clauses, ['RM1'])
      assert.equal(got.basis.at(-1), '复议法第二十二条第二款')
    }
  })

  test('部分公开的两段救济途径之后只写一次渠道', () => {
    const got = value(remedy('PT', '2025-06-01', { organ: countyOffice }))
    assert.deepEqual(got.paragraphs, [mandatory(withheldPart), elective(restPart), online])
    assert.equal(new Set(got.basis).size, got.basis.length)
  })
})
