import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { addDays, day } from '../../kernel/day.ts'
import { actorOf } from './actions-session.ts'

const cookieOf = (answer: Response): string =>
  /gongkai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''

const noticeOf = (answer: Response): string =>
  decodeURIComponent(
    /gongkai_notice=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '',
  )

const passwordIn = (answer: Response): string =>
  /一次性密码：([\w-]+)/.exec(noticeOf(answer))?.[1] ?? ''

const acts = async ({ database }: TestApp, act: string): Promise<number> => {
  const [row] = await database.verify<{ count: number }[]>`
    select count(*)::int as count from audit.entry where act = ${act}`
  return row?.count ?? 0
}

const rolesOf = async ({ database }: TestApp, personId: string): Promise<string[]> => {
  const rows = await database.app<{ role: string }[]>`
    select role from organs.appointment
    where person_id = ${personId} and (until is null or until >= '2026-03-02') order by role`
  return rows.map(({ role }) => role)
}

/** The county office with an administrator, and a department with a clerk and a leader. */
const county = async (t: TestContext) => {
  const app = await freshApp(t)
  const admin = await app.hire('o1', 'administrator')
  await app.database.app`update organs.organ set kind = 'countyOffice' where id = 'o1'`
  const clerk = await app.hire('o2', 'handler')
  const leader = await app.hire('o2', 'leader')
  return { app, admin, clerk, leader }
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

describe('代理', () => {
  const days = { since: '2026-03-02', until: '2026-03-06', reason: '出差' }

  test('在期限内代理人可以切换到被代理人的岗位，记录写明代谁；期满和收回后不行', async (t) => {
    const { app, clerk, leader } = await county(t)
    const { clock } = app.needs
    assert.equal(
      (await leader.post('/console/me/delegations', { ...days, toId: clerk.personId })).status,
      303,
    )
    const [one] = await app.database.app`select id from organs.delegation`
    const id = String(one?.['id'])
    const switched = await clerk.post('/console/me/post', { post: `delegation:${id}` })
    const actorOn = (on: string) =>
      actorOf(app.database.app, cookieOf(switched), { ...clock, today: () => day(on) })
    const actor = await actorOn('2026-03-02')
    assert.deepEqual(
      [actor?.personId, actor?.actingFor, actor?.roles],
      [clerk.personId, leader.personId, ['leader']],
    )
    assert.ok(await actorOn('2026-03-06'))
    assert.equal(await actorOn('2026-03-07'), undefined)
    assert.equal((await leader.post(`/console/me/delegations/${id}/revoke`)).status, 303)
    assert.equal(await actorOn('2026-03-02'), undefined)
  })

  test('系统管理员和安全审计员的权限不随代理转移', async (t) => {
    const { app } = await county(t)
    const both = await app.hire('o2', 'administrator', 'handler')
    const other = await app.hire('o2', 'reviewer')
    await both.post('/console/me/delegations', { ...days, toId: other.personId })
    const [one] = await app.database.app`select id from organs.delegation`
    const answer = await other.post('/console/me/post', {
      post: `delegation:${String(one?.['id'])}`,
    })
    const actor = await actorOf(app.database.app, cookieOf(answer), app.needs.clock)
    assert.deepEqual(actor?.roles, ['handler'])
  })

  test('别人安排的代理收不回，别人的岗位安排不了', async (t) => {
    const { app, admin, clerk, leader } = await county(t)
    await leader.post('/console/me/delegations', { ...days, toId: clerk.personId })
    const [one] = await app.database.app`select id from organs.delegation`
    const id = String(one?.['id'])
    assert.equal((await clerk.post(`/console/me/delegations/${id}/revoke`)).status, 404)
    assert.equal(
      (await clerk.post(`/console/people/${leader.personId}/delegations`, days)).status,
      403,
    )
    const path = `/console/people/${clerk.personId}/delegations`
    const arranged = { ...days, organId: 'o2', toId: leader.personId }
    assert.equal((await admin.post(path, { ...arranged, reason: '病假' })).status, 303)
    const next = addDays(day('2026-03-06'), 1)
    const self = { ...arranged, toId: admin.personId, since: next, until: next }
    assert.match(await (await admin.post(path, self)).text(), /不能把他人的岗位安排给自己代理/)
  })
})

const organ = {
  name: '宝丰县司法局',
  kind: 'countyDepartment',
  parentId: 'o1',
  letterhead: '宝丰县司法局文件',
  numberWord: '宝司公开',
  position: '３',
  separation: 'two',
  reviewingOrganId: '',
  reconsiderationName: '宝丰县人民政府',
  reconsiderationLevel: 'countyGovernment',
  courtName: '宝丰县人民法院',
  courtLevel: 'basic',
  officeName: '办公室',
  officeAddress: '某路2号',
  officePhone: '0375-0000001',
  officeHours: '工作日',
}

const grants = async ({ database }: TestApp): Promise<string[]> => {
  const rows = await database.app<{ line: string }[]>`
    select organ_id || '>' || to_organ_id || ' ' || purpose as line
    from platform.organ_grant where to_organ_id = 'o2' or to_organ_id = 'o1' order by 1`
  return rows.map(({ line }) => line)
}

describe('机构', () => {
  test('新增机构，县政府办自动可以监督它；改为委托审核，受托机关自动可以看到', async (t) => {
    const { app, admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    assert.equal(made.status, 303)
    const path = made.headers.get('location') ?? ''
    const id = path.split('/').at(-1) ?? ''
    assert.deepEqual(await grants(app), [`${id}>o1 oversight`, 'o2>o1 oversight'].toSorted())
    const entrusted = { ...organ, separation: 'entrusted', reviewingOrganId: 'o2' }
    assert.equal((await admin.post(path, { ...entrusted, _version: '1' })).status, 303)
    assert.ok((await grants(app)).includes(`${id}>o2 entrusted`))
    assert.equal((await admin.post(path, { ...organ, _version: '2' })).status, 303)
    assert.equal((await grants(app)).includes(`${id}>o2 entrusted`), false)
    assert.equal(await acts(app, 'organs.changeOrgan'), 2)
  })

  test('部门的系统管理员不能把本机构改成县政府办，也不能把它移出机构树', async (t) => {
    const { app, admin } = await county(t)
    const local = await app.hire('o2', 'administrator')
    const named = { ...organ, name: 'o2局', parentId: '', _version: '1' }
    const promoted = await local.post('/console/organs/o2', { ...named, kind: 'countyOffice' })
    assert.match(await promoted.text(), /由县级系统管理员建立/)
    const puppet = { ...organ, parentId: 'o2', kind: 'countyGovernment' }
    assert.match(await (await local.post('/console/organs', puppet)).text(), /由县级系统管理员建立/)
    assert.match(
      await (await local.post('/console/organs', { ...organ, parentId: '' })).text(),
      /请选择上级机构/,
    )
    assert.equal((await admin.post('/console/organs/o2', { ...named, parentId: 'o1' })).status, 303)
    const moved = await local.post('/console/organs/o2', { ...named, _version: '2' })
    assert.match(await moved.text(), /请选择上级机构/)
    assert.equal(
      (await local.post('/console/organs/o2', { ...named, parentId: 'o1', _version: '2' })).status,
      303,
    )
    assert.equal((await local.post('/console/organs/o1', { ...named, name: 'o1局' })).status, 409)
  })

  test('两个人同时修改，后保存的看到两个版本，填写的内容还在', async (t) => {
    const { admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    const path = made.headers.get('location') ?? ''
    const save = (numberWord: string) => admin.post(path, { ...organ, numberWord, _version: '1' })
    assert.equal((await save('宝司开')).status, 303)
    const late = await save('宝司信')
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /与现在保存的信息不同之处/)
    assert.match(page, /宝司开/)
    assert.match(page, /value="宝司信"/)
    assert.match(page, /name="_version" value="2"/)
  })

  test('重名、以下级为上级、委托给自己、缺少级别，都在字段旁说明', async (t) => {
    const { admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    const path = made.headers.get('location') ?? ''
    const id = path.split('/').at(-1) ?? ''
    const bad = [
      [{ name: 'o2局' }, /已经有名称为“o2局”的机构/],
      [{ parentId: id }, /上级机构不能是本机构/],
      [{ separation: 'entrusted', reviewingOrganId: id }, /选择另一个机构为受托机关/],
      [{ separation: 'entrusted' }, /请选择受托审核的机关/],
      [{ courtLevel: '' }, /请选择法院的级别/],
      [{ kind: 'empire' }, /请选择机构的种类/],
      [{ name: 'x'.repeat(201) }, /最多 200 个字/],
      [{ officeEmail: 'not an address' }, /正确的电子邮箱/],
    ] as const
    for (const [change, expected] of bad) {
      const answer = await admin.post(path, { ...organ, _version: '1', ...change })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), expected)
    }
    assert.equal(
      (await admin.post('/console/organs/nowhere', { ...organ, _version: '1' })).status,
      404,
    )
  })
})
