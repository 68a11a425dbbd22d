import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestApp } from '../../test/app.ts'
import { workingDaysLeft } from '../modules/requests/due.ts'
import { shippedCalendar } from '../kernel/notices.ts'
import { day, type Day, lastDayOf } from '../kernel/day.ts'
import { figuresFor as documentFigures } from '../modules/documents.ts'
import { figuresFor } from '../modules/requests.ts'
import { inOrgan } from '../platform/db.ts'
import { load, kinds } from '../../test/demonstration.ts'

const table3 = async (app: TestApp, organId: string, year: number, asOf: Day = lastDayOf(year)) => {
  const { tallies, contradictory, decidedTwice } = await inOrgan(
    app.database.app,
    { organId, personId: 'test' },
    (tx) => figuresFor(tx, { organId, year, asOf }),
  )
  assert.deepEqual([contradictory, decidedTwice], [0, 0])
  const sum = (row: string): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const tally of tallies)
      if (tally.row === row) counts[tally.kind] = (counts[tally.kind] ?? 0) + tally.count
    return counts
  }
  return { tallies, sum }
}

/** Cells of one row of table 三 in the order of the form, with the total. */
const cells = (counts: Record<string, number>): number[] => {
  const row = kinds.map((kind) => counts[kind] ?? 0)
  return [...row, row.reduce((sum, one) => sum + one, 0)]
}

const everything = async (app: TestApp): Promise<unknown> => {
  const { superuser } = app.database
  return superuser`
    select r.organ_id, r.number, r.description, r.stage, r.desk, r.due_on, r.code, a.masked_name,
      a.channel, a.applicant_kind,
      (select string_agg(e.type || e.on_day, ' ' order by e.seq) from requests.event e
        where e.request_id = r.id) as course
    from requests.info_request r join requests.application a on a.id = r.application_id
    order by r.organ_id, r.year, r.seq, r.item`
}

describe('演示县的数字', () => {
  test('有逾期的、今天到期的、两日后到期的、暂定的；各机关各年都平衡：新收加结转等于办结加转下年，上年转出等于本年转入，有效件数相接', async (t) => {
    const today = day('2027-01-15')
    const app = await load(t, today)
    const desks = await app.database.superuser<{ due: Day; provisional: boolean }[]>`
      select due_on as due, due_provisional as provisional from requests.info_request
      where organ_id = 'zfb' and due_on is not null and desk in ('handle', 'sign')`
    const left = desks.map(({ due }) => workingDaysLeft(shippedCalendar, today, due))
    for (const days of [-3, 0, 2]) assert.ok(left.includes(days), `${days} of ${left.join()}`)
    assert.ok(desks.some(({ provisional }) => provisional))
    for (const organId of ['zfb', 'xzf', 'zrzyj', 'nyncj', 'z3']) {
      let carried: number[] | undefined
      for (const year of [2022, 2023, 2024, 2025, 2026]) {
        const { tallies, sum } = await table3(app, organId, year)
        const done = tallies.filter(
          ({ row }) => !['new', 'carried_in', 'carried_out'].includes(row),
        )
        const decided: Record<string, number> = {}
        for (const { kind, count } of done) decided[kind] = (decided[kind] ?? 0) + count
        const [made, before, after] = [sum('new'), sum('carried_in'), sum('carried_out')].map(cells)
        assert.deepEqual(
          made?.map((one, index) => one + (before?.[index] ?? 0)),
          cells(decided).map((one, index) => one + (after?.[index] ?? 0)),
          `${organId} ${year}`,
        )
        if (carried) assert.deepEqual(before, carried, `${organId} ${year}`)
        carried = after
      }
    }
    let inForce: number | undefined
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const at = { organId: 'zfb', year, asOf: lastDayOf(year) }
      const own = { organId: 'zfb', personId: 'test' }
      const { normative } = await inOrgan(app.database.app, own, (tx) => documentFigures(tx, at))
      if (inForce !== undefined)
        assert.equal(
          normative.inForce,
          inForce + normative.issued - normative.abolished - normative.lapsed,
        )
      inForce = normative.inForce
    }
  })

  test('送审以后、封存以前上年的数字又变了的日子，也载入得成', async (t) => {
    const app = await load(t, '2027-01-23')
    const [sealed] = await app.database.superuser<{ n: number }[]>`
      select count(*)::int as n from reports.sealed s
        join reports.edition e on e.id = s.edition_id
      where e.year = 2026`
    assert.ok((sealed?.n ?? 0) > 10, `${sealed?.n} reports were sealed`)
  })

  test('同一天载入两次，件件相同', async (t) => {
    const [first, second] = [await load(t, '2023-03-01'), await load(t, '2023-03-01')]
    assert.deepEqual(await everything(first), await everything(second))
  })
})
