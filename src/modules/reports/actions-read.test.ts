import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { docx, xlsx } from '../../../test/annual-report-files.ts'
import { textLayouts, wordHtml } from '../../../test/annual-report-layouts.ts'
import type { ReportTables } from '../reports.ts'
import { readReportFile } from './actions-read.ts'
import type { ReadReport } from './reading/read.ts'

const folder = 'test/fixtures/annual-reports'

type Golden = {
  unit: string
  year: number
  format: string
  table2: Record<string, unknown> | null
  table3: { rows: Record<string, (number | null)[]> } | null
  table4: Record<string, (number | null)[]> | null
}

const golden = (file: string): Golden =>
  JSON.parse(readFileSync(`${folder}/${file.replace(/\.\w+$/, '.json')}`, 'utf8')) as Golden

const read = async (bytes: Uint8Array): Promise<ReadReport> => {
  const report = await readReportFile(bytes)
  assert.ok(report.ok, report.ok ? '' : report.refusal.message)
  return report.value
}

const reports = readdirSync(folder).filter((file) => /\.(txt|html|pdf)$/.test(file))

/** The text layer of this print ends in the middle of table 四; what it does not hold cannot be read. */
const cutOff: Readonly<Record<string, readonly string[]>> = {
  '02-suqian-city-2023.txt': ['direct', 'after_review'],
}

/** “/” in the notes is a sign, not a figure; the amount is exact text. */
const figure = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((each: unknown) => (each === '/' ? null : each)) : value

const unit = async (file: string): Promise<string | null> =>
  (await read(readFileSync(`${folder}/${file}`))).unit

describe('读取已公布的年度报告', () => {
  for (const file of reports) {
    test(`${file}：读出的数字与该报告一致，一个不多、一个不少`, async () => {
      const want = golden(file)
      const got = await read(readFileSync(`${folder}/${file}`))
      assert.equal(got.year, want.year)
      assert.equal(got.form, want.format)
      const table2 =
        want.table2 &&
        Object.fromEntries(
          Object.entries(want.table2).map(([key, value]) => [
            key,
            key === 'fees_wan' ? String(value) : figure(value),
          ]),
        )
      assert.deepEqual(got.tables.table2, table2)
      const rows = { ...got.tables.table3, ...(got.singleOther ? { o: got.singleOther } : {}) }
      assert.deepEqual(Object.keys(rows).length === 0 ? null : rows, want.table3?.rows ?? null)
      const table4 = want.table4 && { ...want.table4 }
      for (const key of cutOff[file] ?? []) if (table4) delete table4[key]
      assert.deepEqual(got.tables.table4, table4)
    })
  }

  test('读出单位名称；名称中的空格和断行不影响', async () => {
    assert.equal(await unit('00-baofeng-office-2023.txt'), '宝丰县人民政府办公室')
    assert.equal(await unit('01-huaian-city-2024.pdf'), '淮安市人民政府')
    assert.equal(await unit('05-shanghai-office-2025.txt'), '上海市人民政府办公厅')
    assert.equal(await unit('07-shuyang-fgj-2023.html'), '沭阳县发展和改革局')
    assert.equal(await unit('44-district-2022-requests.txt'), '某区（摘录未载名称，全区汇总）')
  })

  test('标题的各种写法', async () => {
    const titles = [
      '丰河县司法局2023年政府信息公开工作年度报告',
      '二〇二三年丰河县司法局政府信息公开工作年度报告',
      '丰河县司法局\n二○二三年政府信息公开工作\n年度报告',
      '2023年度丰河县司法局政府信息公开工作年度报告',
      '丰河县司法局政府信息公开工作年度报告（2023年）',
      '丰河县司法局政府信息公开2023年度报告',
      '丰河县司法局关于2023年度政府信息公开工作的年度报告',
      '首页 > 政府信息公开年报\n丰河县司法局２０２３年政府信息公开年报',
      '2023年政府信息公开工作年度报告\n丰河县司法局',
      '丰河县司法局2023年政务公开工作年度报告',
    ]
    for (const words of titles) {
      const report = await read(
        new TextEncoder().encode(`${words}\n一、总体情况\n认真做好政府信息公开。`),
      )
      assert.deepEqual([report.unit, report.year], ['丰河县司法局', 2023], words)
    }
  })

  test('标签和数字的各种写法', async () => {
    const words = readFileSync(`${folder}/00-baofeng-office-2023.txt`, 'utf8')
      .replace('规章\t0\t0\t0', '规章(县级无此项)\t/\t/\t/')
      .replace('行政规范性文件\t6\t0\t114', '规范性文件\t22（其中修订 16 件）\t+19\t１，２３４')
      .replace('行政许可\t0', '行政 许可\t1,517件')
      .replace('行政事业性收费\t0', '行政事业性收费\t251000元')
      .replace('2.其他法律行政法规禁止公开', '2、其他法律、行政法规禁止公开')
      .replace('5.属于三类内部事务信息', '5.属于三类内容事务信息')
      .replace('7.属于行政执法案卷', '7.属于行政执法案件')
      .replace('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.逾期不补正')
    const { tables, written } = await read(new TextEncoder().encode(words))
    assert.deepEqual(tables.table2, {
      rules: [null, null, null],
      normative: [22, 19, 1234],
      licensing: 1517,
      punishment: 0,
      coercion: 0,
      fees_wan: '251000',
    })
    assert.equal(Object.keys(tables.table3 ?? {}).length, 25)
    assert.equal(written['table2.rules.0'], '/')
    assert.equal(written['table2.fees_wan'], '251000元')
  })

  test('PDF 文字层只作参考，其余格式不是', async () => {
    const kinds = ['01-huaian-city-2024.pdf', '01-huaian-city-2024.txt'] as const
    const found = await Promise.all(
      kinds.map((file) => readReportFile(readFileSync(`${folder}/${file}`))),
    )
    assert.deepEqual(
      found.map((each) => each.ok && each.value.isSuggestion),
      [true, false],
    )
  })

  test('标签与数字分在两处的行按格式行次对应，并逐行列出请人核对', async () => {
    const report = await read(readFileSync(`${folder}/04-shanghai-kewei-2024.txt`))
    assert.equal(report.confirm.length, 9)
    assert.match(report.confirm.map((each) => each.message).join('\n'), /没有现成信息需要另行制作/)
  })

  test('空白的法定格式文档：各单元格都是空白，没有一个数字', async () => {
    const report = await read(readFileSync(`${folder}/form-2021-blank.docx`))
    assert.equal(Object.keys(report.tables.table3 ?? {}).length, 25)
    assert.ok(
      Object.values(report.tables.table3 ?? {})
        .flat()
        .every((each) => each === null),
    )
    assert.deepEqual(report.tables.table4?.review, [null, null, null, null, null])
    assert.deepEqual(report.tables.table2?.normative, [null, null, null])
  })
})

const full = (): ReportTables => {
  const { table2, table3, table4 } = golden('01-huaian-city-2024.json')
  return {
    table2: { ...table2, punishment: 693957, fees_wan: '4068.208' },
    table3: table3?.rows ?? null,
    table4,
  }
}

const blanked = (tables: ReportTables): ReportTables => ({
  ...tables,
  table3: Object.fromEntries(
    Object.entries(tables.table3 ?? {}).map(([key, row]) => [
      key,
      row.map((each) => (each === 0 ? null : each)),
    ]),
  ),
})

describe('同一份年报的各种排版', () => {
  for (const layout of Object.keys(textLayouts(full()))) {
    test(`${layout}：三张表读得一样，693957 件和 4068.208 万元原样不变`, async () => {
      const tables = full()
      const report = await read(new TextEncoder().encode(textLayouts(tables)[layout]))
      assert.equal(report.unit, '丰河县人民政府办公室')
      assert.equal(report.year, 2023)
      assert.deepEqual(report.tables, tables)
      assert.deepEqual(report.unread, [])
    })
  }

  for (const layout of [
    '制表符分隔',
    '制表符分隔且保留合并格',
    '每行一格行末竖线',
    '每行一格竖线独占一行',
    '竖线分隔',
    '竖线分隔行末三竖线',
    '竖线分隔带合并空格',
  ]) {
    test(`${layout}：空白单元格读作空白，数字不串栏`, async () => {
      const tables = blanked(full())
      const report = await read(new TextEncoder().encode(textLayouts(tables)[layout]))
      assert.deepEqual(report.tables.table3, tables.table3)
    })
  }

  for (const layout of ['每行一格', '每行一格且隔空行', '文字层', '单空格分隔']) {
    test(`${layout}：排版丢掉了空白时，不完整的行列出来，不猜`, async () => {
      const tables = blanked(full())
      const report = await read(new TextEncoder().encode(textLayouts(tables)[layout]))
      for (const [key, row] of Object.entries(report.tables.table3 ?? {})) {
        assert.deepEqual(
          row,
          Object.entries(tables.table3 ?? {}).find(([name]) => name === key)?.[1],
        )
      }
      assert.ok(report.unread.some((each) => each.message.includes('新收')))
    })
  }

  const files = {
    'Word 网页': (tables: ReportTables) =>
      Promise.resolve(new TextEncoder().encode(wordHtml(tables))),
    'Word 文档': docx,
    'Excel 工作簿': xlsx,
  }
  for (const [name, build] of Object.entries(files)) {
    test(`${name}：合并单元格、空白和小数都读得准`, async () => {
      const tables = blanked(full())
      const report = await read(await build(tables))
      assert.equal(report.unit, '丰河县人民政府办公室')
      assert.deepEqual(report.tables, tables)
    })
  }

  test('国标编码和带标记的 UTF-16 照样读', async () => {
    const seed = readFileSync(`${folder}/00-baofeng-office-2023.txt`, 'utf8')
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(seed, 'utf16le')])
    assert.equal((await read(wide)).unit, '宝丰县人民政府办公室')
    const gb = await read(readFileSync('test/fixtures/baofeng-2023-gb18030.txt'))
    assert.deepEqual(gb.tables.table3?.new, [7, 0, 0, 0, 0, 0, 7])
  })
})
