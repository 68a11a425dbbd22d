import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { type Clerk, fieldsOn, idIn, runImport, uploadFile } from '../../../test/imports.ts'
import { allInvariants } from '../../app.ts'
import { type Day, day, lastDayOf } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import { inOrgan } from '../../platform/db.ts'
import { verify } from '../../platform/verify/invariant.ts'
import { type ClockEvent, clocksOf, figuresFor, type Tally } from '../requests.ts'
import type { Import, Summary } from './import.ts'
import { findingsOf } from './actions-read.ts'
import { sampleWorkbook } from '../intake.ts'
import { sampleLedger } from './sample.ts'
import { importById } from './store.ts'

const today = '2026-03-02'
const scope = { organId: 'gaj', personId: 'p' }

/** 示例台账 as the console offers it: a workbook with merged headings. */
const workbook = async (): Promise<SentFile> => ({
  name: '台账.xlsx',
  bytes: await sampleWorkbook(day(today)),
})

/** The same ledger as a text that anybody can open and read. */
const fixture = (): SentFile => ({
  name: 'ledger-60.csv',
  bytes: readFileSync('test/fixtures/intake/ledger-60.csv'),
})

type SentFile = { name: string; bytes: Uint8Array }

type Moved = { app: TestApp; clerk: Clerk; colleague: Clerk; id: string }

const importNow = ({ app, id }: Pick<Moved, 'app' | 'id'>): Promise<Import> =>
  inOrgan(app.database.app, scope, (tx) => importById(tx, id))

/** Uploaded, columns as recognised, compared. */
const compared = async (t: TestContext, file?: SentFile): Promise<Moved> => {
  const app = await freshApp(t, today)
  const clerk = await app.hire('gaj', 'handler')
  const colleague = await app.hire('gaj', 'officeHead')
  const answer = await uploadFile(app, clerk, 'ledger', file ?? (await workbook()))
  const id = idIn(answer)
  const moved = { app, clerk, colleague, id }
  await runImport(app, 'gaj', id)
  await post(moved, clerk, 'columns')
  await runImport(app, 'gaj', id)
  return moved
}

const pageOf = async ({ clerk, id }: Moved): Promise<string> =>
  (await clerk.get(`/console/intake/${id}`)).text()

/** Sends a form of the import's page as it stands, with what is changed. */
const post = async (
  moved: Moved,
  who: Clerk,
  path: string,
  change: Record<string, string> = {},
): Promise<Response> => {
  const action = `/console/intake/${moved.id}/${path}`
  const fields = fieldsOn(await pageOf(moved), action)
  return who.post(action, { ...fields, ...change })
}

const imported = async (t: TestContext): Promise<Moved> => {
  const moved = await compared(t)
  assert.equal((await post(moved, moved.clerk, 'run')).status, 303)
  await runImport(moved.app, 'gaj', moved.id)
  return moved
}

const faultsOfVerify = async ({ app }: Moved): Promise<string[]> => {
  const found: string[] = []
  await verify(
    app.database.verify,
    allInvariants(app.dataDir, app.needs.calendars.current).filter(({ name }) =>
      /^requests|stored/.test(name),
    ),
    ({ violations }) => found.push(...violations),
  )
  return found
}

/** Rows of table 三 as the report will count them. */
const rowsOf = (tallies: readonly Tally[]): Record<string, number> => {
  const rows: Record<string, number> = {}
  for (const { row, count } of tallies) rows[row] = (rows[row] ?? 0) + count
  return rows
}

const foretold = ({ years }: Summary, year: number): Record<string, number> =>
  Object.fromEntries(
    (years.find((one) => one.year === year)?.rows ?? []).flatMap(({ key, standing, added }) =>
      key === 'total' || standing + added === 0 ? [] : [[key, standing + added]],
    ),
  )

/** The rows that must not be imported, and why. */
const planted = [
  '24 收到日期 没有“2025-2-30”这一天',
  '25 收到日期 “25.5.6”年份只有两位，看不出是哪一年',
  '26 答复日期 2025-01-05早于收到日期2025-03-15',
  '27 申请人 没有填写申请人',
  '28 证件号码 身份证号码应当是 18 位，请核对最后一位校验码',
  '29 办理结果 认不出“转办”，请在页面上指定它的含义',
  '52 办理结果 一格写了 2 个结果，一件只能有一个，请分成几行',
  '53 整行 与第 4 行是同一件申请，重复登记',
  '54 答复日期 “已电话告知”不是日期',
  '55 答复日期 写了办理结果，没有写答复日期',
  '56 补正告知日期 状态是待补正，没有写补正告知日期',
  '57 收到日期 “3月15日”没有写年份',
]

/** What is worth a look besides: rows that say no day of service or no kind of applicant are many. */
const remarked = [
  '12 收到日期 日期后面写的“补录”不导入',
  '40 收到日期 日期后面写的“补录”不导入',
  '59 申请内容 一格写了不止一件事，导入为一件；在办的可以导入后拆分（一事一申请）',
  '60 答复期限 台账写的是 2026-03-04，按办理事项推算是 2026-03-20，以推算的为准',
]

/** What is not finished: stage, desk and 答复期限, reckoned by hand with the holidays of 2026. */
const standing = [
  ['2026-061', 'open', 'handle', '2026-03-26'],
  ['2026-062', 'open', 'handle', '2026-03-20'],
  ['2026-063', 'open', 'handle', '2026-03-20'],
  ['2026-064', 'awaitingCorrection', 'applicant', null],
  // Twenty days from the last of the fifteen the third party has, were its letter received at once.
  ['2026-065', 'open', 'others', '2026-04-13'],
  ['2026-066', 'open', 'handle', '2026-04-14'],
  ['2026-067', 'signed', 'serve', '2026-03-20'],
  ['2026-068', 'submitted', 'confirm', null],
]

type OpenCase = {
  id: string
  former: string
  stage: string
  desk: string
  due: Day | null
  events: ClockEvent[]
}

const openCases = ({ app }: Moved): Promise<OpenCase[]> => app.database.superuser<OpenCase[]>`
  select r.id, former_number as former, stage, desk, due_on as due,
    (select json_agg(e.data || jsonb_build_object('type', e.type, 'on', e.on_day) order by e.seq)
      from requests.event e where e.request_id = r.id) as events
  from requests.info_request r where stage <> 'closed' order by former_number`

describe('示例台账：60 行，带着常见的毛病', () => {
  test('随程序附带的文本就是 2026 年 3 月 2 日的示例台账，一格不差', () => {
    const lines = Buffer.from(fixture().bytes).toString('utf8').replace('\ufeff', '').split('\r\n')
    assert.deepEqual(
      lines.slice(0, -1).map((line) => line.split(',')),
      sampleLedger(day(today)).rows,
    )
  })

  const forms = { 附表头合并的工作簿: workbook, 随程序附带的文本: async () => fixture() }
  for (const [form, fileOf] of Object.entries(forms))
    test(`${form}：列全部认出，错误恰好是埋下的那些`, async (t) => {
      const moved = await compared(t, await fileOf())
      const { summary, layout, ...one } = await importNow(moved)
      assert.equal(one.stage, 'checked')
      assert.equal(Object.keys(layout?.mapping ?? {}).length, 21)
      assert.deepEqual(layout?.head, { row: 1, rows: 2 })
      const found = await inOrgan(moved.app.database.app, scope, (tx) =>
        findingsOf(tx, moved.app.needs, one),
      )
      assert.deepEqual(
        found.faults.map(({ row, column, message }) => `${row} ${column} ${message}`),
        planted,
      )
      assert.deepEqual(
        found.passed.map(({ row, why }) => `${row} ${why}`),
        ['30 空行', '31 重复的表头', '66 空行', '67 合计行', '68 说明文字'],
      )
      assert.deepEqual(
        found.heeds.flatMap(({ row, column, message }) =>
          column === '送达日期' || column === '申请人类别' ? [] : [`${row} ${column} ${message}`],
        ),
        remarked,
      )
      assert.deepEqual(
        [summary?.entries, summary?.good, summary?.faulty, summary?.open],
        [60, 48, 12, 7],
      )
    })

  test('确认前什么也没有登记；确认后各年表三就是核对时预告的，核验通过', async (t) => {
    const moved = await compared(t)
    const { superuser, app: pool } = moved.app.database
    const count = async (): Promise<number> =>
      (await superuser`select 1 from requests.info_request`).length
    assert.equal(await count(), 0)
    const { summary } = await importNow(moved)
    assert.equal((await post(moved, moved.clerk, 'run')).status, 303)
    await runImport(moved.app, 'gaj', moved.id)
    assert.equal((await importNow(moved)).stage, 'done')
    assert.equal(await count(), 48)
    for (const year of [2024, 2025, 2026]) {
      const { tallies } = await inOrgan(pool, scope, (tx) =>
        figuresFor(tx, { organId: 'gaj', year, asOf: lastDayOf(year) }),
      )
      assert.ok(summary)
      assert.deepEqual(rowsOf(tallies), foretold(summary, year), String(year))
    }
    assert.deepEqual(await faultsOfVerify(moved), [])
  })

  test('在办的申请各在其环节；每一条期限与手工推算、与只凭登记的办理事项推算的相同，台账写的不同就说明', async (t) => {
    const moved = await compared(t)
    assert.match(await pageOf(moved), /台账写的是 2026-03-04，按办理事项推算是 2026-03-20/)
    await post(moved, moved.clerk, 'run')
    await runImport(moved.app, 'gaj', moved.id)
    const cases = await openCases(moved)
    assert.deepEqual(
      cases.map(({ former, stage, desk, due }) => [former, stage, desk, due]),
      standing,
    )
    for (const { id, former, due, events } of cases) {
      const clocks = clocksOf(shippedCalendar, events)
      assert.equal(due, clocks.find((clock) => clock.id === 'C-REPLY')?.due ?? null, former)
      const page = await (await moved.clerk.get(`/console/requests/${id}`)).text()
      for (const { due: on } of clocks) if (on) assert.match(page, new RegExp(on), former)
    }
  })

  test('改好的行和原来的台账再传一次：已登记的认得出来，只导入改好的', async (t) => {
    const moved = await imported(t)
    const again = await uploadFile(moved.app, moved.clerk, 'ledger', await workbook())
    const next = { ...moved, id: idIn(again) }
    await runImport(moved.app, 'gaj', next.id)
    await post(next, moved.clerk, 'columns')
    await runImport(moved.app, 'gaj', next.id)
    const { summary } = await importNow(next)
    assert.deepEqual([summary?.good, summary?.existing], [0, 48])
    assert.equal((await post(next, moved.clerk, 'run', { _version: '3' })).status, 409)
  })

  test('认不出的写法在页面上指定一次含义，重新比对，下次不再问', async (t) => {
    const moved = await compared(t)
    const html = await pageOf(moved)
    assert.match(html, /办理结果“转办”（1 行）/)
    assert.equal((await post(moved, moved.clerk, 'words', { w0: 'O3' })).status, 303)
    await runImport(moved.app, 'gaj', moved.id)
    const { summary } = await importNow(moved)
    assert.deepEqual([summary?.good, summary?.faulty], [49, 11])
    assert.doesNotMatch(await pageOf(moved), /认不出的写法/)
  })

  test('撤销要另一位同志，写明理由；撤销后哪张表也不计，核验仍然通过', async (t) => {
    const moved = await imported(t)
    const own = await post(moved, moved.clerk, 'undo', { reason: '列对应错了' })
    assert.equal(own.status, 409)
    assert.match(await own.text(), /需要另一位同志办理/)
    const silent = await post(moved, moved.colleague, 'undo')
    assert.equal(silent.status, 422)
    const done = await post(moved, moved.colleague, 'undo', { reason: '列对应错了' })
    assert.equal(done.status, 303)
    const { tallies } = await inOrgan(moved.app.database.app, scope, (tx) =>
      figuresFor(tx, { organId: 'gaj', year: 2025, asOf: lastDayOf(2025) }),
    )
    assert.deepEqual(tallies, [])
    assert.deepEqual(await faultsOfVerify(moved), [])
  })

  test('导入中途停止：一件也不留；再做一次，全部导入', async (t) => {
    const moved = await compared(t)
    await post(moved, moved.clerk, 'run')
    const { superuser } = moved.app.database
    await superuser`
      create function requests.fail() returns trigger language plpgsql as
      $$ begin raise exception 'stopped'; end $$`
    await superuser`
      create trigger stop after insert on requests.outcome execute function requests.fail()`
    await assert.rejects(runImport(moved.app, 'gaj', moved.id))
    assert.equal((await superuser`select 1 from requests.info_request`).length, 0)
    assert.equal((await superuser`select 1 from requests.counter`).length, 0)
    await superuser`drop trigger stop on requests.outcome`
    await runImport(moved.app, 'gaj', moved.id)
    await runImport(moved.app, 'gaj', moved.id)
    assert.equal((await superuser`select 1 from requests.info_request`).length, 48)
  })
})
