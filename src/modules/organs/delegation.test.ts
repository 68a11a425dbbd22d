import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addDays, day } from '../../kernel/day.ts'
import { actorOf } from './actions-session.ts'
import { cookieOf, county } from '../../../test/county-people.ts'

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
