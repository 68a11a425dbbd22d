import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { day } from '../kernel/day.ts'
import { shippedCalendar as calendar } from '../kernel/notices.ts'
import { workingDayTerm } from '../kernel/term.ts'
import { DayStrip, type DayStripView } from './day-strip.tsx'

const htmlOf = async (page: JSX.Element): Promise<string> => (await page).toString()

const stripOf = (
  from: string,
  count: number,
  more: Partial<DayStripView> = {},
): Promise<string> => {
  const startedOn = day(from)
  const term = workingDayTerm(calendar, startedOn, count, (on) =>
    on > '2026-02-24' && on < '2026-02-27' ? '征求第三方意见<甲>' : undefined,
  )
  const view = { label: '答复期限', startedOn, notes: [], ...term, ...more }
  return htmlOf(<DayStrip view={view} />)
}

describe('期限的逐日推算条', () => {
  test('日期可以展开，写明起算日、期满日和剩余', async () => {
    const html = await stripOf('2026-02-12', 5, { left: '余 3 个工作日' })
    assert.match(html, /^<details class="day-strip"><summary>答复期限 /)
    assert.match(html, /<time datetime="2026-02-28">2026-02-28<\/time>/)
    assert.match(html, /<span class="day-strip-left">余 3 个工作日<\/span>/)
    assert.match(html, /自 <time datetime="2026-02-12">2026-02-12<\/time> 起算，当日不计入/)
    assert.doesNotMatch(html, /暂定|style=/)
  })

  test('每一天都有文字，不只有颜色，并写明理由', async () => {
    const html = await stripOf('2026-02-12', 5)
    const cells = [
      '<li class="day-strip-day counted from-5" title="2026-02-13 工作日，第1个工作日"><time datetime="2026-02-13">13</time><span>1</span></li>',
      '<li class="day-strip-day makeUp" title="2026-02-14 春节调休上班（国务院办公厅2026年放假通知），第2个工作日"><time datetime="2026-02-14">14</time><span>班2</span></li>',
      '<li class="day-strip-day holiday" title="2026-02-23 春节放假（国务院办公厅2026年放假通知）"><time datetime="2026-02-23">23</time><span>假</span></li>',
      '<li class="day-strip-day excluded" title="2026-02-25 征求第三方意见&lt;甲&gt;"><time datetime="2026-02-25">25</time><span>扣</span></li>',
      '<li class="day-strip-day makeUp due" ',
    ]
    for (const cell of cells) assert.ok(html.includes(cell), cell)
    assert.match(
      html,
      /<span class="counted">计入 3 日<\/span><span class="makeUp">调休上班 2 日<\/span><span class="holiday">放假 9 日<\/span><span class="excluded">扣除 2 日<\/span><\/p>/,
    )
    assert.equal(html.match(/<li class="day-strip-day/g)?.length, 16)
  })

  test('放假、扣除、调休的理由另列，连续的日子合为一条', async () => {
    const html = await stripOf('2026-02-12', 5)
    const [, reasons = ''] = /<ul class="day-strip-reasons">(.*)<\/ul>/.exec(html) ?? []
    assert.deepEqual(
      reasons
        .replaceAll(/<\/li>/g, '\n')
        .replaceAll(/<[^>]+>/g, '')
        .trim()
        .split('\n'),
      [
        '2026-02-14：春节调休上班（国务院办公厅2026年放假通知），第2个工作日',
        '2026-02-15 至 2026-02-23：春节放假（国务院办公厅2026年放假通知）',
        '2026-02-25 至 2026-02-26：征求第三方意见&lt;甲&gt;',
        '2026-02-28：春节调休上班（国务院办公厅2026年放假通知），第5个工作日',
      ],
    )
  })

  test('按月分组，每月第一天对齐星期', async () => {
    const html = await stripOf('2025-03-27', 5, { today: day('2025-04-01') })
    assert.deepEqual(html.match(/<h3>.*?<\/h3>/g), ['<h3>2025年3月</h3>', '<h3>2025年4月</h3>'])
    assert.deepEqual(html.match(/from-\d/g), ['from-5', 'from-2'])
    assert.match(html, /class="day-strip-day counted from-2 today" title="2025-04-01 /)
    assert.match(html, /<span>休<\/span>/)
  })

  test('暂定的日期醒目标出，没有日期的写待定并说明原因', async () => {
    const provisional = await stripOf('2026-12-30', 3)
    assert.match(provisional, /<span class="tag tone-soon">暂定<\/span>/)
    assert.match(provisional, /<p class="day-strip-provisional">暂定日期：/)
    const waiting = await stripOf('2025-03-03', 3, { due: null, notes: ['已告知补正'] })
    assert.match(waiting, /<span>待定<\/span>/)
    assert.match(waiting, /<p>已告知补正<\/p>/)
    assert.doesNotMatch(waiting, / due"/)
  })
})
