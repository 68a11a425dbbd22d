import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test, type TestContext } from 'node:test'
import { docx, xlsx } from '../../../test/annual-report-files.ts'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { type Clerk, fieldsOn, idIn, runImport, uploadFile } from '../../../test/imports.ts'
import { inOrgan } from '../../platform/db.ts'
import { priorFigures, publishedTables, type ReportTables } from '../reports.ts'

const folder = 'test/fixtures/annual-reports'

type Printed = {
  table2: { fees_wan: number | string } | null
  table3: { rows: NonNullable<ReportTables['table3']> } | null
  table4: ReportTables['table4']
}

/** What a published report of the fixtures says, as somebody read it by eye. */
const printed = (file: string): ReportTables => {
  const { table2, table3, table4 } = JSON.parse(
    readFileSync(`${folder}/${file}.json`, 'utf8'),
  ) as Printed
  const figures = table2 && { ...table2, fees_wan: String(table2.fees_wan) }
  return { table2: figures, table3: table3?.rows ?? null, table4 }
}

type Office = { app: TestApp; clerk: Clerk }

const open = async (t: TestContext): Promise<Office> => {
  const app = await freshApp(t, '2026-03-02')
  return { app, clerk: await app.hire('gaj', 'handler') }
}

/** Uploaded, read in the background, each table ticked as it is shown, kept. @returns the page before */
const takenIn = async (
  { app, clerk }: Office,
  file: { name: string; bytes: Uint8Array },
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const id = idIn(await uploadFile(app, clerk, 'report', file))
  await runImport(app, 'gaj', id)
  const html = await (await clerk.get(`/console/intake/${id}`)).text()
  const action = `/console/intake/${id}/figures`
  const ticked = { confirm2: 'yes', confirm3: 'yes', confirm4: 'yes' }
  const { status } = await clerk.post(action, { ...fieldsOn(html, action), ...ticked, ...more })
  assert.equal(status, 303, file.name)
  return html
}

describe('以前公布的年报，什么格式都从开局导入的页面进来', () => {
  test('网页、文本、Word、Excel：三张表逐格与公布的一致，一格不改就能确认', async (t) => {
    const office = await open(t)
    const seed = '00-baofeng-office-2023'
    const web = '07-shuyang-fgj-2023'
    const published = printed(seed)
    const files: readonly (readonly [string, Uint8Array, ReportTables])[] = [
      [`${web}.html`, readFileSync(`${folder}/${web}.html`), printed(web)],
      [`${seed}.txt`, readFileSync(`${folder}/${seed}.txt`), published],
      ['年报.docx', await docx(published), published],
      ['年报.xlsx', await xlsx(published), published],
    ]
    for (const [name, bytes, tables] of files) {
      await office.app.database.superuser`delete from reports.prior`
      const html = await takenIn(office, { name, bytes: Uint8Array.from(bytes) })
      assert.doesNotMatch(html, /只作参考/, name)
      const kept = await inOrgan(office.app.database.app, { organId: 'gaj', personId: 'p' }, (tx) =>
        publishedTables(tx, 'gaj', 2023),
      )
      assert.deepEqual(kept, tables, name)
    }
  })

  test('文字部分打了勾的一并导入，编写下一年时在旁边对照，照抄第五部分查得出来；没有打勾的不导入', async (t) => {
    const office = await open(t)
    const { app, clerk } = office
    const name = '00-baofeng-office-2023.txt'
    const bytes = Uint8Array.from(readFileSync(`${folder}/${name}`))
    const editor = async (): Promise<string> =>
      (await clerk.get('/console/reports/gaj/2024/text')).text()
    const shown = await takenIn(office, { name, bytes })
    assert.match(shown, /五、存在的主要问题及改进情况（\d{3} 字）/)
    assert.match(await editor(), /上年的报告没有在本平台公布/)
    await takenIn(office, { name, bytes }, { confirmProse: 'yes' })
    const html = await editor()
    assert.doesNotMatch(html, /没有在本平台公布/)
    assert.match(html, /<p>\(五\) 监督保障：2023 年，县政府办配备/)
    assert.equal(html.split('上年没有这一部分').length - 1, 2)
    const [problem = ''] = /存在问题：一是发布政府信息不及时[^<]*/.exec(html) ?? []
    assert.ok(problem.endsWith('数量较少。'), problem)
    const action = '/console/reports/gaj/2024/text'
    await clerk.post(action, { ...fieldsOn(html, action), problems: problem })
    assert.match(await editor(), /第五部分的\d句中有\d句与上年相同/)
    const list = await (await clerk.get('/console/reports')).text()
    assert.match(list, /gaj局2023年[^]*?已在别处公布[^]*?<\/tr>/)
    assert.match(list, /gaj局2024年[^]*?逾期，编制中[^]*?<\/tr>/)
    assert.match(
      await (await clerk.get('/console/reports/gaj/2023/course')).text(),
      /一般不必再编写/,
    )
    await app.hire('other', 'handler')
    await inOrgan(app.database.app, { organId: 'other', personId: 'q' }, async (tx) => {
      assert.equal(await priorFigures(tx, 'gaj', 2023), undefined)
    })
  })

  test('空白的法定格式文档：一个数字也没有，页面一格不填，不当作零', async (t) => {
    const { app, clerk } = await open(t)
    const bytes = Uint8Array.from(readFileSync(`${folder}/form-2021-blank.docx`))
    const id = idIn(await uploadFile(app, clerk, 'report', { name: '年报.docx', bytes }))
    await runImport(app, 'gaj', id)
    const html = await (await clerk.get(`/console/intake/${id}`)).text()
    const fields = fieldsOn(html, `/console/intake/${id}/figures`)
    assert.equal(Object.keys(fields).filter((name) => /^t[234]_/.test(name)).length, 200)
    for (const [name, value] of Object.entries(fields))
      if (/^t[234]_/.test(name)) assert.equal(value, '', name)
  })
})
