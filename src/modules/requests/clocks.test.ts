import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import law from '../../../law/clocks.json' with { type: 'json' }
import { calendarOf } from '../../kernel/calendar.ts'
import { day } from '../../kernel/day.ts'
import { shippedCalendar as calendar, shippedNotices } from '../../kernel/notices.ts'
import {
  clocksOf,
  isOverdueOn,
  overdueBy,
  refusalsOf,
  remainingOn,
  standsStillOn,
  usedBy,
} from './clocks.ts'
import {
  received,
  at,
  noticed,
  extended,
  letter,
  clock,
  dueOf,
  ids,
  refusals,
  consulted,
} from '../../../test/clock-events.ts'

describe('答复期限（条例第三十三条）', () => {
  const vectors = [
    ['2025-03-03', '2025-03-12', '2025-03-31'],
    ['2026-02-11', '2026-02-27', '2026-03-17'],
    ['2026-09-24', '2026-10-12', '2026-10-29'],
    ['2026-05-09', '2026-05-19', '2026-06-05'],
    ['2024-02-08', '2024-02-23', '2024-03-13'],
    ['2023-12-29', '2024-01-10', '2024-01-29'],
    ['2020-01-22', '2020-02-10', '2020-02-27'],
  ] as const
  for (const [on, notice, reply] of vectors)
    test(`${on}收到申请：${notice}前告知补正，${reply}前答复`, () => {
      assert.equal(dueOf([received(on)], 'C-CORRECT'), notice)
      assert.equal(dueOf([received(on)]), reply)
      assert.deepEqual(ids([received(on)]), ['C-REPLY', 'C-CORRECT'])
    })

  test('2024年2月9日除夕计入期限', () => {
    const found = clock([received('2024-02-08')], 'C-REPLY').derivation[0]
    assert.deepEqual(found, { day: '2024-02-09', kind: 'counted', reason: '工作日，第1个工作日' })
  })

  test('没有收到申请之日的，没有任何期限', () => {
    assert.deepEqual(clocksOf(calendar, []), [])
    assert.deepEqual(clocksOf(calendar, [extended('2025-03-04', 5)]), [])
    assert.deepEqual(refusalsOf(calendar, []), [])
    assert.deepEqual(clocksOf(calendar, [at('replied', '2025-03-03'), received('2025-03-04')]), [])
  })

  test('重复记录的收到申请以最早的一次为准', () => {
    const events = [received(), received('2025-03-10')]
    assert.deepEqual(clocksOf(calendar, events), clocksOf(calendar, [received()]))
  })

  test('每个期限写明名称、依据和期满的后果', () => {
    const { name, basis, onExpiry, startedOn, stopped, endedOn, provisional } = clock(
      [received()],
      'C-REPLY',
    )
    assert.deepEqual(
      { name, basis, onExpiry, startedOn, stopped, endedOn, provisional },
      {
        name: '答复期限',
        basis: '条例第三十条、第三十三条',
        onExpiry: '逾期未答复，申请人可以依法申请行政复议或者提起行政诉讼',
        startedOn: '2025-03-03',
        stopped: null,
        endedOn: null,
        provisional: false,
      },
    )
  })

  test('办件的其他事件不影响期限，事件先后以日期为准', () => {
    const other = { type: 'assigned', on: day('2025-03-05') }
    assert.deepEqual(
      clocksOf(calendar, [other, ...consulted.toReversed()]),
      clocksOf(calendar, consulted),
    )
  })

  test('超出放假通知的答复日期是暂定的，载入通知后随之改变', () => {
    const late = [received('2026-12-04')]
    assert.deepEqual(
      [clock(late, 'C-REPLY').due, clock(late, 'C-REPLY').provisional],
      ['2027-01-01', true],
    )
    assert.deepEqual(
      [clock(late, 'C-CORRECT').due, clock(late, 'C-CORRECT').provisional],
      ['2026-12-15', false],
    )
    assert.equal(clock([received('2026-12-03')], 'C-REPLY').provisional, false)
    const more = calendarOf([
      ...shippedNotices,
      { year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] },
    ])
    const [reply] = clocksOf(more, late)
    assert.deepEqual([reply?.due, reply?.provisional], ['2027-01-04', false])
  })

  test('答复使各项期限结束，以后的事件不再起作用', () => {
    const events = [...consulted, at('replied', '2025-03-14')]
    const later = [...events, letter('thirdPartyAnswered', '2025-03-20'), extended('2025-03-21', 9)]
    assert.deepEqual(clocksOf(calendar, later), clocksOf(calendar, events))
    assert.deepEqual(
      clocksOf(calendar, events).map(({ id, endedOn }) => [id, endedOn]),
      [
        ['C-REPLY', '2025-03-14'],
        ['C-CORRECT', '2025-03-14'],
        ['C-THIRD', '2025-03-14'],
      ],
    )
  })
})

describe('延长答复期限（条例第三十三条第二款）', () => {
  test('延长20个工作日，至2025年4月28日', () => {
    assert.equal(dueOf([received(), extended('2025-03-20', 20)]), '2025-04-28')
  })

  test('可以分次延长，累计不超过20个工作日；超过的一次不生效', () => {
    const twice = [received(), extended('2025-03-20', 5), extended('2025-04-02', 15)]
    assert.equal(dueOf(twice), '2025-04-28')
    assert.deepEqual(refusals(twice), [])
    const over = [received(), extended('2025-03-20', 5), extended('2025-04-02', 16)]
    assert.equal(dueOf(over), '2025-04-08')
    assert.deepEqual(refusals(over), ['requests.extension-too-long'])
  })

  test('延长的天数应当是1至20的整数', () => {
    for (const days of [0, -1, 21, 1.5, Number.NaN])
      assert.deepEqual(refusals([received(), extended('2025-03-20', days)]), [
        'requests.extension-too-long',
      ])
    assert.deepEqual(refusals([received(), extended('2025-03-20', 1)]), [])
  })

  test('期满当日仍可延长，期满次日不能', () => {
    assert.equal(dueOf([received(), extended('2025-03-31', 20)]), '2025-04-28')
    const late = [received(), extended('2025-04-01', 20)]
    assert.equal(dueOf(late), '2025-03-31')
    assert.deepEqual(refusalsOf(calendar, late), [
      {
        code: 'requests.extension-late',
        message: '延长答复期限应当在期满前告知申请人，2025-04-01已超过答复期限，不发生延长的效力',
        basis: '条例第三十三条第二款',
      },
    ])
  })

  test('等待补正期间不能延长', () => {
    assert.deepEqual(refusals([received(), noticed('2025-03-05'), extended('2025-03-06', 5)]), [
      'requests.extension-stopped',
    ])
  })

  test('重新起算的期限不带入以前的延长', () => {
    const events = [received(), extended('2025-03-04', 10), at('correctionReceived', '2025-03-17')]
    assert.equal(dueOf(events), '2025-04-15')
    assert.equal(dueOf([...events, extended('2025-04-01', 20)]), '2025-05-15')
  })
})

describe('期限用了多少，还剩多少', () => {
  const reply = clock([received()], 'C-REPLY')

  test('已用和剩余相加等于全长', () => {
    const expected = [
      ['2025-03-03', 0, 20],
      ['2025-03-04', 1, 19],
      ['2025-03-09', 4, 16],
      ['2025-03-28', 19, 1],
      ['2025-03-31', 20, 0],
      ['2025-04-01', 20, 0],
    ] as const
    for (const [on, used, left] of expected)
      assert.deepEqual([usedBy(reply, day(on)), remainingOn(reply, day(on))], [used, left], on)
  })

  test('停止计算的期限没有剩余天数，也不逾期', () => {
    const waiting = clock([received(), noticed('2025-03-10')], 'C-REPLY')
    assert.equal(remainingOn(waiting, day('2025-03-11')), null)
    assert.equal(isOverdueOn(waiting, day('2026-03-11')), false)
    assert.equal(overdueBy(calendar, waiting, day('2026-03-11')), 0)
  })

  test('期满当日不逾期，次日逾期；按期答复的永不逾期，逾期答复的仍是逾期', () => {
    assert.equal(isOverdueOn(reply, day('2025-03-31')), false)
    assert.equal(isOverdueOn(reply, day('2025-04-01')), true)
    const inTime = clock([received(), at('replied', '2025-03-31')], 'C-REPLY')
    assert.equal(isOverdueOn(inTime, day('2025-04-30')), false)
    const tooLate = clock([received(), at('replied', '2025-04-01')], 'C-REPLY')
    assert.equal(isOverdueOn(tooLate, day('2025-04-30')), true)
    assert.equal(isOverdueOn(tooLate, day('2025-03-31')), false)
  })

  test('逾期的天数按工作日计算，答复后不再增加', () => {
    const counts = ['2025-03-31', '2025-04-01', '2025-04-03', '2025-04-06', '2025-04-07'].map(
      (on) => overdueBy(calendar, reply, day(on)),
    )
    assert.deepEqual(counts, [0, 1, 3, 3, 4])
    const tooLate = clock([received(), at('replied', '2025-04-02')], 'C-REPLY')
    assert.equal(overdueBy(calendar, tooLate, day('2025-04-30')), 2)
    assert.equal(overdueBy(calendar, tooLate, day('2025-04-01')), 1)
    const unknown = clock([received('2026-12-03')], 'C-REPLY')
    assert.equal(overdueBy(calendar, unknown, day('2027-01-05')), 3)
  })

  test('征求意见期间期限静止', () => {
    const paused = clock(consulted, 'C-REPLY')
    const still = ['2025-03-06', '2025-03-07', '2025-03-31', '2025-04-01'].map((on) =>
      standsStillOn(paused, day(on)),
    )
    assert.deepEqual(still, [false, true, true, false])
  })
})

describe('期限表（law/clocks.json）', () => {
  test('每个期限的长度和单位', () => {
    const lengths = Object.entries(law.clocks).map(
      ([id, { unit, length, extension }]) => `${id} ${length ?? '-'} ${unit} ${extension}`,
    )
    assert.deepEqual(lengths, [
      'C-CONFIRM 1 WD 0',
      'C-CORRECT 7 WD 0',
      'C-CORR-APPL 15 WD 0',
      'C-REPLY 20 WD 20',
      'C-THIRD 15 WD 0',
      'C-ORGAN 15 WD 0',
      'C-SECRECY - WD 0',
      'C-REASON 10 WD 0',
      'C-DELAY35 - date 0',
      'C-FEE 20 WD 0',
      'C-PROACTIVE 20 WD 0',
      'C-RECON 60 CD 0',
      'C-LIT-DIRECT 6 CM 0',
      'C-LIT-AFTER 15 CD 0',
      'C-RECON-ANSWER 10 WD 0',
      'C-RECON-DECIDE 60 CD 30',
      'C-LIT-ANSWER 15 CD 0',
      'C-ANNUAL-DEPT - date 0',
      'C-ANNUAL-GOV - date 0',
    ])
  })
})
