import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { audit } from '../audit.ts'
import { inOrgan } from '../db.ts'
import { writeAnchor } from './anchors.ts'
import { auditChains } from './audit-chain.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const at = new Date('2026-03-02T02:00:00.123Z')

const append = async ({ app }: TestDatabase, organId: string, subjects: readonly string[]) => {
  const actor = { organId, personId: 'p1' }
  for (const subject of subjects)
    await inOrgan(app, actor, (tx) =>
      audit(tx, actor, { act: 'test.act', subject, at, detail: { n: 1, name: '甲' } }),
    )
}

/** Two chains of five, a folder for anchors, and a way past the triggers that a superuser has. */
const prepare = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-anchors-'))
  t.after(() => rm(folder, { recursive: true }))
  await append(database, 'o1', ['a', 'b', 'c', 'd', 'e'])
  await append(database, 'o2', ['f', 'g', 'h', 'i', 'j'])
  await database.superuser`set session_replication_role = replica`
  const faults = async (): Promise<string[]> => {
    const found: string[] = []
    for await (const fault of auditChains(folder, async () => privateKey).run(database.verify))
      found.push(fault)
    return found
  }
  const anchor = () => writeAnchor(folder, privateKey, database.verify, at)
  return { ...database, folder, faults, anchor }
}

/** A forger who knows the format hashes the rest of the chain anew. */
const rewriteHead = (superuser: TestDatabase['superuser'], stream: string) => superuser`
  update audit.head h set seq = e.seq, hash = e.hash
  from (select seq, hash from audit.entry where stream = ${stream} order by seq desc limit 1) e
  where h.stream = ${stream}`

describe('审计链的核验', () => {
  test('没有人动过的链没有问题', async (t) => {
    const { faults, anchor } = await prepare(t)
    assert.deepEqual(await faults(), [])
    assert.equal(await anchor(), 2)
    assert.deepEqual(await faults(), [])
  })

  test('超级用户改动任何一个字段，都指出是哪一条', async (t) => {
    const { superuser, faults } = await prepare(t)
    const changes = [
      superuser`update audit.entry set subject = 'x' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set at = at + interval '1 microsecond' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set person_id = 'p2' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set acting_for = 'p2' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set organ_id = 'o2' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set act = 'test.other' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set detail = '{"n": 2, "name": "甲"}' where stream = 'o1' and seq = 3`,
      superuser`update audit.entry set hash = repeat('0', 64) where stream = 'o1' and seq = 3`,
    ]
    await superuser`create table kept as select * from audit.entry`
    for (const change of changes) {
      await change
      assert.deepEqual(await faults(), ['审计链 o1 第 3 条被改动'])
      await superuser`delete from audit.entry`
      await superuser`insert into audit.entry select * from kept`
    }
    assert.deepEqual(await faults(), [])
  })

  test('删去中间一条、第一条，都指出缺的是哪一条', async (t) => {
    const { superuser, faults } = await prepare(t)
    await superuser`delete from audit.entry where stream = 'o1' and seq = 3`
    await superuser`delete from audit.entry where stream = 'o2' and seq = 1`
    assert.deepEqual(await faults(), ['审计链 o1 第 3 条被删除', '审计链 o2 第 1 条被删除'])
  })

  test('调换两条的次序，指出第一条不对的', async (t) => {
    const { superuser, faults } = await prepare(t)
    await superuser`
      update audit.entry set seq = case seq when 2 then -3 else -2 end
      where stream = 'o1' and seq in (2, 3)`
    await superuser`update audit.entry set seq = -seq where seq < 0`
    assert.deepEqual(await faults(), ['审计链 o1 第 2 条与前一条不相连'])
  })

  test('插入一条伪造的记录，指出接不上的那一条', async (t) => {
    const { superuser, faults } = await prepare(t)
    await superuser`
      insert into audit.entry
      select stream, 6, at, person_id, acting_for, organ_id, act, subject, detail, hash, hash
      from audit.entry where stream = 'o1' and seq = 5`
    assert.deepEqual(await faults(), ['审计链 o1 第 6 条被改动'])
  })

  test('截去末尾：链头还在时由链头发现，链头也改了时由锚点发现', async (t) => {
    const { superuser, faults, anchor } = await prepare(t)
    await anchor()
    await superuser`delete from audit.entry where stream = 'o1' and seq > 3`
    assert.equal((await faults()).length, 1)
    await rewriteHead(superuser, 'o1')
    const cut = ['审计链 o1 第 4 条起被截去，锚点已记到第 5 条']
    assert.deepEqual(await faults(), cut)
    assert.equal(await anchor(), 0)
    assert.deepEqual(await faults(), cut)
  })

  test('整条链连同链头被删去，由锚点发现', async (t) => {
    const { superuser, faults, anchor } = await prepare(t)
    await anchor()
    await superuser`delete from audit.entry where stream = 'o2'`
    await superuser`delete from audit.head where stream = 'o2'`
    assert.deepEqual(await faults(), ['审计链 o2 第 1 条起被截去，锚点已记到第 5 条'])
  })

  test('截去末尾后重新续写，由锚点发现接不上原来的链', async (t) => {
    const database = await prepare(t)
    await database.anchor()
    await database.superuser`delete from audit.entry where stream = 'o1' and seq > 3`
    await rewriteHead(database.superuser, 'o1')
    await append(database, 'o1', ['x', 'y', 'z'])
    assert.deepEqual(await database.faults(), [
      '审计链 o1 第 5 条与当时签名的锚点不一致，整条链被重写',
    ])
  })

  test('链头被删去而记录还在，指出是哪条链', async (t) => {
    const { superuser, faults } = await prepare(t)
    await superuser`delete from audit.head where stream = 'o1'`
    assert.deepEqual(await faults(), ['审计链 o1 的链头被删除'])
  })
})

describe('锚点', () => {
  test('只记录有变化的链，没有变化就不写', async (t) => {
    const database = await prepare(t)
    assert.equal(await database.anchor(), 2)
    assert.equal(await database.anchor(), 0)
    await append(database, 'o2', ['k'])
    assert.equal(await database.anchor(), 1)
    assert.deepEqual(await database.faults(), [])
  })

  test('锚点文件被改动、缺行，都能发现；断电写了一半的行不算', async (t) => {
    const database = await prepare(t)
    await database.anchor()
    await append(database, 'o1', ['k'])
    await database.anchor()
    const path = join(database.folder, '2026.jsonl')
    const text = await readFile(path, 'utf8')
    const [first = '', second = ''] = text.split('\n')

    await writeFile(path, text.replace('"seq":5', '"seq":4'))
    assert.match((await database.faults()).join(), /2026\.jsonl 第 1 行的签名不符/)
    await writeFile(path, `${second}\n`)
    assert.match((await database.faults()).join(), /第 1 行之前有缺行/)
    await writeFile(path, `${first}\n${second.slice(0, 40)}`)
    assert.deepEqual(await database.faults(), [])
    assert.equal(await database.anchor(), 1)
    assert.deepEqual(await database.faults(), [])
  })
})
