import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../../test/same-cases.ts'
import { type ReportTables, requestRows } from '../tables.ts'
import { type CheckedReport, checkReport } from './check.ts'
import type { CheckFinding } from './rules.ts'

const leafKeys = requestRows
  .map((row) => row.key)
  .filter((key) => !['new', 'carried_in', 'total', 'carried_out'].includes(key))

const base: CheckedReport = {
  unit: '丰河县人民政府办公室',
  year: 2023,
  form: '2021',
  tables: { table2: null, table3: null, table4: null },
}

const ids = (findings: readonly CheckFinding[]): string[] => findings.map((each) => each.rule)
const check = (part: Partial<CheckedReport>): readonly CheckFinding[] =>
  checkReport({ ...base, ...part })

const withTotal = (six: readonly number[]): number[] => [
  ...six,
  six.reduce((sum, each) => sum + each, 0),
]

/** A table 三 that balances: the leaves and what came in are free, the rest follows. */
const balanced = fc
  .record({
    leaves: fc.array(fc.array(fc.nat(900), { minLength: 6, maxLength: 6 }), {
      minLength: 21,
      maxLength: 21,
    }),
    left: fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
    taken: fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
  })
  .map(({ leaves, left, taken }) => {
    const total = left.map((_, column) => leaves.reduce((sum, row) => sum + (row[column] ?? 0), 0))
    const over = total.map((sum, column) => sum + (left[column] ?? 0))
    const carriedIn = taken.map((each, column) => Math.min(each, over[column] ?? 0))
    const received = over.map((sum, column) => sum - (carriedIn[column] ?? 0))
    const rows: Record<string, number[]> = Object.fromEntries(
      leafKeys.map((key, index) => [key, withTotal(leaves[index] ?? [])]),
    )
    rows['new'] = withTotal(received)
    rows['carried_in'] = withTotal(carriedIn)
    rows['total'] = withTotal(total)
    rows['carried_out'] = withTotal(left)
    return rows
  })

/** Which checks contain a cell, said once more and independently of the code. */
const expectedFor = (key: string): string[] => {
  if (key === 'total') return ['CK01', 'CK02', 'CK03']
  if (key === 'new' || key === 'carried_in' || key === 'carried_out') return ['CK01', 'CK03']
  return ['CK01', 'CK02']
}

describe('勾稽：表三', () => {
  test('平衡的表三没有错误', () => {
    fc.assert(
      fc.property(balanced, (table3) => {
        assert.deepEqual(check({ tables: { ...base.tables, table3 } }), [])
      }),
      { numRuns: 300, ...sameCases },
    )
  })

  test('任一单元格加一，恰好由包含它的各项检查发现，且都指出这一格', () => {
    fc.assert(
      fc.property(balanced, fc.nat(24), fc.nat(6), (table, row, column) => {
        const key = requestRows[row]?.key ?? 'new'
        const changed = {
          ...table,
          [key]: (table[key] ?? []).map((figure, index) => figure + (index === column ? 1 : 0)),
        }
        const found = check({ tables: { ...base.tables, table3: changed } })
        assert.deepEqual(ids(found), expectedFor(key))
        for (const each of found) assert.ok(each.cells.includes(`table3.rows.${key}.${column}`))
        assert.ok(found.every((each) => each.severity === 'error'))
      }),
      { numRuns: 1000, ...sameCases },
    )
  })

  test('总计留空只报一次，空行不报', () => {
    const table3 = {
      granted: [18, null, null, null, null, null, null],
      partial: [null, null, null, null, null, null, null],
    }
    assert.deepEqual(ids(check({ tables: { ...base.tables, table3 } })), ['CK01', 'CK06'])
  })

  test('缺行的表三不做纵向加总', () => {
    const table3 = { granted: [1, 0, 0, 0, 0, 0, 1], total: [5, 0, 0, 0, 0, 0, 5] }
    assert.deepEqual(check({ tables: { ...base.tables, table3 } }), [])
  })
})

const tables = (part: Partial<ReportTables>): ReportTables => ({ ...base.tables, ...part })

describe('勾稽：其他表格', () => {
  test('表四总计不等于四项之和', () => {
    const table4 = {
      review: [1, 2, 3, 4, 11],
      direct: [0, 0, 0, 0, 0],
      after_review: [1, 0, 0, 0, 1],
    }
    const [found] = check({ tables: tables({ table4 }) })
    assert.equal(found?.rule, 'CK05')
    assert.ok(found?.cells.includes('table4.review.4'))
  })

  test('县级以下机关填报规章须说明，设区的市和省级不报', () => {
    const table2 = { rules: [0, 0, 6] }
    const rulesIn = (unit: string): string[] => ids(check({ unit, tables: tables({ table2 }) }))
    assert.deepEqual(rulesIn('尼勒克县某镇人民政府'), ['CK09'])
    assert.deepEqual(rulesIn('广州市越秀区白云街道办事处'), ['CK09'])
    assert.deepEqual(rulesIn('淮安市人民政府'), [])
    assert.deepEqual(rulesIn('广西壮族自治区人民政府'), [])
  })

  test('现行有效少于制发减废止须答复', () => {
    const table2 = { normative: [6, 1, 4] }
    assert.deepEqual(ids(check({ tables: tables({ table2 }) })), ['CK08'])
  })

  test('与上年年报不衔接：结转数和现行有效件数', () => {
    const previous = tables({
      table2: { normative: [5, 0, 108] },
      table3: { carried_out: [3, 0, 0, 0, 0, 0, 3] },
    })
    const now = tables({
      table2: { normative: [6, 0, 115] },
      table3: { carried_in: [2, 0, 0, 0, 0, 0, 2] },
    })
    const found = check({ tables: now, previous })
    assert.deepEqual(ids(found), ['CK04', 'CK04', 'CK07'])
    assert.ok(found.every((each) => each.severity === 'override'))
    const right = tables({
      table2: { normative: [6, 0, 114] },
      table3: { carried_in: [3, 0, 0, 0, 0, 0, 3] },
    })
    assert.deepEqual(check({ tables: right, previous }), [])
  })

  test('金额写成元的须答复，写成万元的不报', () => {
    assert.deepEqual(ids(check({ written: { 'table2.fees_wan': '251000元' } })), ['CK14'])
    assert.deepEqual(check({ written: { 'table2.fees_wan': '240万元' } }), [])
  })

  test('2021年度起用旧格式、引用旧文件、有标题无表格', () => {
    assert.deepEqual(ids(check({ form: '2019', year: 2022 })), ['CK21'])
    assert.deepEqual(check({ form: '2019', year: 2020 }), [])
    assert.deepEqual(ids(check({ prose: '按照国办公开办函〔2019〕60号要求编制。' })), ['CK22'])
    assert.deepEqual(check({ prose: '按照国办公开办函〔2019〕61 号要求建设平台。' }), [])
    assert.deepEqual(ids(check({ bareHeadings: ['三、收到和处理政府信息公开申请情况'] })), ['CK23'])
  })
})

describe('勾稽：文字部分', () => {
  const zero = [0, 0, 0, 0, 0, 0, 0]
  const table3 = {
    ...Object.fromEntries(requestRows.map((row) => [row.key, zero])),
    new: [7, 0, 0, 0, 0, 0, 7],
    granted: [1, 0, 0, 0, 0, 0, 1],
    u1: [2, 0, 0, 0, 0, 0, 2],
    total: [3, 0, 0, 0, 0, 0, 3],
    carried_out: [4, 0, 0, 0, 0, 0, 4],
  }
  const says = (prose: string): readonly CheckFinding[] =>
    check({ tables: { ...base.tables, table3 }, prose })

  test('文字与表格一致、各部分相加等于总数的，不报', () => {
    assert.deepEqual(
      says(
        '今年共收到依申请公开申请 7 件,其中 1 件予以公开、2 件不属于本机关掌握的相关信息,剩余 4 件转结到下一年度办理。',
      ),
      [],
    )
  })

  test('文字与表格不一致的，指出单元格', () => {
    const [found] = says('全年共收到政府信息公开申请8件。')
    assert.equal(found?.rule, 'CK10')
    assert.deepEqual(found?.cells, ['table3.rows.new.6'])
    assert.deepEqual(ids(says('收到政府信息公开申请7件,予以公开2件。')), ['CK10'])
    assert.deepEqual(ids(says('收到政府信息公开申请7件,3件结转下一年度办理。')), ['CK10'])
  })

  test('受理数可以含上年结转', () => {
    const more = {
      ...table3,
      carried_in: [3, 0, 0, 0, 0, 0, 3],
      carried_out: [7, 0, 0, 0, 0, 0, 7],
    }
    assert.deepEqual(
      ids(
        check({
          tables: { ...base.tables, table3: more },
          prose: '全年受理政府信息公开申请10件。',
        }),
      ),
      [],
    )
  })

  test('别处的办结数不算申请', () => {
    assert.deepEqual(says('全年办结人大代表建议56件,答复政协提案30件。'), [])
  })

  test('“其中”各部分之和不等于总数', () => {
    assert.deepEqual(ids(says('依申请公开受理9件,其中网络申请5件、信函申请3件。').slice(-1)), [
      'CK11',
    ])
    assert.deepEqual(ids(says('公开信息63条,其中动态16条、通知36条、其他20条。')), ['CK11'])
    assert.deepEqual(ids(says('21 件按渠道:14+8(文中总数 21)')), ['CK11'])
    assert.deepEqual(says('21 件按渠道:14+7(文中总数 21)'), [])
  })

  test('列举不全的只提示', () => {
    assert.deepEqual(
      says('公开信息63条,其中动态16条、通知36条等。').map((each) => each.severity),
      ['notice'],
    )
  })

  test('百分比不是四舍五入的', () => {
    assert.deepEqual(ids(says('不予公开:35/805,文中 4.34%')), ['CK12'])
    assert.deepEqual(says('不予公开:35/805,文中 4.35%'), [])
    const shares = '全年办结网上咨询1191条。其中,甲类208条(17.46%),乙类20条(1.67%)。'
    assert.deepEqual(
      ids(says(shares)).filter((id) => id === 'CK12'),
      ['CK12'],
    )
  })
})
