import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assert as always, constantFrom, property, string } from 'fast-check'
import { sameCases } from '../../test/same-cases.ts'
import { compareTexts } from './compare.ts'

const without = (kind: 'gone' | 'new', before: string, after: string): string =>
  compareTexts(before, after)
    .filter((stretch) => stretch.kind !== kind)
    .map(({ text }) => text)
    .join('')

describe('两个版本对照', () => {
  test('只标出改动的字', () => {
    assert.deepEqual(compareTexts('该信息不存在。', '该政府信息不存在。'), [
      { kind: 'same', text: '该' },
      { kind: 'new', text: '政府' },
      { kind: 'same', text: '信息不存在。' },
    ])
  })

  test('无论怎样改动，两个版本都能一字不差地还原', () => {
    const words = string({
      unit: constantFrom('公', '开', '不', '𠮷', '\n', '。'),
      maxLength: 40,
    })
    always(
      property(words, words, (before, after) => {
        assert.equal(without('new', before, after), before)
        assert.equal(without('gone', before, after), after)
      }),
      sameCases,
    )
  })

  test('内容相同则没有改动，全部改写则整段替换', () => {
    assert.deepEqual(compareTexts('同', '同'), [{ kind: 'same', text: '同' }])
    assert.deepEqual(compareTexts('', '新'), [{ kind: 'new', text: '新' }])
    const [gone, fresh] = compareTexts('甲'.repeat(2500), '乙'.repeat(2500))
    assert.deepEqual([gone?.kind, fresh?.kind], ['gone', 'new'])
  })
})
