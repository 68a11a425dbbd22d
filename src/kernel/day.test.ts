import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  addDays,
  addMonths,
  day,
  daysBetween,
  firstDayOf,
  inChinese,
  isWeekend,
  lastDayOf,
  parseDay,
  weekdayOf,
  yearOf,
} from './day.ts'

const readable = '2026-03-05'

describe('日期', () => {
  test('只认真实存在的日期，写法不对的一律不认', () => {
    assert.equal(day(readable), readable)
    assert.equal(day('2024-02-29'), '2024-02-29')
    assert.equal(day('1999-12-31'), '1999-12-31')
    const wrong = [
      '2025-02-29',
      '2026-13-01',
      '2026-04-31',
      '2026-00-10',
      '0999-01-01',
      '3000-01-01',
    ]
    for (const text of [...wrong, '', '2026-3-5', 'x2026-03-05', '2026-03-05x', '2026-03-051'])
      assert.throws(() => day(text), { name: 'RangeError', message: `not a day: ${text}` })
  })

  test('各种写法都读得懂，全角的、斜线的、带年月日的', () => {
    for (const typed of [
      readable,
      '2026-3-5',
      '2026/3/5',
      '2026.03.05',
      '2026年3月5日',
      '2026年03月05日',
      '２０２６年３月５日',
      '２０２６－０３－０５',
      `  ${readable}  `,
    ])
      assert.deepEqual(parseDay(typed), { ok: true, value: readable }, typed)
    assert.deepEqual(parseDay('2026-12-31'), { ok: true, value: '2026-12-31' })
  })

  test('读不懂的说明怎样填写', () => {
    const wrong = [
      '2026-02-30',
      '明天',
      '',
      '26-3-5',
      '2026-3',
      '2026-3-5日前',
      '自2026-3-5',
      '2026-123-5',
    ]
    for (const typed of [...wrong, '2026-3-512', undefined, 20_260_305, null])
      assert.deepEqual(parseDay(typed), {
        ok: false,
        refusal: {
          code: 'day.unreadable',
          message: '请填写真实存在的日期，例如 2026-03-05',
        },
      })
  })

  test('加减天数跨月、跨年、过闰日；超出可用的年份时报错', () => {
    assert.equal(addDays(day('2024-02-28'), 1), '2024-02-29')
    assert.equal(addDays(day('2025-02-28'), 1), '2025-03-01')
    assert.equal(addDays(day('2025-12-31'), 1), '2026-01-01')
    assert.equal(addDays(day('2026-01-01'), -1), '2025-12-31')
    assert.equal(addDays(day('2026-01-01'), 0), '2026-01-01')
    assert.equal(addDays(day('2999-12-30'), 1), '2999-12-31')
    assert.throws(() => addDays(day('2999-12-31'), 1), {
      name: 'RangeError',
      message: 'not a day: 3000-01-01',
    })
    assert.throws(() => addDays(day('2999-12-31'), 10_000_000), /not a day/)
  })

  test('两日相差的天数，早的在后为负', () => {
    assert.equal(daysBetween(day('2026-02-27'), day('2026-03-02')), 3)
    assert.equal(daysBetween(day('2026-03-02'), day('2026-02-27')), -3)
    assert.equal(daysBetween(day('2024-01-01'), day('2025-01-01')), 366)
  })

  test('加月到对应日，没有对应日的为该月末日（《民法典》第二百零二条）', () => {
    assert.equal(addMonths(day('2026-01-15'), 6), '2026-07-15')
    assert.equal(addMonths(day('2025-08-31'), 6), '2026-02-28')
    assert.equal(addMonths(day('2023-08-31'), 6), '2024-02-29')
    assert.equal(addMonths(day('2025-12-31'), 2), '2026-02-28')
    assert.equal(addMonths(day('2025-11-30'), 1), '2025-12-30')
    assert.equal(addMonths(day('2025-12-01'), 1), '2026-01-01')
  })

  test('年份、年初年末、星期、周末', () => {
    assert.equal(yearOf(day(readable)), 2026)
    assert.equal(firstDayOf(2026), '2026-01-01')
    assert.equal(lastDayOf(2026), '2026-12-31')
    const week = ['01', '02', '03', '04', '05', '06', '07'].map((date) => day(`2026-03-${date}`))
    assert.deepEqual(week.map(weekdayOf), [0, 1, 2, 3, 4, 5, 6])
    assert.deepEqual(week.map(isWeekend), [true, false, false, false, false, false, true])
  })

  test('文书上写作2026年3月5日，月日不补零', () => {
    assert.equal(inChinese(day(readable)), '2026年3月5日')
    assert.equal(inChinese(day('2026-12-31')), '2026年12月31日')
  })
})
