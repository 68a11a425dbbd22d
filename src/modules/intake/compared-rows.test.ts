import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { comparedRows } from './compared-rows.ts'
import type { ImportStage } from './import.ts'

const findings = {
  faults: [
    { row: 4, column: '收到日期', message: '没有这一天' },
    { row: 4, column: '申请人', message: '没有填写申请人' },
  ],
  heeds: [
    { row: 3, column: '送达日期', message: '按答复之日记' },
    { row: 4, column: '送达日期', message: '按答复之日记' },
  ],
  existing: [{ row: 5, number: '依申请〔2025〕1号' }],
  passed: [{ row: 6, why: '合计行' }],
  asked: [],
}

const toldOf = (stage: ImportStage): string[] =>
  comparedRows([2, 3, 4, 5], findings, stage).map(({ row, outcome, message }) =>
    `${row} ${outcome} ${message}`.trim(),
  )

describe('比对结果，逐行', () => {
  test('每一行都在，按原表的次序；一行有几处问题的，一处一行；有错误的行，提醒也写明不导入', () => {
    assert.deepEqual(toldOf('checked'), [
      '2 可以导入',
      '3 可以导入，有提醒 按答复之日记',
      '4 有错误，不导入 没有这一天',
      '4 有错误，不导入 没有填写申请人',
      '4 有错误，不导入 按答复之日记',
      '5 已经登记过，不再导入 依申请〔2025〕1号',
      '6 略过 合计行',
    ])
  })

  test('导入以后、撤销以后，写明那一行后来怎样', () => {
    assert.deepEqual(toldOf('done').slice(0, 2), ['2 已导入', '3 已导入，有提醒 按答复之日记'])
    assert.equal(toldOf('undone')[0], '2 已导入，后来撤销')
  })
})
