import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  corrected,
  fee,
  parts,
  plain,
  search,
  served,
  toGive,
  ways,
} from '../../../test/fixtures/ways.ts'
import { day } from '../../kernel/day.ts'
import { type Answers, decide } from './checklist.ts'
import type { SearchRecord, ThirdPartyOutcome } from './checklist-facts.ts'
import { reach, proposal } from '../../../test/checklist-ways.ts'

const refused = (result: ReturnType<typeof decide>): string => {
  assert.ok(!result.ok, JSON.stringify(result))
  assert.match(result.refusal.message, /[\u4e00-\u9fff]/)
  return `${result.refusal.code} ${result.refusal.basis ?? ''}`.trim()
}

describe('七步法不能得出违法的决定', () => {
  test('申请内容不明确的，先告知补正；补正只告知一次（条例第三十条）', () => {
    const unclear = { clear: 'unclear', reason: '不清楚' }
    assert.equal(refused(decide(plain, unclear)), 'requests.ask-correction 条例第三十条')
    assert.equal(
      refused(decide({ ...plain, correction: corrected }, unclear)),
      'requests.corrected-once 条例第三十条',
    )
    assert.equal(
      refused(reach('U3', { correction: served })),
      'requests.no-correction 条例第三十条',
    )
    const { correction: _, ...none } = { ...plain, correction: served }
    assert.equal(refused(decide(none, ways.U3[1])), 'requests.no-correction 条例第三十条')
  })

  test('补正期限没有届满或者已经补正的，不能按放弃申请处理', () => {
    assert.equal(refused(decide(plain, ways.O1[1])), 'requests.no-correction-notice 条例第三十条')
    assert.equal(
      refused(reach('O1', { correction: corrected })),
      'requests.was-corrected 条例第三十条',
    )
    assert.equal(
      refused(reach('O1', { on: served.replyBy })),
      'requests.correction-running 条例第三十条',
    )
  })

  test('等待补正期间不能答复，补正以后可以', () => {
    assert.equal(
      refused(reach('G1', { correction: served })),
      'requests.awaiting-correction 条例第三十条',
    )
    assert.equal(proposal(reach('G1', { correction: corrected })).code, 'G1')
  })

  test('没有完整的检索记录，不能答复信息不存在', () => {
    const bad: readonly (SearchRecord | undefined)[] = [
      undefined,
      { ...search, where: [] },
      { ...search, where: [' '] },
      { ...search, keywords: [] },
      { ...search, by: ' ' },
      { ...search, from: day('2025-01-01') },
      { ...search, on: day('2025-03-02') },
      { ...search, on: day('2025-03-29') },
    ]
    for (const record of bad) {
      const { search: _, ...facts } = { ...plain, search }
      const result = decide(record ? { ...facts, search: record } : facts, ways.U1b[1])
      assert.equal(refused(result), 'requests.search-missing 条例第三十六条第四项')
    }
    for (const on of ['2025-03-03', '2025-03-28'])
      assert.equal(proposal(reach('U1b', { search: { ...search, on: day(on) } })).code, 'U1b')
    assert.equal(proposal(reach('U1b', { search: { ...search, from: search.to } })).code, 'U1b')
  })

  test('没有征求第三方意见，也没有登记原因的，不能以第三方权益为由不予公开', () => {
    const asked = 'requests.third-party-not-asked 条例第三十二条'
    assert.equal(refused(reach('N4', { thirdParties: [] })), asked)
    const unasked = { consulted: 'notConsulted' }
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, unasked)),
      'requests.checklist-incomplete',
    )
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, { ...unasked, notConsultedReason: ' ' })),
      'requests.checklist-incomplete',
    )
    const reasoned = { ...unasked, notConsultedReason: '第三方下落不明' }
    const got = proposal(reach('N4', { thirdParties: [] }, reasoned))
    assert.deepEqual([got.code, got.answers['notConsultedReason']], ['N4', '第三方下落不明'])
    for (const outcome of ['silent', 'agreed', 'objected', 'open'] as const)
      assert.equal(
        refused(reach('N4', { thirdParties: [outcome] }, reasoned)),
        'requests.third-party-asked 条例第三十二条',
      )
    const open = 'requests.consultation-open 条例第三十二条、第三十三条第三款'
    assert.equal(refused(reach('N4', { thirdParties: ['objected', 'open'] })), open)
    assert.equal(
      refused(reach('N4', { thirdParties: [], otherConsultationOpen: true }, reasoned)),
      open,
    )
    for (const outcome of ['silent', 'undelivered'] as const)
      assert.equal(proposal(reach('N4', { thirdParties: [outcome] })).code, 'N4')
  })

  test('第三方全部同意的，必须公开；有一个不同意的，不能按同意办理', () => {
    const agreed = { consulted: 'agreed', form: 'asked' }
    assert.equal(
      refused(reach('N4', { thirdParties: ['agreed', 'agreed'] })),
      'requests.third-party-agreed 条例第十五条',
    )
    assert.equal(proposal(reach('N4', { thirdParties: ['agreed'] }, agreed)).code, 'G1')
    assert.equal(
      proposal(reach('N4', { thirdParties: ['agreed'] }, agreed)).thirdPartyNotice,
      false,
    )
    assert.equal(
      refused(reach('N4', { thirdParties: ['agreed', 'silent'] }, agreed)),
      'requests.not-all-agreed 条例第十五条',
    )
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, agreed)),
      'requests.third-party-not-asked 条例第三十二条',
    )
    assert.equal(proposal(reach('N4', { thirdParties: ['agreed', 'objected'] })).code, 'N4')
  })

  test('不顾第三方反对决定公开的，先征求过意见，并须书面告知第三方（条例第三十二条）', () => {
    const override = { publicInterest: 'yes', form: 'asked' }
    const release = { consulted: 'release', releaseWhy: '已不构成商业秘密', form: 'asked' }
    const cases: readonly [Answers, ThirdPartyOutcome, boolean][] = [
      [override, 'objected', true],
      [override, 'silent', false],
      [release, 'ungrounded', true],
      [release, 'silent', false],
      [release, 'undelivered', false],
    ]
    for (const [answers, outcome, notice] of cases) {
      const told = proposal(reach('N4', { thirdParties: ['agreed', outcome] }, answers))
      assert.deepEqual([told.code, told.thirdPartyNotice], ['G1', notice])
      assert.equal(
        refused(reach('N4', { thirdParties: [] }, answers)),
        'requests.third-party-not-asked 条例第三十二条',
      )
    }
    const unasked = { consulted: 'notConsulted', notConsultedReason: '下落不明', ...override }
    assert.equal(
      refused(reach('N4', { thirdParties: [] }, unasked)),
      'requests.third-party-not-asked 条例第三十二条',
    )
    assert.equal(refused(reach('N4', {}, release)), 'requests.objection-grounded 条例第三十二条')
    assert.equal(proposal(reach('N4')).thirdPartyNotice, false)
  })

  test('第三方不同意公开而没有合理理由的，不能据此不予公开', () => {
    for (const thirdParties of [['ungrounded'], ['agreed', 'ungrounded']] as const)
      assert.equal(
        refused(reach('N4', { thirdParties })),
        'requests.objection-ungrounded 条例第三十二条',
      )
    assert.equal(proposal(reach('N4', { thirdParties: ['ungrounded', 'silent'] })).code, 'N4')
  })

  test('第三方反对或者征求意见未结束的，不能绕过权衡直接公开', () => {
    const give: readonly Answers[] = [
      ways.G1[1],
      ways.G3[1],
      { ...toGive, give: 'O3', ...parts },
      {
        ...toGive,
        give: 'N6',
        processKind: '请示报告',
        lawRequires: 'yes',
        disclosingLaw: '某法',
        form: 'asked',
      },
    ]
    for (const answers of give) {
      for (const outcome of ['objected', 'ungrounded'] as const)
        assert.equal(
          refused(decide({ ...plain, thirdParties: [outcome] }, answers)),
          'requests.objection-open 条例第三十二条',
        )
      assert.match(
        refused(decide({ ...plain, thirdParties: ['open'] }, answers)),
        /^requests\.consultation-open/,
      )
      assert.ok(decide({ ...plain, thirdParties: ['silent', 'agreed'] }, answers).ok)
    }
  })

  test('征求意见未结束的，不能决定不予公开', () => {
    for (const code of ['N1', 'N2', 'N3', 'N5', 'N6', 'N7'] as const)
      assert.match(
        refused(reach(code, { otherConsultationOpen: true })),
        /^requests\.consultation-open/,
      )
  })

  test('不能确定能否公开的，先报有关部门确定（条例第十七条）', () => {
    assert.equal(
      refused(decide(plain, { ...toGive, give: 'unsure', form: 'asked' })),
      'requests.refer-first 条例第十七条第三款',
    )
  })

  test('法律、法规、规章规定应当公开的过程性信息和案卷信息，予以公开', () => {
    for (const code of ['N6', 'N7'] as const)
      assert.equal(
        proposal(
          reach(
            code,
            {},
            { lawRequires: 'yes', disclosingLaw: '《行政处罚法》第四十八条', form: 'asked' },
          ),
        ).code,
        'G1',
      )
  })

  test('能够区分处理的，只能部分公开，并记下不予公开部分的理由（条例第三十七条）', () => {
    for (const code of ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7'] as const) {
      const answers = { severable: 'yes', ...parts, partWhy: '汇总数据不损害第三方' }
      const got = proposal(reach(code, {}, answers))
      assert.deepEqual([got.code, got.ground, got.letter], ['PT', code, 'D14'])
      assert.deepEqual(
        [got.thirdPartyNotice, 'partWhy' in got.answers],
        [code === 'N4', code === 'N4'],
      )
      assert.equal(proposal(reach(code)).ground, undefined)
    }
    assert.equal(proposal(decide(plain, { ...toGive, give: 'O3', ...parts })).ground, 'O3')
    assert.equal(
      refused(reach('N4', {}, { severable: 'yes', ...parts })),
      'requests.checklist-incomplete',
    )
  })

  test('重复申请须有收到本次申请以前的答复；公开的时间不能是过去', () => {
    assert.equal(
      refused(reach('X2', {}, { earlierOn: '2025-03-04' })),
      'requests.earlier-reply-later 条例第三十六条第六项',
    )
    assert.equal(proposal(reach('X2', {}, { earlierOn: '2025-03-03' })).code, 'X2')
    assert.equal(refused(reach('X2', {}, { earlierOn: '2025-02-30' })), 'day.unreadable')
    assert.equal(
      refused(reach('G3', {}, { publicBy: '2025-03-27' })),
      'requests.public-by-past 条例第三十六条第二项',
    )
    assert.equal(proposal(reach('G3', {}, { publicBy: '2025-03-28' })).code, 'G3')
  })

  test('没有要求申请人说明理由，或者说明期限未满的，不能以大量反复申请不予处理', () => {
    assert.equal(refused(decide(plain, ways.X4[1])), 'requests.reasons-not-asked 条例第三十五条')
    assert.equal(
      refused(reach('X4', { reasons: served, on: served.replyBy })),
      'requests.reasons-running 条例第三十五条',
    )
    assert.equal(proposal(reach('X4', { reasons: served })).code, 'X4')
    const early = { reasons: { ...served, receivedOn: day('2025-03-12') }, on: day('2025-03-13') }
    assert.equal(proposal(reach('X4', early)).code, 'X4')
  })

  test('缴费期限未满的，什么决定也不能作；缴费以后照常办理', () => {
    assert.equal(
      refused(reach('G1', { fee: { ...fee, payBy: plain.on } })),
      'requests.awaiting-payment 《政府信息公开信息处理费管理办法》第六条',
    )
    assert.equal(proposal(reach('G1', { fee: { ...fee, paidOn: day('2025-03-10') } })).code, 'G1')
    const early = { on: day('2020-12-31'), fee: { ...fee, payBy: day('2020-12-01') } }
    assert.equal(refused(reach('O2', early)), 'requests.decision-not-in-force')
  })

  test('只能从所列各项中选择的，不接受其他文字', () => {
    assert.equal(refused(reach('N3', {}, { endangered: '面子' })), 'requests.checklist-option')
    assert.equal(
      refused(reach('N3', {}, { severable: '__proto__' })),
      'requests.checklist-incomplete',
    )
    assert.equal(refused(decide(plain, {})), 'requests.checklist-incomplete')
  })
})
