import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from '../../../test/app.ts'
import { day } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { figuresFor } from './store-figures.ts'

const typed = {
  title: '宝丰县公共资源交易管理办法',
  number: '宝政〔2025〕12号',
  kind: 'normative',
  madeOn: '2025-12-31',
  effectiveOn: '2026-02-01',
}

describe('规范性文件登记簿', () => {
  test('按成文日期计入制发，登记废止后不再有效，失效不计入废止', async (t) => {
    const { hire, database } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const register = async (change: Record<string, string>): Promise<string> => {
      const answer = await clerk.post('/console/documents/new', { ...typed, ...change })
      assert.equal(answer.status, 303, await answer.text())
      return answer.headers.get('location') ?? ''
    }
    await register({})
    const old = await register({
      number: '宝政〔2019〕3号',
      madeOn: '2019-05-01',
      effectiveOn: '2019-06-01',
    })
    const older = await register({
      number: '宝政〔2018〕1号',
      madeOn: '2018-05-01',
      effectiveOn: '2018-06-01',
    })
    const end = { endedOn: '2026-01-15', reason: '已被新办法替代', successor: '' }
    assert.equal((await clerk.post(`${old}/abolish`, end)).status, 303)
    assert.equal((await clerk.post(`${older}/lapse`, end)).status, 303)
    const at = (year: number, asOf: string) =>
      inOrgan(
        database.app,
        { organId: 'office', personId: 'p' },
        async (tx) =>
          (await figuresFor(tx, { organId: 'office', year, asOf: day(asOf) })).normative,
      )
    assert.deepEqual(await at(2025, '2025-12-31'), {
      issued: 1,
      abolished: 0,
      inForce: 3,
      lapsed: 0,
    })
    assert.deepEqual(await at(2026, '2026-03-02'), {
      issued: 0,
      abolished: 1,
      inForce: 1,
      lapsed: 1,
    })
    assert.deepEqual(await at(2026, '2026-01-14'), {
      issued: 0,
      abolished: 0,
      inForce: 3,
      lapsed: 0,
    })
    const list = await clerk.get('/console/documents?counted=abolished&year=2026')
    const html = await list.text()
    assert.match(html, /宝政〔2019〕3号/)
    assert.doesNotMatch(html, /宝政〔2018〕1号|宝政〔2025〕12号/)
  })

  test('登记被拒绝时，已填写的内容都还在，并指出要改的地方', async (t) => {
    const { hire } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const answer = await clerk.post('/console/documents/new', { ...typed, madeOn: '2026-03-03' })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, /不能晚于 2026-03-02/)
    assert.match(html, /宝丰县公共资源交易管理办法/)
    assert.equal((await clerk.post('/console/documents/new', typed)).status, 303)
    const again = await clerk.post('/console/documents/new', typed)
    assert.equal(again.status, 422)
    assert.match(await again.text(), /已经登记过/)
  })

  test('不能废止两次；更正保留原来的版本；过时的版本被拒绝', async (t) => {
    const { hire, database } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const at = (await clerk.post('/console/documents/new', typed)).headers.get('location') ?? ''
    const correct = (version: string) =>
      clerk.post(`${at}/correct`, { ...typed, title: '新标题', _version: version })
    assert.equal((await correct('1')).status, 303)
    assert.equal((await correct('1')).status, 409)
    const end = { endedOn: '2026-02-15', reason: '清理', successor: '' }
    assert.equal((await clerk.post(`${at}/abolish`, end)).status, 303)
    const twice = await clerk.post(`${at}/lapse`, end)
    assert.equal(twice.status, 409)
    assert.match(await twice.text(), /已于 2026-02-15 废止/)
    const versions = await database.superuser`
      select version, act, content->>'title' as title from documents.version order by version`
    assert.deepEqual(
      versions.map((row) => [row['act'], row['title']]),
      [
        ['documents.register', '宝丰县公共资源交易管理办法'],
        ['documents.correct', '新标题'],
        ['documents.abolish', '新标题'],
      ],
    )
  })

  test('别的机关的文件是 404；有监督授权的可以看，不能改', async (t) => {
    const { hire, database } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const at = (await clerk.post('/console/documents/new', typed)).headers.get('location') ?? ''
    const other = await hire('police', 'handler', 'supervisor')
    assert.equal((await other.get(at)).status, 404)
    assert.equal((await other.get('/console/documents?organ=office')).status, 404)
    await database.superuser`
      insert into platform.organ_grant values ('office', 'police', 'oversight', '监督', '2026-01-01')`
    assert.equal((await other.get(at)).status, 200)
    assert.match(await (await other.get('/console/documents?organ=office')).text(), /公共资源/)
    const end = { endedOn: '2026-02-15', reason: '清理', successor: '' }
    assert.equal((await other.post(`${at}/abolish`, end)).status, 404)
  })
})
