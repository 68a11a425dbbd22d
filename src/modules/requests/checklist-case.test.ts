import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { search } from '../../../test/fixtures/ways.ts'
import { day } from '../../kernel/day.ts'
import { factsOfCase } from './checklist-case.ts'
import type { CaseFacts } from './checklist-facts.ts'
import type { CaseEvent, Recorded } from './events.ts'

const on = day('2025-03-28')
const received: CaseEvent = { type: 'received', on: day('2025-03-03'), channel: 'counter' }
const record = (events: readonly CaseEvent[]): Recorded[] =>
  events.map((event, at) =>
    Object.assign({ seq: at + 1, by: 'p1', at: '2025-03-03T01:00:00Z' }, event),
  )

const facts = (
  events: readonly CaseEvent[],
  beside?: Parameters<typeof factsOfCase>[2],
): CaseFacts => {
  const result = factsOfCase(record([received, ...events]), on, beside)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const bare: CaseFacts = {
  on,
  receivedOn: day('2025-03-03'),
  thirdParties: [],
  otherConsultationOpen: false,
}

const sent = (id: string): CaseEvent => ({
  type: 'thirdPartyLetterSent',
  on: day('2025-03-06'),
  id,
})

describe('办理过程中的事项，七步法都看得到', () => {
  test('只登记过的申请没有别的事实', () => {
    assert.deepEqual(facts([]), bare)
  })

  test('没有确定收到申请之日的，不能作出决定（条例第三十一条）', () => {
    const result = factsOfCase(record([{ type: 'submitted', on, channel: 'online' }]), on)
    assert.ok(!result.ok)
    assert.equal(result.refusal.code, 'requests.not-received')
    assert.equal(result.refusal.basis, '条例第三十一条')
  })

  test('补正、说明理由、缴费的日期', () => {
    const asked: CaseEvent = {
      type: 'correctionNoticeServed',
      on: day('2025-03-06'),
      replyBy: day('2025-03-27'),
      items: ['甲'],
    }
    const correction = { servedOn: day('2025-03-06'), replyBy: day('2025-03-27') }
    assert.deepEqual(facts([asked]), { ...bare, correction })
    assert.deepEqual(
      facts([asked, { type: 'correctionReceived', on: day('2025-03-20'), clear: true }]),
      {
        ...bare,
        correction: { ...correction, receivedOn: day('2025-03-20') },
      },
    )
    const why: CaseEvent = {
      type: 'reasonsRequested',
      on: day('2025-03-06'),
      answerBy: day('2025-03-20'),
    }
    const reasons = { servedOn: day('2025-03-06'), replyBy: day('2025-03-20') }
    assert.deepEqual(facts([why]), { ...bare, reasons })
    assert.deepEqual(
      facts([why, { type: 'reasonsReceived', on: day('2025-03-12'), accepted: false }]),
      {
        ...bare,
        reasons: { ...reasons, receivedOn: day('2025-03-12') },
      },
    )
    const given: CaseEvent = { type: 'reasonsReceived', on: day('2025-03-05'), accepted: true }
    const other: CaseEvent = { type: 'assigned', on: day('2025-03-10'), to: 'p2' }
    assert.deepEqual(facts([why, given, why, other]), { ...bare, reasons })
    const bill: CaseEvent[] = [
      { type: 'feeNoticeIssued', on: day('2025-03-05'), amountFen: 10_000 },
      { type: 'feeNoticeReceived', on: day('2025-03-06') },
    ]
    const payBy = day('2025-04-03')
    assert.deepEqual(facts(bill), bare)
    assert.deepEqual(facts(bill.slice(0, 1), { payBy }), bare)
    const fee = { receivedOn: day('2025-03-06'), payBy }
    assert.deepEqual(facts(bill, { payBy }), { ...bare, fee })
    assert.deepEqual(facts([...bill, { type: 'feePaid', on: day('2025-03-10') }], { payBy }), {
      ...bare,
      fee: { ...fee, paidOn: day('2025-03-10') },
    })
  })

  test('每封征求意见书的结果：同意、有理由或者没有理由的反对、逾期、无法送达、未办结', () => {
    const answer = (id: string, agrees: boolean, grounded?: boolean): CaseEvent => ({
      type: 'thirdPartyAnswered',
      on,
      id,
      agrees,
      ...(grounded !== undefined && { grounded }),
    })
    const got = facts([
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => sent(id)),
      answer('a', true),
      answer('b', false, true),
      answer('c', false, false),
      { type: 'consultationExpired', on, id: 'd' },
      { type: 'thirdPartyUndelivered', on, id: 'e' },
    ])
    assert.deepEqual(got.thirdParties, [
      'agreed',
      'objected',
      'ungrounded',
      'silent',
      'undelivered',
      'open',
    ])
    assert.equal(got.otherConsultationOpen, false)
  })

  test('共同制作机关和保密部门未答复的，征求意见未结束', () => {
    const asked: CaseEvent = { type: 'coMakerLetterSent', on: day('2025-03-06'), id: 'a' }
    assert.equal(facts([asked]).otherConsultationOpen, true)
    const done: CaseEvent = { type: 'coMakerAnswered', on, id: 'a', agrees: true }
    assert.equal(facts([asked, done]).otherConsultationOpen, false)
    assert.deepEqual(facts([asked]).thirdParties, [])
    assert.equal(facts([{ type: 'referralSent', on, id: 'b' }]).otherConsultationOpen, true)
  })

  test('撤回只算本次办理中没有被退回的', () => {
    const withdrawn: CaseEvent = { type: 'withdrawn', on: day('2025-03-20'), statement: '不再需要' }
    assert.deepEqual(facts([withdrawn]), { ...bare, withdrawnOn: day('2025-03-20') })
    const returned: CaseEvent = { type: 'returned', on, reason: '并非本人', from: 'review' }
    assert.deepEqual(facts([withdrawn, returned]), bare)
    assert.equal(facts([withdrawn, returned, { ...withdrawn, on }]).withdrawnOn, on)
    const reopened: CaseEvent = { type: 'replyReopened', on, how: 'revoke', reason: '有误' }
    assert.deepEqual(facts([withdrawn, reopened]), bare)
    const ordered: CaseEvent = { type: 'orderedToReply', on, disputeId: 'd1' }
    assert.deepEqual(facts([withdrawn, ordered]), bare)
  })

  test('检索记录由案卷提供', () => {
    assert.deepEqual(facts([], { search }), { ...bare, search })
  })
})
