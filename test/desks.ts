import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { day } from '../src/kernel/day.ts'
import { organById, type Role, saveOrgan } from '../src/modules/organs.ts'
import { clockAt } from '../src/platform/clock.ts'
import { listen } from '../src/platform/http.ts'
import { freshApp, password, type TestApp } from './app.ts'
import { faultsOf, launchBrowser, patience } from './browser.ts'

/** What an officer sees and does: everything by clicking and typing, each new page checked. */
export type Desk = {
  page: Page
  open: (path: string) => Promise<void>
  /** Clicks a link of the page by its words. */
  follow: (words: string) => Promise<void>
  /** Answers by label: texts and dates are typed, lists and options chosen by their words. */
  fillIn: (answers: Readonly<Record<string, string>>) => Promise<void>
  /** Presses a button that sends its form. */
  press: (words: string) => Promise<void>
  /** The words of the page. */
  text: () => Promise<string>
}

const main = 'main :is(input, select, textarea)'

const answerOne = async (page: Page, label: string, answer: string): Promise<void> => {
  const group = page.getByRole('group', { name: label })
  if ((await group.count()) > 0) return group.first().getByLabel(answer, { exact: true }).check()
  const field = page.locator(main).and(page.getByLabel(label)).first()
  const isList = (await field.and(page.locator('select')).count()) > 0
  if (isList) await field.selectOption({ label: answer })
  else await field.fill(answer)
}

const seen = new Set<string>()

/** Pages with the same address but for the ids, the same headings and width are of one kind. */
const isNewKind = async (page: Page): Promise<boolean> => {
  const path = new URL(page.url()).pathname.replaceAll(/[\da-f-]{36}/g, ':id')
  const headings = await page.locator('main :is(h2, legend)').allInnerTexts()
  const kind = [page.viewportSize()?.width, path, ...headings].join('\n')
  return !seen.has(kind) && Boolean(seen.add(kind))
}

/** No fault in the eyes of axe, on each kind of page, and nothing that has to be pushed sideways. */
const check = async (page: Page): Promise<void> => {
  const where = `${await page.title()} ${new URL(page.url()).pathname}`
  const over = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth')
  assert.equal(Number(over) > 0, false, `${where} is wider than the screen`)
  if (await isNewKind(page)) assert.deepEqual(await faultsOf(page), [], where)
}

const deskAt = (page: Page, base: string): Desk => {
  const leading = async (act: () => Promise<unknown>): Promise<void> => {
    const loaded = page.waitForEvent('load')
    await act()
    await loaded
    await check(page)
  }
  return {
    page,
    open: (path) => leading(() => page.goto(`${base}${path}`)),
    follow: (words) =>
      leading(() =>
        page.locator('main').getByRole('link', { name: words, exact: true }).first().click(),
      ),
    fillIn: async (answers) => {
      for (const [label, answer] of Object.entries(answers)) await answerOne(page, label, answer)
    },
    press: (words) =>
      leading(() => page.locator('main').getByRole('button', { name: words, exact: true }).click()),
    text: () => page.locator('main').innerText(),
  }
}

export type Office = {
  app: TestApp
  /** Where the product answers, e.g. `http://127.0.0.1:41234`. */
  base: string
  /** The browser of somebody else, who knows nothing of the officers'. */
  browse: (viewport: { width: number; height: number }) => Promise<BrowserContext>
  /** Hires an officer under this name, who signs in at a desk or, 390 px wide, on a phone. */
  hire: (name: string, organId: string, roles: readonly Role[], phone?: 'phone') => Promise<Desk>
  /** The clock moves to another day; everybody signs in again that morning. */
  goTo: (to: string) => Promise<void>
}

const configure = async ({ database }: TestApp, organId: string): Promise<void> => {
  const organ = await organById(database.app, organId)
  assert.ok(organ)
  await database.app.begin((tx) =>
    saveOrgan(tx, {
      ...organ,
      version: organ.version + 1,
      reconsideration: {
        name: '宝丰县人民政府',
        level: 'countyGovernment',
        online: 'https://xzfy.example.gov.cn',
      },
      court: { name: '宝丰县人民法院', level: 'basic' },
    }),
  )
}

const sizes = {
  desk: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const

let running: Promise<Browser> | undefined

/** One browser for all journeys of a file; it goes with the last. */
const browser = (): Promise<Browser> => {
  running ??= launchBrowser()
  return running
}
after(async () => (await running)?.close())

/** The product, listening, on the second of March 2026, with the office of the organ `own` set up. */
export const openOffice = async (t: Parameters<typeof freshApp>[0]): Promise<Office> => {
  const app = await freshApp(t, '2026-03-02')
  const server = await listen(app.web, '127.0.0.1', 0)
  t.after(server.stop)
  const base = `http://127.0.0.1:${server.port}`
  const browse: Office['browse'] = async (viewport) => {
    const context = await (await browser()).newContext({ viewport, locale: 'zh-CN' })
    context.setDefaultTimeout(patience)
    t.after(() => context.close())
    return context
  }
  const hire: Office['hire'] = async (name, organId, roles, phone) => {
    const { personId, signInName } = await app.hire(organId, ...roles)
    await app.database.superuser`update organs.person set name = ${name} where id = ${personId}`
    await configure(app, organId)
    const context = await browse(sizes[phone ?? 'desk'])
    const desk = deskAt(await context.newPage(), base)
    await desk.open('/console')
    await desk.fillIn({ 用户名: signInName, 密码: password })
    await desk.press('登录')
    return desk
  }
  return {
    app,
    base,
    browse,
    hire,
    goTo: async (to) => {
      const clock = clockAt(day(to))
      Object.assign(app.needs.clock, { today: clock.today, now: clock.now })
      await app.database.superuser`
        update organs.session set created_at = ${clock.now()}, last_seen_at = ${clock.now()}`
    },
  }
}

/** Registers what a citizen brought to the counter, and stays on its page. */
export const registerAt = async (
  { open, follow, fillIn, press }: Desk,
  description: string,
): Promise<void> => {
  await open('/console')
  await follow('登记申请')
  await fillIn({
    申请渠道: '当面提交',
    申请人类别: '自然人',
    姓名或者单位名称: '张三丰',
    联系电话: '13900000001',
    所需信息的名称: description,
    获取信息的途径: '邮寄',
    载体形式: '纸质',
  })
  await press('登记')
}

/** Answers one round of questions after the other. */
export const reviewAt = async (desk: Desk, ...rounds: Record<string, string>[]): Promise<void> => {
  await desk.follow('七步法审查')
  for (const answers of rounds) {
    await desk.fillIn(answers)
    await desk.press('下一步')
  }
}

/** Makes the reply and hands it in for signing. */
export const draftAt = async (desk: Desk, enclosed: Record<string, string> = {}): Promise<void> => {
  await desk.fillIn(enclosed)
  await desk.press('拟制答复')
  await desk.press('提交审核签发')
}
