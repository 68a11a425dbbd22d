import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp, type Visitor } from '../../../test/app.ts'
import { type History, insertHistories } from '../../../test/histories.ts'
import { day, lastDayOf } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { publishAsGiven } from '../../../test/sealed-reports.ts'
import { readReportFile } from './actions-read.ts'
import { reportFor } from './actions-report.ts'

const one = (change: Partial<History> = {}): History => ({
  kind: 'natural',
  receivedOn: day('2025-06-03'),
  isVoid: false,
  rounds: [{ code: 'G1', signedOn: day('2025-06-20'), revokedOn: null }],
  ...change,
})

const office = { organId: 'office', personId: 'p' }

const start = async (
  t: TestContext,
  cases: readonly History[] = [],
): Promise<TestApp & { clerk: Visitor & { personId: string } }> => {
  const app = await freshApp(t, '2026-03-02')
  const clerk = await app.hire('office', 'handler')
  await insertHistories(app.database.superuser, 'office', cases)
  return { ...app, clerk }
}

const at = '/console/reports/office/2025'

const declaration = {
  item: 'punishment',
  figure: '693,957',
  source: '执法监督系统',
  fromDay: '2025-01-01',
  toDay: '2025-12-31',
}

describe('年度报告', () => {
  test('页面上的数字就是案件的数字，每一格打开它数的案件', async (t) => {
    const { clerk } = await start(t, [
      one(),
      one({ kind: 'legalService', rounds: [] }),
      one({ rounds: [{ code: 'N4', signedOn: day('2025-12-31'), revokedOn: null }] }),
    ])
    const page = await clerk.get(at)
    const html = await page.text()
    assert.equal(page.status, 200)
    const cell = (path: string): string | undefined =>
      new RegExp(`id="c-table3-rows-${path}"[^>]*><a [^>]*>([^<]*)<`).exec(html)?.[1]
    assert.equal(cell('new-0'), '2')
    assert.equal(cell('new-4'), '1')
    assert.equal(cell('new-6'), '3')
    assert.equal(cell('granted-0'), '1')
    assert.equal(cell('d4-0'), '1')
    assert.equal(cell('total-6'), '2')
    assert.equal(cell('carried_out-4'), '1')
    const href = /id="c-table3-rows-d4-6"[^>]*><a href="([^"]*)"/.exec(html)?.[1] ?? ''
    const behind = await clerk.get(href.replaceAll('&amp;', '&'))
    const listed = await behind.text()
    assert.match(listed, /4\.保护第三方合法权益：总计 1 件/)
    assert.match(listed, />3号</)
    assert.doesNotMatch(listed, />1号<|>2号</)
  })

  test('选定的一天当作年底：以后签发的转为结转，列出将结转的申请', async (t) => {
    const { clerk } = await start(t, [one(), one({ receivedOn: day('2025-06-01') })])
    const html = await (await clerk.get(`${at}?asOf=2025-06-10`)).text()
    assert.match(html, /将结转下年度的申请：2 件/)
    assert.match(html, /现在看到的是统计到 2025-06-10 的数字/)
    assert.match(await (await clerk.get(at)).text(), /将结转下年度的申请：0 件/)
  })

  test('693957 件处罚和 4068.208 万元从申报到页面原样不变，签字以后才计入', async (t) => {
    const { clerk, hire } = await start(t)
    const leader = await hire('office', 'leader')
    const declare = async (fields: Record<string, string>): Promise<void> => {
      const answer = await clerk.post(`${at}/declarations`, { ...declaration, ...fields })
      assert.equal(answer.status, 303, await answer.text())
    }
    await declare({})
    await declare({ item: 'fees_wan', figure: '４０６８.208' })
    const before = await (await clerk.get(at)).text()
    assert.match(before, /有 2 项申报还没有第二人签字/)
    assert.doesNotMatch(before, />693957</)
    const html = await (await leader.get(`${at}/declarations`)).text()
    const signing = [...html.matchAll(/action="([^"]*\/sign)"/g)].map(([, action]) => action ?? '')
    assert.equal(signing.length, 2)
    for (const action of signing) assert.equal((await leader.post(action)).status, 303)
    const after = await (await clerk.get(at)).text()
    assert.match(after, /id="c-table2-punishment"[^>]*><a [^>]*>693957</)
    assert.match(after, /id="c-table2-fees_wan"[^>]*><a [^>]*>4068\.208</)
    const official = await (await clerk.get(`${at}/official`)).text()
    assert.match(official, />693957</)
    assert.match(official, />4068\.208</)
  })

  test('申报人不能签自己的申报；退回的不计入', async (t) => {
    const { hire, database } = await start(t)
    const both = await hire('office', 'officeHead')
    assert.equal((await both.post(`${at}/declarations`, declaration)).status, 303)
    const [row] = await database.superuser`select id from reports.declaration`
    const path = `${at}/declarations/${row?.['id']}`
    const own = await both.post(`${path}/sign`)
    assert.equal(own.status, 409)
    assert.match(await own.text(), /申报人不能签自己的申报/)
    assert.equal((await both.post(`${path}/withdraw`)).status, 303)
    const other = await hire('office', 'leader')
    assert.equal((await other.post(`${path}/sign`)).status, 409)
  })

  test('申报被拒绝时，已填写的内容都还在，并指出要改的地方', async (t) => {
    const { clerk } = await start(t)
    const answer = await clerk.post(`${at}/declarations`, {
      ...declaration,
      item: 'fees_wan',
      figure: '40682080元',
      toDay: '2026-01-01',
    })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, /单位是万元/)
    assert.match(html, /不能晚于 2025-12-31/)
    assert.match(html, /value="40682080元"/)
    assert.match(html, /执法监督系统/)
  })

  test('别的机关的年报是 404；给了监督授权的可以看，不能申报', async (t) => {
    const { clerk, hire, database } = await start(t, [one()])
    const boss = await hire('county', 'supervisor', 'handler')
    const paths = ['', '/cases?row=new&column=total', '/official', '/declarations', '/report.pdf']
    for (const path of paths) assert.equal((await boss.get(`${at}${path}`)).status, 404, path)
    await database.superuser`
      insert into platform.organ_grant values ('office', 'county', 'oversight', '监督', '2026-01-01')`
    for (const path of paths) assert.equal((await boss.get(`${at}${path}`)).status, 200, path)
    assert.equal((await boss.post(`${at}/declarations`, declaration)).status, 404)
    assert.match(await (await boss.get('/console/reports')).text(), /office局/)
    assert.equal((await clerk.get(`${at}/cases?row=nothing`)).status, 404)
    assert.equal((await clerk.get('/console/reports/office/2027')).status, 404)
  })

  test('勾稽出错时指出单元格：结转与上年公布的不符、记录与决定对不上、一件两个决定', async (t) => {
    const { database, clerk } = await start(t, [one(), one()])
    const { tables } = await inOrgan(database.app, office, (tx) =>
      reportFor(tx, { organId: 'office', year: 2024, asOf: lastDayOf(2024) }),
    )
    const left = tables.table3?.carried_out ?? []
    const off = { ...tables.table3, new: [1, 0, 0, 0, 0, 0, 1], carried_out: [1, 0, 0, 0, 0, 0, 1] }
    assert.deepEqual(left, [0, 0, 0, 0, 0, 0, 0])
    const pending = { ...tables.table4, review: [0, 0, 0, 2, 2] }
    await inOrgan(database.app, office, (tx) =>
      publishAsGiven(
        tx,
        { organId: 'office', on: '2025-01-20' },
        {
          organName: 'office局',
          year: 2024,
          tables: { ...tables, table3: off, table4: pending },
          sections: {},
        },
      ),
    )
    await database.superuser`
      update requests.info_request set stage = 'awaitingCorrection' where id = 'office-1'`
    await database.superuser`
      insert into requests.outcome values ('office', 'office-2', 2, 'PT', '2025-12-30', null)`
    const { findings } = await inOrgan(database.app, office, (tx) =>
      reportFor(tx, { organId: 'office', year: 2025, asOf: lastDayOf(2025) }),
    )
    const rules = new Set(findings.map(({ rule }) => rule))
    for (const rule of ['CK04', 'CK16', 'CK17', 'CK20'] as const) assert.ok(rules.has(rule), rule)
    const html = await (await clerk.get(at)).text()
    assert.match(html, /上年年报结转下年度为1/)
    assert.match(html, /id="c-table3-rows-carried_in-0" class="[^"]*marked/)
  })

  test('公布的年报是冻结的：公众看到公布时的数字，案件后来的变化不影响它', async (t) => {
    const { database, nobody } = await start(t, [one()])
    const publish = () =>
      inOrgan(database.app, office, async (tx) => {
        const asked = { organId: 'office', year: 2025, asOf: lastDayOf(2025) }
        const { tables } = await reportFor(tx, asked)
        const overview = { title: '一、总体情况', paragraphs: ['全年收到申请 <1> 件。'] }
        await publishAsGiven(
          tx,
          { organId: 'office', on: '2026-01-20' },
          {
            organName: 'office局',
            year: 2025,
            tables,
            sections: { 一: overview },
          },
        )
      })
    const path = '/xxgk/office/report/2025'
    assert.equal((await nobody.get(path)).status, 404)
    await publish()
    await assert.rejects(publish())
    await database.superuser`delete from requests.outcome`
    const page = await nobody.get(path)
    const html = await page.text()
    assert.equal(page.status, 200)
    assert.match(html, /office局2025年政府信息公开工作年度报告/)
    assert.match(html, /全年收到申请 &lt;1&gt; 件/)
    assert.match(html, /（一）予以公开<\/th><td[^>]*>1</)
    assert.match(await (await nobody.get('/xxgk/office/reports')).text(), /report\/2025/)
    const pdf = await nobody.get(`${path}/report.pdf`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
    assert.equal((await nobody.get('/xxgk/office/report/99999999999')).status, 404)
  })

  test('公布的网页按法定格式排版：勾稽工具读回来的三张表，与公布的逐格相同', async (t) => {
    const { database, nobody } = await start(t, [
      one(),
      one({ kind: 'research', rounds: [] }),
      one({
        kind: 'other',
        rounds: [{ code: 'X5', signedOn: day('2025-07-01'), revokedOn: null }],
      }),
    ])
    const tables = await inOrgan(database.app, office, async (tx) => {
      const report = await reportFor(tx, { organId: 'office', year: 2025, asOf: lastDayOf(2025) })
      const table2 = { ...report.tables.table2, licensing: 12, punishment: 693957, coercion: 0 }
      const whole = { ...report.tables, table2: { ...table2, fees_wan: '4068.208' } }
      await publishAsGiven(
        tx,
        { organId: 'office', on: '2026-01-20' },
        {
          organName: '宝丰县人民政府办公室',
          year: 2025,
          tables: whole,
          sections: {},
        },
      )
      return whole
    })
    const html = await (await nobody.get('/xxgk/office/report/2025')).text()
    const read = await readReportFile(Buffer.from(html))
    assert.ok(read.ok)
    assert.deepEqual(read.value.tables.table3, tables.table3)
    assert.deepEqual(read.value.tables.table4, tables.table4)
    assert.deepEqual(read.value.tables.table2, tables.table2)
    assert.equal(read.value.year, 2025)
  })
})
