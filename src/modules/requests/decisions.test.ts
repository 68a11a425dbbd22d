import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import {
  decisionCodes,
  decisionOf,
  decisionOn,
  decisions,
  isDecisionCode,
  isRefusal,
  refusalCodes,
  reportRows,
} from './decisions.ts'

const table = `
G1 granted D12 条例第三十六条第二项
G2 granted D13 条例第三十六条第一项
G3 granted D13 条例第三十六条第二项
PT partial D14 条例第三十七条
N1 d1 D15 条例第十四条、条例第三十六条第三项
N2 d2 D15 条例第十四条、条例第三十六条第三项
N3 d3 D15 条例第十四条、条例第三十六条第三项
N4 d4 D15 条例第十五条、条例第三十二条、条例第三十六条第三项
N5 d5 D15 条例第十六条第一款、条例第三十六条第三项
N6 d6 D15 条例第十六条第二款、条例第三十六条第三项
N7 d7 D15 条例第十六条第二款、条例第三十六条第三项
N8 d8 D16 条例第三十六条第七项
U1a u1 D17 条例第十条、条例第三十六条第五项
U1b u1 D18 条例第三十六条第四项
U2 u2 D19 条例第三十八条
U3 u3 D20 条例第三十条
X1 n1 D21 条例第三十九条第一款
X2 n2 D22 条例第三十六条第六项
X3 n3 D23 条例第三十九条第二款
X4 n4 D24 条例第三十五条
X5 n5 D25 条例第二条、条例第三十八条
O1 o1 D28 条例第三十条
O2 o2 D29 条例第四十二条、《政府信息公开信息处理费管理办法》第六条
O3 o3 D30 条例第二条`

describe('二十四个决定代码', () => {
  test('每个代码各有一个年报行、一种文书和法律依据', () => {
    const lines = decisions.map(
      (decision) =>
        `${decision.code} ${decision.row} ${decision.letter} ${decision.basis.join('、')}`,
    )
    assert.deepEqual(lines, table.trim().split('\n'))
    assert.deepEqual(
      decisions.map((decision) => decision.code),
      [...decisionCodes],
    )
    assert.equal(new Set(decisionCodes).size, 24)
  })

  test('年度报告表三的二十一个结果行，行行都有代码可以到达', () => {
    assert.deepEqual([...new Set(decisions.map((decision) => decision.row))], [...reportRows])
    assert.equal(reportRows.length, 21)
  })

  test('行名与代码的行键一致', () => {
    const heads = {
      d: '（三）不予公开',
      u: '（四）无法提供',
      n: '（五）不予处理',
      o: '（六）其他处理',
    }
    for (const { row, rowLabel } of decisions) {
      const [letter, position] = [row.slice(0, 1), row.slice(1)]
      const head = Object.entries(heads).find(([key]) => key === letter)?.[1]
      const expected =
        row === 'granted'
          ? '（一）予以公开'
          : row === 'partial'
            ? '（二）部分公开'
            : `${head} ${position}.`
      assert.ok(rowLabel.startsWith(expected), `${row}: ${rowLabel}`)
    }
  })

  test('依条例第十四条至第十六条不予公开的只有 N1 至 N7', () => {
    assert.deepEqual(
      decisionCodes.filter((code) => isRefusal(code)),
      [...refusalCodes],
    )
    for (const code of decisionCodes)
      assert.equal(decisionOf(code).letter === 'D15', isRefusal(code), code)
  })

  test('收费办法 2021 年 1 月 1 日施行以前，不能以逾期未缴费结案', () => {
    assert.equal(decisionOn('O2', day('2020-12-31')).ok, false)
    assert.equal(decisionOn('O2', day('2021-01-01')).ok, true)
    assert.equal(decisionOn('G1', day('2019-05-14')).ok, false)
    assert.equal(decisionOn('G1', day('2019-05-15')).ok, true)
  })

  test('不认识的代码不是决定代码', () => {
    assert.equal(isDecisionCode('U1'), false)
    assert.equal(isDecisionCode(undefined), false)
    assert.equal(isDecisionCode('U1a'), true)
  })
})
