import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { lastDayOf, day } from '../../kernel/day.ts'
import { countedUntil } from './computed.ts'
import {
  type Declaration,
  inForce,
  maySign,
  readDeclarations,
  readDeclared,
  readFigure,
  undeclared,
} from './declared.ts'
import {
  activityOfficial,
  disputeOfficial,
  type OfficialCell,
  type OfficialTable,
  requestOfficial,
} from './official.ts'

/** How many columns each row of a table covers, with the cells that reach down into it. */
const widthsOf = (rows: readonly (readonly OfficialCell[])[]): number[] => {
  const hanging = rows.map(() => 0)
  return rows.map((row, at) => {
    for (const { columns = 1, rows: height = 1 } of row)
      for (let below = at + 1; below < at + height; below += 1)
        hanging[below] = (hanging[below] ?? Number.NaN) + columns
    return row.reduce((sum, { columns = 1 }) => sum + columns, hanging[at] ?? 0)
  })
}

const paths = ({ rows }: OfficialTable): string[] =>
  rows.flatMap((row) => row.flatMap(({ path }) => (path === undefined ? [] : [path])))

describe('法定格式的三张表', () => {
  test('合并单元格以后，每一行都正好铺满各栏，没有空缺也没有重叠', () => {
    for (const table of [activityOfficial({}), requestOfficial({}), disputeOfficial({})])
      for (const width of [...widthsOf(table.header), ...widthsOf(table.rows)])
        assert.equal(width, table.widths.length, table.title)
  })

  test('表二十个数字、表三一百七十五个、表四十五个，各不相同', () => {
    const counts = [activityOfficial({}), requestOfficial({}), disputeOfficial({})].map(
      (table) => new Set(paths(table)).size,
    )
    assert.deepEqual(counts, [10, 175, 15])
  })
})

const declaration = (change: Partial<Declaration>): Declaration => ({
  id: '1',
  organId: 'office',
  year: 2025,
  item: 'licensing',
  figure: '1',
  source: '台账',
  fromDay: day('2025-01-01'),
  toDay: day('2025-12-31'),
  evidenceFileId: null,
  declaredBy: 'clerk',
  declaredOn: day('2026-01-04'),
  signedBy: null,
  signedOn: null,
  withdrawnOn: null,
  ...change,
})

describe('申报数', () => {
  test('任何位数的金额原样保留，不经过浮点数；分节号和全角数字可以写', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}(\.\d{1,6})?$/), (text) => {
        assert.deepEqual(readFigure('fees_wan', text), { ok: true, value: text })
      }),
      sameCases,
    )
    assert.deepEqual(readFigure('fees_wan', '４,068.208'), { ok: true, value: '4068.208' })
    assert.deepEqual(readFigure('punishment', '693,957'), { ok: true, value: '693957' })
  })

  test('写了单位、负数、件数写成小数、空白，都不接受', () => {
    for (const text of ['4068.208万元', '1元', '-1', '', 'x', '1.2345678'])
      assert.equal(readFigure('fees_wan', text).ok, false, text)
    for (const text of ['1.5', '-1', '', '一百'])
      assert.equal(readFigure('coercion', text).ok, false)
  })

  test('其余各项都没有发生的，一并申报 0：已经申报的不再报，退回了的再报；有数字的不能一并报', () => {
    const all = [
      declaration({ item: 'licensing' }),
      declaration({ item: 'punishment', withdrawnOn: day('2026-01-05') }),
    ]
    assert.deepEqual(undeclared(all), ['punishment', 'coercion', 'fees_wan'])
    const typed = {
      item: 'rest',
      source: '本单位没有这些职权',
      fromDay: '2025-01-01',
      toDay: '2025-12-31',
    }
    const at = { year: 2025, today: day('2026-01-06') }
    const read = (change: object, open = undeclared(all)) =>
      readDeclarations({ ...typed, ...change }, open, at)
    const told = read({ figure: '' })
    assert.ok(told.ok)
    assert.deepEqual(
      told.value.map(({ item, figure, source }) => [item, figure, source]),
      [
        ['punishment', '0', typed.source],
        ['coercion', '0', typed.source],
        ['fees_wan', '0', typed.source],
      ],
    )
    assert.ok(read({ figure: '０' }).ok)
    for (const wrong of [{ figure: '3' }, { figure: 'x' }, { source: '' }])
      assert.equal(read(wrong).ok, false)
    assert.equal(read({}, []).ok, false)
    assert.equal(read({ item: 'coercion', figure: '3' }).ok, true)
  })

  test('统计期间应当在本年度内，且不晚于今天', () => {
    const typed = { item: 'licensing', figure: '1', source: '台账' }
    const faults = (fromDay: string, toDay: string): string[] => {
      const read = readDeclared({ ...typed, fromDay, toDay }, 2025, day('2025-07-01'))
      return read.ok ? [] : Object.keys(read.refusal.fields ?? {})
    }
    assert.deepEqual(faults('2025-01-01', '2025-06-30'), [])
    assert.deepEqual(faults('2024-12-31', '2025-06-30'), ['fromDay'])
    assert.deepEqual(faults('2025-01-01', '2025-07-02'), ['toDay'])
    assert.deepEqual(faults('2025-06-01', '2025-05-31'), ['toDay'])
  })

  test('签了字的才计入，后签的替代先签的；申报人不能签，签过或者退回的不能再签', () => {
    const signed = { signedBy: 'leader', signedOn: day('2026-01-05') }
    const all = [
      declaration({ id: '1', ...signed }),
      declaration({ id: '2', ...signed }),
      declaration({ id: '3' }),
    ]
    assert.equal(inForce(all).licensing?.id, '2')
    assert.equal(maySign(declaration({}), ['clerk']).ok, false)
    assert.equal(maySign(declaration({}), ['leader', 'clerk']).ok, false)
    assert.equal(maySign(declaration({}), ['leader']).ok, true)
    assert.equal(maySign(declaration(signed), ['other']).ok, false)
    assert.equal(maySign(declaration({ withdrawnOn: day('2026-01-05') }), ['leader']).ok, false)
  })
})

describe('统计到哪一天', () => {
  test('过去的年度到12月31日，今年到今天；可以提前，不能推后；没有开始的年度没有年报', () => {
    const today = day('2026-03-02')
    const until = (year: number, asked?: string): string => {
      const result = countedUntil(year, asked === undefined ? undefined : day(asked), today)
      return result.ok ? result.value : result.refusal.code
    }
    assert.equal(until(2025), lastDayOf(2025))
    assert.equal(until(2026), today)
    assert.equal(until(2025, '2025-06-01'), '2025-06-01')
    assert.equal(until(2025, '2026-01-01'), lastDayOf(2025))
    assert.equal(until(2025, '2024-12-31'), lastDayOf(2025))
    assert.equal(until(2026, '2026-12-31'), today)
    assert.equal(until(2027), 'reports.absent')
  })
})
