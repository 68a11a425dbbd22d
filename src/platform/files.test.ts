import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { inOrgan } from './db.ts'
import { openFiles, pathOfFile, sweepFiles } from './files.ts'
import { openVault } from './vault.ts'
import { storedFiles } from './verify/stored-files.ts'

const at = new Date('2026-03-02T02:00:00Z')
const mine = { organId: 'o1', personId: 'p1' }
const content = Buffer.from('申请人身份证扫描件')

const prepare = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-files-'))
  t.after(() => rm(folder, { recursive: true }))
  const vault = openVault(randomBytes(32))
  const files = openFiles(folder, vault)
  const caseKeyId = await inOrgan(database.app, mine, (tx) => vault.newCaseKey(tx, 'o1'))
  const put = () =>
    inOrgan(database.app, mine, (tx) =>
      files.put(tx, {
        organId: 'o1',
        caseKeyId,
        name: '身份证.jpg',
        mediaType: 'image/jpeg',
        bytes: content,
        at,
      }),
    )
  const faults = async (): Promise<string[]> => {
    const found: string[] = []
    for await (const fault of storedFiles(folder).run(database.verify)) found.push(fault)
    return found
  }
  return { ...database, folder, vault, files, caseKeyId, put, faults }
}

describe('私有文件', () => {
  test('存入后原样取回；磁盘上和数据库里都看不到内容和文件名', async (t) => {
    const { app, superuser, folder, files, put, faults } = await prepare(t)
    const id = await put()
    const got = await inOrgan(app, mine, (tx) => files.get(tx, id))
    assert.deepEqual(got, { bytes: content, name: '身份证.jpg', mediaType: 'image/jpeg' })
    const onDisk = await readFile(pathOfFile(folder, id))
    assert.equal(onDisk.indexOf(content), -1)
    const [row] = await superuser`select f::text as text from platform.private_file f`
    assert.doesNotMatch(row?.['text'], new RegExp(Buffer.from('身份证').toString('hex')))
    assert.deepEqual(await faults(), [])
  })

  test('其他机关取不到；案件密钥销毁后谁也取不到', async (t) => {
    const { app, vault, files, caseKeyId, put } = await prepare(t)
    const id = await put()
    const other = { organId: 'o2', personId: 'p2' }
    assert.equal(await inOrgan(app, other, (tx) => files.get(tx, id)), undefined)
    await inOrgan(app, mine, (tx) => vault.destroyCaseKey(tx, caseKeyId, at))
    assert.equal(await inOrgan(app, mine, (tx) => files.get(tx, id)), undefined)
  })

  test('登记的文件丢失或被改动，核验时指出', async (t) => {
    const { folder, put, faults } = await prepare(t)
    const [lost, changed] = [await put(), await put()]
    await rm(pathOfFile(folder, lost))
    await writeFile(pathOfFile(folder, changed), 'x')
    assert.deepEqual(
      (await faults()).toSorted(),
      [`文件 ${lost} 丢失`, `文件 ${changed} 的内容被改动`].toSorted(),
    )
  })

  test('事务回滚留下的文件一小时后清除，登记过的和刚写入的不动', async (t) => {
    const { app, verify, folder, files, caseKeyId, put } = await prepare(t)
    const kept = await put()
    await assert.rejects(
      inOrgan(app, mine, async (tx) => {
        const file = { organId: 'o1', caseKeyId, name: 'x', mediaType: 'text/plain' }
        await files.put(tx, { ...file, bytes: content, at })
        throw new Error('roll back')
      }),
    )
    const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    )
    assert.equal(left.length, 2)
    const now = new Date()
    assert.equal(await sweepFiles(folder, verify, now), 0)
    const longAgo = new Date(now.getTime() - 61 * 60 * 1000)
    for (const { parentPath, name } of left) await utimes(join(parentPath, name), longAgo, longAgo)
    assert.equal(await sweepFiles(folder, verify, now), 1)
    assert.deepEqual(
      await readFile(pathOfFile(folder, kept)).then((bytes) => bytes.length > 0),
      true,
    )
  })

  test('看不到全部登记的数据库角色不得清除文件', async (t) => {
    const { app, folder } = await prepare(t)
    await assert.rejects(sweepFiles(folder, app, new Date()), /every organ/)
  })
})
