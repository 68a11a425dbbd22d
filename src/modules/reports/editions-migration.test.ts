import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { day } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { migrate, readMigrations } from '../../platform/migrate.ts'
import { openPool } from '../../platform/pools.ts'
import { verify } from '../../platform/verify/invariant.ts'
import { begunOf } from './actions-prepared.ts'
import { publishedReport } from './store.ts'
import { reportInvariants } from './store-invariants.ts'

test('封存以前就公布的年报，迁移以后仍是公布的那一份，可以更正，核验没有问题', async (t) => {
  const { superuser, urlOf } = await freshDatabase(t)
  const name = `${new URL(urlOf('owner')).pathname.slice(1)}_old`
  await superuser.unsafe(`create database ${name} owner gongkai_owner`)
  const at = (role: Parameters<typeof urlOf>[0]): string => {
    const url = new URL(urlOf(role))
    url.pathname = name
    return url.href
  }
  const pools = {
    owner: openPool(at('owner'), 1),
    app: openPool(at('app'), 1),
    root: openPool(at('superuser'), 1),
    verify: openPool(at('verify'), 1),
  }
  try {
    const all = readMigrations()
    const before = all.findIndex((one) => one.name.includes('report_editions'))
    await migrate(pools.owner, [], all.slice(0, before))
    const content = {
      organName: '某局',
      year: 2024,
      title: '某局2024年年报',
      tables: {},
      sections: {},
    }
    await pools.root`
    insert into reports.published (organ_id, year, organ_name, title, content, sm3, published_on,
      by_person, at)
    values ('office', 2024, '某局', '某局2024年年报', ${pools.root.json(content)}, 'old', '2025-01-20',
      'p', '2025-01-20T02:00:00Z')`
    await migrate(pools.owner, [])
    const own = { organId: 'office', personId: 'p' }
    await inOrgan(pools.app, own, async (tx) => {
      const paper = await publishedReport(tx, 'office', 2024)
      assert.deepEqual(paper, { ...content, publishedOn: day('2025-01-20'), corrections: [] })
      const { row, edition } = await begunOf(tx, { organId: 'office', year: 2024 })
      assert.equal(row?.stage, 'published')
      assert.equal(edition.stage, 'published')
      assert.equal(edition.version, row.version)
    })
    assert.equal(await verify(pools.verify, reportInvariants()), 0)
  } finally {
    await Promise.all(Object.values(pools).map((pool) => pool.end()))
    await superuser.unsafe(`drop database ${name} with (force)`)
  }
})
