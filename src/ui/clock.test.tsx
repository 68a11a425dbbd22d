import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { day } from '../kernel/day.ts'
import { Clock, leftInWords, toneOf, type ClockView } from './clock.tsx'

const htmlOf = async (page: JSX.Element): Promise<string> => (await page).toString()

const term = (used: number, more: Partial<ClockView> = {}): ClockView => ({
  label: '答复期限',
  due: day('2026-04-13'),
  used,
  total: 20,
  ...more,
})

describe('时限卡', () => {
  test('剩余三个工作日起提示，到期当日不算超期，次日起为超期', () => {
    const told = [16, 17, 20, 21].map((used) => [toneOf(term(used)), leftInWords(term(used))])
    assert.deepEqual(told, [
      ['active', '余 4 个工作日'],
      ['soon', '余 3 个工作日'],
      ['soon', '今日到期'],
      ['overdue', '超期 1 个工作日'],
    ])
  })

  test('暂停计时的写明原因，不给出期限；暂停前已超期的仍是超期', async () => {
    const html = await htmlOf(
      <Clock clock={term(7, { due: undefined, paused: '征求第三方意见' })} />,
    )
    assert.match(html, /计时暂停：征求第三方意见/)
    assert.match(html, /待恢复计时后确定/)
    assert.equal(toneOf(term(21, { paused: '征求第三方意见' })), 'overdue')
  })

  test('已办结的不再提示，超期办结的仍然写明超期', () => {
    const metOn = day('2026-04-20')
    assert.deepEqual(
      [toneOf(term(9, { metOn })), leftInWords(term(9, { metOn }))],
      ['done', '已办结'],
    )
    assert.equal(leftInWords(term(25, { metOn })), '超期 5 个工作日办结')
  })

  test('节假日安排未公布的期限标明暂定', async () => {
    assert.match(await htmlOf(<Clock clock={term(3, { provisional: true })} />), /暂定/)
  })
})
