import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test, type TestContext } from 'node:test'
import { openApp } from '../src/app.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import { listen } from '../src/platform/http.ts'
import { type Employee, freshApp, password, type TestApp } from './app.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '2025年农村公路养护资金使用情况',
  obtainBy: 'post',
  carrier: 'paper',
}

const form = '/console/requests/new'

const casesIn = async ({ database }: TestApp): Promise<number> => {
  const rows = await database.superuser`select 1 from requests.info_request`
  return rows.length
}

const setUp = async (t: TestContext) => {
  const app = await freshApp(t)
  return { app, clerk: await app.hire('own', 'handler') }
}

const registered = async (clerk: Employee): Promise<string> => {
  const sent = await clerk.post(form, registration)
  assert.equal(sent.status, 303)
  return sent.headers.get('location') ?? ''
}

const eventsOf = async ({ database }: TestApp, path: string): Promise<string[]> => {
  const id = path.split('/').at(-1) ?? ''
  const rows = await database.superuser<{ type: string }[]>`
    select type from requests.event where request_id = ${id} order by seq`
  return rows.map(({ type }) => type)
}

describe('什么都不会丢，也不会办两次', () => {
  test('同一张登记表五十次同时提交：只有一件，五十个答复相同', async (t) => {
    const { app, clerk } = await setUp(t)
    const fields = { ...registration, _key: randomUUID() }
    const answers = await Promise.all(Array.from({ length: 50 }, () => clerk.post(form, fields)))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
    assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
    assert.equal(await casesIn(app), 1)
    const kept = await app.database.superuser`
      select 1 from audit.entry where act = 'requests.register'`
    assert.equal(kept.length, 1)
  })

  test('提交后断线，没有收到答复，再次提交：只有一件', async (t) => {
    const { app, clerk } = await setUp(t)
    const { port, stop } = await listen(await openApp(app.needs), '127.0.0.1', 0)
    t.after(stop)
    const origin = `http://127.0.0.1:${port}`
    const fields = { ...registration, _key: randomUUID(), _csrf: csrfTokenOf(clerk.token) }
    const send = (signal: AbortSignal) =>
      fetch(`${origin}${form}`, {
        method: 'POST',
        headers: { origin, cookie: `gongkai=${clerk.token}` },
        body: new URLSearchParams(fields),
        redirect: 'manual',
        signal,
      })
    for (const patience of [1, 3, 10, 30])
      await send(AbortSignal.timeout(patience)).catch(() => undefined)
    const answer = await send(AbortSignal.timeout(10_000))
    assert.equal(answer.status, 303)
    assert.equal(await casesIn(app), 1)
  })

  test('后退后改了内容再提交：不办理，填写的内容还在，第一次的不受影响', async (t) => {
    const { app, clerk } = await setUp(t)
    const key = randomUUID()
    await clerk.post(form, { ...registration, _key: key })
    const again = await clerk.post(form, { ...registration, _key: key, description: '另一件事' })
    assert.equal(again.status, 409)
    const page = await again.text()
    assert.match(page, /这张表单已经提交过/)
    assert.match(page, /另一件事/)
    const rows = await app.database.superuser`select description from requests.info_request`
    assert.deepEqual(
      rows.map(({ description }) => description),
      [registration.description],
    )
  })

  test('别人用同样的提交编号提交，不会得到第一个人的答复', async (t) => {
    const { app, clerk } = await setUp(t)
    const fields = { ...registration, _key: randomUUID() }
    await clerk.post(form, fields)
    const other = await app.hire('other', 'handler')
    const answer = await other.post(form, fields)
    assert.equal(answer.status, 409)
    assert.equal(answer.headers.get('location'), null)
  })

  test('办理一步时双击：只办一次，两次都回到同一件', async (t) => {
    const { app, clerk } = await setUp(t)
    const path = await registered(clerk)
    const fields = { on: '2026-03-02', statement: '书面撤回', _version: '2', _key: randomUUID() }
    const both = await Promise.all([1, 2].map(() => clerk.post(`${path}/do/withdraw`, fields)))
    for (const answer of both) {
      assert.equal(answer.status, 303, await answer.clone().text())
      assert.equal(answer.headers.get('location'), path)
    }
    assert.deepEqual(await eventsOf(app, path), ['received', 'assigned', 'withdrawn'])
  })

  test('两位同志先后办理同一件：后一位看到期间的变化，填写的内容还在，没有覆盖', async (t) => {
    const { app, clerk } = await setUp(t)
    const path = await registered(clerk)
    const fields = { on: '2026-03-02', statement: '书面撤回', _version: '2' }
    assert.equal((await clerk.post(`${path}/do/withdraw`, fields)).status, 303)
    const colleague = await app.hire('own', 'handler')
    const late = await colleague.post(`${path}/do/proposeVoid`, {
      on: '2026-03-02',
      reason: '与上一件重复登记',
      _version: '2',
    })
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /您打开页面之后这件申请已有变化/)
    assert.match(page, /与上一件重复登记/)
    assert.deepEqual(await eventsOf(app, path), ['received', 'assigned', 'withdrawn'])
  })

  test('填表时登录过期：登录后表单原样回来，没有自动提交；再提交只有一件', async (t) => {
    const { app, clerk } = await setUp(t)
    const fields = { ...registration, _key: randomUUID() }
    await app.database.superuser`update organs.session set last_seen_at = '2020-01-01'`
    const asked = await clerk.post(form, fields)
    assert.equal(asked.status, 401)
    const signIn = await asked.text()
    assert.match(signIn, new RegExp(`name="description" value="${registration.description}"`))
    assert.equal(await casesIn(app), 0)

    const wrong = await clerk.post(form, { ...fields, _name: clerk.signInName, _password: '错' })
    assert.equal(wrong.status, 401)
    assert.match(await wrong.text(), new RegExp(registration.description))

    const back = await clerk.post(form, {
      ...fields,
      _name: clerk.signInName,
      _password: password,
    })
    const page = await back.text()
    assert.match(page, /登录已过期，内容没有提交/)
    assert.match(page, new RegExp(registration.description))
    assert.match(page, /13900000001/)
    assert.equal(await casesIn(app), 0)

    const token = /gongkai=([\w-]+)/.exec(back.headers.get('set-cookie') ?? '')?.[1] ?? ''
    const host = 'gongkai.test'
    const sent = await (
      await openApp(app.needs)
    ).request(`http://${host}${form}`, {
      method: 'POST',
      headers: { host, origin: `http://${host}`, cookie: `gongkai=${token}` },
      body: new URLSearchParams({ ...fields, _csrf: csrfTokenOf(token) }),
    })
    assert.equal(sent.status, 303)
    assert.equal(await casesIn(app), 1)
  })
})
