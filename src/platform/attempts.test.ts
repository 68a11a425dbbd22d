import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { attempt, type Limit, takeBack } from './attempts.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 2, minutes))

const hour = 3600
const perNumber: Limit = { key: 'number', most: 3, seconds: hour }
const perNetwork: Limit = { key: 'network', most: 5, seconds: hour }

test('达到次数以后不再放行，说出还要等多久；过了时限又可以', async (t) => {
  const { app } = await freshDatabase(t)
  for (const minute of [0, 10, 20])
    assert.equal((await attempt(app, [perNumber], at(minute))).passed, true)
  const refused = await attempt(app, [perNumber], at(30))
  assert.deepEqual(refused, { passed: false, full: perNumber, wait: 30 * 60 })
  assert.equal((await attempt(app, [perNumber], at(61))).passed, true)
  assert.equal((await attempt(app, [perNumber], at(62))).passed, false)
})

test('一个限额已满，别的限额也不计这一次', async (t) => {
  const { app } = await freshDatabase(t)
  for (let n = 0; n < 3; n += 1) await attempt(app, [perNumber, perNetwork], at(0))
  for (let n = 0; n < 9; n += 1)
    assert.equal((await attempt(app, [perNumber, perNetwork], at(1))).passed, false)
  assert.equal((await attempt(app, [perNetwork], at(2))).passed, true)
})

test('同时来的尝试一次一次地计，不会多放行', async (t) => {
  const { app } = await freshDatabase(t)
  const limits = [{ ...perNumber, most: 7 }, perNetwork]
  const orders = Array.from({ length: 40 }, (_, n) => (n % 2 ? limits : limits.toReversed()))
  const answers = await Promise.all(orders.map((order) => attempt(app, order, at(0))))
  assert.equal(answers.filter(({ passed }) => passed).length, 5)
})

test('请求后来失败，计过的次数还在；证明是对的，收回这一次', async (t) => {
  const { app } = await freshDatabase(t)
  await assert.rejects(
    app.begin(async () => {
      await attempt(app, [{ ...perNumber, most: 1 }], at(0))
      throw new Error('refused')
    }),
  )
  assert.equal((await attempt(app, [{ ...perNumber, most: 1 }], at(1))).passed, false)
  const right = await attempt(app, [perNetwork], at(1))
  assert.ok(right.passed)
  await takeBack(app, right.id, [perNetwork])
  const [row] = await app<{ n: number }[]>`
    select count(*)::int as n from platform.attempt where key = 'network'`
  assert.equal(row?.n, 0)
})

test('过期的记录会清掉，不会越积越多', async (t) => {
  const { app } = await freshDatabase(t)
  for (let n = 0; n < 30; n += 1)
    await attempt(app, [{ key: `k${n}`, most: 3, seconds: 60 }], at(0))
  for (let n = 0; n < 3; n += 1) await attempt(app, [perNumber], at(5))
  const rows = await app`select key from platform.attempt`
  assert.deepEqual([...new Set(rows.map(({ key }) => String(key)))], ['number'])
})
