import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp, type Visitor } from '../../../test/app.ts'
import { day } from '../../kernel/day.ts'
import { actorOf } from './actions-session.ts'
import { hashPassword } from './actions-password.ts'
import { cookieOf as sessionCookie } from './console-session.tsx'
import { insertAppointment, insertPerson } from './store.ts'
import { setDisabled, setPassword } from './store-people.ts'

const right = '桃李春风一杯酒'
const fresh = '江湖夜雨十年灯 二零二六'

const cookieOf = (answer: Response): string =>
  /gongkai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''

const signIn = (app: TestApp, name: string, password: string): Promise<Response> =>
  app.nobody.post('/console/sign-in', { _name: name, _password: password })

const nameOf = async ({ database }: TestApp, personId: string): Promise<string> => {
  const [row] = await database.app<{ name: string }[]>`
    select sign_in_name as name from organs.person where id = ${personId}`
  return row?.name ?? ''
}

const actsOf = async ({ database }: TestApp): Promise<string[]> => {
  const rows = await database.verify<{ act: string }[]>`
    select act from audit.entry order by at, stream, seq`
  return rows.map(({ act }) => act)
}

describe('登录', () => {
  test('用户名不存在、密码错误、账户停用，看到的是同一句话', async (t) => {
    const app = await freshApp(t)
    const gone = await app.hire('o1', 'handler')
    const name = await nameOf(app, gone.personId)
    await app.database.app.begin((tx) => setDisabled(tx, gone.personId, app.needs.clock.now()))
    const texts = await Promise.all(
      [
        ['nobody-here', right],
        [name, right],
        [name, 'wrong'],
      ].map(async ([who = '', password = '']) => {
        const answer = await signIn(app, who, password)
        assert.equal(answer.status, 422)
        return (await answer.text()).replaceAll(who, '')
      }),
    )
    assert.match(texts[0] ?? '', /用户名或者密码不正确/)
    assert.equal(new Set(texts).size, 1)
  })

  test('输错五次后要等，等待期间正确的密码也不行；同时发出的也算在内', async (t) => {
    const app = await freshApp(t)
    const { personId } = await app.hire('o1', 'handler')
    const name = await nameOf(app, personId)
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(app, name, 'wrong')))
    const checked = answers.filter(({ status }) => status === 422)
    assert.equal(checked.length, 5)
    const late = await signIn(app, name, right)
    assert.equal(late.status, 409)
    assert.match(await late.text(), /连续输错次数较多，请 30 秒后再试/)
    const other = await app.hire('o1', 'handler')
    assert.equal((await other.get('/console/me')).status, 200)
  })

  test('用户名不分全角半角和大小写；登录后去原来要去的页面', async (t) => {
    const app = await freshApp(t)
    const { personId } = await app.hire('o1', 'handler')
    const name = (await nameOf(app, personId)).toUpperCase()
    const answer = await app.nobody.post('/console/sign-in', {
      _name: name,
      _password: right,
      _next: '/console/me',
    })
    assert.equal(answer.headers.get('location'), '/console/me')
    const away = await app.nobody.post('/console/sign-in', {
      _name: name,
      _password: right,
      _next: '//evil.example/console',
    })
    assert.equal(away.headers.get('location'), '/console')
  })

  test('数据库里找不到登录令牌和密码的原文', async (t) => {
    const app = await freshApp(t)
    const { personId } = await app.hire('o1', 'handler')
    const answer = await signIn(app, await nameOf(app, personId), right)
    const token = cookieOf(answer)
    assert.match(answer.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/)
    await signIn(app, 'somebody', right)
    const rows = await app.database.superuser`
      select concat(
        (select json_agg(s) from organs.session s),
        (select json_agg(p) from organs.person p),
        (select json_agg(a) from organs.sign_in_attempt a)) as everything`
    const everything = String(rows[0]?.['everything'])
    assert.equal(everything.includes(token), false)
    assert.equal(everything.includes(right), false)
    assert.equal(everything.includes('somebody'), false)
    assert.match(everything, /name_hash/)
    assert.match(everything, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('登录的结束', () => {
  test('同一个浏览器重新登录，原来的令牌立即失效', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    const again = { _name: await nameOf(app, visitor.personId), _password: right }
    const answer = await visitor.post('/console/sign-in', again)
    assert.ok(await actorOf(app.database.app, cookieOf(answer), app.needs.clock))
    assert.equal((await visitor.get('/console/me')).status, 303)
  })

  test('以 https 提供服务时，令牌只经 https 发送，只属于本主机', () => {
    const cookie = { cookie: '__Host-gongkai', secure: true }
    assert.equal(
      sessionCookie(cookie, 'token'),
      '__Host-gongkai=token; Path=/; HttpOnly; SameSite=Lax; Secure',
    )
  })

  test('退出之后，原来的令牌立即失效', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    await visitor.post('/console/sign-out')
    const answer = await visitor.get('/console/me')
    assert.equal(answer.headers.get('location'), '/console/sign-in?next=%2Fconsole%2Fme')
    assert.deepEqual(await actsOf(app), ['session.signIn', 'session.signOut'])
  })

  test('账户一停用，下一次请求就要重新登录', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    assert.equal((await visitor.get('/console/me')).status, 200)
    await app.database.app.begin((tx) => setDisabled(tx, visitor.personId, app.needs.clock.now()))
    assert.equal((await visitor.get('/console/me')).status, 303)
  })

  test('两小时不用，或者登录满十二小时，都要重新登录', async (t) => {
    const app = await freshApp(t)
    const { personId } = await app.hire('o1', 'handler')
    const token = cookieOf(await signIn(app, await nameOf(app, personId), right))
    const minutesLater = (minutes: number) => ({
      ...app.needs.clock,
      now: () => new Date(app.needs.clock.now().getTime() + minutes * 60_000),
    })
    const aliveAt = async (minutes: number): Promise<boolean> =>
      (await actorOf(app.database.app, token, minutesLater(minutes))) !== undefined
    assert.equal(await aliveAt(119), true)
    assert.equal(await aliveAt(119 + 120), false)
    assert.equal(await aliveAt(119 + 119), true)
    for (let minutes = 300; minutes < 720; minutes += 60) assert.equal(await aliveAt(minutes), true)
    assert.equal(await aliveAt(721), false)
  })

  test('可以结束自己在别的设备上的登录，不能结束别人的', async (t) => {
    const app = await freshApp(t)
    const me = await app.hire('o1', 'handler')
    const other = await app.hire('o1', 'handler')
    await signIn(app, await nameOf(app, me.personId), right)
    const [mine] = await app.database.app`
      select id from organs.session where person_id = ${me.personId} order by ctid desc limit 1`
    const path = `/console/me/sessions/${String(mine?.['id'])}/end`
    assert.equal((await other.post(path)).status, 404)
    assert.equal((await me.post(path)).status, 303)
    assert.equal((await me.get('/console/me')).status, 200)
    assert.ok((await actsOf(app)).includes('session.end'))
  })
})

const changePassword = (who: Visitor, present: string, next: string): Promise<Response> =>
  who.post('/console/password', { _present: present, _fresh: next, _again: next })

describe('修改密码', () => {
  test('使用一次性密码登录后，不改密码什么也不能做', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    await app.database.app.begin(async (tx) =>
      setPassword(tx, { id: visitor.personId, hash: await hashPassword(right), mustChange: true }),
    )
    for (const path of ['/console', '/console/me', '/console/requests'])
      assert.equal((await visitor.get(path)).headers.get('location'), '/console/password', path)
    assert.equal(
      (await visitor.post('/console/me/post')).headers.get('location'),
      '/console/password',
    )
    assert.match(await (await visitor.get('/console/password')).text(), /一次性密码/)
    const changed = await changePassword(visitor, right, fresh)
    assert.equal(changed.headers.get('location'), '/console/me')
    assert.equal((await visitor.get('/console/me')).status, 303, 'the old token is dead')
    assert.ok(await actorOf(app.database.app, cookieOf(changed), app.needs.clock))
  })

  test('改密码后，其他设备上的登录全部结束，只有新密码能用', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    const name = await nameOf(app, visitor.personId)
    const elsewhere = cookieOf(await signIn(app, name, right))
    assert.equal((await changePassword(visitor, right, fresh)).status, 303)
    assert.equal(await actorOf(app.database.app, elsewhere, app.needs.clock), undefined)
    assert.equal((await signIn(app, name, right)).status, 422)
    assert.equal((await signIn(app, name, fresh)).status, 303)
  })

  test('当前密码不对、新密码太弱、两次不一致，都不改，也不留下密码的痕迹', async (t) => {
    const app = await freshApp(t)
    const visitor = await app.hire('o1', 'handler')
    const wrong = await changePassword(visitor, 'not-my-password', fresh)
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /当前密码不正确/)
    assert.equal(page.includes(fresh), false)
    assert.match(await (await changePassword(visitor, right, 'short')).text(), /至少 10 个字符/)
    const differ = { _present: right, _fresh: fresh, _again: `${fresh}x` }
    assert.match(
      await (await visitor.post('/console/password', differ)).text(),
      /两次输入的新密码不一致/,
    )
    assert.equal((await actsOf(app)).includes('session.changePassword'), false)
  })
})

/** A second post for a person who has one. */
const alsoIn = async ({ database }: TestApp, personId: string, organId: string): Promise<void> => {
  await database.app.begin((tx) =>
    insertAppointment(tx, {
      id: randomUUID(),
      personId,
      organId,
      role: 'reviewer',
      since: day('2020-01-01'),
    }),
  )
}

const twoPosts = async (t: TestContext) => {
  const app = await freshApp(t)
  await app.hire('o2', 'handler')
  const visitor = await app.hire('o1', 'handler')
  await alsoIn(app, visitor.personId, 'o2')
  return { app, visitor }
}

describe('切换岗位', () => {
  test('切换后以另一个机构的岗位工作，旧令牌失效，岗位不混在一起', async (t) => {
    const { app, visitor } = await twoPosts(t)
    const answer = await visitor.post('/console/me/post', { post: 'organ:o2' })
    const actor = await actorOf(app.database.app, cookieOf(answer), app.needs.clock)
    assert.deepEqual([actor?.organId, actor?.roles], ['o2', ['reviewer']])
    assert.equal((await visitor.get('/console/me')).status, 303)
  })

  test('没有任职的机构切换不过去', async (t) => {
    const { app, visitor } = await twoPosts(t)
    await app.hire('o3', 'handler')
    for (const post of ['organ:o3', 'organ:', '', 'delegation:x']) {
      const answer = await visitor.post('/console/me/post', { post })
      assert.equal(answer.status, 409)
    }
    assert.equal((await visitor.get('/console/me')).status, 200)
  })

  test('切换前打开的表单不会提交到另一个机构，填写的内容还在', async (t) => {
    const { visitor } = await twoPosts(t)
    const answer = await visitor.post('/console/me/delegations', {
      _csrf: 'of another session',
      reason: '出差开会',
    })
    assert.equal(answer.status, 409)
    const page = await answer.text()
    assert.match(page, /重新登录过或者切换过岗位，内容没有提交/)
    assert.match(page, /value="出差开会"/)
  })

  test('登录过期时正在填写的表单，重新登录后内容还在', async (t) => {
    const { app, visitor } = await twoPosts(t)
    await visitor.post('/console/sign-out')
    const path = '/console/me/delegations'
    const asked = await visitor.post(path, { reason: '出差开会' })
    assert.equal(asked.status, 401)
    assert.match(await asked.text(), /<input type="hidden" name="reason" value="出差开会"/)
    const said = { reason: '出差开会', _name: await nameOf(app, visitor.personId) }
    const wrong = await app.nobody.post(path, { ...said, _password: 'wrong' })
    assert.equal(wrong.status, 401)
    const back = await app.nobody.post(path, { ...said, _password: right })
    assert.match(await back.text(), /已重新登录，请核对后再次提交[\s\S]*value="出差开会"/)
    assert.notEqual(cookieOf(back), '')
  })

  test('免职的当天，这个岗位就不能再用', async (t) => {
    const { app, visitor } = await twoPosts(t)
    const answer = await visitor.post('/console/me/post', { post: 'organ:o2' })
    const today = app.needs.clock.today()
    await app.database.app`
      update organs.appointment set until = ${today}::date - 1
      where person_id = ${visitor.personId} and organ_id = 'o2'`
    const actor = await actorOf(app.database.app, cookieOf(answer), app.needs.clock)
    assert.deepEqual(actor?.roles, [])
  })
})

test('没有任职的账户说得清楚：请联系系统管理员', async (t) => {
  const app = await freshApp(t)
  const passwordHash = await hashPassword(right)
  await app.database.app.begin((tx) =>
    insertPerson(tx, {
      id: randomUUID(),
      signInName: 'jobless',
      name: '赵某',
      passwordHash,
      mustChange: false,
    }),
  )
  const answer = await signIn(app, 'jobless', right)
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /还没有任职，请联系系统管理员/)
})
