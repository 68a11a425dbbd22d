import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ofProse } from './checks/check.ts'
import {
  feesTold,
  linksSound,
  proseFilledIn,
  proseForChecks,
  sectionFiveIsNew,
  sectionsStand,
} from './checks/narrative.ts'
import { filledIn, linkedFigures, stretchesOf } from './linked.ts'
import { type ReportPaper, reportTitle, type Section } from './paper.ts'
import {
  noTexts,
  openingOf,
  passageKeys,
  sectionTitles,
  textsOfPaper,
  type Texts,
} from './passages.ts'
import { disputeGroups, requestRows, type ReportTables } from './tables.ts'

const row = (natural: number, business = 0): number[] => [
  natural,
  business,
  0,
  0,
  0,
  0,
  natural + business,
]

const tables: ReportTables = {
  table2: {
    rules: [0, 0, 0],
    normative: [6, 1, 114],
    licensing: 12,
    punishment: 3,
    coercion: 0,
    fees_wan: '4068.208',
  },
  table3: {
    ...Object.fromEntries(requestRows.map(({ key }) => [key, row(0)])),
    new: row(7, 2),
    carried_in: row(1),
    granted: row(1, 1),
    u1: row(2),
    u2: row(1),
    total: row(4, 1),
    carried_out: row(4, 1),
  },
  table4: Object.fromEntries(disputeGroups.map(({ key }) => [key, [1, 0, 0, 1, 2]])),
}

const noFees = { notices: 0, billedFen: 0, receivedFen: 0 }
const fees = { notices: 2, billedFen: 12_050, receivedFen: 4000 }

const figures = linkedFigures(2023, tables, fees)

const section = (...paragraphs: string[]): Section => ({ title: sectionTitles.五, paragraphs })

const of = (onRequest: string) => linksSound({ ...noTexts, onRequest }, tables, figures)

const six = (text: string): Section => ({ title: sectionTitles.六, paragraphs: [text] })

describe('文中引用的数字', () => {
  test('每个名称只有一个；单元格、合计、年度、收费金额都可以引用', () => {
    const names = figures.map(({ name }) => name)
    assert.equal(new Set(names).size, names.length)
    const wanted: Readonly<Record<string, string>> = {
      本年: '2023',
      上年: '2022',
      依申请公开·新收: '9',
      依申请公开·新收和结转: '10',
      依申请公开·新收·商业企业: '2',
      依申请公开·新收·法人或其他组织: '2',
      依申请公开·无法提供: '3',
      依申请公开·无法提供·本机关不掌握相关政府信息: '2',
      依申请公开·办结: '5',
      规范性文件·现行有效: '114',
      行政事业性收费: '4068.208',
      行政诉讼·总计: '4',
      信息处理费·应收元: '120.5',
      信息处理费·实收元: '40',
    }
    for (const [name, text] of Object.entries(wanted))
      assert.equal(figures.find((one) => one.name === name)?.text, text, name)
  })

  test('填入以后就是表中的数字；没有这个名称的原样留下并指出', () => {
    const text = '收到{{依申请公开.新收}}件，{{依申请公开·新收}}件，{{ 本年 }}年，{{没有}}件'
    assert.equal(filledIn(text, figures), '收到9件，9件，2023年，{{没有}}件')
    assert.deepEqual(
      stretchesOf(text, figures).map(({ kind }) => kind),
      ['typed', 'linked', 'typed', 'linked', 'typed', 'linked', 'typed', 'unknown', 'typed'],
    )
    assert.equal(filledIn('{{__proto__}}{{constructor}}', figures), '{{__proto__}}{{constructor}}')
  })

  test('CK10：不存在的名称必须改正；手工填写而与表中相同的提示可以引用，引用的不提示', () => {
    assert.deepEqual(
      of('{{没有}}件').map(({ rule, severity }) => [rule, severity]),
      [['CK10', 'error']],
    )
    const [typed] = of('今年共收到依申请公开申请 9 件。')
    assert.equal(typed?.severity, 'notice')
    assert.match(typed.message, /手工填写的，与表中相同，可以改为引用\{\{依申请公开·新收\}\}/)
    assert.deepEqual(of('今年共收到依申请公开申请{{依申请公开.新收}}件。'), [])
  })
})

const feeRules = (text: string, told: typeof fees): string[] =>
  feesTold(six(text), told).map(({ rule, severity }) => `${rule} ${severity}`)

describe('用数字起稿', () => {
  test('引用的名称都有，没有一个数字是手写的；没有收费的写明未收取，收费的三个数字齐全', () => {
    for (const charged of [noFees, fees]) {
      const begun = Object.fromEntries(
        passageKeys.map((key) => [key, openingOf(key, charged.notices === 0) ?? '']),
      ) as Texts
      const all = linkedFigures(2023, tables, charged)
      assert.deepEqual(linksSound(begun, tables, all), [])
      const { sections } = proseFilledIn(begun, all)
      assert.deepEqual(feesTold(sections.六, charged), [])
      const prose = proseForChecks({ sections, title: '', organName: '', year: 2023, tables })
      const claims = ofProse(prose, { tables, year: 2023 })
      assert.deepEqual(claims, [])
      assert.match(
        sections.一?.paragraphs.join('') ?? '',
        /新收政府信息公开申请9件，上年结转1件。办结5件/,
      )
    }
  })
})

describe('CK13 信息处理费', () => {
  test('没有收取的应当写明；写明了的各种说法都认', () => {
    assert.deepEqual(feeRules('没有其他事项。', noFees), ['CK13 error'])
    assert.deepEqual(feesTold(undefined, noFees).length, 1)
    for (const text of ['依申请公开政府信息未收费', '本年未收取信息处理费', '没有收取信息处理费'])
      assert.deepEqual(feeRules(text, noFees), [], text)
    assert.deepEqual(feeRules('未收取其他费用，发出收费通知3件', noFees), ['CK13 error'])
  })

  test('收取了的，件数、总金额、实收金额与案件记录一致', () => {
    const text = '发出收费通知2件，总金额120.5元，实际收取40元。'
    assert.deepEqual(feeRules(text, fees), [])
    for (const wrong of [
      text.replace('2件', '3件'),
      text.replace('120.5', '120'),
      text.replace('40元', '400元'),
      '本年未收取信息处理费',
    ])
      assert.deepEqual(feeRules(wrong, fees), ['CK13 error'], wrong)
  })
})

describe('CK18 六个部分', () => {
  const whole: Texts = { ...noTexts, active: '甲', problems: '乙', fees: '未收取' }
  const paper: ReportPaper = {
    organName: '某局',
    year: 2023,
    title: reportTitle('某局', 2023),
    tables,
    ...proseFilledIn(whole, figures),
  }

  test('标题写明年度、各部分有标题有内容、三张表齐全', () => {
    assert.deepEqual(sectionsStand(paper), [])
    const broken: ReportPaper[] = [
      { ...paper, title: '某局政府信息公开工作年度报告' },
      { ...paper, sections: { ...paper.sections, 五: { title: '五、问题', paragraphs: ['甲'] } } },
      { ...paper, tables: { ...tables, table4: null } },
      { ...paper, ...proseFilledIn({ ...whole, problems: ' ' }, figures) },
    ]
    for (const one of broken)
      assert.deepEqual(
        sectionsStand(one).map(({ rule, severity }) => `${rule} ${severity}`),
        ['CK18 error'],
      )
  })

  test('从印出的段落还能分回各部分', () => {
    const texts = textsOfPaper({
      ...paper,
      ...proseFilledIn(
        { ...whole, platform: '丙\n丁', improvements: '针对上年戊', others: '没有其他事项。' },
        figures,
      ),
    })
    assert.equal(texts.active, '（一）主动公开：甲')
    assert.equal(texts.platform, '（四）政府信息公开平台建设：丙\n丁')
    assert.equal(texts.problems, '乙')
    assert.equal(texts.improvements, '针对上年戊')
    assert.deepEqual([texts.fees, texts.others], ['未收取', '没有其他事项。'])
  })
})

const textsOf = (...paragraphs: string[]): Texts =>
  textsOfPaper({ sections: { 一: { title: sectionTitles.一, paragraphs } } })

describe('以前公布的年报分回各部分', () => {
  test('五段的标题怎么写都认：半角括号、空格、数字编号、“是”字、单独一行', () => {
    const forms = [
      ['(一) 主动公开：甲', '(二) 依申请公开：乙', '(四)平台建设情况：丁', '（五）监督与保障：戊'],
      ['1.主动公开情况。甲', '2、依申请公开情况。乙', '4.政务公开平台建设：丁', '5．监督保障：戊'],
      ['一是主动公开甲', '二是依申请公开乙', '四是平台建设丁', '五是监督保障戊'],
    ]
    for (const form of forms) {
      const { active, onRequest, platform, oversight } = textsOf(...form)
      assert.deepEqual([active, onRequest, platform, oversight], form)
    }
    const { active, management } = textsOf('主动公开', '甲', '政府信息管理', '丙：依申请公开较少。')
    assert.deepEqual([active, management], ['主动公开\n甲', '政府信息管理\n丙：依申请公开较少。'])
  })
})

describe('CK19 第五部分', () => {
  const last = section('一是公开目录更新不够及时；二是政策解读形式比较单一。')
  const rules = (...paragraphs: string[]): string[] =>
    sectionFiveIsNew(section(...paragraphs), last, 2023).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    )

  test('照抄上年的、没有回应上年问题的，都要答复；回应了的不要', () => {
    assert.deepEqual(rules('一是答复说理不够充分。针对上年目录更新的问题，已按季清理。'), [])
    assert.deepEqual(rules('一是答复说理不够充分。针对2022年目录更新的问题，已清理。'), [])
    assert.deepEqual(rules('一是公开目录更新不够及时；二是政策解读形式比较单一。'), [
      'CK19 answer',
      'CK19 answer',
    ])
    assert.deepEqual(rules('答复的说理不够充分，检索记录不完整。'), ['CK19 answer'])
    assert.deepEqual(sectionFiveIsNew(section('甲'), undefined, 2023), [])
  })
})
