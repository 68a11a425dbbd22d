import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { array, assert as check, constantFrom, integer, property } from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { numberOf } from './actions-registration.ts'
import { foldQueryCode, foldRequestNumber, groupQueryCode, newQueryCode } from './query-code.ts'

const codes = array(integer({ min: 0, max: 29 }), { minLength: 10, maxLength: 10 }).map((draws) => {
  const left = [...draws]
  return newQueryCode(() => left.pop() ?? 0)
})

describe('查询码', () => {
  test('十位，没有容易看错的字；每一位三十种可能，猜中一个的机会小于五百万亿分之一', () => {
    check(
      property(codes, (code) => /^[2-9A-HJKMNP-TV-Z]{10}$/.test(code)),
      sameCases,
    )
    const below = new Set<number>()
    newQueryCode((most) => {
      below.add(most)
      return 0
    })
    assert.deepEqual([...below], [30])
    assert.ok(30 ** 10 > 5e14)
  })

  test('分成两组印出来；全角、小写、空格、各种横线怎样输入都认', () => {
    assert.equal(groupQueryCode('K7M3X9QTRA'), 'K7M3X-9QTRA')
    const written = [
      'k7m3x-9qtra',
      ' K7M3X 9QTRA ',
      'Ｋ７Ｍ３Ｘ－９ＱＴＲＡ',
      'K7M3X—9QTRA',
      'k7m3x9qtra',
    ]
    for (const typed of written) assert.equal(foldQueryCode(typed), 'K7M3X9QTRA', typed)
    check(
      property(codes, (code) => foldQueryCode(groupQueryCode(code).toLowerCase()) === code),
      sameCases,
    )
  })
})

describe('申请编号', () => {
  test('括号、横线、空格、全角怎样输入，都是同一个编号；拆分出来的件找到同一份申请', () => {
    const same = [
      '依申请〔2026〕7号',
      '依申请[2026]7号',
      '依申请（２０２６）７号',
      '依申请 【2026】 7 号',
      '〔2026〕7号',
      '2026-7',
      '2026 - 07',
      '依申请〔2026〕7-2号',
    ]
    for (const typed of same) assert.equal(foldRequestNumber(typed), '依申请〔2026〕7号', typed)
  })

  test('登记簿给出的编号，折算以后不变', () => {
    const year = integer({ min: 2019, max: 2099 })
    const seq = integer({ min: 1, max: 99_999 })
    check(
      property(
        year,
        seq,
        constantFrom(1, 2, 13),
        (y, s, item) => foldRequestNumber(numberOf(y, s, item)) === numberOf(y, s, 1),
      ),
      sameCases,
    )
  })

  test('不是编号的，原样去找，什么也找不到', () => {
    assert.equal(foldRequestNumber('我的 申请'), '我的申请')
    assert.equal(foldRequestNumber('长'.repeat(500)).length, 60)
  })
})
