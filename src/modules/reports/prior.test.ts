import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { insertHistories } from '../../../test/histories.ts'
import { day, lastDayOf } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import {
  dropPriorFigures,
  keepPriorFigures,
  priorFigures,
  publishedTables,
  type ReportTables,
  reportFor,
} from '../reports.ts'

const office = { organId: 'office', personId: 'p' }

const published: ReportTables = {
  table2: { rules: [0, 0, 0], normative: [6, 0, 114] },
  table3: { carried_out: [2, 0, 0, 0, 0, 0, 2] },
  table4: null,
}

const start = async (t: TestContext): Promise<TestApp> => {
  const app = await freshApp(t, '2026-03-02')
  await app.hire('office', 'handler')
  await insertHistories(app.database.superuser, 'office', [
    {
      kind: 'natural',
      receivedOn: day('2024-12-20'),
      isVoid: false,
      rounds: [{ code: 'G1', signedOn: day('2025-01-10'), revokedOn: null }],
    },
  ])
  return app
}

const rulesOf = async (app: TestApp): Promise<string[]> =>
  inOrgan(app.database.app, office, async (tx) => {
    const report = await reportFor(tx, { ...office, year: 2025, asOf: lastDayOf(2025) })
    return report.findings.flatMap(({ rule }) => (rule === 'CK06' ? [] : [rule]))
  })

describe('以前公布的年报数字', () => {
  test('导入以后作为公布数，上年结转和现行有效件数与它比较', async (t) => {
    const app = await start(t)
    assert.deepEqual(await rulesOf(app), [])
    await inOrgan(app.database.app, office, (tx) =>
      keepPriorFigures(
        tx,
        { actor: office, clock: app.needs.clock },
        { year: 2024, tables: published, prose: null, unit: '某局', fileId: null },
      ),
    )
    assert.deepEqual(await rulesOf(app), ['CK04', 'CK04', 'CK07'])
  })

  test('再导入一次以后一次为准，撤销后不再比较，别的机关看不到', async (t) => {
    const app = await start(t)
    const on = { actor: office, clock: app.needs.clock }
    const said = { year: 2024, prose: null, unit: '某局', fileId: null }
    const balanced = { ...published, table2: null, table3: { carried_out: [1, 0, 0, 0, 0, 0, 1] } }
    await inOrgan(app.database.app, office, async (tx) => {
      await keepPriorFigures(tx, on, { ...said, tables: published })
      await keepPriorFigures(tx, on, { ...said, tables: balanced })
    })
    assert.deepEqual(await rulesOf(app), [])
    await app.hire('other', 'handler')
    await inOrgan(app.database.app, { organId: 'other', personId: 'q' }, async (tx) => {
      assert.equal(await priorFigures(tx, 'office', 2024), undefined)
    })
    await inOrgan(app.database.app, office, async (tx) => {
      assert.equal((await priorFigures(tx, 'office', 2024))?.version, 2)
      await dropPriorFigures(tx, on, 2024)
      assert.equal(await publishedTables(tx, 'office', 2024), undefined)
    })
  })
})
