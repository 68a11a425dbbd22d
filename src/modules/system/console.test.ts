import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from '../../../test/app.ts'
import { queues } from '../../app-jobs.ts'
import { queueInWords } from './queue-words.ts'

describe('系统状态页', () => {
  test('每种后台任务都用中文说明做什么', () =>
    assert.deepEqual(
      queues.filter((queue) => !/^\p{Script=Han}+$/u.test(queueInWords(queue))),
      [],
    ))

  test('管理员看到版本、数据库、密钥文件、字体和放假通知；经办人没有权限', async (t) => {
    const { hire, needs } = await freshApp(t)
    const administrator = await hire('o1', 'administrator')
    const page = await administrator.get('/console/system')
    assert.equal(page.status, 200)
    const html = await page.text()
    for (const word of [needs.version, process.version, '18.', '主密钥文件不存在', '仿宋', '2026'])
      assert.ok(html.includes(word), word)
    const handler = await hire('o1', 'handler')
    assert.equal((await handler.get('/console/system')).status, 403)
  })

  test('失败的任务可以重新排队，只排一次，并留下审计记录', async (t) => {
    const { hire, database } = await freshApp(t)
    await database.superuser`
      select jobs.create_queue('test-queue', '{"policy":"standard"}'::jsonb)`
    await database.superuser`
      insert into jobs.job (name, state) values ('test-queue', 'failed')`
    const administrator = await hire('o1', 'administrator')
    assert.match(await (await administrator.get('/console/system')).text(), /1 项后台任务失败/)
    const key = { _key: 'once-and-only-once' }
    const path = '/console/system/queues/test-queue/retry'
    for (const _ of [1, 2]) {
      const answer = await administrator.post(path, key)
      assert.equal(answer.status, 303)
    }
    const jobs = await database.verify`select state from jobs.job where name = 'test-queue'`
    assert.deepEqual(
      jobs.map(({ state }) => state),
      ['retry'],
    )
    const trail = await database.verify`
      select subject, detail from audit.entry where act = 'system.retryJobs'`
    assert.deepEqual([...trail], [{ subject: 'test-queue', detail: { count: 1 } }])
  })

  test('没有的队列是 404；安全审计员只能看，不能重新排队', async (t) => {
    const { hire } = await freshApp(t)
    const administrator = await hire('o1', 'administrator')
    assert.equal((await administrator.post('/console/system/queues/none/retry')).status, 404)
    const auditor = await hire('o1', 'auditor')
    assert.equal((await auditor.get('/console/system')).status, 200)
    assert.equal((await auditor.post('/console/system/queues/none/retry')).status, 403)
  })
})
