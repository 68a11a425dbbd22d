import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addDays, type Day, day } from './day.ts'
import { shippedCalendar as calendar } from './notices.ts'
import {
  calendarDayTerm,
  isCounted,
  monthTerm,
  type Term,
  termUntil,
  workingDayTerm,
} from './term.ts'

const kinds = ({ days }: Term): string[] => days.map(({ day: at, kind }) => `${at} ${kind}`)

const pause = (on: Day): string | undefined =>
  on === '2025-03-04' || on === '2025-03-08' ? '征求意见' : undefined

describe('期间的逐日推算', () => {
  test('每一天都写明是计入、休息、放假还是调休上班，以及理由', () => {
    const term = workingDayTerm(calendar, day('2026-02-12'), 3)
    assert.equal(term.due, '2026-02-24')
    assert.equal(term.provisional, false)
    assert.deepEqual(term.days.slice(0, 3), [
      { day: '2026-02-13', kind: 'counted', reason: '工作日，第1个工作日' },
      {
        day: '2026-02-14',
        kind: 'makeUp',
        reason: '春节调休上班（国务院办公厅2026年放假通知），第2个工作日',
      },
      { day: '2026-02-15', kind: 'holiday', reason: '春节放假（国务院办公厅2026年放假通知）' },
    ])
    assert.deepEqual(term.days.at(-1), {
      day: '2026-02-24',
      kind: 'counted',
      reason: '工作日，第3个工作日',
    })
    assert.equal(term.days.length, 12)
  })

  test('普通周末写明星期六、星期日', () => {
    const term = workingDayTerm(calendar, day('2025-03-07'), 1)
    assert.deepEqual(term.days, [
      { day: '2025-03-08', kind: 'weekend', reason: '星期六，休息日' },
      { day: '2025-03-09', kind: 'weekend', reason: '星期日，休息日' },
      { day: '2025-03-10', kind: 'counted', reason: '工作日，第1个工作日' },
    ])
  })

  test('扣除的日子不计入，写明扣除的理由', () => {
    const term = workingDayTerm(calendar, day('2025-03-03'), 4, pause)
    assert.deepEqual(kinds(term), [
      '2025-03-04 excluded',
      '2025-03-05 counted',
      '2025-03-06 counted',
      '2025-03-07 counted',
      '2025-03-08 excluded',
      '2025-03-09 weekend',
      '2025-03-10 counted',
    ])
    assert.equal(term.days[0]?.reason, '征求意见')
    assert.equal(term.due, '2025-03-10')
  })

  test('超出放假通知的日期是暂定的，逐日标明；恰好在通知之内的不是', () => {
    const settled = workingDayTerm(calendar, day('2026-12-30'), 1)
    assert.deepEqual([settled.due, settled.provisional], ['2026-12-31', false])
    const term = workingDayTerm(calendar, day('2026-12-30'), 2)
    assert.deepEqual([term.due, term.provisional], ['2027-01-01', true])
    assert.equal(term.days[1]?.reason, '工作日，第2个工作日（该年放假安排尚未载入，暂按周末推算）')
    assert.equal(term.days[0]?.reason, '工作日，第1个工作日')
  })

  test('零个工作日当日届满，没有逐日推算', () => {
    assert.deepEqual(workingDayTerm(calendar, day('2025-03-08'), 0), {
      due: '2025-03-08',
      provisional: false,
      days: [],
    })
  })

  test('定期的期间逐日列到所定之日', () => {
    const term = termUntil(calendar, day('2025-04-02'), day('2025-04-05'))
    assert.equal(term.due, '2025-04-05')
    assert.equal(term.provisional, false)
    assert.deepEqual(kinds(term), [
      '2025-04-03 counted',
      '2025-04-04 holiday',
      '2025-04-05 holiday',
    ])
  })

  test('计入的只有工作日和调休上班的日子', () => {
    const counted = (['counted', 'makeUp', 'weekend', 'holiday', 'excluded'] as const).map((kind) =>
      isCounted({ kind }),
    )
    assert.deepEqual(counted, [true, true, false, false, false])
  })
})

describe('按日、按月计算的期间（《民法典》第二百零一条至第二百零三条）', () => {
  const days = [
    ['2025-03-03', 60, '2025-05-06', '5月2日在劳动节假期内，顺延至假期后第一个工作日'],
    ['2025-03-04', 60, '2025-05-06', '5月3日同样顺延'],
    ['2025-03-10', 15, '2025-03-25', '末日是工作日的不顺延'],
    ['2025-03-07', 15, '2025-03-24', '末日是星期六的顺延至星期一'],
    ['2025-01-11', 15, '2025-01-26', '末日是调休上班的星期日的不顺延'],
    ['2026-12-01', 30, '2026-12-31', '末日在通知之内'],
  ] as const
  for (const [from, count, due, title] of days)
    test(`${from}起${count}日，至${due}止：${title}`, () => {
      const term = calendarDayTerm(calendar, day(from), count)
      assert.deepEqual([term.due, term.provisional], [due, false])
    })

  const months = [
    ['2025-03-03', 6, '2025-09-03', '到期月的对应日'],
    ['2025-08-31', 6, '2026-02-28', '没有对应日的，月末日为末日（当日调休上班）'],
    ['2025-04-01', 6, '2025-10-09', '国庆假期顺延'],
    ['2025-06-30', 6, '2025-12-30', '末日是工作日的不顺延'],
  ] as const
  for (const [from, count, due, title] of months)
    test(`${from}起${count}个月，至${due}止：${title}`, () => {
      const term = monthTerm(calendar, day(from), count)
      assert.deepEqual([term.due, term.provisional], [due, false])
    })

  test('休息日也计入，只有末日顺延，逐日写明', () => {
    const term = calendarDayTerm(calendar, day('2025-03-19'), 3)
    assert.deepEqual(term.days, [
      { day: '2025-03-20', kind: 'counted', reason: '第1日' },
      { day: '2025-03-21', kind: 'counted', reason: '第2日' },
      {
        day: '2025-03-22',
        kind: 'weekend',
        reason: '星期六，休息日，期间末日顺延（《民法典》第二百零三条）',
      },
      {
        day: '2025-03-23',
        kind: 'weekend',
        reason: '星期日，休息日，期间末日顺延（《民法典》第二百零三条）',
      },
      { day: '2025-03-24', kind: 'counted', reason: '期间最后一日' },
    ])
  })

  test('末日超出放假通知的是暂定的', () => {
    const term = calendarDayTerm(calendar, day('2026-12-01'), 60)
    assert.deepEqual([term.due, term.provisional], ['2027-02-01', true])
    assert.equal(term.days.at(-1)?.reason, '期间最后一日（该年放假安排尚未载入，暂按周末推算）')
    assert.equal(addDays(term.due, -62), '2026-12-01')
  })
})
