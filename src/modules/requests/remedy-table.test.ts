import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import type { Organ } from '../organs.ts'
import { decisionCodes } from './decisions.ts'
import { sampleOrgan } from './letter-sample-case.ts'
import { letterSamples } from './letter-samples.ts'
import { codeOf, type LetterOrder, writeLetter } from './letters.ts'
import { textOf } from '../../kernel/letter.ts'

type Body = readonly [organ: string, reconsideration: string, court: string, superior?: string]

/** Who reconsiders and which court hears, written down from 复议法第二十四条、第二十七条、第二十八条, 行诉法第十四条、第十五条. */
const bodies: readonly (readonly [Organ, ...Body])[] = [
  [
    {
      ...sampleOrgan,
      id: 'xzf',
      name: '宝丰县人民政府',
      kind: 'countyGovernment',
      reconsideration: { name: '平顶山市人民政府', level: 'municipalGovernment' },
      court: { name: '河南省平顶山市中级人民法院', level: 'intermediate' },
    },
    '宝丰县人民政府',
    '平顶山市人民政府',
    '河南省平顶山市中级人民法院',
  ],
  [
    { ...sampleOrgan, reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' } },
    '宝丰县人民政府办公室',
    '宝丰县人民政府',
    '宝丰县人民法院',
  ],
  [
    {
      ...sampleOrgan,
      id: 'nyj',
      name: '宝丰县农业农村局',
      kind: 'countyDepartment',
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
    },
    '宝丰县农业农村局',
    '宝丰县人民政府',
    '宝丰县人民法院',
  ],
  [
    {
      ...sampleOrgan,
      id: 'sfj',
      name: '宝丰县司法局',
      kind: 'justiceDepartment',
      reconsideration: {
        name: '宝丰县人民政府',
        level: 'countyGovernment',
        superior: '平顶山市司法局',
      },
    },
    '宝丰县司法局',
    '宝丰县人民政府',
    '宝丰县人民法院',
    '平顶山市司法局',
  ],
  [
    {
      ...sampleOrgan,
      id: 'zzx',
      name: '宝丰县周庄镇人民政府',
      kind: 'township',
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
    },
    '宝丰县周庄镇人民政府',
    '宝丰县人民政府',
    '宝丰县人民法院',
  ],
  [
    {
      ...sampleOrgan,
      id: 'pcs',
      name: '宝丰县公安局城关派出所',
      kind: 'dispatched',
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
    },
    '宝丰县公安局城关派出所',
    '宝丰县人民政府',
    '宝丰县人民法院',
  ],
  [
    {
      ...sampleOrgan,
      id: 'swj',
      name: '国家税务总局宝丰县税务局',
      kind: 'vertical',
      reconsideration: { name: '国家税务总局平顶山市税务局', level: 'superiorDepartment' },
    },
    '国家税务总局宝丰县税务局',
    '国家税务总局平顶山市税务局',
    '宝丰县人民法院',
  ],
]

type Clause = 'either' | 'firstReconsider'

const eitherFrom2024 = (part: string, [, who, court]: Body): string =>
  `${part}，可以根据《中华人民共和国行政复议法》第二十条第一款和《中华人民共和国行政诉讼法》第四十四条第一款、第四十六条第一款的规定，自知道本告知书内容之日起60日内向${who}申请行政复议，或者自知道本告知书内容之日起6个月内直接向${court}提起行政诉讼。`

const eitherBefore2024 = (part: string, body: Body): string =>
  eitherFrom2024(part, body).replace(
    '《中华人民共和国行政复议法》第二十条第一款',
    '《中华人民共和国行政复议法》第九条第一款',
  )

const firstReconsider = (part: string, [, who, court]: Body): string =>
  `${part}，根据《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第四项和第二款的规定，应当自收到本告知书之日起60日内先向${who}申请行政复议。对行政复议决定不服的，可以根据《中华人民共和国行政诉讼法》第四十四条第二款、第四十五条的规定，自收到行政复议决定书之日起15日内向${court}提起行政诉讼；${who}决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以根据《中华人民共和国行政复议法》第三十四条的规定，自收到决定书之日起或者行政复议期限届满之日起15日内向${court}提起行政诉讼。`

/** Whole letters but PT, by code, as the law stood from 2024 on; before, everything was `either`. */
const from2024: Readonly<Record<string, Clause>> = {
  G1: 'either',
  G2: 'either',
  G3: 'either',
  N1: 'firstReconsider',
  N2: 'firstReconsider',
  N3: 'firstReconsider',
  N4: 'firstReconsider',
  N5: 'firstReconsider',
  N6: 'firstReconsider',
  N7: 'firstReconsider',
  N8: 'either',
  U1a: 'either',
  U1b: 'either',
  U2: 'either',
  U3: 'either',
  X1: 'either',
  X2: 'either',
  X3: 'either',
  X4: 'either',
  X5: 'either',
  O1: 'either',
  O2: 'either',
  O3: 'either',
}

const whole = '如对本告知书不服'

/** 复议法第二十八条 in force: the two places named together, and once more each by itself. */
const eitherPlace = (body: Body): { named: Body; also: string[] } => {
  const [organ, government, court, superior] = body
  if (superior === undefined) return { named: body, also: [] }
  return {
    named: [organ, `${government}或者${superior}`, court],
    also: [
      `本机关是履行行政复议机构职责的地方人民政府司法行政部门，根据《中华人民共和国行政复议法》第二十八条的规定，可以向${government}申请行政复议，也可以向${superior}申请行政复议。`,
    ],
  }
}

const expectedOf = (code: string, on: string, body: Body): string[] => {
  if (on < '2024-01-01') return [eitherBefore2024(whole, body)]
  const { named, also } = eitherPlace(body)
  if (code === 'PT')
    return [
      firstReconsider('如对本告知书中不予公开的部分不服', named),
      eitherFrom2024('如对本告知书的其他内容不服', named),
      ...also,
    ]
  const write = from2024[code] === 'firstReconsider' ? firstReconsider : eitherFrom2024
  return [write(whole, named), ...also]
}

/** The letter a code is answered with; a withdrawal carries no remedy, so O3 is 不属于政府信息. */
const replyOf = (code: string): LetterOrder => {
  const found = Object.values(letterSamples).find(
    (order) => codeOf(order) === code && order.kind !== 'D30',
  )
  assert.ok(found, code)
  return found
}

const remedyLines = (order: LetterOrder, organ: Organ, on: string): string[] =>
  textOf(
    writeLetter(order.kind, {
      ...order.data,
      organ,
      on: day(on),
      servedOnline: false,
    }),
  ).filter((line) => /^(?:如对|本机关是).*行政复议/.test(line))

describe('每个决定代码、每个日期、每种机关的答复，救济途径都正确', () => {
  for (const [organ, ...body] of bodies)
    for (const on of ['2023-12-31', '2024-01-01', '2025-05-31', '2025-06-01'])
      test(`${body[0]} ${on}：向${body[1]}申请复议，向${body[2]}起诉`, () => {
        for (const code of decisionCodes)
          assert.deepEqual(remedyLines(replyOf(code), organ, on), expectedOf(code, on, body), code)
      })

  test('表中列出全部二十四个代码', () => {
    assert.deepEqual(new Set([...Object.keys(from2024), 'PT']), new Set(decisionCodes))
  })
})

/** An article of an excerpt, up to the next one in it. */
const articleOf = (text: string, article: string, next: string): string => {
  const from = text.indexOf(article)
  return text.slice(from, text.indexOf(next, from + 1))
}

/** The sentences of the two statutes that the clauses stand on, each read in its place. */
describe('救济途径所引条文', () => {
  const folder = join(import.meta.dirname, '../../../../test/fixtures/statutes')
  const read = (name: string): string =>
    readFileSync(join(folder, name), 'utf8').replaceAll(/\s/g, '')
  const reconsideration = read('administrative-reconsideration-2023-excerpt.md')
  const litigation = read('administrative-litigation-2017-excerpt.md')

  for (const [text, article, next, words] of [
    [
      reconsideration,
      '第二十条',
      '第二十二条',
      '自知道或者应当知道该行政行为之日起六十日内提出行政复议申请',
    ],
    [
      reconsideration,
      '第二十二条',
      '第二十三条',
      '行政机关通过互联网渠道送达行政行为决定书的，应当同时提供提交行政复议申请书的互联网渠道',
    ],
    [reconsideration, '第二十三条', '第二十四条', '（四）申请政府信息公开，行政机关不予公开；'],
    [
      reconsideration,
      '第二十三条',
      '第二十四条',
      '行政机关在作出行政行为时应当告知公民、法人或者其他组织先向行政复议机关申请行政复议',
    ],
    [
      reconsideration,
      '第二十四条',
      '第二十七条',
      '（一）对本级人民政府工作部门作出的行政行为不服的；（二）对下一级人民政府作出的行政行为不服的；',
    ],
    [
      reconsideration,
      '第二十七条',
      '第二十八条',
      '税务和国家安全机关的行政行为不服的，向上一级主管部门申请行政复议',
    ],
    [
      reconsideration,
      '第二十八条',
      '第三十四条',
      '对履行行政复议机构职责的地方人民政府司法行政部门的行政行为不服的，可以向本级人民政府申请行政复议，也可以向上一级司法行政部门申请行政复议。',
    ],
    [
      reconsideration,
      '第三十四条',
      '（完）',
      '自收到决定书之日起或者行政复议期限届满之日起十五日内',
    ],
    [litigation, '第十四条', '第十五条', '基层人民法院管辖第一审行政案件'],
    [litigation, '第十五条', '第四十四条', '县级以上地方人民政府所作的行政行为提起诉讼的案件'],
    [litigation, '第四十四条', '第四十五条', '法律、法规规定应当先向行政机关申请复议'],
    [
      litigation,
      '第四十五条',
      '第四十六条',
      '可以在收到复议决定书之日起十五日内向人民法院提起诉讼',
    ],
    [litigation, '第四十六条', '（完）', '应当自知道或者应当知道作出行政行为之日起六个月内提出'],
  ] as const)
    test(`${article}：${words.slice(0, 24)}`, () => {
      assert.ok(articleOf(text, article, next).includes(words))
    })
})
