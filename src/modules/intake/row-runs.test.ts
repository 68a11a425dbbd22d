import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gatheredByWords, rowsInWords } from './row-runs.ts'

describe('比对的提醒', () => {
  test('一样的话合成一条，写明是哪些行', () => {
    const same = { column: '送达日期', message: '没有写送达日期，按答复之日记' }
    const found = [
      { row: 3, ...same },
      { row: 4, column: '整行', message: '这一行在原表里是隐藏的，也会导入' },
      { row: 4, ...same },
      { row: 7, ...same },
    ]
    assert.deepEqual(
      gatheredByWords(found).map(({ rows, column }) => `${rowsInWords(rows)} ${column}`),
      ['第 3–4、7 行 送达日期', '第 4 行 整行'],
    )
    const many = Array.from({ length: 20 }, (_, index) => index * 2 + 1)
    assert.equal(rowsInWords(many), '第 1、3、5、7、9、11 等 20 行')
    assert.equal(rowsInWords(Array.from({ length: 9000 }, (_, index) => index + 3)), '第 3–9002 行')
  })
})
