import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { describe, test, type TestContext } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { freshApp } from '../../../test/app.ts'
import { faultsOf, launchBrowser, patience } from '../../../test/browser.ts'
import { openApp } from '../../app.ts'
import { listen } from '../../platform/http.ts'
import { hashPassword } from './actions-password.ts'
import { setPassword } from './store-people.ts'

const first = 'k7mq-x3fd-9wpt'
const own = '江湖夜雨十年灯 二零二六'

/** The product on a loopback port, with an administrator of the county office and a clerk. */
const county = async (t: TestContext) => {
  const app = await freshApp(t)
  const admin = await app.hire('o1', 'administrator', 'handler')
  await app.database.app`update organs.organ set kind = 'countyOffice' where id = 'o1'`
  const clerk = await app.hire('o2', 'handler')
  await app.database.app.begin(async (tx) =>
    setPassword(tx, { id: admin.personId, hash: await hashPassword(first), mustChange: true }),
  )
  const [row] = await app.database.app<{ name: string }[]>`
    select sign_in_name as name from organs.person where id = ${admin.personId}`
  const listening = await listen(await openApp(app.needs), '127.0.0.1', 0)
  t.after(listening.stop)
  const base = `http://127.0.0.1:${listening.port}`
  return { app, admin, clerk, base, adminName: row?.name ?? '' }
}

const shotFolder = process.env['SHOTS']

const lookAt = async (page: Page, name: string): Promise<void> => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    assert.ok(Number(wide) <= width, `${name} is ${String(wide)} wide at ${width}`)
    assert.deepEqual(await faultsOf(page), [], `${name} at ${width}`)
    if (shotFolder !== undefined) {
      mkdirSync(shotFolder, { recursive: true })
      await page.screenshot({ path: `${shotFolder}/${name}-${width}.png`, fullPage: true })
    }
  }
  await page.setViewportSize({ width: 1280, height: 844 })
}

describe('机构与人员的页面', () => {
  test('首次登录改密码、新增人员、任职、安排代理，不用脚本也能办；宽屏和手机上都合乎无障碍要求', async (t) => {
    const { admin, clerk, base, adminName } = await county(t)
    const browser = await launchBrowser()
    t.after(() => browser.close())
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    // Our own scripts never arrive; scripts as such stay on, because axe is one.
    await page.route('**/assets/**/*.js', (route) => route.abort())
    const main = page.locator('main')
    /** Presses a button that sends its form, and waits for the page that answers. */
    const send = async (button: Locator): Promise<void> => {
      const loaded = page.waitForEvent('load')
      await button.click()
      await loaded
    }

    await page.goto(`${base}/console/organs`)
    await lookAt(page, 'sign-in')
    await page.fill('[name=_name]', adminName)
    await page.fill('[name=_password]', first)
    await send(main.getByRole('button', { name: '登录' }))
    assert.equal(page.url(), `${base}/console/password`)
    await lookAt(page, 'password')
    await page.fill('[name=_present]', first)
    await page.fill('[name=_fresh]', own)
    await page.fill('[name=_again]', own)
    await send(main.getByRole('button', { name: '修改密码' }))
    assert.equal(page.url(), `${base}/console/me`)
    await lookAt(page, 'me')

    await page.goto(`${base}/console/people/new`)
    await send(main.getByRole('button', { name: '新增人员' }))
    assert.match(await main.innerText(), /请填写姓名/)
    await lookAt(page, 'person-refused')
    await page.fill('[name=name]', '孙丽')
    await page.fill('[name=signInName]', 'sunli')
    await page.selectOption('[name=organId]', 'o1')
    await main.getByLabel('审核人').check()
    await send(main.getByRole('button', { name: '新增人员' }))
    assert.match(await main.innerText(), /一次性密码：\S+（只显示这一次）/)
    await lookAt(page, 'person')

    await main.locator('summary', { hasText: '任职' }).first().click()
    const appoint = main.getByRole('form', { name: '任职', exact: true })
    await appoint.getByLabel('机构').selectOption('o2')
    await appoint.getByLabel('岗位').selectOption('leader')
    await send(appoint.getByRole('button', { name: '任职' }))
    assert.match(await main.innerText(), /任职已经记录/)

    await page.goto(`${base}/console/me`)
    await main.locator('summary', { hasText: '安排代理' }).click()
    const form = main.getByRole('form', { name: '安排代理' })
    await form.getByLabel('代理人').selectOption({ label: '孙丽（审核人）' })
    await form.getByLabel('结束日期').fill('2026-03-06')
    await form.getByLabel('原因').fill('出差')
    await send(form.getByRole('button', { name: '安排代理' }))
    assert.match(await main.innerText(), /代理已经安排/)
    await lookAt(page, 'me-delegated')

    for (const [path, name] of [
      ['organs', 'organs'],
      ['organs/new', 'organ-new'],
      ['organs/o2', 'organ'],
      ['people', 'people'],
      [`people/${clerk.personId}`, 'clerk'],
      [`people/${admin.personId}`, 'oneself'],
    ] as const) {
      await page.goto(`${base}/console/${path}`)
      await lookAt(page, name)
    }
  })
})
