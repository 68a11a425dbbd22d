import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { describe, test } from 'node:test'
import { requestNeeds } from '../src/app-needs.ts'
import { allInvariants } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import { takeOver } from '../src/modules/requests.ts'
import { inOrgan, type Tx } from '../src/platform/db.ts'
import { verify } from '../src/platform/verify/invariant.ts'
import type { TestApp } from './app.ts'
import { officer } from './officers.ts'
import { applied, office, type Office } from './signed-requests.ts'

type OldCase = Parameters<typeof takeOver>[3]['cases'][number]

const old = (at: number): OldCase => ({
  channel: 'counter',
  applicant: { kind: 'natural', name: `旧台账${at}` },
  description: `第${at}件：2025年高标准农田建设项目资金使用情况`,
  obtainBy: 'post',
  carrier: 'paper',
  arrivedOn: day(at % 2 === 0 ? '2026-01-05' : '2025-06-03'),
  confirmed: true,
  archived: false,
})

const ledger = Array.from({ length: 250 }, (_, at) => old(at))

const importing = officer('clerk', 'own', 'handler')

const pidOf = async (tx: Tx): Promise<number> => {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
  return row?.pid ?? 0
}

/** The result, unless somebody comes to wait for the connection that is held open. */
const unhindered = async <T>({ database }: TestApp, pid: number, work: Promise<T>): Promise<T> => {
  const state = { settled: false }
  const ended = work.finally(() => (state.settled = true))
  while (!state.settled) {
    const waiting = await database.superuser<{ query: string }[]>`
      select query from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`
    assert.deepEqual(
      waiting.map(({ query }) => query),
      [],
      '导入的事务没有结束，登记在等它',
    )
    await setTimeout(5)
  }
  return ended
}

type Row = { year: number; seq: number; number: string; taken: boolean }

const numbersIn = ({ database }: TestApp): Promise<Row[]> => database.superuser<Row[]>`
  select year, seq, number, taken_by is not null as taken
  from requests.info_request order by year, seq, item`

const faultsIn = async (app: TestApp): Promise<string[]> => {
  const found: string[] = []
  const invariants = allInvariants(app.dataDir, app.needs.calendars.current)
  await verify(app.database.verify, invariants, ({ violations }) => found.push(...violations))
  return found
}

/** Runs an import and does something each time a part of it is written and nothing is committed yet. */
const importWhile = (
  { app }: Office,
  beside: (pid: number, done: number) => Promise<void>,
): Promise<void> =>
  inOrgan(app.database.app, importing, async (tx) => {
    const pid = await pidOf(tx)
    await takeOver(tx, requestNeeds(app.needs), importing, {
      importId: 'one',
      cases: ledger,
      progress: (done) => beside(pid, done),
    })
  })

describe('旧台账正在导入的时候', () => {
  test('同一机关照常登记，不等导入结束；编号不重、不断，登记的在前', async (t) => {
    const at = await office(t)
    await applied(at)
    const parts: number[] = []
    await importWhile(at, async (pid, done) => {
      parts.push(done)
      const who = { name: `来人${done}`, phone: `1390000${String(done).padStart(4, '0')}` }
      await unhindered(at.app, pid, applied(at, who))
    })
    assert.deepEqual(parts, [100, 200, 250])
    const rows = await numbersIn(at.app)
    const inYear = (year: number): Row[] => rows.filter((row) => row.year === year)
    for (const [year, count, registered] of [
      [2025, 125, 0],
      [2026, 129, 4],
    ] as const) {
      const expected = Array.from({ length: count }, (_, index) => index + 1)
      assert.deepEqual(
        inYear(year).map(({ seq, number, taken }) => [seq, number, taken]),
        expected.map((seq) => [seq, `依申请〔${year}〕${seq}号`, seq > registered]),
      )
    }
    assert.deepEqual(await faultsIn(at.app), [])
    await applied(at, { name: '后来的人', phone: '13900009999' })
    assert.equal((await numbersIn(at.app)).at(-1)?.number, '依申请〔2026〕130号')
  })

  test('导入半途失败，一个编号也没有用掉', async (t) => {
    const at = await office(t)
    await applied(at)
    await assert.rejects(
      importWhile(at, async (pid, done) => {
        await unhindered(at.app, pid, applied(at, { name: `来人${done}`, phone: '13900000002' }))
        if (done === 200) throw new Error('断电')
      }),
      /断电/,
    )
    assert.deepEqual(
      (await numbersIn(at.app)).map(({ number }) => number),
      [1, 2, 3].map((seq) => `依申请〔2026〕${seq}号`),
    )
    assert.deepEqual(await faultsIn(at.app), [])
  })
})
