import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { type ReminderKind, remindersOn } from './reminder.ts'

const recorded = (events: readonly CaseEvent[]): Recorded[] =>
  events.map((event, index) => ({
    ...event,
    seq: index + 1,
    by: 'p',
    at: `${event.on}T02:00:00.000Z`,
  }))

/** What is told on a day, in short. */
const told = (events: readonly CaseEvent[], today: string): string[] =>
  remindersOn(recorded(events), { calendar: shippedCalendar, today: day(today) }).map(
    ({ kind, about, dueOn, provisional, audience }) =>
      [kind, about, dueOn, provisional ? '暂定' : '', audience].filter(Boolean).join(' '),
  )

const received = { type: 'received', on: day('2026-03-02'), channel: 'counter' } as const

describe('提醒', () => {
  test('答复期限：三个工作日内、当天、超期各说各的话，超期同时报负责人', () => {
    // 收到之日起 20 个工作日，至 2026-03-30
    const rows: [string, string[]][] = [
      ['2026-03-24', []],
      ['2026-03-25', ['soon 2026-03-30 handler']],
      ['2026-03-27', ['soon 2026-03-30 handler']],
      ['2026-03-30', ['today 2026-03-30 handler']],
      ['2026-03-31', ['overdue 2026-03-30 handler', 'overdue 2026-03-30 head']],
      ['2026-06-01', ['overdue 2026-03-30 handler', 'overdue 2026-03-30 head']],
    ]
    for (const [today, says] of rows) assert.deepEqual(told([received], today), says, today)
  })

  test('跨年度而放假安排没有公布的期限，注明暂定', () => {
    const late = { ...received, on: day('2026-12-10') }
    assert.deepEqual(told([late], '2027-01-07'), ['today 2027-01-07 暂定 handler'])
  })

  test('停止计算期间不催答复期限，只说对方的期限届满', () => {
    const sent = { type: 'thirdPartyLetterSent', on: day('2026-03-03'), id: '1' } as const
    const arrived = { type: 'thirdPartyReceived', on: day('2026-03-04'), id: '1' } as const
    const events = [received, sent, arrived]
    assert.deepEqual(told(events, '2026-03-25'), [])
    assert.deepEqual(told(events, '2026-03-26'), ['opinionEnded 1 2026-03-25 handler'])
    const answered = {
      type: 'thirdPartyAnswered',
      on: day('2026-03-25'),
      id: '1',
      agrees: true,
    } as const
    assert.deepEqual(told([...events, answered], '2026-03-26'), [])
  })

  test('补正期限届满、网上提交未确认、协办超期', () => {
    const asked = {
      type: 'correctionNoticeServed',
      on: day('2026-03-04'),
      replyBy: day('2026-03-20'),
      items: ['名称'],
    } as const
    assert.deepEqual(told([received, asked], '2026-03-20'), [])
    assert.deepEqual(told([received, asked], '2026-03-23'), ['correctionEnded 2026-03-20 handler'])
    const submitted = { type: 'submitted', on: day('2026-03-02'), channel: 'online' } as const
    assert.deepEqual(told([submitted], '2026-03-02'), [])
    assert.deepEqual(told([submitted], '2026-03-03'), ['unconfirmed 2026-03-02 handler'])
    const assist = {
      type: 'assistRequested',
      on: day('2026-03-03'),
      id: '1',
      organId: 'helper',
      dueOn: day('2026-03-06'),
    } as const
    assert.deepEqual(told([received, assist], '2026-03-09'), [
      'assistOverdue 1 2026-03-06 handler',
      'assistOverdue 1 2026-03-06 head',
    ])
  })

  test('送达、归档、作废的不再提醒', () => {
    const done: CaseEvent[] = [
      received,
      { type: 'withdrawn', on: day('2026-03-04'), statement: '撤回' },
      { type: 'signed', on: day('2026-03-05'), number: '1', code: 'O3' },
      { type: 'served', on: day('2026-03-05'), route: 'direct' },
    ]
    assert.deepEqual(told(done, '2026-05-06'), [])
    const back: CaseEvent = { type: 'serviceFailed', on: day('2026-03-12'), reason: '退回' }
    // 首次交邮之日已经判断过，退回以后不再按答复期限提醒
    assert.deepEqual(told([...done, back], '2026-05-06'), [])
    assert.deepEqual(
      told([received, { type: 'voided', on: day('2026-03-03'), reason: '重复' }], '2026-05-06'),
      [],
    )
  })

  test('每一种提醒都写明怎么办', async () => {
    const { reminderAdvice, reminderNames } = await import('./reminder.ts')
    for (const kind of Object.keys(reminderNames) as ReminderKind[])
      assert.ok(reminderAdvice[kind].length > 8, kind)
  })
})
