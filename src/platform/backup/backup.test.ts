import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { queues } from '../../app-jobs.ts'
import { Refused } from '../../kernel/result.ts'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { register } from '../../../test/requests-at-hand.ts'
import { inOrgan } from '../db.ts'
import { pathOfFile } from '../files.ts'
import { foundInstallation } from '../installation.ts'
import { sealKeys, unsealKeys } from './keys.ts'
import { loadBackup } from './load.ts'
import { saveBackup } from './save.ts'
import { rowsToSave, tablesToSave } from './tables.ts'

const at = new Date('2026-03-02T02:00:00Z')
const applicant = '申请人甲'

const folderOf = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-backup-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

/** An office at work: one request with a scan, a figure declared, a job that waits. */
const atWork = async (t: TestContext): Promise<{ app: TestApp; fileId: string }> => {
  const app = await freshApp(t)
  const { personId } = await app.hire('o1', 'handler')
  const who = { organId: 'o1', personId }
  await register(app.needs, who)
  const fileId = await inOrgan(app.database.app, who, async (tx) => {
    const caseKeyId = await app.needs.vault.newCaseKey(tx, 'o1')
    const bytes = Buffer.from('扫描件')
    const name = '申请书.pdf'
    return app.needs.files.put(tx, {
      organId: 'o1',
      caseKeyId,
      name,
      mediaType: 'application/pdf',
      bytes,
      at,
    })
  })
  await app.database.superuser`
    insert into reports.declaration (id, organ_id, year, item, figure, source, from_day, to_day,
      declared_by, declared_on)
    values ('d1', 'o1', 2025, 'licensing', '12', '台账', '2025-01-01', '2025-12-31', 'p', '2026-01-05')`
  await app.database.app.begin((tx) => app.needs.jobs.enqueue(tx, queues[0] ?? '', { id: 'x' }))
  return { app, fileId }
}

const save = async ({ app }: { app: TestApp }, folder: string): Promise<string> => {
  const path = join(folder, 'b.tar.gz')
  const { dataDir } = app
  await saveBackup(app.database.verify, path, { dataDir, version: 'test', at })
  return path
}

/** What every table holds, in an order of its own. */
const contentOf = async ({ superuser }: TestDatabase): Promise<Record<string, string>> => {
  const content: Record<string, string> = {}
  for (const table of await tablesToSave(superuser)) {
    const [row] = await superuser.unsafe<{ count: number; md5: string | null }[]>(
      `select count(*)::int, md5(string_agg(r::text, E'\\n' order by r::text)) from (${rowsToSave(table)}) r`,
    )
    content[table.name] = `${row?.count} ${row?.md5}`
  }
  return content
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  assert.ok(error instanceof Refused, String(error))
  return error.refusal.message
}

describe('备份和还原', () => {
  test('还原出来的每张表、每个文件都与备份时相同，之后的编号接着往下排', async (t) => {
    const folder = await folderOf(t)
    const work = await atWork(t)
    const path = await save(work, folder)
    const target = await freshDatabase(t)
    const loaded = await loadBackup(target.owner, path, { dataDir: folder, queues })
    const before = await contentOf(work.app.database)
    assert.deepEqual(await contentOf(target), before)
    assert.ok(loaded.rows > 10)
    assert.ok(Object.keys(before).includes('jobs.job'))
    assert.deepEqual(
      readFileSync(pathOfFile(join(folder, 'files'), work.fileId)),
      readFileSync(pathOfFile(join(work.app.dataDir, 'files'), work.fileId)),
    )
    const [next] = await target.superuser<{ seq: string; last: string }[]>`
      with one as (insert into reports.declaration (id, organ_id, year, item, figure, source,
        from_day, to_day, declared_by, declared_on)
      values ('d2', 'o1', 2025, 'licensing', '13', '台账', '2025-01-01', '2025-12-31', 'p', '2026-01-06')
      returning seq) select seq from one`
    assert.equal(next?.seq, '2')
    const forced = await target.superuser`
      select 1 from pg_class where oid = 'requests.application'::regclass and relforcerowsecurity`
    assert.equal(forced.length, 1)
  })

  test('备份里读不出申请人，也没有密钥', async (t) => {
    const folder = await folderOf(t)
    const work = await atWork(t)
    const plain = gunzipSync(readFileSync(await save(work, folder)))
    assert.equal(plain.includes('农村公路养护资金'), true)
    for (const secret of [applicant, '13900000001', '扫描件', '申请书.pdf'])
      assert.equal(plain.includes(secret), false, secret)
    const sealed = sealKeys({ master: 'ab'.repeat(32) }, 'correct horse battery')
    assert.ok(sealed.ok)
    assert.equal(sealed.value.includes('abab'), false)
    const opened = unsealKeys(sealed.value, 'correct horse battery')
    assert.deepEqual(opened, { ok: true, value: { master: 'ab'.repeat(32) } })
    assert.equal(unsealKeys(sealed.value, 'correct horse batterz').ok, false)
    assert.equal(sealKeys({ master: 'ab' }, 'short').ok, false)
  })

  test('截断、改动、多出内容的备份和不是备份的文件都不还原，数据库仍是空的', async (t) => {
    const folder = await folderOf(t)
    const path = await save(await atWork(t), folder)
    const whole = readFileSync(path)
    const plain = gunzipSync(whole)
    const word = Buffer.from('农村公路养护资金')
    const changed = Buffer.from(plain)
    changed.set(Buffer.from('城'), changed.indexOf(word))
    const spoiled: Record<string, Buffer> = {
      cut: whole.subarray(0, whole.length - 2000),
      changed: gzipSync(changed),
      headless: gzipSync(plain.subarray(0, plain.length - 4096)),
      text: Buffer.from('不是备份'),
      empty: Buffer.alloc(0),
    }
    const target = await freshDatabase(t)
    for (const [name, bytes] of Object.entries(spoiled)) {
      const file = join(folder, `${name}.tar.gz`)
      writeFileSync(file, bytes)
      const work = loadBackup(target.owner, file, { dataDir: folder, queues })
      assert.match(await refusal(work), /^备份文件不完整或者被改动/, name)
    }
    const missing = loadBackup(target.owner, join(folder, 'none'), { dataDir: folder, queues })
    assert.match(await refusal(missing), /^没有这个备份文件/)
    for (const [table, rows] of Object.entries(await contentOf(target)))
      assert.equal(rows, '0 null', table)
  })

  test('已在使用的数据库不能被还原覆盖', async (t) => {
    const folder = await folderOf(t)
    const path = await save(await atWork(t), folder)
    const used = await freshDatabase(t)
    await used.app.begin((tx) => foundInstallation(tx, false, at))
    const work = loadBackup(used.owner, path, { dataDir: folder, queues })
    assert.match(await refusal(work), /^这个数据库已在使用/)
  })

  test('登记的文件丢失或者被改动时不备份，说出是哪一个', async (t) => {
    const folder = await folderOf(t)
    const work = await atWork(t)
    writeFileSync(pathOfFile(join(work.app.dataDir, 'files'), work.fileId), '别的内容')
    assert.match(await refusal(save(work, folder)), new RegExp(`^文件 ${work.fileId} 丢失`))
  })
})
