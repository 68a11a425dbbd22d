import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { shippedCalendar as calendar } from '../../kernel/notices.ts'
import type { AnyEvent } from './clock-events.ts'
import { clocksOf, usedBy } from './clocks.ts'
import {
  received,
  at,
  noticed,
  letter,
  clock,
  dueOf,
  ids,
  consulted,
} from '../../../test/clock-events.ts'

const excludedDays = (events: readonly AnyEvent[]) =>
  clock(events, 'C-REPLY')
    .derivation.filter(({ kind }) => kind === 'excluded')
    .map((one) => one.day)

describe('征求意见期间不计入（条例第三十三条第三款）', () => {
  test('第三方收到之日起15个工作日；尚未答复的，按期满不答复推算并说明', () => {
    assert.equal(dueOf(consulted, 'C-THIRD'), '2025-03-31')
    assert.equal(dueOf(consulted), '2025-04-24')
    assert.deepEqual(clock(consulted, 'C-REPLY').assumptions, [
      '征求第三方意见尚未答复，按2025-03-31期满不答复推算',
    ])
    assert.equal(usedBy(clock(consulted, 'C-REPLY'), day('2025-03-31')), 3)
    assert.deepEqual(clock(consulted, 'C-THIRD').assumptions, [])
    assert.equal(Object.hasOwn(clock(consulted, 'C-THIRD'), 'letter'), false)
  })

  test('2025年3月20日答复的，次一工作日恢复，至2025年4月15日', () => {
    const events = [...consulted, letter('thirdPartyAnswered', '2025-03-20')]
    assert.equal(dueOf(events), '2025-04-15')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
    assert.equal(clock(events, 'C-THIRD').endedOn, '2025-03-20')
    const days = excludedDays(events)
    assert.deepEqual([days[0], days.at(-1), days.length], ['2025-03-07', '2025-03-20', 14])
    assert.equal(
      clock(events, 'C-REPLY').derivation[3]?.reason,
      '征求第三方意见期间，不计入答复期限（条例第三十三条第三款）',
    )
  })

  test('逾期才答复的，扣除到15个工作日期满为止', () => {
    const events = [...consulted, letter('thirdPartyAnswered', '2025-04-10')]
    assert.equal(dueOf(events), '2025-04-24')
    assert.equal(dueOf([...consulted, letter('thirdPartyAnswered', '2025-03-31')]), '2025-04-24')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
  })

  test('退回无法送达的按不答复处理，次一工作日恢复', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06'),
      letter('thirdPartyUndelivered', '2025-03-20'),
    ]
    assert.equal(dueOf(events), '2025-04-15')
    assert.deepEqual(ids(events), ['C-REPLY', 'C-CORRECT'])
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
  })

  test('共同制作机关同样扣除', () => {
    const events = [
      received(),
      letter('coMakerLetterSent', '2025-03-06'),
      letter('coMakerReceived', '2025-03-10'),
    ]
    assert.equal(dueOf(events), '2025-04-24')
    assert.equal(dueOf(events, 'C-ORGAN'), '2025-03-31')
    const answered = [...events, letter('coMakerAnswered', '2025-03-20')]
    assert.equal(dueOf(answered), '2025-04-15')
    assert.match(
      clock(answered, 'C-REPLY').derivation[3]?.reason ?? '',
      /^征求共同制作机关意见期间/,
    )
  })

  test('提请确定是否可以公开的，扣除到回复之日，没有期限', () => {
    const events = [received(), letter('referralSent', '2025-03-06')]
    assert.equal(dueOf(events), '2025-04-22')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [
      '提请确定是否可以公开尚无送达或者答复记录，暂按发出当日收到、15个工作日不答复推算',
    ])
    const long = [...events, letter('referralAnswered', '2025-05-30')]
    assert.equal(dueOf(long), '2025-06-25')
    assert.deepEqual(ids(long), ['C-REPLY', 'C-CORRECT'])
    assert.match(clock(long, 'C-REPLY').derivation[3]?.reason ?? '', /^提请确定是否可以公开期间/)
  })

  test('已发函、尚无送达记录的，暂按发出当日收到推算', () => {
    const sent = [received(), letter('thirdPartyLetterSent', '2025-03-06', '甲')]
    assert.equal(dueOf(sent), '2025-04-22')
    assert.deepEqual(clock(sent, 'C-REPLY').assumptions, [
      '征求第三方意见（第甲号函）尚无送达或者答复记录，暂按发出当日收到、15个工作日不答复推算',
    ])
  })

  test('同时征求几方意见的，重叠的日子只扣除一次，最后一方答复后才恢复', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06', '甲'),
      letter('thirdPartyReceived', '2025-03-10', '甲'),
      letter('coMakerLetterSent', '2025-03-11', '甲'),
      letter('coMakerReceived', '2025-03-12', '甲'),
      letter('thirdPartyLetterSent', '2025-03-12', '乙'),
      letter('thirdPartyAnswered', '2025-03-14', '甲'),
      letter('thirdPartyUndelivered', '2025-03-20', '乙'),
      letter('coMakerAnswered', '2025-03-18', '甲'),
    ]
    assert.equal(dueOf(events), '2025-04-15')
    assert.equal(excludedDays(events).length, 14)
    assert.equal(dueOf(events, 'C-THIRD', '甲'), '2025-03-31')
    assert.equal(dueOf(events, 'C-ORGAN', '甲'), '2025-04-02')
    assert.deepEqual(ids(events), ['C-REPLY', 'C-CORRECT', 'C-THIRD', 'C-ORGAN'])
    const reason = clock(events, 'C-REPLY').derivation.find((one) => one.day === '2025-03-13')
    assert.equal(
      reason?.reason,
      [
        '征求第三方意见（第甲号函）',
        '征求共同制作机关意见（第甲号函）',
        '征求第三方意见（第乙号函）',
      ]
        .map((who) => `${who}期间，不计入答复期限（条例第三十三条第三款）`)
        .join('；'),
    )
  })

  test('前后两次征求意见各自扣除，中间的工作日照常计入', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-04'),
      letter('thirdPartyReceived', '2025-03-04'),
      letter('thirdPartyAnswered', '2025-03-05'),
      letter('thirdPartyLetterSent', '2025-03-10'),
      letter('thirdPartyReceived', '2025-03-10'),
      letter('thirdPartyAnswered', '2025-03-11'),
    ]
    assert.deepEqual(excludedDays(events), ['2025-03-05', '2025-03-11'])
    assert.equal(dueOf(events), '2025-04-02')
    assert.equal(clocksOf(calendar, events).filter(({ id }) => id === 'C-THIRD').length, 2)
  })

  test('只有送达记录的，按送达当日发函计算；没有函件的答复不起作用', () => {
    const events = [received(), letter('thirdPartyReceived', '2025-03-10')]
    assert.equal(excludedDays(events)[0], '2025-03-11')
    assert.deepEqual(
      clocksOf(calendar, [received(), letter('thirdPartyAnswered', '2025-03-10')]),
      clocksOf(calendar, [received()]),
    )
    assert.deepEqual(
      clocksOf(calendar, [...consulted, letter('thirdPartyReceived', '2025-03-12')]),
      clocksOf(calendar, consulted),
    )
  })

  test('当日发函当日答复的，期限不变', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06'),
      letter('thirdPartyReceived', '2025-03-06'),
      letter('thirdPartyAnswered', '2025-03-06'),
    ]
    assert.deepEqual(clock(events, 'C-REPLY'), clock([received()], 'C-REPLY'))
  })

  test('期满当日或者逾期后才发函的，什么也挽回不了', () => {
    for (const on of ['2025-03-31', '2025-04-01']) {
      const events = [received(), letter('thirdPartyLetterSent', on)]
      assert.deepEqual(clock(events, 'C-REPLY'), clock([received()], 'C-REPLY'))
    }
    const onEve = [received(), letter('thirdPartyLetterSent', '2025-03-28')]
    assert.equal(dueOf(onEve), '2025-04-22')
  })

  test('重新起算之前已了结的征求意见不再影响', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-04'),
      noticed('2025-03-05'),
      at('correctionReceived', '2025-04-21'),
    ]
    assert.equal(dueOf(events), '2025-05-21')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
    const sameDay = events.with(3, at('correctionReceived', '2025-03-25'))
    assert.deepEqual(clock(sameDay, 'C-REPLY').assumptions, [])
    const dayBefore = events.with(3, at('correctionReceived', '2025-03-24'))
    assert.equal(clock(dayBefore, 'C-REPLY').assumptions.length, 1)
  })
})
