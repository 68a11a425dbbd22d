import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answerTo, on, received, recorded, sentenceOf } from '../../../test/fixtures/course.ts'
import { day } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import { deskOf } from './desk.ts'
import type { CaseEvent } from './events.ts'
import { nextStepOf } from './next-move.ts'
import { fold } from './request.ts'
import { holdDays, holdWarning, lastHold, overruledIn } from './third-party-notice.ts'

const asked = (id: string, grounded: boolean, agrees = false): CaseEvent[] => [
  on('03-05', 'thirdPartyLetterSent', { id }),
  on('03-06', 'thirdPartyReceived', { id }),
  on('03-10', 'thirdPartyAnswered', { id, agrees, ...(!agrees && { grounded }) }),
]

const decided = (code: 'G1' | 'PT' | 'N4', ...consulted: CaseEvent[][]): CaseEvent[] => [
  received,
  ...consulted.flat(),
  on('03-12', 'decided', { code }),
]

const notices = [{ id: '1', number: '甲〔2025〕2号' }]
const signed = [
  ...decided('G1', asked('1', true)),
  on('03-13', 'signed', { number: '甲〔2025〕1号', code: 'G1', notices }),
]
const sent = [...signed, on('03-14', 'noticeServed', { id: '1', route: 'direct' })]
const told = [...sent, on('03-17', 'noticeReceived', { id: '1', proof: '收发室签收' })]

const serve = (at: string) => ({ move: 'serve', on: day(`2025-${at}`), route: 'direct' }) as const

const deskAfter = (events: readonly CaseEvent[]) => {
  const state = fold(recorded(events))
  const desk = deskOf(state, false)
  return [desk, nextStepOf(state, desk)]
}

describe('不顾第三方反对决定公开的，先告知第三方（条例第三十二条）', () => {
  test('予以公开和部分公开须告知每一位不同意的第三方，不予公开和同意的不用', () => {
    const all = [asked('1', true), asked('2', false), asked('3', true, true)]
    for (const code of ['G1', 'PT'] as const)
      assert.deepEqual(overruledIn(fold(recorded(decided(code, ...all)))), ['1', '2'])
    assert.deepEqual(overruledIn(fold(recorded(decided('N4', ...all)))), [])
  })

  test('没有《公开决定告知书》的不能签发；有了才能签发，文号一并记录', () => {
    const sign = { move: 'sign', on: day('2025-03-13'), number: '甲〔2025〕1号' } as const
    const events = decided('PT', asked('1', true), asked('2', false))
    assert.equal(answerTo(events, { ...sign, notices }), 'requests.notice-missing 条例第三十二条')
    assert.match(sentenceOf(events, { ...sign, notices }), /第2号函的第三方反对/)
    const both = [...notices, { id: '2', number: '甲〔2025〕3号' }]
    const made = answerTo(events, { ...sign, notices: both })
    assert.ok(typeof made !== 'string')
    assert.deepEqual(made[0]?.type === 'signed' && made[0].notices, both)
    assert.ok(typeof answerTo(decided('N4', asked('1', true)), sign) !== 'string')
  })

  test('第三方没有收到以前，不能向申请人送达', () => {
    for (const events of [signed, sent]) {
      assert.equal(answerTo(events, serve('03-20')), 'requests.notice-first 条例第三十二条')
      assert.match(sentenceOf(events, serve('03-20')), /甲〔2025〕2号.*先送达并登记收到凭证/)
    }
  })

  test('第三方收到以后暂缓10个工作日，次日起可以送达；拒绝时写明从哪一天起', () => {
    assert.equal(holdDays(day('2025-03-13')), 10)
    assert.equal(holdDays(day('2019-05-14')), 0)
    assert.equal(answerTo(told, serve('03-31')), 'requests.notice-hold 条例第三十二条')
    assert.match(sentenceOf(told, serve('03-31')), /到 2025-03-31 届满，2025-04-01 起可以/)
    assert.ok(typeof answerTo(told, serve('04-01')) !== 'string')
  })

  test('几位第三方的，以最后一位收到的为准', () => {
    const two = [...notices, { id: '2', number: '甲〔2025〕3号' }]
    const both: CaseEvent[] = [
      ...decided('G1', asked('1', true), asked('2', false)),
      on('03-13', 'signed', { number: '甲〔2025〕1号', code: 'G1', notices: two }),
      on('03-14', 'noticeServed', { id: '1', route: 'direct' }),
      on('03-14', 'noticeServed', { id: '2', route: 'post', postNumber: 'XA12345678941' }),
      on('03-18', 'noticeReceived', { id: '1', proof: '签收' }),
      on('03-14', 'noticeReceived', { id: '2', proof: '签收' }),
    ]
    assert.equal(lastHold(shippedCalendar, fold(recorded(both)))?.due, '2025-04-01')
    assert.equal(lastHold(shippedCalendar, fold(recorded(both.slice(0, -1)))), undefined)
  })

  test('待办依次是送达第三方、登记收到、向申请人送达；被退回的重新送达', () => {
    assert.deepEqual(deskAfter(signed), ['notify', 'serveNotice'])
    assert.deepEqual(deskAfter(sent), ['notify', 'proveNotice'])
    assert.deepEqual(deskAfter(told), ['serve', 'serve'])
    const back = [...sent, on('03-20', 'noticeReturned', { id: '1', reason: '查无此人' })]
    assert.deepEqual(deskAfter(back), ['notify', 'serveNotice'])
  })

  test('重新答复的，重新告知', () => {
    const served = [
      ...told,
      on('04-01', 'served', { route: 'direct' }),
      on('04-10', 'replyReopened', { how: 'correct', reason: '数字有误' }),
    ]
    assert.deepEqual(fold(recorded(served)).notices, [])
  })
})

describe('公开决定告知书的送达', () => {
  const send = { move: 'serveNotice', on: day('2025-03-14'), id: '1', route: 'direct' } as const
  const prove = { move: 'proveNotice', on: day('2025-03-17'), id: '1', proof: '签收' } as const
  const back = { move: 'noticeReturned', on: day('2025-03-17'), id: '1', reason: '退回' } as const

  test('没有这份告知书、早于签发、没有邮件号码、已经发出、已经收到的，不能登记送达', () => {
    assert.equal(answerTo(signed, { ...send, id: '9' }), 'requests.notice-absent 条例第三十二条')
    assert.equal(answerTo(signed, { ...send, on: day('2025-03-12') }), 'requests.notice-early')
    assert.equal(
      answerTo(signed, { ...send, route: 'post' }),
      'requests.post-number 国办公开办函〔2016〕235号',
    )
    assert.equal(answerTo(sent, send), 'requests.notice-sent-before')
    assert.equal(answerTo(told, send), 'requests.notice-received-before')
    assert.deepEqual(answerTo(signed, { ...send, route: 'post', postNumber: 'XA12345678941' }), [
      {
        type: 'noticeServed',
        on: '2025-03-14',
        id: '1',
        route: 'post',
        postNumber: 'XA12345678941',
      },
    ])
  })

  test('没有发出、早于发出、没有凭证的，不能登记收到', () => {
    assert.equal(answerTo(signed, prove), 'requests.notice-unsent')
    assert.equal(answerTo(sent, { ...prove, on: day('2025-03-13') }), 'requests.notice-proof-early')
    assert.equal(
      answerTo(sent, { ...prove, proof: '' }),
      'requests.proof-missing 国办公开办函〔2016〕235号',
    )
    assert.equal(answerTo(told, prove), 'requests.notice-received-before')
    assert.equal(answerTo(signed, back), 'requests.notice-unsent')
    assert.equal(answerTo(sent, { ...back, reason: '' }), 'requests.reason-missing')
  })

  test('拟制时就告诉还剩几天：够的写明暂缓，不够的提醒延期，逾期的写明逾期', () => {
    const today = day('2025-03-13')
    const due = day('2025-03-31')
    assert.match(holdWarning(today, due, 12), /还有 12 个工作日。.*暂缓 10 个工作日/)
    assert.doesNotMatch(holdWarning(today, due, 12), /延长/)
    assert.match(holdWarning(today, due, 10), /期限不够.*条例第三十三条第二款/)
    assert.match(holdWarning(today, due, -1), /^答复期限已于 2025-03-31 届满/)
    assert.match(holdWarning(today, null, null), /^第三方收到/)
    assert.match(holdWarning(today, due, null), /暂缓期间答复期限照常计算/)
  })
})
