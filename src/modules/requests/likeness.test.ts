import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { likenessOf } from './likeness.ts'

const asked = '2024年农村公路养护资金使用情况'

describe('内容相近的申请', () => {
  const alike: readonly (readonly [string, RegExp])[] = [
    [asked, /^内容完全相同$/],
    ['２０２４年 农村公路，养护资金使用情况。', /只差空格、标点或者全角半角/],
    ['尊敬的领导：您好！请公开2024年农村公路养护资金使用情况，谢谢！', /只差称呼、客套话/],
    ['我申请公开“2024年农村公路养护资金使用情况”', /只差称呼、客套话/],
    ['农村公路养护资金2024年使用情况', /只差词语的次序/],
    ['您好，请提供：使用情况，农村公路养护资金2024年', /只差词语的次序/],
    ['2024年农村公路养护资金使用情况表', /^内容相近（相似 9\d%）$/],
  ]
  for (const [text, reason] of alike)
    test(`与“${asked}”相近：${text}`, () => {
      assert.match(likenessOf(asked, text) ?? '', reason)
      assert.equal(likenessOf(text, asked), likenessOf(asked, text))
    })

  for (const other of [
    '2023年县医院药品采购合同',
    '农村公路',
    '',
    '请公开',
    '2024年城市道路维修资金拨付台账',
  ])
    test(`不相近：${other}`, () => assert.equal(likenessOf(asked, other), undefined))

  test('只有客套话的两件不算相近', () => {
    assert.equal(likenessOf('您好，请公开', '敬请提供'), undefined)
  })

  test('加上空格、标点和客套话，总能认出是同一件', () => {
    const noise = fc.constantFrom(' ', '，', '。', '　', '！', '您好')
    const content = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{4,20}$/)
    fc.assert(
      fc.property(content, fc.array(noise, { minLength: 1, maxLength: 4 }), (text, marks) => {
        const told = likenessOf(text, `${marks.join('')}${text}${marks.join('')}`)
        assert.match(told ?? '', /^内容相同/)
      }),
      sameCases,
    )
  })

  test('相近与先后无关', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '请', '，'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.equal(likenessOf(one, other), likenessOf(other, one))
      }),
      sameCases,
    )
  })
})
