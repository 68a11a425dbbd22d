import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { enter, inOrgan, type Pool, type Tx } from '../src/platform/db.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** What everybody may read: published copies, never a table of the work. */
const published = [
  'documents.public_document',
  'organs.public_organ',
  'platform.installation',
  'reports.public_report',
  'reports.public_report_file',
]

/** What runs with more rights than whoever calls it, and everybody may call. */
const publicFunctions = ['requests_public.application_by_code']

/** Tables that hold something of a case or a register: visible to its organ alone. */
const ofOrgans =
  /^(requests|documents|remedies|reports|intake|handovers)\.|^platform\.(organ_key|case_key|private_file)$/

/** 网上申请草稿: no organ's; they are seen by whoever holds the token alone. */
const ofDrafts = /^apply\./

const relationsOf = async ({ superuser }: TestDatabase): Promise<string[]> => {
  const rows = await superuser<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('information_schema', 'pg_catalog') order by 1`
  return rows.map(({ name }) => name)
}

const rowsIn = async (db: Pool | Tx, relation: string): Promise<number> =>
  (await db`select 1 from ${db(relation)}`).length

const look = (db: Pool | Tx): Promise<number> => rowsIn(db, 'requests.info_request')

const sample: Readonly<Record<string, string>> = {
  ARRAY: '{}',
  boolean: 'false',
  bytea: '\\x00',
  date: '2026-03-02',
  jsonb: '{}',
  'timestamp with time zone': '2026-03-02T02:00:00Z',
}

/** One row of the organ `own` in every table, whatever tables there are, past every check and key. */
const fillEveryTable = async ({ superuser }: TestDatabase, relations: readonly string[]) => {
  await superuser`set session_replication_role = replica`
  for (const relation of relations) {
    const [schema = '', table = ''] = relation.split('.')
    const columns = await superuser<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = ${schema} and table_name = ${table} and is_generated = 'NEVER'
        and identity_generation is distinct from 'ALWAYS'`
    const checks = await superuser<{ name: string }[]>`
      select conname as name from pg_constraint
      where contype = 'c' and conrelid = ${relation}::regclass`
    for (const { name } of checks)
      await superuser`alter table ${superuser(relation)} drop constraint ${superuser(name)}`
    const row = columns.map(({ name, type }) => [
      name,
      name === 'organ_id' ? 'own' : (sample[type] ?? '1'),
    ])
    await superuser`insert into ${superuser(relation)} ${superuser(Object.fromEntries(row))}`
  }
}

const setUp = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const relations = await relationsOf(database)
  const ours = relations.filter((name) => ofOrgans.test(name) && !published.includes(name))
  const views = await database.superuser<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.views`
  const isView = new Set(views.map(({ name }) => name))
  const drafts = relations.filter((name) => ofDrafts.test(name))
  await fillEveryTable(
    database,
    [...ours, ...drafts].filter((name) => !isView.has(name)),
  )
  return { database, relations, ours, drafts }
}

const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501'

/** A view over several tables takes no writes from anybody. */
const isShut = (error: unknown): boolean =>
  isDenied(error) || (error as { code?: string }).code === '55000'

describe('数据库自己守住的界限', () => {
  test('公众页面的数据库账户只能读公开的副本，草稿、申请人、办理事项、文书、人员一概读不到', async (t) => {
    const { database, relations } = await setUp(t)
    const readable: string[] = []
    for (const relation of relations)
      try {
        await rowsIn(database.public, relation)
        readable.push(relation)
      } catch (error) {
        assert.ok(isDenied(error), `${relation}: ${String(error)}`)
      }
    assert.deepEqual(readable, published)
    assert.ok(relations.length > 30)
  })

  test('公众页面的数据库账户不能写任何表，也不能改用别的身份', async (t) => {
    const { database, relations } = await setUp(t)
    for (const relation of relations)
      await assert.rejects(
        database.public`delete from ${database.public(relation)}`,
        isShut,
        relation,
      )
    for (const role of ['gongkai_app', 'gongkai_owner', 'gongkai_verify', 'gongkai_audit'])
      await assert.rejects(database.public`set role ${database.public(role)}`, isDenied, role)
  })

  test('公众页面的数据库账户能借用别的权限的函数只有一个，用编号和查询码的加密摘要找一份申请', async (t) => {
    const { database } = await setUp(t)
    const rows = await database.superuser<{ name: string }[]>`
      select n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
        and has_schema_privilege('gongkai_public', n.oid, 'usage')
        and has_function_privilege('gongkai_public', p.oid, 'execute')
      order by 1`
    assert.deepEqual(
      rows.map(({ name }) => name),
      publicFunctions,
    )
    const find = (code: string, name: string | null) => database.public`
      select * from requests_public.application_by_code(${code}, ${name})`
    assert.deepEqual(
      (await find('1', null)).map((row) => Object.keys(row)),
      [['organ_id', 'application_id']],
    )
    assert.equal((await find('%', null)).length, 0)
    assert.equal((await find('1', '2')).length, 0)
  })

  test('草稿和它的附件：哪个机关也看不见、改不了，持有凭据的人只看得见自己的', async (t) => {
    const { database, drafts } = await setUp(t)
    assert.equal(drafts.length, 3)
    const seenWith = (token: string, organId: string) =>
      inOrgan(database.app, { organId, personId: 'p' }, async (tx) => {
        await tx`select set_config('gongkai.draft', ${token}, true)`
        const seen: string[] = []
        for (const relation of drafts) {
          if ((await rowsIn(tx, relation)) > 0) seen.push(relation)
          const { count } = await tx`update ${tx(relation)} set token_hash = token_hash`
          assert.equal(count > 0, token === '1', relation)
        }
        return seen
      })
    for (const organId of ['own', 'other', ''])
      for (const token of ['', '2', '%']) assert.deepEqual(await seenWith(token, organId), [])
    assert.deepEqual(await seenWith('1', 'other'), drafts)
  })

  test('没有授权的机关，别的机关的申请、文书、登记簿、密钥和文件一行也看不见；本机关看得见', async (t) => {
    const { database, ours } = await setUp(t)
    const seenBy = (organId: string) =>
      inOrgan(database.app, { organId, personId: 'p' }, async (tx) => {
        const seen: string[] = []
        for (const relation of ours) if ((await rowsIn(tx, relation)) > 0) seen.push(relation)
        return seen
      })
    assert.deepEqual(await seenBy('other'), [])
    assert.deepEqual(await seenBy(''), [])
    assert.deepEqual(ours, await seenBy('own'))
  })

  test('没有说明为哪个机关办理，什么也看不见，什么也写不进', async (t) => {
    const { database, ours } = await setUp(t)
    for (const relation of ours) assert.equal(await rowsIn(database.app, relation), 0, relation)
    await assert.rejects(
      database.app`insert into requests.counter values ('own', 'letter', 2026, 9)`,
      isDenied,
    )
  })

  test('别的机关不能改、不能删，也不能以本机关的名义写入', async (t) => {
    const { database } = await setUp(t)
    const other = { organId: 'other', personId: 'p' }
    const changed = await inOrgan(
      database.app,
      other,
      (tx) => tx`update requests.info_request set stage = 'void'`,
    )
    assert.equal(changed.count, 0)
    await assert.rejects(
      inOrgan(
        database.app,
        other,
        (tx) => tx`insert into requests.counter values ('own', 'letter', 2026, 9)`,
      ),
      isDenied,
    )
  })

  test('连接用完归还以后，下一个使用者不带着上一个的身份', async (t) => {
    const { database } = await setUp(t)
    const own = { organId: 'own', personId: 'p' }
    for (let round = 0; round < 5; round += 1) {
      const seen = await Promise.all(
        Array.from({ length: 8 }, () => inOrgan(database.app, own, look)),
      )
      assert.deepEqual([...new Set(seen)], [1])
      const after = await Promise.all(Array.from({ length: 8 }, () => look(database.app)))
      assert.deepEqual([...new Set(after)], [0])
    }
    await assert.rejects(
      database.app.begin(async (tx) => {
        await enter(tx, own)
        throw new Error('rolled back')
      }),
    )
    assert.equal(await look(database.app), 0)
  })
})
