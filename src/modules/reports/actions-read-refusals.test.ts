import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { textLayouts } from '../../../test/annual-report-layouts.ts'
import { type ReportTables, requestRows } from '../reports.ts'
import { readReportFile } from './actions-read.ts'
import { textLines } from './reading/lines.ts'
import { readReport } from './reading/read.ts'

const seed = readFileSync('test/fixtures/annual-reports/00-baofeng-office-2023.txt')
const text = seed.toString('utf8')
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words)

const refusal = async (file: Uint8Array): Promise<string> => {
  const result = await readReportFile(file)
  return result.ok ? '' : result.refusal.message
}

describe('读不了的文件用一句话说明，不读出任何数字', () => {
  test('UTF-8 当作国标读坏了的文字', async () => {
    const garbled = new TextDecoder('gb18030').decode(seed)
    assert.match(await refusal(bytes(garbled)), /编码已损坏/)
  })

  test('UTF-8 当作西文读坏了的文字', async () => {
    assert.match(await refusal(bytes(new TextDecoder('windows-1252').decode(seed))), /编码已损坏/)
  })

  test('汉字变成问号或替换符', async () => {
    assert.match(await refusal(bytes(text.replaceAll(/\p{Script=Han}/gu, '?'))), /编码已损坏/)
    assert.match(
      await refusal(bytes(text.replaceAll(/\p{Script=Han}/gu, '\u{fffd}'))),
      /编码已损坏/,
    )
    assert.match(await refusal(bytes(text.replaceAll(/[自然人商业企]/g, '\u{fffd}'))), /编码已损坏/)
  })

  test('不是年度报告的文字、网页和文档', async () => {
    assert.match(
      await refusal(bytes('关于2024年部分节假日安排的通知\n元旦放假1天。')),
      /不是政府信息公开工作年度报告/,
    )
    assert.match(
      await refusal(bytes('<html><body><p>通知公告</p></body></html>')),
      /不是政府信息公开工作年度报告/,
    )
    assert.match(
      await refusal(bytes('1\t2\t3\t4\t5\t6\t7\n'.repeat(25))),
      /不是政府信息公开工作年度报告/,
    )
  })

  test('空文件、二进制、旧版文档、图片和截断的压缩包', async () => {
    assert.match(await refusal(new Uint8Array()), /空的/)
    assert.match(await refusal(bytes(' \n\n')), /空的/)
    assert.match(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])), /无法识别/)
    assert.match(
      await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])),
      /已加密，或者是旧版/,
    )
    const docx = readFileSync('test/fixtures/annual-reports/form-2021-blank.docx')
    assert.match(await refusal(docx.subarray(0, 9000)), /不完整/)
    assert.match(await refusal(docx.subarray(0, docx.length - 100)), /不完整/)
  })
})

/** A table whose 175 figures all differ, so that any figure in the wrong place shows. */
const distinct: ReportTables = {
  table2: {
    rules: [9001, 9002, 9003],
    normative: [9004, 9005, 9006],
    licensing: 9007,
    punishment: 9008,
    coercion: 9009,
    fees_wan: '9010.5',
  },
  table3: Object.fromEntries(
    requestRows.map((row, index) => [
      row.key,
      Array.from({ length: 7 }, (_, column) => 1000 + index * 10 + column),
    ]),
  ),
  table4: {
    review: [1, 2, 3, 4, 5],
    direct: [11, 12, 13, 14, 15],
    after_review: [21, 22, 23, 24, 25],
  },
}

/** Every figure stands in its own place; a cell whose line was lost may have become a blank. */
const isPartOf = (read: unknown, whole: unknown): boolean =>
  Array.isArray(read) && Array.isArray(whole)
    ? read.length === whole.length && read.every((figure, index) => isPartOf(figure, whole[index]))
    : read === null || read === whole

const truth: Readonly<Record<string, unknown>> = {
  ...distinct.table2,
  ...distinct.table3,
  ...distinct.table4,
}

describe('残缺的文件', () => {
  for (const [layout, whole] of Object.entries(textLayouts(distinct))) {
    test(`${layout}：任意丢掉一行，读出的数字都在原来的位置上，缺的不补`, () => {
      const lines = whole.split('\n')
      for (let lost = 10; lost < lines.length; lost += 1) {
        const report = readReport(textLines(lines.toSpliced(lost, 1).join('\n')))
        assert.ok(report.ok)
        const { table2, table3, table4 } = report.value.tables
        for (const [key, row] of Object.entries({ ...table2, ...table4, ...table3 })) {
          assert.ok(
            isPartOf(row, truth[key]),
            `丢掉第${lost + 1}行：${key}：${JSON.stringify(row)}`,
          )
        }
      }
    })
  }
})
