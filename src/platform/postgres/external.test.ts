import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test, type TestContext } from 'node:test'
import { openFolder } from '../../../test/open-folder.ts'
import { Refused } from '../../kernel/result.ts'
import { migrate } from '../migrate.ts'
import { openPool, openPools } from '../pools.ts'
import { openExternal } from './external.ts'
import { type EmbeddedServer, startPostgres } from './server.ts'

/** A server as a database administrator would hand it out: bare, without a trace of gongkai. */
let server: EmbeddedServer
const folder = mkdtempSync(join(openFolder(), 'gongkai-external-'))

before(async () => {
  server = await startPostgres(folder, { fsync: 'off' })
})

after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const roles = ['gongkai_owner', 'gongkai_app', 'gongkai_public', 'gongkai_verify', 'gongkai_audit']

const administer = async (...statements: string[]): Promise<void> => {
  const sql = openPool(server.urlOf('superuser', 'postgres'), 1)
  for (const statement of statements) await sql.unsafe(statement)
  await sql.end()
}

/** Drops what an earlier test made and makes an empty database; answers its address for the superuser. */
const bare = async (...statements: string[]): Promise<string> => {
  await administer(
    'drop database if exists gongkai with (force)',
    'drop database if exists county with (force)',
    ...[...roles, 'dba', 'clerk'].map((role) => `drop role if exists ${role}`),
    ...statements,
    ...(statements.some((statement) => statement.startsWith('create database'))
      ? []
      : ['create database county']),
  )
  return server.urlOf('superuser', 'county')
}

const as = (url: string, user: string, password: string): string => {
  const address = new URL(url)
  address.username = user
  address.password = password
  return address.href
}

const worksAt = async (t: TestContext, url: string, roleUrls = {}): Promise<void> => {
  const { urlOf } = await openExternal({ url, roleUrls })
  const pools = openPools(urlOf)
  t.after(pools.end)
  assert.ok((await migrate(pools.owner, ['letters'])).length > 0)
  assert.deepEqual(await migrate(pools.owner, ['letters']), [])
  const [row] = await pools.app`
    select current_user as who, count(*)::int as queues from jobs.queue where name = 'letters'`
  assert.deepEqual({ ...row }, { who: 'gongkai_app', queues: 1 })
}

const refusal = (words: RegExp) => (error: unknown) =>
  error instanceof Refused && words.test(error.refusal.message)

describe('DATABASE_URL 指定的数据库', () => {
  test('超级用户的地址：角色自动建立，迁移、任务队列照常', async (t) => {
    await worksAt(t, await bare())
  })

  test('能建角色的普通管理员也可以', async (t) => {
    const url = await bare(
      "create role dba login createrole bypassrls password 'dba-password'",
      'create database county owner dba',
    )
    await worksAt(t, as(url, 'dba', 'dba-password'))
  })

  test('角色由管理员手工建立时，逐个写明地址', async (t) => {
    const url = await bare(
      "create role gongkai_owner login password 'p-owner'",
      "create role gongkai_app login password 'p-app'",
      "create role gongkai_public login password 'p-public'",
      "create role gongkai_verify login bypassrls password 'p-verify'",
      'create role gongkai_audit nologin',
      'grant gongkai_audit to gongkai_owner',
      'create database county owner gongkai_owner',
    )
    const given = Object.fromEntries(
      ['app', 'public', 'verify'].map((role) => [role, as(url, `gongkai_${role}`, `p-${role}`)]),
    )
    const owner = as(url, 'gongkai_owner', 'p-owner')
    const { app, ...others } = given
    await assert.rejects(
      openExternal({ url: owner, roleUrls: others }),
      refusal(/不能以 gongkai_app 登录数据库.*DATABASE_URL_APP/),
    )
    await worksAt(t, owner, { app, ...others })
  })

  test('DATABASE_URL 的口令换了，各角色的口令随之更新', async (t) => {
    const url = await bare("create role clerk superuser login password 'old'")
    await worksAt(t, as(url, 'clerk', 'old'))
    await administer("alter role clerk password 'new'")
    const { urlOf } = await openExternal({ url: as(url, 'clerk', 'new'), roleUrls: {} })
    const sql = openPool(urlOf('public'), 1)
    t.after(() => sql.end())
    assert.equal((await sql`select current_user as who`)[0]?.['who'], 'gongkai_public')
  })

  test('无权建立角色时，说出缺少哪些角色', async () => {
    const url = await bare("create role clerk login password 'clerk-password'")
    await assert.rejects(
      openExternal({ url: as(url, 'clerk', 'clerk-password'), roleUrls: {} }),
      refusal(/缺少角色 gongkai_audit、gongkai_owner.*无权创建.*docs\/operations\.md/),
    )
  })

  test('连不上时说出主机和原因，不说出口令', async () => {
    const url = await bare()
    const wrong = as(url, 'postgres', 'wrong-password')
    await assert.rejects(openExternal({ url: wrong, roleUrls: {} }), (error: unknown) => {
      assert.ok(error instanceof Refused)
      assert.match(
        error.refusal.message,
        /127\.0\.0\.1:\d+\/county：password authentication failed/,
      )
      assert.doesNotMatch(error.refusal.message, /wrong-password/)
      return true
    })
  })
})
