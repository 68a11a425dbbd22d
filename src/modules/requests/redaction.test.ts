import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { array, assert as check, boolean, property, string, tuple } from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { cutsOf, redacted, redactedMark } from './redaction.ts'

const text = '我叫欧阳锋，住白驼山庄1号，电话13900000001，申请2024年决算'

describe('申请内容里的个人信息替换为〔已删除〕', () => {
  test('只记下哪几处，套回去得到改好的文字', () => {
    const edited = '我叫〔已删除〕，住〔已删除〕，电话〔已删除〕，申请2024年决算'
    const cuts = cutsOf(text, edited)
    assert.deepEqual(cuts, [
      [2, 5],
      [7, 13],
      [16, 27],
    ])
    assert.equal(redacted(text, { length: text.length, cuts: cuts ?? [] }), edited)
    assert.ok(!JSON.stringify(cuts).includes('欧阳'))
  })

  test('一处也没有改的，一处也不删；开头、结尾、全部都可以删', () => {
    assert.deepEqual(cutsOf(text, `${text}\r\n`), [])
    assert.deepEqual(cutsOf('张三要决算', '〔已删除〕要决算'), [[0, 2]])
    assert.deepEqual(cutsOf('要决算，张三', '要决算，〔已删除〕'), [[4, 6]])
    assert.deepEqual(cutsOf('张三', '〔已删除〕'), [[0, 2]])
  })

  test('改了别的字、添了字、换了次序、什么也没有删的标记，都不行', () => {
    for (const edited of [
      '我叫〔已删除〕，申请2025年决算',
      `${text}另外再加一句`,
      '申请2024年决算〔已删除〕',
      '我叫欧阳〔已删除〕锋，住白驼山庄1号，电话13900000001，申请2024年决算',
    ])
      assert.equal(cutsOf(text, edited), undefined, edited)
  })

  test('文字已经不是原来那样长的，不套用', () => {
    assert.equal(redacted('短', { length: 9, cuts: [[0, 1]] }), undefined)
  })

  test('任何文字、任何几处：套回去总是改好的样子，删掉的字一个也不多', () => {
    const word = string({ minLength: 1, maxLength: 6 }).filter((one) => one.trim() === one)
    check(
      property(array(tuple(word, boolean()), { minLength: 1 }), (parts) => {
        const original = parts.map(([one]) => one).join('|')
        const edited = parts.map(([one, goes]) => (goes ? redactedMark : one)).join('|')
        const cuts = cutsOf(original, edited)
        assert.ok(cuts)
        assert.equal(redacted(original, { length: original.length, cuts }), edited)
      }),
      sameCases,
    )
  })
})
