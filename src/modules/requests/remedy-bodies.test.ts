import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countyGovernment } from '../../../test/fixtures/organs.ts'
import { type Day, day } from '../../kernel/day.ts'
import type { Organ, OrganKind, ReconsiderationOrgan } from '../organs.ts'
import { decisionCodes } from './decisions.ts'
import { remedyBodies } from './jurisdiction.ts'
import { thirdPartyRemedy } from './remedy.ts'
import {
  office,
  value,
  refusal,
  remedy,
  oldWhole,
  mandatory,
  whole,
} from '../../../test/remedy-cases.ts'

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
