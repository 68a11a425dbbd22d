import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { calendarOf, firstDifference, isWorkingDay } from '../../kernel/calendar.ts'
import { addDays, day, isWeekend } from '../../kernel/day.ts'
import { shippedCalendar, shippedNotices } from '../../kernel/notices.ts'
import { oddities, readNotice } from './notice.ts'
import { calendarWith } from './store-book.ts'
import { yearOfCalendar } from './year.ts'

const newYear = { name: '元旦', date: '2027-01-01', isOffDay: true }

const faultIn = (value: unknown): string => {
  const read = readNotice(
    typeof value === 'string' ? value : JSON.stringify(value),
    shippedCalendar,
  )
  assert.equal(read.ok, false)
  return read.ok ? '' : (read.refusal.fields?.['notice'] ?? '')
}

const with2027 = (...days: unknown[]): string => faultIn({ year: 2027, days })

describe('放假安排的检查', () => {
  const vectors: [string, string, RegExp][] = [
    ['没有内容', '', /请粘贴/],
    ['不是通知的文字', '二〇二七年元旦放假', /不是国务院办公厅通知的全文/],
    ['只有一半的 JSON', '{"year": 2027, "days": [', /也不是 JSON/],
    ['没有年份', '{"days": []}', /没有写明年份/],
    ['年份写成文字', '{"year": "2027"}', /没有写明年份/],
    ['跳过一年', '{"year": 2028}', /2027 年的放假安排还没有载入/],
    ['太早的年份', '{"year": 2018}', /2019 年以前/],
    ['没有日子', '{"year": 2027, "days": []}', /列出 1 至 120 个/],
    ['日子不是列表', '{"year": 2027, "days": {"a": 1}}', /列出 1 至 120 个/],
  ]
  for (const [title, text, sentence] of vectors)
    test(`${title}的，说明怎样改正`, () => assert.match(faultIn(text), sentence))

  const days: [string, unknown, RegExp][] = [
    ['不存在的日期', { ...newYear, date: '2027-02-30' }, /“2027-02-30”不存在/],
    ['写法不对的日期', { ...newYear, date: '2027-1-1' }, /“2027-1-1”不存在/],
    ['别的年份的日子', { ...newYear, date: '2028-01-01' }, /2028-01-01 不在 2027 年/],
    ['上一年十一月的日子', { ...newYear, date: '2026-11-30' }, /不在 2027 年/],
    ['没有节日名称', { ...newYear, name: ' ' }, /没有写明节日名称/],
    ['没有写放假还是上班', { ...newYear, isOffDay: 'yes' }, /放假（true）还是上班（false）/],
    ['不是对象', 1, /每一天应写作/],
  ]
  for (const [title, one, sentence] of days)
    test(`${title}的，指出是哪一天`, () => assert.match(with2027(one), sentence))

  test('同一天写两次的，指出是哪一天', () =>
    assert.match(with2027(newYear, { ...newYear, name: '新年' }), /2027-01-01 写了两次/))

  test('放假和上班写反的，提示核对', () =>
    assert.match(
      with2027(
        newYear,
        { name: '元旦', date: '2027-01-02', isOffDay: false },
        { name: '元旦', date: '2027-01-03', isOffDay: false },
      ),
      /调休上班 2 天，多于在星期一至星期五放假的 1 天/,
    ))

  test('随程序提供的各年通知都能通过检查，没有需要特别核对的', () => {
    for (const notice of shippedNotices) {
      const read = readNotice(JSON.stringify(notice), shippedCalendar)
      assert.ok(read.ok, `${notice.year}`)
      const { working } = yearOfCalendar(shippedCalendar, notice.year)
      const odd =
        notice.year === 2020 ? ['2020-02-03 写作上班，但它不是星期六或者星期日，本来就上班'] : []
      assert.deepEqual(oddities(read.value, working), odd)
    }
  })

  test('漏写节日、工作日数目反常的，请第二个人特别核对', () => {
    const odd = oddities({ year: 2027, days: [newYear] }, 260)
    assert.ok(odd.includes('没有写到春节'))
    assert.ok(odd.some((one) => one.startsWith('2027 年共有 260 个工作日')))
  })
})

const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 40 })

/** A made-up notice of 2027: weekdays off, and some weekends worked for them. */
const notices = someDays.map((offsets) => {
  const dates = offsets.map((offset) => addDays(day('2027-01-01'), offset)).toSorted()
  let owed = dates.filter((date) => !isWeekend(date)).length
  return {
    year: 2027,
    days: dates.map((date) => {
      const worked = isWeekend(date) && owed > 0 && date.endsWith('1')
      if (worked) owed -= 1
      return { name: '虚构节', date, isOffDay: !worked }
    }),
  }
})

describe('任意的放假安排', () => {
  test('读出来的与写进去的一致；载入后每一天该休息就休息，该上班就上班', () => {
    fc.assert(
      fc.property(notices, (notice) => {
        const read = readNotice(JSON.stringify(notice), shippedCalendar)
        assert.ok(read.ok)
        assert.deepEqual(read.value, notice)
        const calendar = calendarWith([read.value])
        assert.equal(calendar.knownUntil, '2027-12-31')
        for (const { date, isOffDay } of notice.days)
          assert.equal(isWorkingDay(calendar, day(date)), !isOffDay)
        assert.equal(firstDifference(shippedCalendar, calendar), '2027-01-01')
      }),
      { numRuns: 500, ...sameCases },
    )
  })

  test('两份安排不同的第一天，就是逐日比较得到的那一天', () => {
    fc.assert(
      fc.property(notices, notices, (one, other) => {
        const [a, b] = [calendarWith([one]), calendarWith([other])]
        let expected: string | undefined
        for (let at = day('2018-12-01'); at <= '2027-12-31' && !expected; at = addDays(at, 1))
          if (isWorkingDay(a, at) !== isWorkingDay(b, at)) expected = at
        assert.equal(firstDifference(a, b), expected)
        assert.equal(firstDifference(a, calendarOf([...shippedNotices, one])), undefined)
      }),
      { numRuns: 200, ...sameCases },
    )
  })
})
