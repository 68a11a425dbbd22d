import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { readSheets } from '../src/platform/sheet.ts'
import { writeCsv } from '../src/platform/sheet-csv.ts'
import { writeXlsx } from '../src/platform/sheet-xlsx.ts'
import { day } from '../src/kernel/day.ts'
import { freshApp, type TestApp } from './app.ts'
import { partOf } from './packed.ts'
import { register } from './requests-at-hand.ts'

type Sample = { text: string; count: number | null; on: string | null }

const columns = [
  { label: '文字', value: ({ text }: Sample) => text },
  { label: '数', kind: 'number' as const, value: ({ count }: Sample) => count },
  { label: '日期', kind: 'day' as const, value: ({ on }: Sample) => on },
]

const rowsOf = async function* (samples: readonly Sample[]): AsyncGenerator<Sample> {
  yield* samples
}

const writing = (samples: readonly Sample[], notes: readonly string[] = []) => ({
  name: '清单',
  columns,
  rows: rowsOf(samples),
  notes,
  today: day('2026-03-02'),
})

const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1', "='a'"]

const textOf = async (answer: Response): Promise<string> =>
  Buffer.from(await answer.arrayBuffer()).toString('utf8')

const sheetOf = async (answer: Response): Promise<readonly (readonly string[])[]> => {
  assert.equal(answer.status, 200)
  const [sheet] = await readSheets(new Uint8Array(await answer.arrayBuffer()))
  return sheet?.rows ?? []
}

const hired = async (t: TestContext) => {
  const app = await freshApp(t)
  const clerk = await app.hire('own', 'handler')
  const head = await app.hire('own', 'officeHead')
  const who = { organId: 'own', personId: clerk.personId }
  await register(app.needs, who)
  return { app, clerk, head }
}

const actsIn = async ({ database }: TestApp): Promise<string[]> =>
  (await database.superuser<{ act: string }[]>`select act from audit.entry order by at, seq`).map(
    ({ act }) => act,
  )

describe('导出清单', () => {
  test('以等号、加号、减号、@ 开头的文字，在表格里仍是文字，不会当作公式计算', async () => {
    const samples = dangerous.map((text) => ({ text, count: 1, on: null }))
    const xlsx = await writeXlsx(writing(samples))
    const sheet = partOf(xlsx.bytes, /sheet1\.xml$/)
    assert.doesNotMatch(sheet, /<f[ >]/)
    for (const text of dangerous.slice(0, 4)) assert.ok(sheet.includes(`>${text}<`), text)
    const csv = Buffer.from((await writeCsv(writing(samples))).bytes).toString('utf8')
    const cells = csv.split('\r\n').slice(1, -1)
    for (const cell of cells) assert.match(cell, /^"'/)
  })

  test('CSV 带 UTF-8 标记，引号成对；数是数，日期是日期，控制字符不进表格', async () => {
    const samples = [{ text: '他说"可以"\u0001', count: -3.5, on: '2026-03-05' }]
    const csv = Buffer.from((await writeCsv(writing(samples))).bytes)
    assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    assert.ok(csv.toString('utf8').includes('"他说""可以""\u0001","-3.5","2026-03-05"'))
    const { bytes } = await writeXlsx(writing(samples, ['说明']))
    const sheet = partOf(bytes, /sheet1\.xml$/)
    assert.match(sheet, /<v>-3\.5<\/v>/)
    assert.match(sheet, /<v>46086<\/v>/)
    assert.match(partOf(bytes, /styles\.xml$/), /yyyy-mm-dd/)
    const [read] = await readSheets(bytes)
    assert.deepEqual(read?.rows[0]?.[0], '说明')
    assert.deepEqual(read?.rows[2], ['他说"可以"', '-3.5', '2026-03-05'])
  })

  test('收件箱按屏幕上的筛选导出，姓名脱敏，留下审计记录', async (t) => {
    const { app, clerk } = await hired(t)
    const rows = await sheetOf(await clerk.get('/console/requests.xlsx?group=open'))
    assert.equal(rows.length, 2)
    assert.deepEqual(rows[1]?.slice(1, 4), ['申***', '自然人', '2025年农村公路养护资金使用情况'])
    const none = await textOf(await clerk.get('/console/requests.csv?group=done'))
    assert.equal(none.trim().split('\r\n').length, 1)
    const page = await (await clerk.get('/console/requests?group=open&due=soon')).text()
    assert.match(page, /requests\.xlsx\?group=open&amp;due=soon/)
    assert.equal((await actsIn(app)).filter((act) => act === 'requests.export').length, 2)
  })

  test('含个人信息的清单要写明用途，只给本人，表首写明导出人、时间和用途，三十分钟后失效', async (t) => {
    const { app, clerk, head } = await hired(t)
    assert.equal((await clerk.get('/console/requests/export')).status, 403)
    const refused = await head.post('/console/requests/export?group=open', { reason: '查' })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /请写明导出的用途/)
    const reason = '按复议机关要求提交申请人名单'
    const sent = await head.post('/console/requests/export?group=open', { reason })
    assert.equal(sent.status, 303)
    const address = sent.headers.get('location') ?? ''
    const rows = await sheetOf(await head.get(`${address}/file`))
    assert.match(rows[0]?.[0] ?? '', /导出人：own局 王某；导出时间：2026-03-02 10:00/)
    assert.equal(rows[1]?.[0], `用途：${reason}`)
    assert.deepEqual(rows[3]?.slice(1, 3), ['申请人甲', '13900000001'])
    const other = await app.hire('own', 'officeHead')
    assert.equal((await other.get(`${address}/file`)).status, 404)
    await app.database.superuser`update requests.full_export set at = at - interval '31 minutes'`
    assert.equal((await head.get(`${address}/file`)).status, 303)
    const acts = await actsIn(app)
    assert.ok(acts.includes('requests.askFullExport') && acts.includes('requests.exportFull'))
  })

  test('年报一格对应的申请件导出，第一行是栏目名；没有的格没有清单', async (t) => {
    const app = await freshApp(t)
    const all = await app.hire('own', 'handler')
    const cell = '/console/reports/own/2025/cases'
    const behind = await all.get(`${cell}.xlsx?row=new&column=total`)
    assert.equal((await sheetOf(behind))[0]?.[0], '申请编号')
    assert.equal((await all.get(`${cell}.xlsx?row=none`)).status, 404)
  })
})
