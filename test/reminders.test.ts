import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { allJobs } from '../src/app.ts'
import { applied, goTo, type Office, office, step } from './signed-requests.ts'

const runJob = async ({ app }: Office): Promise<void> => {
  const job = allJobs(app.needs).find(({ queue }) => queue === 'requests.remind')
  assert.ok(job?.cron)
  await job.handle({})
}

const tellings = async ({ app }: Office): Promise<string[]> =>
  (
    await app.database.superuser<{ kind: string; audience: string }[]>`
      select kind, audience from requests.reminder order by made_on, kind, audience`
  ).map(({ kind, audience }) => `${kind} ${audience}`)

describe('期限提醒', () => {
  test('每件、每种、每个期限只提醒一次；休息日不提醒；停机几天后补上的是当天的话', async (t) => {
    const at = await office(t)
    await applied(at)
    await goTo(at.app, '2026-03-25')
    await runJob(at)
    await runJob(at)
    assert.deepEqual(await tellings(at), ['soon handler'])
    await goTo(at.app, '2026-03-28')
    await runJob(at)
    assert.deepEqual(await tellings(at), ['soon handler'])
    await goTo(at.app, '2026-04-07')
    await runJob(at)
    await runJob(at)
    assert.deepEqual(await tellings(at), ['soon handler', 'overdue handler', 'overdue head'])
  })

  test('工作台上看得到，经办人看自己的，超期的报负责人；知道了就不再显示，办理了也不再显示', async (t) => {
    const at = await office(t)
    const address = await applied(at)
    await goTo(at.app, '2026-04-07')
    await runJob(at)
    const other = await at.app.hire('own', 'handler')
    assert.match(await (await at.clerk.get('/console')).text(), /答复期限已过，应当立即作出答复/)
    assert.doesNotMatch(await (await other.get('/console/reminders')).text(), /答复期限已过/)
    const up = await (await at.head.get('/console/reminders')).text()
    assert.match(up, /报负责人/)
    const id = /reminders\/([\da-f-]{36})\/seen/.exec(up)?.[1] ?? ''
    assert.equal((await other.post(`/console/reminders/${id}/seen`)).status, 404)
    assert.equal((await at.head.post(`/console/reminders/${id}/seen`)).status, 303)
    assert.doesNotMatch(await (await at.head.get('/console/reminders')).text(), /答复期限已过/)
    assert.match(await (await at.head.get('/console/reminders?show=all')).text(), /已知道/)
    await step(at.clerk, `${address}/do/withdraw`, { on: '2026-04-07', statement: '本人书面撤回' })
    await step(at.clerk, `${address}/reply`)
    await step(at.leader, `${address}/sign`)
    const path = `/console/envelopes/new?with=${address.split('/').at(-1)}`
    const page = await (await at.clerk.get(path)).text()
    const tick = /name="with" type="checkbox" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const fields = { with: tick, route: 'direct', on: '2026-04-07' }
    assert.equal((await at.clerk.post(path, fields)).status, 303)
    assert.doesNotMatch(await (await at.clerk.get('/console/reminders')).text(), /答复期限已过/)
  })
})

describe('期限日历', () => {
  test('下载的日历只有编号和环节，没有姓名和申请内容；暂定的注明', async (t) => {
    const at = await office(t, '2026-12-10')
    await applied(at, { arrivedOn: '2026-12-10' })
    const answer = await at.clerk.get('/console/reminders/calendar/own.ics')
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const text = (await answer.text()).replaceAll('\r\n ', '')
    assert.match(text, /DTSTART;VALUE=DATE:20270107/)
    assert.match(text, /SUMMARY:依申请〔2026〕1号 答复期限（暂定）/)
    assert.doesNotMatch(text, /张三丰|13900000001|公路/)
  })

  test('订阅地址不登录就能读，猜不到；停用以后、离岗以后不再有内容', async (t) => {
    const at = await office(t)
    await applied(at)
    const made = await at.clerk.post('/console/reminders/calendar', { scope: 'own' })
    assert.equal(made.status, 303)
    const page = await (await at.clerk.get('/console/reminders/calendar')).text()
    const address = /href="(\/calendar\/[^"]+)"/.exec(page)?.[1] ?? ''
    const read = await at.app.nobody.get(address)
    assert.equal(read.status, 200)
    assert.match(await read.text(), /DTSTART;VALUE=DATE:20260330/)
    const wrong = address.replace(/\.[\da-f]{4}/, '.0000')
    assert.equal((await at.app.nobody.get(wrong)).status, 404)
    await at.app.database.superuser`
      update organs.person set disabled_at = now() where id = ${at.clerk.personId}`
    assert.equal((await at.app.nobody.get(address)).status, 404)
    await at.app.database.superuser`
      update organs.person set disabled_at = null where id = ${at.clerk.personId}`
    const id = /calendar\/([\da-f-]{36})\/revoke/.exec(page)?.[1] ?? ''
    const stranger = await at.app.hire('own', 'handler')
    assert.equal((await stranger.post(`/console/reminders/calendar/${id}/revoke`)).status, 404)
    assert.equal((await at.clerk.post(`/console/reminders/calendar/${id}/revoke`)).status, 303)
    assert.equal((await at.app.nobody.get(address)).status, 404)
  })
})
