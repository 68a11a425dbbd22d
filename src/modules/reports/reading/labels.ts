import { type RequestRowKey, requestRows } from '../tables.ts'
import { labelCore } from './figures.ts'

/** A row of table 三 as a file may show it; `o` is the single 其他处理 row of the 2019 form. */
export type ReadRowKey = RequestRowKey | 'o'

/** The words that no other row has, on the label without punctuation. */
const patterns: readonly (readonly [ReadRowKey, RegExp])[] = [
  ['new', /新收/],
  ['carried_in', /上一?年度?结转/],
  ['granted', /予以公开/],
  ['partial', /部分公开/],
  ['d1', /国家秘密/],
  ['d2', /法律行政法规禁/],
  ['d3', /安全一稳定/],
  ['d4', /第三方合法/],
  ['d5', /三类内.{0,2}事务|内部事务信息/],
  ['d6', /过程性信息/],
  ['d7', /执法案卷/],
  ['d8', /行政查询/],
  ['u1', /不掌握/],
  ['u2', /没有现成/],
  ['u3', /补正后/],
  ['n1', /信访举?报?投?诉?类?/],
  ['n2', /重复申请/],
  ['n3', /公开出版物/],
  ['n4', /大量反复/],
  ['n5', /重新出具|要求行政机关/],
  ['o1', /逾期不补|无正当理由逾期/],
  ['o2', /按收费通|缴纳费用|不缴费|未缴费/],
  ['o3', /^(?:六其他处理)?3?其他$/],
  ['o', /^六其他(?:处理)?$|^其他处理$/],
  ['total', /^七?总计$/],
  ['carried_out', /结转下一?年/],
]

const cores: readonly (readonly [RequestRowKey, string])[] = requestRows.map((row) => [
  row.key,
  labelCore(row.label).replace(/^[一二三四五六七\d]/, ''),
])

/** Edit distance, cut off once it exceeds `most`. */
const distance = (left: string, right: string, most: number): number => {
  if (Math.abs(left.length - right.length) > most) return most + 1
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [row, sign] of Array.from(left).entries()) {
    const line = [row + 1]
    for (const [column, other] of Array.from(right).entries()) {
      const change = (above[column] ?? 0) + (sign === other ? 0 : 1)
      line.push(Math.min(change, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? most + 1
}

/** The one label a mistyped text must mean: a fifth of its signs may differ, and no second label may be as near. */
const mistyped = (core: string): ReadRowKey | null => {
  const bare = core.replace(/^[一二三四五六七\d]/, '')
  if (bare.length < 5) return null
  const most = Math.max(1, Math.floor(bare.length / 5))
  const near = cores.filter(([, label]) => distance(bare, label, most) <= most)
  return near.length === 1 ? (near[0]?.[0] ?? null) : null
}

/**
 * The rows a text may stand for: every label it names, or every label it is a piece of.
 * One key: the row is known. Several: a fragment. None: no label.
 */
export const rowsNamed = (text: string): readonly ReadRowKey[] => {
  const core = labelCore(text)
  const bare = core.replace(/^\d/, '')
  const named = patterns.filter(([, pattern]) => pattern.test(core)).map(([key]) => key)
  if (named.length > 0) return named
  const guess = mistyped(core)
  if (guess) return [guess]
  return bare.length < 4
    ? []
    : cores.filter(([, label]) => label.includes(bare)).map(([key]) => key)
}
