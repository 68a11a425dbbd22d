import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { freshApp } from '../test/app.ts'
import { acts, allJobs, allRoutes, openApp } from './app.ts'
import { queues } from './app-jobs.ts'
import { housekeepingQueues } from './platform/housekeeping.ts'
import { openPool } from './platform/pools.ts'
import { readVerified } from './platform/verify/record.ts'

describe('整个产品', () => {
  test('健康检查报告版本、数据库、任务和检索；数据库断开时为 503', async (t) => {
    const { nobody, needs, database } = await freshApp(t)
    const well = await nobody.get('/healthz')
    assert.equal(well.status, 200)
    assert.deepEqual(await well.json(), {
      status: 'ok',
      version: needs.version,
      database: 'ok',
      jobs: 'ok',
      search: 'ok',
    })
    // A pool of its own: the jobs still work on the other, and it would wait for them.
    const gone = openPool(database.urlOf('app'), 1)
    await gone.end()
    const cutOff = await openApp({ ...needs, pools: { ...needs.pools, app: gone } })
    const ill = await cutOff.request('/healthz')
    assert.equal(ill.status, 503)
    assert.equal(((await ill.json()) as { database: string }).database, 'unavailable')
  })

  test('到期任务长时间无人领取时，健康检查报告后台停滞', async (t) => {
    const { nobody, database } = await freshApp(t)
    await database.superuser`
      select jobs.create_queue('x', '{"policy":"standard"}'::jsonb)`
    await database.superuser`
      insert into jobs.job (name, start_after) values ('x', now() - interval '16 minutes')`
    const ill = await nobody.get('/healthz')
    assert.equal(ill.status, 503)
    assert.equal(((await ill.json()) as { jobs: string }).jobs, 'stalled')
  })

  test('每一种回答都带有安全响应头', async (t) => {
    const { nobody } = await freshApp(t)
    const page = await nobody.get('/console/sign-in')
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? ''
    for (const path of ['/healthz', '/robots.txt', '/nowhere', '/console/sign-in', stylesheet]) {
      const { headers } = await nobody.get(path)
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, path)
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
      assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*/, path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.equal(headers.get('referrer-policy'), 'same-origin', path)
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path)
      assert.ok(headers.has('permissions-policy'), path)
    }
  })

  test('样式和脚本按内容命名，可长期缓存；旧名字找不到', async (t) => {
    const { nobody } = await freshApp(t)
    const html = await (await nobody.get('/console/sign-in')).text()
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    assert.ok(assets.length >= 2)
    for (const path of assets) {
      const answer = await nobody.get(path ?? '')
      assert.equal(answer.status, 200)
      assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
      assert.ok((await answer.text()).length > 100)
    }
    assert.equal((await nobody.get('/assets/000000000000/gongkai.css')).status, 404)
    assert.equal((await nobody.get('/assets/../package.json')).status, 404)
  })

  test('没有登录就打开管理台，转到登录页；登录后回到原来的页面', async (t) => {
    const { nobody } = await freshApp(t)
    const answer = await nobody.get('/console/system')
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Fsystem')
  })

  test('没有工作台权限的人打开管理台，转到自己菜单的第一项；无权的页面仍显示菜单', async (t) => {
    const { hire } = await freshApp(t)
    const administrator = await hire('o1', 'administrator')
    const home = await administrator.get('/console')
    assert.equal(home.status, 303)
    assert.equal(home.headers.get('location'), '/console/organs')
    const handler = await hire('o1', 'handler')
    const refused = await handler.get('/console/system')
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /主菜单/)
  })

  test('不存在的页面是 404，并用中文说明', async (t) => {
    const { nobody } = await freshApp(t)
    const answer = await nobody.get('/console/no-such-page')
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /没有这个页面/)
  })

  test('每个地址只声明一次，要求的权限有岗位持有，留下的痕迹在审计用语表中', async (t) => {
    const { needs } = await freshApp(t)
    const { staff, open } = allRoutes(needs)
    const addresses = [...staff, ...open].map(({ method, path }) => `${method} ${path}`)
    assert.equal(new Set(addresses).size, addresses.length)
    for (const { path, audit } of [...staff, ...open])
      if (audit !== null) assert.ok(Object.hasOwn(acts, audit), `${path}: ${audit}`)
  })

  test('每个任务队列都有人处理；定时维护写下锚点和核验结果', async (t) => {
    const { needs, hire, dataDir } = await freshApp(t)
    const jobs = allJobs(needs)
    assert.deepEqual(jobs.map(({ queue }) => queue).toSorted(), [...queues].toSorted())
    await hire('o1', 'administrator')
    for (const queue of housekeepingQueues)
      await jobs.find((job) => job.queue === queue)?.handle({})
    const anchors = await readFile(join(dataDir, 'anchors', '2026.jsonl'), 'utf8')
    assert.match(anchors, /"stream":"o1"/)
    assert.deepEqual(await readVerified(dataDir), { on: '2026-03-02', violations: 0 })
  })
})
