import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { Refused } from '../kernel/result.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openPool } from './pools.ts'

const shipped = readMigrations()

const next = (sql: string) => ({
  name: `${String(shipped.length + 1).padStart(4, '0')}_next.sql`,
  sql,
  sha256: 'f'.repeat(64),
})

const refusal = (words: RegExp) => (error: unknown) =>
  error instanceof Refused && words.test(error.refusal.message)

describe('数据库迁移', () => {
  test('每个测试用的数据库都已迁移到最新，日期读出来就是文字', async (t) => {
    const { owner, verify } = await freshDatabase(t)
    assert.deepEqual(await migrate(owner, []), [])
    const rows = await verify`select name from public.migration order by name`
    assert.deepEqual(
      rows.map(({ name }) => name),
      shipped.map(({ name }) => name),
    )
    const [row] =
      await verify`select '2026-05-01'::date as on, '2026-02-28'::date < ${'2026-03-01'}::date as less`
    assert.deepEqual({ ...row }, { on: '2026-05-01', less: true })
  })

  test('两个进程同时在空数据库上迁移，每个文件只执行一次', async (t) => {
    const { superuser, urlOf } = await freshDatabase(t)
    const url = new URL(urlOf('owner'))
    const empty = `${url.pathname.slice(1)}_empty`
    url.pathname = empty
    await superuser.unsafe(`create database ${empty} owner gongkai_owner`)
    const processes = [openPool(url.href, 1), openPool(url.href, 1)]
    const done = await Promise.allSettled(processes.map((owner) => migrate(owner, [])))
    await Promise.all(processes.map((owner) => owner.end()))
    await superuser.unsafe(`drop database ${empty} with (force)`)
    assert.deepEqual(
      done.flatMap((one) => (one.status === 'fulfilled' ? one.value : [String(one.reason)])),
      shipped.map(({ name }) => name),
    )
  })

  test('迁移中途出错，什么也不留下', async (t) => {
    const { owner } = await freshDatabase(t)
    const broken = next('create schema fresh; select 1 / 0')
    await assert.rejects(migrate(owner, [], [...shipped, broken]), /division by zero/)
    const [row] = await owner`
      select to_regnamespace('fresh') as schema, count(*)::int as applied from public.migration`
    assert.deepEqual({ ...row }, { schema: null, applied: shipped.length })
  })

  test('已执行的迁移被改动，拒绝继续，说出是哪个文件', async (t) => {
    const { owner } = await freshDatabase(t)
    const [first, ...rest] = shipped
    assert.ok(first)
    await assert.rejects(
      migrate(owner, [], [{ ...first, sha256: '0'.repeat(64) }, ...rest]),
      refusal(/0001_platform\.sql 在执行之后被改动过/),
    )
  })

  test('数据库比程序新，拒绝继续', async (t) => {
    const { owner } = await freshDatabase(t)
    await assert.rejects(migrate(owner, [], shipped.slice(0, -1)), refusal(/请使用较新的程序/))
  })

  test('编号缺失或者重复，拒绝开始', (t) => {
    for (const names of [['0001_a', '0003_c'], ['0001_a', '0001_b'], ['0002_b']]) {
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-migrations-'))
      t.after(() => rmSync(folder, { recursive: true }))
      for (const name of names) writeFileSync(join(folder, `${name}.sql`), '')
      assert.throws(() => readMigrations(folder), refusal(/编号缺失或者重复/))
    }
  })

  test('任务队列在迁移时建好，业务账户可以用，公众账户看不见', async (t) => {
    const { owner, app, public: everybody } = await freshDatabase(t)
    await migrate(owner, ['letters'])
    const [row] = await app`select heartbeat_seconds as beat from jobs.queue where name = 'letters'`
    assert.equal(row?.['beat'], 15)
    await assert.rejects(everybody`select from jobs.queue`, /permission denied for schema jobs/)
  })
})
