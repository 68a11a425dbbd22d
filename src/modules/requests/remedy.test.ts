import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countyGovernment, countyOffice } from '../../../test/fixtures/organs.ts'
import { type Day, day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import type { Organ, OrganKind, ReconsiderationOrgan } from '../organs.ts'
import { type DecisionCode, decisionCodes } from './decisions.ts'
import { remedyBodies } from './jurisdiction.ts'
import { clauseOf, type Remedy, type RemedyCase, remedyFor, thirdPartyRemedy } from './remedy.ts'

const office: Organ = {
  ...countyOffice,
  reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
}

const value = <T>(result: Result<T>): T => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const refusal = (result: Result<unknown>): readonly [string, string | undefined] => {
  assert.ok(!result.ok, JSON.stringify(result))
  assert.match(result.refusal.message, /[\u4e00-\u9fff]/)
  return [result.refusal.code, result.refusal.basis]
}

const remedy = (code: DecisionCode, on: string, more: Partial<RemedyCase> = {}): Result<Remedy> =>
  remedyFor({
    code,
    on: day(on),
    organ: office,
    servedOnline: false,
    ...(code === 'PT' ? { withheld: ['N4'] } : {}),
    ...more,
  })

const oldWhole =
  '如对本告知书不服，可以根据《中华人民共和国行政复议法》第九条第一款和《中华人民共和国行政诉讼法》第四十四条第一款、第四十六条第一款的规定，自知道本告知书内容之日起60日内向宝丰县人民政府申请行政复议，或者自知道本告知书内容之日起6个月内直接向宝丰县人民法院提起行政诉讼。'
const elective = (part: string): string =>
  `${part}，可以根据《中华人民共和国行政复议法》第二十条第一款和《中华人民共和国行政诉讼法》第四十四条第一款、第四十六条第一款的规定，自知道本告知书内容之日起60日内向宝丰县人民政府申请行政复议，或者自知道本告知书内容之日起6个月内直接向宝丰县人民法院提起行政诉讼。`
const mandatory = (part: string): string =>
  `${part}，根据《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第四项和第二款的规定，应当自收到本告知书之日起60日内先向宝丰县人民政府申请行政复议。对行政复议决定不服的，可以根据《中华人民共和国行政诉讼法》第四十四条第二款、第四十五条的规定，自收到行政复议决定书之日起15日内向宝丰县人民法院提起行政诉讼；宝丰县人民政府决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以根据《中华人民共和国行政复议法》第三十四条的规定，自收到决定书之日起或者行政复议期限届满之日起15日内向宝丰县人民法院提起行政诉讼。`

const whole = '如对本告知书不服'
const withheldPart = '如对本告知书中不予公开的部分不服'
const restPart = '如对本告知书的其他内容不服'

/** 不予公开 (条例第十四条 to 第十六条): 复议前置 from 2024. The other sixteen, PT apart, stay elective. */
const mandatoryCodes = new Set<DecisionCode>(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7'])

const expected = (code: DecisionCode, on: string): string[] => {
  if (on < '2024-01-01') return [oldWhole]
  if (code === 'PT') return [mandatory(withheldPart), elective(restPart)]
  return [mandatoryCodes.has(code) ? mandatory(whole) : elective(whole)]
}

describe('救济途径告知', () => {
  for (const on of [
    '2021-01-01',
    '2023-12-31',
    '2024-01-01',
    '2025-05-31',
    '2025-06-01',
    '2026-03-05',
  ])
    test(`${on} 的答复，二十四个代码各载正确的救济途径`, () => {
      for (const code of decisionCodes)
        assert.deepEqual(value(remedy(code, on)).paragraphs, expected(code, on), code)
    })

  test('条款、文字版本和依据随期间变化', () => {
    const { paragraphs: _, ...before } = value(remedy('N1', '2023-12-31'))
    assert.deepEqual(before, {
      clauses: ['RM2'],
      versions: ['RM2-2019'],
      essentials: [
        ['60日内', '6个月内', '向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: [
        '《行政复议法》（2017年修正）第九条第一款',
        '《行政诉讼法》第四十四条第一款',
        '《行政诉讼法》第四十六条第一款',
      ],
    })
    const { paragraphs: __, ...after } = value(remedy('N1', '2024-01-01'))
    assert.deepEqual(after, {
      clauses: ['RM1'],
      versions: ['RM1-2024'],
      essentials: [
        ['60日内', '15日内', '先向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: [
        '复议法第二十条第一款',
        '复议法第二十三条第一款第四项',
        '复议法第二十三条第二款',
        '复议法第三十四条',
        '行诉法第四十四条第二款',
        '行诉法第四十五条',
      ],
    })
    const { paragraphs: ___, ...other } = value(remedy('U1b', '2024-01-01'))
    assert.deepEqual(other, {
      clauses: ['RM2'],
      versions: ['RM2-2024'],
      essentials: [
        ['60日内', '6个月内', '向宝丰县人民政府申请行政复议', '向宝丰县人民法院提起行政诉讼'],
      ],
      basis: ['复议法第二十条第一款', '行诉法第四十四条第一款', '行诉法第四十六条第一款'],
    })
    assert.deepEqual(value(remedy('PT', '2025-06-01')).clauses, ['RM1', 'RM2'])
    assert.deepEqual(value(clauseOf('PT', day('2025-06-01'))), 'RM1')
    assert.deepEqual(value(clauseOf('N8', day('2025-06-01'))), 'RM2')
  })

  test('部分公开只因含有非政府信息而区分处理的，不适用复议前置', () => {
    const only = value(remedy('PT', '2025-06-01', { withheld: ['O3'] }))
    assert.deepEqual(only.paragraphs, [elective(whole)])
    const mixed = value(remedy('PT', '2025-06-01', { withheld: ['O3', 'N6'] }))
    assert.deepEqual(mixed.paragraphs, [mandatory(withheldPart), elective(restPart)])
  })

  test('部分公开没有写明不予公开的部分，不能形成救济途径（条例第三十七条）', () => {
    const nothing = ['requests.withheld-missing', '条例第三十七条']
    assert.deepEqual(refusal(remedy('PT', '2025-06-01', { withheld: [] })), nothing)
    assert.deepEqual(
      refusal(remedyFor({ code: 'PT', on: day('2025-06-01'), organ: office, servedOnline: false })),
      nothing,
    )
  })

  test('条例施行以前的日期没有可用的文字', () => {
    assert.deepEqual(refusal(remedy('G1', '2019-05-14'))[0], 'requests.decision-not-in-force')
    assert.deepEqual(refusal(clauseOf('G1', day('2019-05-14'))), [
      'requests.remedy-not-in-force',
      '复议法第二十条第三款',
    ])
    const early = { on: day('2019-05-14'), organ: office, servedOnline: false }
    assert.deepEqual(refusal(thirdPartyRemedy(early)), [
      'requests.remedy-not-in-force',
      '复议法第二十条第三款',
    ])
  })

  test('告知第三方的救济途径可以复议也可以诉讼，不因日期变为复议前置', () => {
    const of = { organ: office, servedOnline: false }
    assert.deepEqual(value(thirdPartyRemedy({ ...of, on: day('2023-12-31') })).paragraphs, [
      oldWhole,
    ])
    const now = value(thirdPartyRemedy({ ...of, on: day('2025-06-01') }))
    assert.deepEqual(now.paragraphs, [elective(whole)])
    assert.deepEqual(now.clauses, ['RM3'])
    assert.deepEqual(now.versions, ['RM3-2024'])
  })
})

describe('互联网送达须告知提交复议申请书的互联网渠道', () => {
  const missing = ['requests.online-channel-missing', '复议法第二十二条第二款']
  const online =
    '申请行政复议的，可以通过互联网渠道（https://xzfy.moj.gov.cn）向宝丰县人民政府提交行政复议申请书。'

  test('没有配置互联网渠道的，不能通过互联网送达', () => {
    for (const code of decisionCodes)
      assert.deepEqual(refusal(remedy(code, '2024-01-01', { servedOnline: true })), missing, code)
    const blank: Organ = {
      ...office,
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment', online: ' ' },
    }
    assert.deepEqual(
      refusal(remedy('G1', '2025-06-01', { servedOnline: true, organ: blank })),
      missing,
    )
    assert.deepEqual(value(remedy('G1', '2025-06-01', { organ: blank })).paragraphs, [
      elective(whole),
    ])
  })

  test('2024 年以前没有这一要求，也不印该渠道', () => {
    const got = value(remedy('G1', '2023-12-31', { servedOnline: true, organ: countyOffice }))
    assert.deepEqual(got.paragraphs, [oldWhole])
    assert.deepEqual(got.versions, ['RM2-2019'])
  })

  test('配置了渠道的，每份答复都写明，依据为复议法第二十二条第二款', () => {
    for (const servedOnline of [true, false]) {
      const got = value(remedy('N4', '2025-06-01', { servedOnline, organ: countyOffice }))
      assert.deepEqual(got.paragraphs, [mandatory(whole), online])
      assert.deepEqual(got.versions, ['RM1-2024', 'ONLINE-2024'])
      assert.deepEqual(got.clauses, ['RM1'])
      assert.equal(got.basis.at(-1), '复议法第二十二条第二款')
    }
  })

  test('部分公开的两段救济途径之后只写一次渠道', () => {
    const got = value(remedy('PT', '2025-06-01', { organ: countyOffice }))
    assert.deepEqual(got.paragraphs, [mandatory(withheldPart), elective(restPart), online])
    assert.equal(new Set(got.basis).size, got.basis.length)
  })
})

describe('复议机关和法院', () => {
  const table: readonly (readonly [
    OrganKind,
    ReconsiderationOrgan['level'],
    string,
    readonly string[],
    string,
  ])[] = [
    [
      'countyGovernment',
      'municipalGovernment',
      '复议法第二十四条第一款第二项',
      ['intermediate'],
      '行诉法第十五条第一项',
    ],
    [
      'countyOffice',
      'countyGovernment',
      '复议法第二十四条第一款第一项',
      ['basic'],
      '行诉法第十四条',
    ],
    [
      'countyDepartment',
      'countyGovernment',
      '复议法第二十四条第一款第一项',
      ['basic'],
      '行诉法第十四条',
    ],
    ['justiceDepartment', 'countyGovernment', '复议法第二十八条', ['basic'], '行诉法第十四条'],
    ['township', 'countyGovernment', '复议法第二十四条第一款第二项', ['basic'], '行诉法第十四条'],
    [
      'subdistrict',
      'countyGovernment',
      '复议法第二十四条第一款第三项',
      ['basic'],
      '行诉法第十四条',
    ],
    ['dispatched', 'countyGovernment', '复议法第二十四条第四款', ['basic'], '行诉法第十四条'],
    ['authorised', 'countyGovernment', '复议法第二十四条第一款第四项', ['basic'], '行诉法第十四条'],
    [
      'vertical',
      'superiorDepartment',
      '复议法第二十七条',
      ['basic', 'intermediate'],
      '行诉法第十四条、第十五条第二项',
    ],
  ]

  for (const [kind, right, basis, courts, courtBasis] of table)
    test(`${kind}：向${right}申请复议，由${courts.join('或')}法院管辖`, () => {
      for (const level of [
        'countyGovernment',
        'municipalGovernment',
        'superiorDepartment',
      ] as const)
        for (const court of ['basic', 'intermediate'] as const) {
          const got = remedyBodies({
            ...office,
            kind,
            reconsideration: { name: '甲', level },
            court: { name: '乙', level: court },
          })
          if (level !== right)
            assert.deepEqual(refusal(got), ['requests.reconsideration-organ-wrong', basis])
          else if (!courts.includes(court))
            assert.deepEqual(refusal(got), ['requests.court-wrong', courtBasis])
          else
            assert.deepEqual(value(got), {
              reconsideration: { name: '甲', level },
              court: { name: '乙', level: court },
            })
        }
    })

  test('司法局没有配置上一级司法行政部门的，2024 年起不能签发；别的部门填了也不写', () => {
    const body = { name: '宝丰县人民政府', level: 'countyGovernment' } as const
    const justice: Organ = { ...office, kind: 'justiceDepartment', reconsideration: body }
    const missing = ['requests.superior-missing', '复议法第二十八条']
    for (const superior of [undefined, ' ']) {
      const organ: Organ = {
        ...justice,
        reconsideration: { ...body, ...(superior !== undefined && { superior }) },
      }
      assert.deepEqual(refusal(remedy('G1', '2024-01-01', { organ })), missing)
      assert.deepEqual(value(remedy('G1', '2023-12-31', { organ })).paragraphs, [oldWhole])
    }
    const both = { ...body, superior: '平顶山市司法局' }
    const named = value(
      remedy('N1', '2024-01-01', { organ: { ...justice, reconsideration: both } }),
    )
    assert.deepEqual(named.versions, ['RM1-2024', 'CHOICE-2024'])
    assert.equal(named.basis.at(-1), '复议法第二十八条')
    assert.deepEqual(named.essentials, [
      [
        '60日内',
        '15日内',
        '先向宝丰县人民政府或者平顶山市司法局申请行政复议',
        '向宝丰县人民法院提起行政诉讼',
      ],
      ['宝丰县人民政府', '平顶山市司法局'],
    ])
    const other = value(remedy('N1', '2024-01-01', { organ: { ...office, reconsideration: both } }))
    assert.deepEqual(other.paragraphs, [mandatory(whole)])
  })

  test('县人民政府的答复写市人民政府和中级人民法院', () => {
    const [text = ''] = value(remedy('N1', '2025-06-01', { organ: countyGovernment })).paragraphs
    assert.match(text, /先向平顶山市人民政府申请行政复议/)
    assert.match(text, /向河南省平顶山市中级人民法院提起行政诉讼/)
    assert.doesNotMatch(text, /宝丰/)
  })

  test('没有配置复议机关或者法院的，任何代码在任何日期都不能签发', () => {
    const { reconsideration: _, ...noBody } = office
    const { court: __, ...noCourt } = office
    const blankBody: Organ = {
      ...office,
      reconsideration: { name: ' ', level: 'countyGovernment' },
    }
    const blankCourt: Organ = { ...office, court: { name: ' ', level: 'basic' } }
    const bodyMissing = ['requests.reconsideration-organ-missing', '复议法第二十条第三款']
    const courtMissing = ['requests.court-missing', '行诉法第十四条']
    for (const on of ['2023-12-31', '2024-01-01', '2025-06-01'])
      for (const code of decisionCodes) {
        assert.deepEqual(refusal(remedy(code, on, { organ: noBody })), bodyMissing)
        assert.deepEqual(refusal(remedy(code, on, { organ: blankBody })), bodyMissing)
        assert.deepEqual(refusal(remedy(code, on, { organ: noCourt })), courtMissing)
        assert.deepEqual(refusal(remedy(code, on, { organ: blankCourt })), courtMissing)
      }
    const early: Day = day('2025-06-01')
    assert.deepEqual(
      refusal(thirdPartyRemedy({ organ: noBody, on: early, servedOnline: false })),
      bodyMissing,
    )
  })
})
