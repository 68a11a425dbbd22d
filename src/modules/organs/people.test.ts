import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestApp } from '../../../test/app.ts'
import { actorOf } from './actions-session.ts'
import { cookieOf, acts, county } from '../../../test/county-people.ts'

const noticeOf = (answer: Response): string =>
  decodeURIComponent(
    /gongkai_notice=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '',
  )

const passwordIn = (answer: Response): string =>
  /一次性密码：([\w-]+)/.exec(noticeOf(answer))?.[1] ?? ''

const rolesOf = async ({ database }: TestApp, personId: string): Promise<string[]> => {
  const rows = await database.app<{ role: string }[]>`
    select role from organs.appointment
    where person_id = ${personId} and (until is null or until >= '2026-03-02') order by role`
  return rows.map(({ role }) => role)
}

const newcomer = { name: '孙丽', signInName: 'Sunli', organId: 'o2', roles: 'reviewer' }

describe('新增人员', () => {
  test('一次性密码只显示一次，本人首次登录时修改', async (t) => {
    const { app, admin } = await county(t)
    const answer = await admin.post('/console/people', newcomer)
    assert.equal(answer.status, 303)
    const password = passwordIn(answer)
    assert.match(password, /^[2-9a-z]{4}(-[2-9a-z]{4}){2}$/)
    const signedIn = await app.nobody.post('/console/sign-in', {
      _name: 'sunli',
      _password: password,
    })
    const actor = await actorOf(app.database.app, cookieOf(signedIn), app.needs.clock)
    assert.deepEqual(
      [actor?.name, actor?.roles, actor?.confinedTo],
      ['孙丽', ['reviewer'], '/console/password'],
    )
    const again = await admin.get(answer.headers.get('location') ?? '')
    assert.equal((await again.text()).includes(password), false)
    assert.equal(await acts(app, 'organs.createPerson'), 1)
    assert.equal(await acts(app, 'organs.appoint'), 1)
  })

  test('用户名重复、姓名含网页代码、没有岗位，都在字段旁说明，什么也不建立', async (t) => {
    const { app, admin } = await county(t)
    await admin.post('/console/people', newcomer)
    const bad = [
      [{ ...newcomer, signInName: 'ＳＵＮＬＩ' }, /已经有人使用/],
      [{ ...newcomer, signInName: 'x', name: '<b>孙</b>' }, /姓名只含汉字/],
      [{ ...newcomer, signInName: 'other', roles: 'emperor' }, /请选择至少一个岗位/],
      [{ ...newcomer, signInName: 'other', organId: 'nowhere' }, /没有这个机构/],
    ] as const
    for (const [fields, expected] of bad)
      assert.match(await (await admin.post('/console/people', fields)).text(), expected)
    assert.equal(await acts(app, 'organs.createPerson'), 1)
  })

  test('不是系统管理员的，打不开也提交不了', async (t) => {
    const { app, clerk, leader } = await county(t)
    for (const visitor of [clerk, leader, await app.hire('o1', 'auditor')]) {
      assert.equal((await visitor.get('/console/people/new')).status, 403)
      assert.equal((await visitor.post('/console/people', newcomer)).status, 403)
    }
  })
})

describe('任职与免职', () => {
  const post = { organId: 'o2', role: 'reviewer', from: '2026-03-02' }

  test('任职和免职都立即生效，下一次请求就按新的岗位', async (t) => {
    const { app, admin, clerk } = await county(t)
    const path = `/console/people/${clerk.personId}/appointments`
    assert.equal((await clerk.get('/console/organs')).status, 403)
    assert.equal((await admin.post(path, { ...post, role: 'officeHead' })).status, 303)
    assert.equal((await clerk.get('/console/organs')).status, 200)
    const [one] = await app.database.app`
      select id from organs.appointment where person_id = ${clerk.personId} and role = 'officeHead'`
    assert.equal((await admin.post(`${path}/${String(one?.['id'])}/end`)).status, 303)
    assert.equal((await clerk.get('/console/organs')).status, 403)
    assert.deepEqual(await rolesOf(app, clerk.personId), ['handler'])
  })

  test('系统管理员不能给自己任职', async (t) => {
    const { app, admin } = await county(t)
    const answer = await admin.post(`/console/people/${admin.personId}/appointments`, post)
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /不能给自己任职，请另一位系统管理员办理/)
    assert.deepEqual(await rolesOf(app, admin.personId), ['administrator'])
  })

  test('部门的系统管理员不能给人任县政府办的岗位，也不能动县政府办人员的账户', async (t) => {
    const { app, admin, clerk } = await county(t)
    const local = await app.hire('o2', 'administrator')
    const appoint = `/console/people/${clerk.personId}/appointments`
    assert.equal((await local.post(appoint, { ...post, organId: 'o1' })).status, 409)
    assert.equal((await local.post(appoint, post)).status, 303)
    for (const act of ['password', 'disable', 'name'])
      assert.equal(
        (await local.post(`/console/people/${admin.personId}/${act}`, { name: '赵强' })).status,
        409,
        act,
      )
    assert.equal((await admin.get('/console/me')).status, 200)
  })

  test('在两个机构任职的人，部门的系统管理员只能免去本机构的岗位', async (t) => {
    const { app, admin, clerk } = await county(t)
    const local = await app.hire('o2', 'administrator')
    const path = `/console/people/${clerk.personId}`
    await admin.post(`${path}/appointments`, { ...post, organId: 'o1' })
    const rows = await app.database.app<{ id: string; organ: string }[]>`
      select id, organ_id as organ from organs.appointment
      where person_id = ${clerk.personId} order by organ_id`
    const [there, here] = rows.map(({ id }) => `${path}/appointments/${id}/end`)
    const page = await (await local.get(path)).text()
    assert.equal(page.includes(there ?? ''), false)
    assert.equal(page.includes(here ?? ''), true)
    assert.equal((await local.post(there ?? '')).status, 409)
    assert.equal((await local.post(here ?? '')).status, 303)
    assert.deepEqual(await rolesOf(app, clerk.personId), ['reviewer'])
  })

  test('最后一位系统管理员免不掉也停不掉', async (t) => {
    const { app, admin } = await county(t)
    const local = await app.hire('o2', 'administrator')
    const [one] = await app.database.app`
      select id from organs.appointment where person_id = ${local.personId}`
    const path = `/console/people/${local.personId}`
    const refused = await admin.post(`${path}/appointments/${String(one?.['id'])}/end`)
    assert.match(await refused.text(), /唯一的系统管理员/)
    assert.equal((await admin.post(`${path}/disable`)).status, 409)
    await app.hire('o2', 'administrator')
    assert.equal((await admin.post(`${path}/disable`)).status, 303)
  })
})

describe('账户', () => {
  test('停用以后，正在使用的登录在下一次请求就失效，也不能再登录；启用以后恢复', async (t) => {
    const { app, admin, clerk } = await county(t)
    const path = `/console/people/${clerk.personId}`
    assert.equal((await clerk.get('/console/me')).status, 200)
    assert.equal((await admin.post(`${path}/disable`)).status, 303)
    assert.equal((await clerk.get('/console/me')).status, 303)
    assert.equal((await admin.post(`${path}/enable`)).status, 303)
    assert.equal((await clerk.get('/console/me')).status, 303, 'the session stays ended')
    assert.deepEqual([await acts(app, 'organs.disable'), await acts(app, 'organs.enable')], [1, 1])
  })

  test('重置密码：原密码和所有登录立即失效，新密码首次登录要改', async (t) => {
    const { app, admin, clerk } = await county(t)
    const answer = await admin.post(`/console/people/${clerk.personId}/password`)
    assert.match(passwordIn(answer), /-/)
    assert.equal((await clerk.get('/console/me')).status, 303)
    const [row] = await app.database.app`
      select must_change_password as must from organs.person where id = ${clerk.personId}`
    assert.equal(row?.['must'], true)
  })

  test('系统管理员可以结束别人的登录，不能停用自己', async (t) => {
    const { app, admin, clerk } = await county(t)
    const [one] = await app.database.app`
      select id from organs.session where person_id = ${clerk.personId}`
    const path = `/console/people/${clerk.personId}/sessions/${String(one?.['id'])}/end`
    assert.equal((await admin.post(path)).status, 303)
    assert.equal((await clerk.get('/console/me')).status, 303)
    assert.equal((await admin.post(`/console/people/${admin.personId}/disable`)).status, 409)
  })

  test('人员列表按姓名、用户名、机构查找，特殊字符只当普通文字', async (t) => {
    const { admin } = await county(t)
    await admin.post('/console/people', newcomer)
    const found = async (query: string): Promise<boolean> =>
      (await (await admin.get(`/console/people?${query}`)).text()).includes('孙丽')
    assert.equal(await found('q=孙'), true)
    assert.equal(await found('q=SUNLI&organ=o2'), true)
    assert.equal(await found('organ=o1'), false)
    assert.equal(await found('q=%25'), false)
    assert.equal(await found('q=_____'), false)
    assert.equal(await found('page=abc'), true)
  })
})
