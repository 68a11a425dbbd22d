import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { needsOn, officer } from '../../../test/officers.ts'
import { day, lastDayOf } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import { inOrgan } from '../../platform/db.ts'
import { transition } from './actions.ts'
import { giveBack, takeOver } from './actions-old.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import type { Tally } from './figures.ts'
import { clockOfOld, type OldCase, talliesOfOld } from './old-case.ts'
import { eventsOf, nextNumber } from './store.ts'
import { figuresFor } from './store-figures.ts'
import { requestInvariants } from './store-invariants.ts'

const clerk = officer('clerk', 'office', 'handler')
const colleague = officer('colleague', 'office', 'handler')

const old = (change: Partial<OldCase> = {}): OldCase => ({
  channel: 'counter',
  applicant: { kind: 'natural', name: '张三', proofNumber: '410421199001011233' },
  description: '2024年高标准农田建设项目资金使用情况',
  obtainBy: 'post',
  carrier: 'paper',
  arrivedOn: day('2024-12-20'),
  confirmed: true,
  archived: false,
  ...change,
})

const ledger: readonly OldCase[] = [
  old({
    formerNumber: '2024-31',
    decision: {
      code: 'G1',
      signedOn: day('2025-01-10'),
      number: 'office公开〔2025〕17号',
      served: { on: day('2025-01-13'), route: 'post' },
    },
    archived: true,
  }),
  old({
    arrivedOn: day('2025-03-03'),
    correction: { askedOn: day('2025-03-06'), replyBy: day('2025-03-27') },
  }),
  old({
    arrivedOn: day('2025-03-03'),
    consultation: { sentOn: day('2025-03-06'), receivedOn: day('2025-03-10') },
  }),
  old({ arrivedOn: day('2025-03-03'), extension: { on: day('2025-03-18'), days: 10 } }),
  old({ arrivedOn: day('2025-03-19'), channel: 'letter', confirmed: false }),
]

const faultsIn = async ({ verify }: TestDatabase): Promise<string[]> => {
  const found: string[] = []
  for (const { run } of requestInvariants(
    () => shippedCalendar,
    async () => new Set(),
  ))
    for await (const fault of run(verify)) found.push(fault)
  return found
}

const start = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const needs = needsOn('2025-03-20')
  await inOrgan(database.app, clerk, (tx) =>
    takeOver(tx, needs, clerk, { importId: 'one', cases: ledger, progress: async () => {} }),
  )
  return { database, needs }
}

const ids = async ({ superuser }: TestDatabase): Promise<string[]> =>
  (
    await superuser<{ id: string }[]>`
      select id from requests.info_request order by year, seq, item`
  ).map(({ id }) => id)

const sums = (tallies: readonly Tally[]): Record<string, number> => {
  const all: Record<string, number> = {}
  for (const { row, kind, count } of tallies)
    all[`${row} ${kind}`] = (all[`${row} ${kind}`] ?? 0) + count
  return all
}

describe('由旧台账导入的申请', () => {
  test('是真正的申请件：环节、编号、期限、表三都与逐项办理事项推算的一致，核验通过', async (t) => {
    const { database } = await start(t)
    assert.deepEqual(await faultsIn(database), [])
    const rows = await database.superuser`
      select number, stage, desk, former_number as former, due_on as due
      from requests.info_request order by year, seq`
    assert.deepEqual(
      rows.map(({ number, stage, desk, former, due }) => [number, stage, desk, former, due]),
      [
        ['依申请〔2024〕1号', 'closed', 'none', '2024-31', '2025-01-20'],
        ['依申请〔2025〕1号', 'awaitingCorrection', 'applicant', null, null],
        ['依申请〔2025〕2号', 'open', 'others', null, '2025-04-24'],
        ['依申请〔2025〕3号', 'open', 'handle', null, '2025-04-15'],
        ['依申请〔2025〕4号', 'submitted', 'confirm', null, null],
      ],
    )
    for (const year of [2024, 2025]) {
      const figures = await inOrgan(database.app, clerk, (tx) =>
        figuresFor(tx, { organId: 'office', year, asOf: lastDayOf(year) }),
      )
      const foretold = ledger.flatMap((one) => talliesOfOld(one, year))
      assert.deepEqual(sums(figures.tallies), sums(foretold))
      assert.equal(figures.contradictory, 0)
    }
  })

  test('导入前预告的答复期限，就是导入后按办理事项推算的', async (t) => {
    const { database } = await start(t)
    const found = await inOrgan(database.app, clerk, async (tx) => {
      const dues: (string | null | undefined)[] = []
      for (const id of await ids(database))
        dues.push(replyClockOf(clocksOfCase(shippedCalendar, await eventsOf(tx, id)))?.due)
      return dues
    })
    assert.deepEqual(
      found,
      ledger.map((one) => clockOfOld(shippedCalendar, one)?.due),
    )
  })

  test('以前用过的编号，平台接着往下编', async (t) => {
    const { database } = await start(t)
    const next = await inOrgan(database.app, clerk, async (tx) => [
      await nextNumber(tx, 'office', 'request', day('2025-03-20')),
      await nextNumber(tx, 'office', 'request', day('2024-12-31')),
    ])
    assert.deepEqual(next, [5, 2])
  })

  test('没有办理过的可以整批撤销：作废，哪张表也不计，编号不再用，核验通过', async (t) => {
    const { database, needs } = await start(t)
    const count = await inOrgan(database.app, colleague, (tx) =>
      giveBack(tx, needs, colleague, { importId: 'one', reason: '列对应错了' }),
    )
    assert.equal(count, 5)
    assert.deepEqual(await faultsIn(database), [])
    const figures = await inOrgan(database.app, clerk, (tx) =>
      figuresFor(tx, { organId: 'office', year: 2025, asOf: lastDayOf(2025) }),
    )
    assert.deepEqual(figures.tallies, [])
    await inOrgan(database.app, clerk, (tx) =>
      takeOver(tx, needs, clerk, { importId: 'two', cases: ledger, progress: async () => {} }),
    )
    assert.deepEqual(await faultsIn(database), [])
    const [row] = await database.superuser`
      select number from requests.info_request where former_number = '2024-31' and stage = 'closed'`
    assert.equal(row?.['number'], '依申请〔2024〕2号')
  })

  test('导入以后办理过其中一件，就不能整批撤销', async (t) => {
    const { database, needs } = await start(t)
    const id = (await ids(database))[3] ?? ''
    await inOrgan(database.app, clerk, async (tx) => {
      const expected = (await eventsOf(tx, id)).length
      const command = { move: 'assign', on: day('2025-03-20'), to: 'colleague' } as const
      await transition(tx, needs, clerk, { id, expected, command })
    })
    await assert.rejects(
      inOrgan(database.app, colleague, (tx) =>
        giveBack(tx, needs, colleague, { importId: 'one', reason: '列对应错了' }),
      ),
      (error: { refusal?: { message: string } }) =>
        /已有 1 件办理过（依申请〔2025〕3号）/.test(error.refusal?.message ?? ''),
    )
  })
})
