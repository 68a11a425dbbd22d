import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { needsOn, officer } from '../../../test/officers.ts'
import { calendarOf } from '../../kernel/calendar.ts'
import { day } from '../../kernel/day.ts'
import { shippedCalendar, shippedNotices } from '../../kernel/notices.ts'
import { inOrgan } from '../../platform/db.ts'
import { transition } from './actions.ts'
import { register, type Registration, split } from './actions-registration.ts'
import type { Command } from './command.ts'
import { requestInvariants } from './store-invariants.ts'

const clerk = officer('clerk', 'office', 'handler')
const leader = officer('leader', 'office', 'leader', 'officeHead')
const on = day('2025-03-20')

const said: Registration = {
  channel: 'counter',
  arrivedOn: day('2025-03-03'),
  applicant: { kind: 'natural', name: '张三' },
  description: '2024年高标准农田建设项目资金使用情况',
  obtainBy: 'post',
  carrier: 'paper',
}

const faultsIn = async (
  { verify }: TestDatabase,
  calendar = shippedCalendar,
): Promise<string[]> => {
  const found: string[] = []
  for (const { run } of requestInvariants(
    () => calendar,
    async () => new Set(),
  ))
    for await (const fault of run(verify)) found.push(fault)
  return found
}

/** No. 1 signed, served and archived; no. 2 in three items; no. 3 void; no. 4 with a third party. */
const prepare = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const needs = needsOn('2025-03-20')
  const go = (who: typeof clerk, id: string, expected: number, command: Command) =>
    inOrgan(database.app, who, (tx) => transition(tx, needs, who, { id, expected, command }))
  const ids: string[] = []
  for (const _ of [1, 2, 3, 4])
    ids.push((await inOrgan(database.app, clerk, (tx) => register(tx, needs, clerk, said))).id)
  const [one = '', two = '', three = '', four = ''] = ids
  await go(clerk, one, 2, { move: 'decide', on, code: 'G1' })
  await go(leader, one, 3, { move: 'sign', on, number: '宝公开〔2025〕1号' })
  await go(clerk, one, 4, { move: 'serve', on, route: 'direct' })
  await go(clerk, one, 5, { move: 'proveService', on, proof: '本人签收' })
  await go(clerk, one, 6, { move: 'archive', on })
  await inOrgan(database.app, clerk, (tx) =>
    split(tx, needs, clerk, { id: two, expected: 2, on, parts: ['甲', '乙', '丙'] }),
  )
  await go(clerk, three, 2, { move: 'proposeVoid', on, reason: '重复录入' })
  await go(leader, three, 3, { move: 'approve', on, of: 3 })
  await go(clerk, four, 2, { move: 'consult', on, kind: 'thirdParty', id: '1' })
  return { database, one, two, three, four }
}

describe('申请件的核验', () => {
  test('没有人动过的申请件没有问题：办结的、拆分的、作废的、征求意见的', async (t) => {
    const { database } = await prepare(t)
    assert.deepEqual(await faultsIn(database), [])
  })

  test('超级用户改动环节、期限、承办人、决定、结果或者任何一项记载，都指出是哪一件', async (t) => {
    const { database, one, four } = await prepare(t)
    const { superuser } = database
    const row = 'office 依申请〔2025〕1号的'
    const open = 'office 依申请〔2025〕4号的'
    const changes: [string, string, string][] = [
      [
        `info_request set stage = 'served'`,
        one,
        `${row}办理环节记为“served”，按办理事项应为“closed”`,
      ],
      [`info_request set code = 'N4'`, one, `${row}决定类型记为“N4”，按办理事项应为“G1”`],
      [`info_request set handler_id = 'x'`, one, `${row}承办人记为“x”，按办理事项应为“clerk”`],
      [`info_request set desk = 'sign'`, one, `${row}待办记为“sign”，按办理事项应为“none”`],
      [`info_request set version = 9`, one, row.slice(0, -1) + '记为第 9 步，办理事项却有 7 项'],
      [`info_request set paused = false`, four, `${open}征求意见中记为“否”，按办理事项应为“是”`],
      [
        `info_request set received_on = '2025-03-04'`,
        four,
        `${open}收到申请之日记为“2025-03-04”，按办理事项应为“2025-03-03”`,
      ],
      [
        `info_request set due_on = '2025-12-31'`,
        one,
        `${row}答复期限记为 2025-12-31，按办理事项应为 2025-03-31`,
      ],
      [
        `info_request set due_provisional = true`,
        one,
        `${row}答复期限记为 2025-03-31（暂定），按办理事项应为 2025-03-31；放假安排载入后还没有重新推算`,
      ],
      [
        `outcome set code = 'N4'`,
        one,
        `${row}办理结果记为“第1次 N4 2025-03-20”，按办理事项应为“第1次 G1 2025-03-20”`,
      ],
      [`event set type = 'unheardOf'`, four, `${open.slice(0, -1)}的办理事项无法读懂，可能被改动`],
    ]
    for (const [change, id, fault] of changes) {
      const [table = ''] = change.split(' ')
      const key = table === 'info_request' ? 'id' : 'request_id'
      await superuser`create table kept as select * from ${superuser(`requests.${table}`)}`
      await superuser.unsafe(`update requests.${change} where ${key} = $1`, [id])
      assert.deepEqual(await faultsIn(database), [fault])
      await superuser`set session_replication_role = replica`
      await superuser`delete from ${superuser(`requests.${table}`)}`
      await superuser`insert into ${superuser(`requests.${table}`)} select * from kept`
      await superuser`drop table kept`
    }
    assert.deepEqual(await faultsIn(database), [])
  })

  test('办理事项被改日期、删去中间一项或者最后一项，都指出是哪一件', async (t) => {
    const { database, one, four } = await prepare(t)
    const { superuser } = database
    await superuser`update requests.event set on_day = '2025-03-10' where request_id = ${four} and seq = 1`
    await superuser`delete from requests.event where request_id = ${one} and seq = 4`
    const faults = (await faultsIn(database)).toSorted()
    assert.equal(faults.length, 3)
    assert.match(faults[0] ?? '', /^office 依申请〔2025〕1号的办理事项缺第 4 项$/)
    assert.match(faults[1] ?? '', /^office 依申请〔2025〕4号的收到申请之日记为“2025-03-03”/)
    assert.match(faults[2] ?? '', /4号的答复期限记为 2025-04-22，按办理事项应为 2025-04-28/)
    await superuser`delete from requests.event where request_id = ${one} and seq > 4`
    assert.match((await faultsIn(database)).join(), /1号记为第 7 步，办理事项却有 3 项/)
  })

  test('整件申请被删去、编号被改、编号登记被改小，都指出是哪个编号', async (t) => {
    const { database, three, two } = await prepare(t)
    const { superuser } = database
    await superuser`set session_replication_role = replica`
    await superuser`delete from requests.info_request where id = ${three}`
    await superuser`update requests.info_request set number = '依申请〔2025〕7号' where id = ${two}`
    const faults = await faultsIn(database)
    assert.deepEqual(faults.slice(0, 2), [
      'office 依申请〔2025〕3号已经编出，却没有这件申请',
      'office 依申请〔2025〕7号的编号与它的年度、次序或者所属申请不符',
    ])
    assert.match(faults[2] ?? '', /^office 的申请 \S+ 没有申请件$/)
    assert.equal(faults.length, 3)
    await superuser`update requests.counter set last = 3`
    assert.match((await faultsIn(database)).join(), /4号超过了编号登记的第 3 号/)
  })

  test('文号没有登记过的文书，指出是哪一件', async (t) => {
    const { database, one } = await prepare(t)
    const { superuser } = database
    await superuser`
      insert into requests.letter (id, organ_id, request_id, round, kind, template_version, status,
        number, issued_on, sealed, by_person, at)
      values ('l1', 'office', ${one}, 1, 'D12', '1', 'issued', '宝公开〔2025〕7号', ${on}, '\\x00', 'x', now())`
    assert.deepEqual(await faultsIn(database), ['office 文书 宝公开〔2025〕7号的文号没有登记过'])
    await superuser`insert into requests.counter values ('office', 'letter', 2025, 7)`
    assert.deepEqual(await faultsIn(database), [])
  })

  test('次年放假安排公布之前是暂定期限；载入之后没有重新推算的，核验说明原因', async (t) => {
    const database = await freshDatabase(t)
    const needs = needsOn('2025-12-30')
    await inOrgan(database.app, clerk, (tx) =>
      register(
        tx,
        { ...needs, calendar: () => calendarOf(shippedNotices.filter(({ year }) => year < 2026)) },
        clerk,
        { ...said, arrivedOn: day('2025-12-30') },
      ),
    )
    assert.deepEqual(await faultsIn(database), [
      'office 依申请〔2025〕1号的答复期限记为 2026-01-27（暂定），按办理事项应为 2026-01-28；放假安排载入后还没有重新推算',
    ])
  })
})
