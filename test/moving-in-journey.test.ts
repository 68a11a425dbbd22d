import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { day } from '../src/kernel/day.ts'
import { sampleWorkbook } from '../src/modules/intake.ts'
import { type Desk, openOffice, type Office } from './desks.ts'
import { runImport } from './imports.ts'

const seedReport = 'test/fixtures/annual-reports/00-baofeng-office-2023.txt'

const ledgerFile = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-ledger-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, '台账.xlsx')
  await writeFile(path, await sampleWorkbook(day('2026-03-02')))
  return path
}

/** The background step runs, and the page is looked at again. */
const lookAgain = async ({ app }: Office, desk: Desk): Promise<void> => {
  const path = new URL(desk.page.url()).pathname
  await runImport(app, 'own', path.split('/').at(-1) ?? '')
  await desk.open(path)
}

const upload = async (office: Office, desk: Desk, what: string, path: string): Promise<void> => {
  await desk.open('/console/intake')
  await desk.follow(`导入${what}`)
  await desk.page.setInputFiles('input[type=file]', path)
  await desk.press('上传')
  await lookAgain(office, desk)
}

describe('办理人员在浏览器里把旧台账搬进来', () => {
  test('上传、对应列、核对、指定用语、确认、查看，手机上也看得清；另一位同志撤销', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const head = await office.hire('赵主任', 'own', ['officeHead'], 'phone')
    await upload(office, clerk, '依申请公开台账', await ledgerFile(t))
    await clerk.press('下一步：比对')
    await lookAgain(office, clerk)
    assert.match(await clerk.text(), /与第 4 行是同一件申请/)
    await clerk.page.getByLabel('办理结果“转办”（1 行）').selectOption('O3')
    await clerk.press('按选定的含义重新比对')
    await lookAgain(office, clerk)
    await clerk.press('确认导入 49 件')
    await lookAgain(office, clerk)
    assert.match(await clerk.text(), /49 件；有错误没有导入 11 行/)
    const at = new URL(clerk.page.url()).pathname
    await clerk.follow('到依申请公开清单查看')
    await clerk.page.locator('main tbody a').first().click()
    assert.match(await clerk.text(), /由旧台账导入/)
    await head.open('/console/intake')
    await head.open(at)
    await head.fillIn({ 撤销的理由: '先在旧台账里改好' })
    await head.press('撤销这次导入')
    assert.match(await head.text(), /赵主任 .*：先在旧台账里改好/)
  })

  test('以前公布的年报：逐表核对、打勾、导入', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    await upload(office, clerk, '以前公布的年报', seedReport)
    assert.match(await clerk.text(), /文件写的是“宝丰县人民政府办公室”/)
    await clerk.page.getByLabel('表二与公布的一致').check()
    await clerk.page.getByLabel('表三与公布的一致').check()
    await clerk.press('作为公布数导入')
    assert.match(await clerk.text(), /2023 年公布的数字/)
    await clerk.page.setViewportSize({ width: 390, height: 844 })
    await upload(office, clerk, '以前公布的年报', seedReport)
  })
})
