import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { type AuditEntry, audit, hashOf } from './audit.ts'
import { inOrgan } from './db.ts'

const actor = { organId: 'o1', personId: 'p1' }
const at = new Date('2026-03-02T02:00:00.123Z')

describe('审计链', () => {
  test('每一条都以前一条的杂凑值为前提，重新计算得到同样的链', async (t) => {
    const { app, verify } = await freshDatabase(t)
    for (const subject of ['r1', 'r2', 'r3'])
      await inOrgan(app, actor, (tx) =>
        audit(tx, actor, { act: 'test.act', subject, at, detail: { b: 1, a: '甲' } }),
      )
    const rows = await verify`
      select stream, seq::int, at, person_id, acting_for, organ_id, act, subject, detail, previous, hash
      from audit.entry order by seq`
    assert.equal(rows.length, 3)
    let previous = '0'.repeat(64)
    for (const row of rows) {
      const entry: AuditEntry = {
        stream: row['stream'],
        seq: row['seq'],
        at: row['at'].toISOString(),
        personId: row['person_id'],
        actingFor: row['acting_for'],
        organId: row['organ_id'],
        act: row['act'],
        subject: row['subject'],
        detail: row['detail'],
        previous: row['previous'],
      }
      assert.equal(row['previous'], previous)
      assert.equal(hashOf(entry), row['hash'])
      previous = row['hash']
    }
  })

  test('业务账户只能追加：不能读、改、删审计记录', async (t) => {
    const { app } = await freshDatabase(t)
    await inOrgan(app, actor, (tx) => audit(tx, actor, { act: 'test.act', subject: 'r1', at }))
    await assert.rejects(app`select * from audit.entry`, /permission denied/)
    await assert.rejects(app`update audit.entry set subject = 'x'`, /permission denied/)
    await assert.rejects(app`delete from audit.entry`, /permission denied/)
  })
})
