import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'

const fixtures = 'test/fixtures/annual-reports'
const seed = `${fixtures}/00-baofeng-office-2023.txt`

const gongkai = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, ['bin/gongkai.js', 'check-report', ...args], {
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-report-'))
after(() => rmSync(folder, { recursive: true }))

const changed = (words: string): string => {
  const file = path.join(mkdtempSync(path.join(folder, 'one-')), 'report.txt')
  writeFileSync(file, words)
  return file
}

type Printed = {
  unit: string
  year: number
  format: string
  table2: unknown
  table3: { rows: unknown }
  table4: unknown
  findings: { rule: string; severity: string; message: string; cells: string[] }[]
}
const parse = (out: string): Printed => JSON.parse(out) as Printed

describe('gongkai check-report', () => {
  test('宝丰县2023年年报：打印三张表，没有需要更正的', () => {
    const { code, out } = gongkai(seed)
    assert.equal(code, 0)
    assert.match(out, /单位：宝丰县人民政府办公室/)
    assert.match(out, /行政规范性文件\s+6\s+0\s+114/)
    assert.match(out, /一、本年新收政府信息公开申请数量\s+7\s+0\s+0\s+0\s+0\s+0\s+7/)
    assert.match(out, /未发现需要更正的问题/)
  })

  test('--json 的格式与约定一致，数字与原报告一致', () => {
    const { code, out } = gongkai(seed, '--json')
    const printed = parse(out)
    const want = JSON.parse(readFileSync(seed.replace('.txt', '.json'), 'utf8')) as Printed
    assert.equal(code, 0)
    assert.deepEqual(
      [printed.unit, printed.year, printed.format],
      [want.unit, want.year, want.format],
    )
    assert.deepEqual(printed.table2, want.table2)
    assert.deepEqual(printed.table3.rows, want.table3.rows)
    assert.deepEqual(printed.table4, want.table4)
    assert.deepEqual(printed.findings, [])
  })

  test('693957 件和 4068.208 万元原样打印，“/”原样保留', () => {
    const { out } = gongkai(`${fixtures}/06-shuyang-county-2025.txt`, '--json')
    assert.match(out, /"punishment":693957,.*"fees_wan":4068\.208[,}]/)
    assert.match(
      gongkai(`${fixtures}/24-district-statistics-2023.txt`, '--json').out,
      /"rules":\["\/","\/","\/"\]/,
    )
  })

  test('有错误或须说明的返回 1，并指出单元格', () => {
    const file = changed(
      readFileSync(seed, 'utf8').replace(
        '四、结转下年度继续办理\t\t4',
        '四、结转下年度继续办理\t\t5',
      ),
    )
    const { code, out } = gongkai(file, '--json')
    assert.equal(code, 1)
    const rules = parse(out).findings.map((each) => each.rule)
    assert.deepEqual(rules, ['CK01', 'CK03'])
    assert.ok(parse(out).findings.every((each) => each.cells.includes('table3.rows.carried_out.0')))
  })

  test('--previous 核对上年结转和现行有效件数；不是上一年的报告不比', () => {
    const words = readFileSync(seed, 'utf8')
    const last = words
      .replaceAll('2023', '2022')
      .replace('行政规范性文件\t6\t0\t114', '行政规范性文件\t1\t0\t100')
    const { code, out } = gongkai(seed, '--previous', changed(last), '--json')
    assert.equal(code, 1)
    assert.deepEqual([...new Set(parse(out).findings.map((each) => each.rule))], ['CK04', 'CK07'])
    const same = gongkai(seed, '--previous', seed)
    assert.equal(same.code, 2)
    assert.match(same.err, /不是2023年度的上一年/)
  })

  test('读不了的文件、不存在的文件和错误的用法返回 2', () => {
    assert.equal(gongkai(changed('通知')).code, 2)
    assert.match(gongkai('没有这个文件.txt').err, /不存在/)
    assert.equal(gongkai().code, 2)
    assert.equal(gongkai(seed, '--unknown').code, 2)
  })
})
