import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { day } from '../../../kernel/day.ts'
import { shippedCalendar as calendar } from '../../../kernel/notices.ts'
import { leftInWords } from '../../../ui/clock.tsx'
import type { AnyEvent } from '../clock-events.ts'
import { type Clock, clocksOf } from '../clocks.ts'
import { ClockDays, clockViewOf } from './clock-card.tsx'

const replyOf = (...events: AnyEvent[]): Clock => {
  const [reply] = clocksOf(calendar, [{ type: 'received', on: day('2025-03-03') }, ...events])
  assert.ok(reply)
  return reply
}

const htmlOf = async (page: JSX.Element): Promise<string> => (await page).toString()

const sayOn = (clock: Clock, on: string): string =>
  leftInWords(clockViewOf(calendar, clock, day(on)))

describe('期限卡上的数字来自推算', () => {
  test('剩余、到期和超期的工作日', () => {
    const reply = replyOf()
    const said = ['2025-03-03', '2025-03-28', '2025-03-31', '2025-04-01', '2025-04-07'].map((on) =>
      sayOn(reply, on),
    )
    assert.deepEqual(said, [
      '余 20 个工作日',
      '余 1 个工作日',
      '今日到期',
      '超期 1 个工作日',
      '超期 4 个工作日',
    ])
  })

  test('期满日之后的休息日已经是超期，不再说今日到期', () => {
    const [notice] = clocksOf(calendar, [{ type: 'received', on: day('2025-02-26') }]).slice(1)
    assert.equal(notice?.due, '2025-03-07')
    assert.ok(notice)
    assert.equal(sayOn(notice, '2025-03-07'), '今日到期')
    assert.equal(sayOn(notice, '2025-03-08'), '超期 1 个工作日')
    assert.equal(sayOn(notice, '2025-03-10'), '超期 1 个工作日')
  })

  test('征求意见期间暂停并写明理由，恢复以后不再提示', () => {
    const reply = replyOf({ type: 'thirdPartyLetterSent', on: day('2025-03-06') })
    assert.equal(sayOn(reply, '2025-03-10'), '暂停，余 17 个工作日')
    assert.match(
      clockViewOf(calendar, reply, day('2025-03-10')).paused ?? '',
      /^征求第三方意见期间，不计入答复期限/,
    )
    assert.equal(clockViewOf(calendar, reply, day('2025-03-28')).paused, undefined)
  })

  test('等待补正的没有日期，恢复后有完整的20个工作日', async () => {
    const reply = replyOf({ type: 'correctionNoticeServed', on: day('2025-03-06') })
    const view = clockViewOf(calendar, reply, day('2025-06-30'))
    assert.deepEqual([view.due, view.used, view.total], [undefined, 0, 20])
    assert.match(view.paused ?? '', /^已告知补正/)
    const html = await htmlOf(
      <ClockDays calendar={calendar} clock={reply} on={day('2025-06-30')} />,
    )
    assert.match(html, /待定.*等待恢复计时.*<p>已告知补正/)
  })

  test('办结以后数字停在办结之日', () => {
    const reply = replyOf({ type: 'replied', on: day('2025-04-02') })
    const view = clockViewOf(calendar, reply, day('2025-06-30'))
    assert.deepEqual([view.used, view.total, view.metOn], [22, 20, '2025-04-02'])
  })

  test('函件的期限写明是哪一封，展开可见推算所依据的假设', async () => {
    const events: AnyEvent[] = [
      { type: 'received', on: day('2025-03-03') },
      { type: 'thirdPartyLetterSent', on: day('2025-03-06'), id: '1' },
      { type: 'thirdPartyReceived', on: day('2025-03-10'), id: '1' },
    ]
    const [reply, , letter] = clocksOf(calendar, events)
    assert.ok(reply && letter)
    const on = day('2025-03-31')
    assert.equal(clockViewOf(calendar, letter, on).label, '第三方意见期限（第1号函）')
    const html = await htmlOf(<ClockDays calendar={calendar} clock={reply} on={on} />)
    assert.match(html, /<p>征求第三方意见（第1号函）尚未答复，按2025-03-31期满不答复推算<\/p>/)
    assert.match(html, /class="day-strip-day excluded today" title="2025-03-31 /)
    assert.match(html, /暂停，余 17 个工作日/)
  })
})
