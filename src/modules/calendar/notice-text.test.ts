import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { calendarOf, type HolidayNotice, isWorkingDay } from '../../kernel/calendar.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import { shippedCalendar, shippedNotices } from '../../kernel/notices.ts'
import { readNotice } from './notice.ts'
import { noticeInWords } from './notice-text.ts'

/** 国办发明电〔2018〕15号, word for word. */
const of2019 = `国务院办公厅关于2019年
部分节假日安排的通知
国办发明电〔2018〕15号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2019年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2018年12月4日`

/** A notice for 2027 made up in the layout of late: lunar days in brackets, 周 for 星期, advice on 除夕. */
const madeUp2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历腊月二十九、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。鼓励各单位安排职工在除夕前一日（2月4日）休息。
三、清明节：4月5日（周一）放假1天，不调休。
四、国庆节、中秋节：10月1日（周五）至10月7日（周四）放假调休，共7天。9月26日（周日）上班。`

/** Days of a year on which two notices disagree. */
const disagreements = (one: HolidayNotice, other: HolidayNotice): Day[] => {
  const [first, second] = [calendarOf([one]), calendarOf([other])]
  const days = Array.from({ length: 400 }, (_, index) =>
    addDays(day(`${one.year - 1}-12-01`), index),
  )
  return days.filter((on) => isWorkingDay(first, on) !== isWorkingDay(second, on))
}

const faultsOf = (from: string, to: string): string => {
  assert.ok(madeUp2027.includes(from))
  return noticeInWords(madeUp2027.replace(from, to))?.faults.join('；') ?? '不是通知'
}

describe('从通知全文读出放假安排', () => {
  test('2019年的通知全文读出的工作日与随程序提供的一致，只差后来另行通知调整的劳动节', () => {
    const read = noticeInWords(of2019)
    const shipped = shippedNotices.find(({ year }) => year === 2019)
    assert.ok(read && shipped)
    assert.deepEqual(read.faults, [])
    assert.deepEqual(disagreements(read, shipped), [
      '2019-04-28',
      '2019-05-02',
      '2019-05-03',
      '2019-05-05',
    ])
  })

  test('近年的写法：农历、周几、不调休、两个节日连在一起；鼓励休息的一天不算放假', () => {
    const read = readNotice(madeUp2027, shippedCalendar)
    assert.ok(read.ok)
    const named = (isOffDay: boolean): string[] =>
      read.value.days.filter((one) => one.isOffDay === isOffDay).map(({ date }) => date.slice(5))
    assert.equal(read.value.year, 2027)
    assert.deepEqual(named(false), ['01-31', '02-20', '09-26'])
    assert.deepEqual(
      named(true).join(' '),
      '01-01 01-02 01-03 02-05 02-06 02-07 02-08 02-09 02-10 02-11 04-05 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    )
    assert.ok(read.value.days.some(({ name }) => name === '国庆节、中秋节'))
  })

  const faults: [string, string, string, RegExp][] = [
    ['天数与起止对不上', '共7天。1月', '共8天。1月', /写的是 8 天，读出 7 天/],
    ['星期与日期对不上', '20日（周六）', '21日（周六）', /2027-02-21 是星期日，通知里写作星期六/],
    ['日历上没有的日子', '4月5日（周一）', '4月31日（周一）', /“4月31日\(周一\)”不是日历上的一天/],
    ['起止写反', '1月1日（周五）至3日', '1月4日（周一）至3日', /起止写反/],
    ['只写了一天却说三天', '至3日（周日）放假', '放假', /写的是 3 天，读出 1 天/],
  ]
  for (const [title, from, to, sentence] of faults)
    test(`${title}的，指出是哪一句`, () => assert.match(faultsOf(from, to), sentence))

  test('读不出来的不猜：有错的通知不能载入', () => {
    const read = readNotice(madeUp2027.replace('共3天', '共5天'), shippedCalendar)
    assert.equal(read.ok, false)
  })

  test('不是通知的文字读不出', () =>
    assert.equal(noticeInWords('一、元旦：1月1日放假。'), undefined))
})
