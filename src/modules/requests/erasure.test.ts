import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import { type ErasureFacts, erasureFault } from './erasure.ts'
import type { Recorded } from './events.ts'
import { judge } from './judge.ts'

const closed = {
  number: '1号',
  stage: 'closed',
  closedOn: day('2025-06-30'),
  retention: 'ten',
} as const
const free: ErasureFacts = { items: [closed], openDisputes: [], fromLedger: false }

const proposed = {
  type: 'proposed',
  on: day('2036-01-04'),
  proposal: { act: 'erasure', ground: 'period', reason: '期限届满' },
  seq: 1,
  by: 'a',
  actingFor: 'b',
  at: '',
} as const satisfies Recorded

const erase = (actor: { personId: string; actingFor?: string }) =>
  judge(
    [proposed, { ...proposed, type: 'archived', on: day('2025-06-30'), seq: 2 }],
    { move: 'erase', on: day('2036-01-05'), of: 1 },
    {
      calendar: shippedCalendar,
      today: day('2036-01-05'),
      actor: { ...actor, may: () => true },
      separation: {
        reviewNeeded: false,
        mayReview: () => ({ ok: true }),
        maySign: () => ({ ok: true }),
      },
      erasure: free,
      blockers: [],
    },
  )

describe('能不能删除个人信息', () => {
  test('保管期限自归档次年起算，最后一天还不能删除', () => {
    for (const [retention, last, next] of [
      ['ten', '2035-12-31', '2036-01-01'],
      ['thirty', '2055-12-31', '2056-01-01'],
    ] as const) {
      const facts = { ...free, items: [{ ...closed, retention }] }
      assert.equal(erasureFault(facts, day(last))?.refusal.code, 'requests.erasure-kept')
      assert.equal(erasureFault(facts, day(next)), undefined)
    }
    const forever = { ...free, items: [{ ...closed, retention: 'permanent' }] }
    assert.equal(erasureFault(forever, day('2999-01-01'))?.refusal.code, 'requests.erasure-kept')
  })

  test('作废的并列事项不妨碍，没有归档的妨碍', () => {
    const voided = { number: '1-2号', stage: 'void' } as const
    const today = day('2036-01-01')
    assert.equal(erasureFault({ ...free, items: [closed, voided] }, today), undefined)
    const open = { ...free, items: [closed, { ...voided, stage: 'served' as const }] }
    assert.equal(erasureFault(open, today)?.refusal.code, 'requests.erasure-open')
  })

  test('提请人、提请人所代理的人、代理他们的人都不能同意', () => {
    for (const actor of [
      { personId: 'a' },
      { personId: 'b' },
      { personId: 'c', actingFor: 'a' },
      { personId: 'c', actingFor: 'b' },
    ]) {
      const said = erase(actor)
      assert.equal(said.ok ? '' : said.refusal.code, 'requests.second-person')
    }
    assert.equal(erase({ personId: 'c', actingFor: 'd' }).ok, true)
  })
})
