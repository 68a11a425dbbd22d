import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { needsOn, officer } from '../../../test/officers.ts'
import { day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { inOrgan } from '../../platform/db.ts'
import { transition } from './actions.ts'
import { register, type Registration, split } from './actions-registration.ts'
import type { Command } from './command.ts'
import { findRequest } from './store.ts'

const clerk = officer('clerk', 'office', 'handler')
const leader = officer('leader', 'office', 'leader', 'officeHead')

const said: Registration = {
  channel: 'counter',
  arrivedOn: day('2025-03-03'),
  applicant: { kind: 'natural', name: '张三', proofNumber: '410421199001011234' },
  description: '2024年高标准农田建设项目资金使用情况',
  obtainBy: 'post',
  carrier: 'paper',
}

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code

const consult = (n: string): Command => ({
  move: 'consult',
  on: day('2025-03-05'),
  kind: 'thirdParty',
  id: n,
})

describe('申请件的办理', () => {
  test('当面申请登记之日就是收到之日，二十个工作日为限，编号从一开始', async (t) => {
    const { app } = await freshDatabase(t)
    const needs = needsOn('2025-03-03')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    const row = await inOrgan(app, clerk, (tx) => findRequest(tx, id))
    assert.equal(row?.number, '依申请〔2025〕1号')
    assert.equal(row?.dueOn, '2025-03-31')
    assert.equal(row?.desk, 'handle')
    assert.equal(row?.maskedName, '张*')
    const next = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    assert.equal(next.number, '依申请〔2025〕2号')
  })

  test('别的机关看不见申请件，也办不了', async (t) => {
    const { app } = await freshDatabase(t)
    const needs = needsOn('2025-03-03')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    const other = officer('other', 'police', 'handler')
    assert.equal(await inOrgan(app, other, (tx) => findRequest(tx, id)), undefined)
    const command: Command = { move: 'withdraw', on: day('2025-03-03'), statement: '电话' }
    await assert.rejects(
      inOrgan(app, other, (tx) => transition(tx, needs, other, { id, expected: 2, command })),
      refusedWith('requests.absent'),
    )
  })

  test('两位经办人同时办理一件：后一位被拒绝，什么也没有写入', async (t) => {
    const { app, superuser } = await freshDatabase(t)
    const needs = needsOn('2025-03-05')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    const both = await Promise.allSettled(
      ['1', '2'].map((n) =>
        inOrgan(app, clerk, (tx) =>
          transition(tx, needs, clerk, { id, expected: 2, command: consult(n) }),
        ),
      ),
    )
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const [count] =
      await superuser`select count(*)::int as n from requests.event where request_id = ${id}`
    assert.equal(count?.['n'], 3)
  })

  test('拟稿、签发不能是同一人；签发、送达、归档依次进行', async (t) => {
    const { app } = await freshDatabase(t)
    const needs = needsOn('2025-03-03')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    needs.go('2025-03-20')
    const on = day('2025-03-20')
    const go = (who: typeof clerk, expected: number, command: Command) =>
      inOrgan(app, who, (tx) => transition(tx, needs, who, { id, expected, command }))
    await go(clerk, 2, { move: 'decide', on, code: 'G1' })
    const both = officer('clerk', 'office', 'handler', 'leader')
    await assert.rejects(
      go(both, 3, { move: 'sign', on, number: '1号' }),
      refusedWith('requests.separation'),
    )
    await go(leader, 3, { move: 'sign', on, number: '1号' })
    await go(clerk, 4, { move: 'serve', on, route: 'post', postNumber: 'XA12345678941' })
    await assert.rejects(go(clerk, 5, { move: 'archive', on }), refusedWith('requests.unproven'))
    await go(clerk, 5, { move: 'proveService', on, proof: '本人签收' })
    const { state } = await go(clerk, 6, { move: 'archive', on })
    assert.equal(state.stage, 'closed')
    assert.deepEqual(state.outcomes, [{ round: 1, code: 'G1', signedOn: on }])
  })

  test('作废需要第二个人同意，作废的编号不再使用', async (t) => {
    const { app } = await freshDatabase(t)
    const needs = needsOn('2025-03-03')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    const on = day('2025-03-03')
    const go = (who: typeof clerk, expected: number, command: Command) =>
      inOrgan(app, who, (tx) => transition(tx, needs, who, { id, expected, command }))
    await go(clerk, 2, { move: 'proposeVoid', on, reason: '重复录入' })
    await assert.rejects(
      go(clerk, 3, { move: 'approve', on, of: 3 }),
      refusedWith('requests.second-person'),
    )
    const { state } = await go(leader, 3, { move: 'approve', on, of: 3 })
    assert.equal(state.stage, 'void')
    const next = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    assert.equal(next.number, '依申请〔2025〕2号')
  })

  test('一份申请三件事，拆成三件，收到之日相同，各有编号', async (t) => {
    const { app } = await freshDatabase(t)
    const needs = needsOn('2025-03-03')
    const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
    const ids = await inOrgan(app, clerk, (tx) =>
      split(tx, needs, clerk, {
        id,
        expected: 2,
        on: day('2025-03-03'),
        parts: ['甲', '乙', '丙'],
      }),
    )
    const rows = await inOrgan(app, clerk, (tx) =>
      Promise.all([id, ...ids].map((one) => findRequest(tx, one))),
    )
    assert.deepEqual(
      rows.map((row) => [row?.number, row?.description, row?.dueOn]),
      [
        ['依申请〔2025〕1号', '甲', '2025-03-31'],
        ['依申请〔2025〕1-2号', '乙', '2025-03-31'],
        ['依申请〔2025〕1-3号', '丙', '2025-03-31'],
      ],
    )
  })
})
