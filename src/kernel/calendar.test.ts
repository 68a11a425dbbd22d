import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../test/same-cases.ts'
import {
  addWorkingDays,
  awaitsNotice,
  calendarOf,
  countWorkingDays,
  firstDifference,
  type HolidayNotice,
  isKnown,
  isWorkingDay,
} from './calendar.ts'
import { addDays, day, firstDayOf, lastDayOf } from './day.ts'
import { shippedCalendar as calendar, shippedNotices } from './notices.ts'

const notice = (year: number, ...days: HolidayNotice['days']): HolidayNotice => ({ year, days })

describe('工作日与放假通知', () => {
  const years = [
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ] as const
  for (const [year, count] of years)
    test(`${year}年有${count}个工作日`, () => {
      const before = addDays(firstDayOf(year), -1)
      assert.equal(countWorkingDays(calendar, before, lastDayOf(year)), count)
    })

  test('载入的放假通知是2019年至2026年，期限可以确定到2026年12月31日', () => {
    assert.deepEqual([...calendar.years], [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    assert.equal(calendar.knownUntil, '2026-12-31')
  })

  const single = [
    ['2024-02-09', true, '2024年除夕依法是工作日'],
    ['2026-02-14', true, '2026年2月14日星期六调休上班'],
    ['2026-05-10', false, '2026年5月10日星期日休息'],
    ['2025-01-26', true, '2025年1月26日星期日调休上班'],
    ['2022-12-31', false, '2022年12月31日由2023年的通知安排放假'],
    ['2018-12-29', true, '2018年12月29日星期六由2019年的通知安排上班'],
    ['2018-12-31', false, '2018年12月31日由2019年的通知安排放假'],
    ['2020-02-01', false, '2020年2月1日星期六原定上班，延长春节假期后休息'],
    ['2020-02-03', true, '2020年2月3日星期一上班'],
    ['2019-05-02', false, '2019年5月2日由当年第二份通知安排放假'],
    ['2025-03-05', true, '普通星期三上班'],
    ['2025-03-08', false, '普通星期六休息'],
    ['2025-03-09', false, '普通星期日休息'],
    ['2025-10-04', false, '国庆假期中的星期六放假'],
  ] as const
  for (const [at, worked, title] of single)
    test(title, () => assert.equal(isWorkingDay(calendar, day(at)), worked))

  const vectors = [
    ['2025-03-03', 7, '2025-03-12'],
    ['2025-03-03', 20, '2025-03-31'],
    ['2025-03-03', 40, '2025-04-28'],
    ['2025-03-17', 20, '2025-04-15'],
    ['2025-03-10', 15, '2025-03-31'],
    ['2025-03-14', 20, '2025-04-14'],
    ['2025-04-10', 20, '2025-05-12'],
    ['2026-02-11', 7, '2026-02-27'],
    ['2026-02-11', 20, '2026-03-17'],
    ['2026-09-24', 20, '2026-10-29'],
    ['2026-05-09', 20, '2026-06-05'],
    ['2024-02-08', 20, '2024-03-13'],
    ['2023-12-29', 20, '2024-01-29'],
    ['2020-01-22', 7, '2020-02-10'],
    ['2026-12-03', 20, '2026-12-31'],
    ['2018-12-28', 1, '2018-12-29'],
    ['2025-03-08', 0, '2025-03-08'],
  ] as const
  for (const [from, count, due] of vectors)
    test(`${from}起${count}个工作日，至${due}止，当日不计入`, () =>
      assert.equal(addWorkingDays(calendar, day(from), count), due))

  test('放假通知没有载入的年份，不推算，也不清点', () => {
    assert.throws(() => addWorkingDays(calendar, day('2026-12-04'), 20), {
      name: 'RangeError',
      message: 'no holiday notice covers 2027-01-01',
    })
    assert.throws(
      () => countWorkingDays(calendar, day('2026-12-30'), day('2027-01-01')),
      RangeError,
    )
    assert.throws(() => addWorkingDays(calendar, day('2018-06-01'), 1), RangeError)
    assert.equal(countWorkingDays(calendar, day('2026-12-30'), day('2026-12-31')), 1)
  })

  test('清点不含起始日、包含终止日，终止日不晚于起始日的为零', () => {
    assert.equal(countWorkingDays(calendar, day('2025-03-03'), day('2025-03-04')), 1)
    assert.equal(countWorkingDays(calendar, day('2025-03-03'), day('2025-03-03')), 0)
    assert.equal(countWorkingDays(calendar, day('2025-03-05'), day('2025-03-03')), 0)
  })

  test('后来载入的通知使新的年份可以确定', () => {
    const more = calendarOf([
      ...shippedNotices,
      notice(2027, { name: '元旦', date: '2027-01-01', isOffDay: true }),
    ])
    assert.equal(more.knownUntil, '2027-12-31')
    assert.equal(addWorkingDays(more, day('2026-12-04'), 20), '2027-01-04')
  })

  test('通知点到名的日子是确定的，即使当年的通知没有载入', () => {
    const two = calendarOf([notice(2023, { name: '元旦', date: '2022-12-31', isOffDay: true })])
    assert.equal(isKnown(two, day('2022-12-31')), true)
    assert.equal(isKnown(two, day('2022-12-30')), false)
    assert.equal(isKnown(two, day('2023-12-31')), true)
    assert.equal(isKnown(two, day('2024-01-01')), false)
  })

  test('年份有缺口的，只确定到缺口之前', () => {
    const gap = calendarOf([notice(2025), notice(2023), notice(2022)])
    assert.equal(gap.knownUntil, '2023-12-31')
    assert.equal(isKnown(gap, day('2024-05-06')), false)
    assert.equal(isKnown(gap, day('2025-05-06')), true)
  })

  test('同一年的两份通知以后载入的为准；跨年的日子以后一年的通知为准', () => {
    const off = { name: '调整', date: '2022-12-30', isOffDay: true }
    const worked = { name: '调整', date: '2022-12-30', isOffDay: false }
    const replaced = calendarOf([notice(2022, off), notice(2022, worked)])
    assert.equal(isWorkingDay(replaced, day('2022-12-30')), true)
    const nextYear = calendarOf([notice(2023, off), notice(2022, worked)])
    assert.equal(isWorkingDay(nextYear, day('2022-12-30')), false)
    assert.deepEqual(nextYear.named.get(day('2022-12-30')), {
      name: '调整',
      isOffDay: true,
      noticeYear: 2023,
    })
  })

  test('没有通知或者日期不存在的，不成日历', () => {
    assert.throws(() => calendarOf([]), {
      name: 'RangeError',
      message: 'a calendar needs at least one holiday notice',
    })
    assert.throws(
      () => calendarOf([notice(2025, { name: '元旦', date: '2025-02-30', isOffDay: true })]),
      RangeError,
    )
  })

  test('推算与清点互逆，天数多的不会先到', () => {
    const starts = fc.integer({ min: 0, max: 2800 }).map((n) => addDays(day('2019-01-01'), n))
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 25 }), (from, count) => {
        const due = addWorkingDays(calendar, from, count)
        assert.equal(countWorkingDays(calendar, from, due), count)
        assert.equal(isWorkingDay(calendar, due), true)
        assert.ok(due < addWorkingDays(calendar, from, count + 1))
        assert.ok(due <= addWorkingDays(calendar, addDays(from, 1), count))
      }),
      { numRuns: 2000, ...sameCases },
    )
  })
})

const off = (date: string): HolidayNotice['days'][number] => ({
  date,
  name: '某节',
  isOffDay: true,
})

describe('两份放假安排从哪一天起不同', () => {
  const plain = calendarOf([notice(2026)])
  const vectors: [string, HolidayNotice[], string | undefined][] = [
    ['完全相同', [notice(2026)], undefined],
    ['在周末放假，工作日不变', [notice(2026, off('2026-06-06'))], undefined],
    ['多一天放假', [notice(2026, off('2026-06-05'), off('2026-06-08'))], '2026-06-05'],
    ['年末最后一天放假', [notice(2026, off('2026-12-31'))], '2026-12-31'],
    ['上一年十二月的一天也在通知里', [notice(2026, off('2025-12-31'))], '2025-12-31'],
    ['多载入后一年', [notice(2026), notice(2027)], '2027-01-01'],
    ['多载入前一年', [notice(2025), notice(2026)], '2025-01-01'],
  ]
  for (const [title, notices, on] of vectors)
    test(`${title}：${on ?? '没有不同'}，两个方向一样`, () => {
      const other = calendarOf(notices)
      assert.equal(firstDifference(plain, other), on)
      assert.equal(firstDifference(other, plain), on)
    })
})

describe('等待下一年的放假通知', () => {
  const vectors: [string, string, boolean][] = [
    ['2026-10-31', '2026-12-31', false],
    ['2026-11-01', '2026-12-31', true],
    ['2026-12-31', '2026-12-31', true],
    ['2026-11-01', '2027-12-31', false],
    ['2027-01-01', '2026-12-31', false],
    ['2027-11-05', '2026-12-31', true],
  ]
  for (const [today, knownUntil, awaited] of vectors)
    test(`${today}，载入到 ${knownUntil}：${awaited ? '提示' : '不提示'}`, () =>
      assert.equal(awaitsNotice(day(today), day(knownUntil)), awaited))
})
