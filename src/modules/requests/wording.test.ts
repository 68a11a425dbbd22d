import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { fill, inForceOn } from './wording.ts'

const versions = [
  { id: 'old', from: '2019-05-15', to: '2023-12-31' },
  { id: 'new', from: '2024-01-01', to: null },
]

const at = (on: string): string | undefined => inForceOn(versions, day(on))?.id

describe('文书用语的版本', () => {
  test('取答复之日有效的版本，首日和末日都算在内', () => {
    assert.equal(at('2019-05-14'), undefined)
    assert.equal(at('2019-05-15'), 'old')
    assert.equal(at('2023-12-31'), 'old')
    assert.equal(at('2024-01-01'), 'new')
    assert.equal(at('2099-01-01'), 'new')
  })

  test('填入的内容原样保留，其中的花括号不再解释', () => {
    assert.equal(fill('向{a}和{b}', { a: '{b}', b: '$1' }), '向{b}和$1')
  })

  test('缺少内容的文书不能形成', () => {
    assert.throws(() => fill('向{a}', {}), /no value for \{a\}/)
  })
})
