import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answerTo, on, received, recorded, sentenceOf } from '../../../test/fixtures/course.ts'
import { day } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import { decide } from './checklist.ts'
import { factsOfCase } from './checklist-case.ts'
import type { CaseEvent } from './events.ts'
import { movesOpenTo } from './next-move.ts'
import { fold } from './request.ts'

const items = ['请写明年度']
const replyBy = day('2025-03-20')
const asking = { items, replyBy } as const
const proposal = {
  act: 'lateCorrection',
  ...asking,
  guidance: '见目录',
  reason: '内容不明',
} as const
const proposed: CaseEvent = { type: 'proposed', on: day('2025-03-13'), proposal }
const late = on('03-14', 'correctionNoticeServed', { ...asking, late: true })
const propose = {
  move: 'proposeLateCorrection',
  on: day('2025-03-13'),
  ...asking,
  guidance: '见目录',
  reason: '内容不明',
} as const
const approve = { move: 'approve', on: day('2025-03-14'), of: 2 } as const

const factsAt = (events: readonly CaseEvent[], at: string) => {
  const facts = factsOfCase(recorded(events), day(`2025-${at}`))
  assert.ok(facts.ok)
  return facts.value
}

const isOffered = (events: readonly CaseEvent[]): boolean =>
  movesOpenTo(fold(recorded(events))).includes('receiveCorrection')

const refusedBy = (answers: Record<string, string>, events: readonly CaseEvent[]): string => {
  const result = decide(factsAt(events, '03-28'), answers)
  return result.ok ? result.value.code : result.refusal.code
}

describe('超过7个工作日的补正告知（条例第三十条）', () => {
  test('第7个工作日还能直接告知；过了的不能，写明可以提请负责人同意', () => {
    const ask = { move: 'askCorrection', ...asking } as const
    assert.ok(typeof answerTo([received], { ...ask, on: day('2025-03-12') }) !== 'string')
    const tooLate = { ...ask, on: day('2025-03-13') }
    assert.equal(answerTo([received], tooLate), 'requests.correction-late 条例第三十条')
    assert.match(sentenceOf([received], tooLate), /2025-03-12 届满.*提请公开工作机构负责人同意/)
  })

  test('没有过期的、已经告知过的、没有事项的、期限不对的、没有理由的，不能提请', () => {
    const basis = '条例第三十条'
    assert.equal(
      answerTo([received], { ...propose, on: day('2025-03-12') }),
      `requests.correction-timely ${basis}`,
    )
    assert.equal(answerTo([received, late], propose), `requests.corrected-before ${basis}`)
    assert.equal(
      answerTo([received], { ...propose, items: [] }),
      `requests.correction-empty ${basis}`,
    )
    assert.equal(
      answerTo([received], { ...propose, replyBy: propose.on }),
      `requests.correction-term ${basis}`,
    )
    assert.equal(answerTo([received], { ...propose, reason: '' }), 'requests.reason-missing')
    assert.equal(answerTo([received, proposed], propose), 'requests.proposed-before')
  })

  test('负责人以第二人身份同意后发出；提请的人自己不能同意，没有批准岗位的也不能', () => {
    const made = answerTo([received, proposed], approve)
    assert.deepEqual(made, [{ type: 'approved', on: '2025-03-14', of: 2 }, late])
    assert.equal(
      answerTo([received, proposed], approve, { actor: { personId: 'p1', may: () => true } }),
      'requests.second-person',
    )
    const clerk = { personId: 'p2', may: (wanted: string) => wanted !== 'requests.approve' }
    assert.equal(answerTo([received, proposed], approve, { actor: clerk }), 'requests.not-yours')
    assert.equal(
      answerTo([received, proposed], { ...approve, on: replyBy }),
      'requests.correction-term 条例第三十条',
    )
  })

  test('答复期限照常计算，收到补正也不重新计算；环节仍是办理中', () => {
    const plain = replyClockOf(clocksOfCase(shippedCalendar, recorded([received])))?.due
    assert.equal(plain, '2025-03-31')
    const answered = [received, late, on('03-18', 'correctionReceived', { clear: true })]
    for (const events of [[received, late], answered]) {
      const clocks = clocksOfCase(shippedCalendar, recorded(events))
      assert.equal(replyClockOf(clocks)?.due, plain)
      assert.equal(fold(recorded(events)).stage, 'open')
      assert.ok(!clocks.some(({ id }) => id === 'C-CORR-APPL'))
    }
  })

  test('没有补正的按现有内容办理，不能按放弃申请；补正后仍不明确的可以那样答复', () => {
    assert.equal(refusedBy({ clear: 'notCorrected' }, [received, late]), 'requests.correction-void')
    const clear = { clear: 'clear', nature: 'notGovInfo', reason: '咨询政策' }
    assert.equal(refusedBy(clear, [received, late]), 'O3')
    const still = { clear: 'stillUnclear', unclearPoint: '年度', reason: '无法查找' }
    assert.equal(refusedBy(still, [received, late]), 'requests.no-correction')
    const answered = on('03-18', 'correctionReceived', { clear: false })
    assert.equal(refusedBy(still, [received, late, answered]), 'U3')
  })

  test('收到补正可以登记一次；没有告知过的、已经登记的不能', () => {
    const receive = { move: 'receiveCorrection', on: day('2025-03-18'), clear: true } as const
    assert.ok(typeof answerTo([received, late], receive) !== 'string')
    const none = 'requests.correction-none 条例第三十条'
    assert.equal(answerTo([received], receive), none)
    const answered = on('03-18', 'correctionReceived', { clear: true })
    assert.equal(answerTo([received, late, answered], receive), none)
    assert.deepEqual([[received], [received, late], [received, late, answered]].map(isOffered), [
      false,
      true,
      false,
    ])
  })
})
