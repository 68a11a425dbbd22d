import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { textLines } from './lines.ts'
import { readReport } from './read.ts'

const sectionsOf = (text: string) => {
  const read = readReport(textLines(text))
  assert.ok(read.ok)
  return read.value.sections
}

const tables =
  '三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n'

describe('读出年报的文字部分', () => {
  test('宝丰县2023年年报：五段总体情况、四段问题和改进、一段收费，字句照原文', () => {
    const text = readFileSync('test/fixtures/annual-reports/00-baofeng-office-2023.txt', 'utf8')
    const { preamble, sections } = sectionsOf(text)
    assert.equal(preamble, undefined)
    const paragraphs = Object.values(sections).flatMap((section) => section.paragraphs)
    assert.deepEqual(
      Object.entries(sections).map(([numeral, section]) => [numeral, section.paragraphs.length]),
      [
        ['一', 5],
        ['五', 4],
        ['六', 1],
      ],
    )
    for (const paragraph of paragraphs) assert.ok(text.includes(paragraph), paragraph)
  })

  test('目录里的标题不当正文，前言在第一部分以前，落款和页码不算，“无”也是内容', () => {
    const { preamble, sections } = sectionsOf(
      [
        '某县2024年政府信息公开工作年度报告',
        '目录',
        '一、总体情况',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
        '一、总体情况',
        '（一）主动公开：全年公开文件三件。',
        '— 1 —',
        tables,
        '五、存在的主要问题及改进情况',
        '一是更新不够及时。',
        '六、其他需要报告的事项',
        '无',
        '某县人民政府办公室',
      ].join('\n'),
    )
    assert.equal(preamble, undefined)
    assert.deepEqual(sections, {
      一: { title: '一、总体情况', paragraphs: ['（一）主动公开：全年公开文件三件。'] },
      五: { title: '五、存在的主要问题及改进情况', paragraphs: ['一是更新不够及时。'] },
      六: { title: '六、其他需要报告的事项', paragraphs: ['无'] },
    })
    const { preamble: before } = sectionsOf(
      `某县2024年政府信息公开工作年度报告\n根据《条例》编制本报告。\n一、总体情况\n（一）主动公开：三件。\n${tables}`,
    )
    assert.deepEqual(before, ['根据《条例》编制本报告。'])
  })
})
