import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Browser, Page } from 'playwright-core'
import { faultsOf, launchBrowser, patience } from '../../test/browser.ts'
import type { Demo, Reading } from './document.tsx'
import { Gallery, GalleryApply, GalleryPublicList, GalleryReading } from './gallery.tsx'
import { pressed } from './stylesheet.ts'

type Show = (props: Reading & Demo) => JSX.Element

const shown: Readonly<Record<string, Show>> = {
  '/': Gallery,
  '/list': GalleryPublicList,
  '/apply': GalleryApply,
  '/reading': GalleryReading,
}

const modes: Readonly<Record<string, string>> = {
  普通模式: '',
  长者模式: '?elder=1',
  高对比度: '?contrast=1',
  长者模式加高对比度: '?elder=1&contrast=1',
}

const sheet = new URL('../../../src/ui/gongkai.css', import.meta.url)
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'"

const assetOf = (path: string): { type: string; body: string } => {
  if (path.endsWith('.css')) return { type: 'text/css', body: pressed(readFileSync(sheet, 'utf8')) }
  const name = path.replace('/assets/', './islands/')
  return { type: 'text/javascript', body: readFileSync(new URL(name, import.meta.url), 'utf8') }
}

/** Serves the gallery as the app would; `?elder=1` and `?contrast=1` choose the reading mode. */
const serve = (): Server =>
  createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery')
    response.setHeader('content-security-policy', policy)
    if (url.pathname.startsWith('/assets/')) {
      const { type, body } = assetOf(url.pathname)
      response.setHeader('content-type', type).end(body)
      return
    }
    const View = shown[url.pathname]
    if (!View) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const asked = url.searchParams
    const page = <View demo elder={asked.has('elder')} contrast={asked.has('contrast')} />
    void Promise.resolve(page).then((html) => response.end(html.toString()))
  })

describe('组件陈列页（浏览器）', () => {
  const server = serve()
  let browser: Browser
  let origin = ''

  before(async () => {
    browser = await launchBrowser()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  after(async () => {
    await browser.close()
    server.close()
  })

  const open = async (path: string, width = 1280): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    page.setDefaultTimeout(patience)
    await page.goto(origin + path)
    return page
  }

  for (const width of [390, 1280])
    for (const [name, mode] of Object.entries(modes))
      test(`${name}，宽 ${width} 像素：无障碍检查没有问题，内容不超出屏幕`, async () => {
        for (const path of Object.keys(shown)) {
          const page = await open(path + mode, width)
          assert.deepEqual(await faultsOf(page), [], path)
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, path)
          await page.close()
        }
      })

  test('严格的内容安全策略下没有任何一处被拦下', async () => {
    for (const path of Object.keys(shown)) {
      const page = await browser.newPage()
      page.setDefaultTimeout(patience)
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(origin + path, { waitUntil: 'networkidle' })
      assert.deepEqual(
        complaints.filter((text) => !text.includes('favicon')),
        [],
        path,
      )
      await page.close()
    }
  })

  test('不用脚本也能打开窄屏菜单和操作表单', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    })
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    await page.goto(origin)
    const link = page.getByRole('link', { name: '考核评议' })
    assert.equal(await link.isVisible(), false)
    await page.getByText('菜单', { exact: true }).click()
    assert.equal(await link.isVisible(), true)
    await page.getByText('延期', { exact: true }).click()
    assert.equal(await page.getByLabel('批准日期').isVisible(), true)
    await context.close()
  })

  test('键盘：斜杠到检索框，j、k 走行，问号看说明，Esc 收起', async () => {
    const page = await open('/')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'BF20260315002')
    await page.keyboard.press('k')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'BF20260315001')
    await page.keyboard.press('/')
    assert.equal(await page.evaluate('document.activeElement.name'), 'q')
    await page.keyboard.press('j')
    assert.match(await page.locator('main [data-search]').inputValue(), /j/)
    await page.getByText('延期', { exact: true }).click()
    await page.keyboard.press('Escape')
    assert.equal(await page.getByLabel('批准日期').isVisible(), false)
    await page.keyboard.press('?')
    assert.deepEqual(await faultsOf(page), [])
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.close()
  })

  test('提交后按钮停用并写明正在提交，返回后恢复', async () => {
    const page = await open('/apply')
    await page.route('**/apply/what', (route) => route.fulfill({ status: 204 }))
    const button = page.getByRole('button', { name: '下一步' })
    await button.click()
    const sending = page.getByRole('button', { name: '正在提交…' })
    await sending.waitFor()
    assert.equal(await sending.isDisabled(), true)
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert.equal(await button.isEnabled(), true)
    await page.close()
  })

  test('未提交的长文字在重新打开后还在，提交以后不再保留', async () => {
    const page = await open('/apply')
    await page.getByLabel('所需信息的内容描述').fill('高标准农田项目')
    await page.reload()
    assert.equal(await page.getByLabel('所需信息的内容描述').inputValue(), '高标准农田项目')
    assert.match(await page.locator('form output').innerText(), /已恢复/)
    await page.route('**/apply/what', (route) =>
      route.fulfill({ status: 303, headers: { location: '/list' } }),
    )
    await page.getByRole('button', { name: '下一步' }).click()
    await page.waitForURL('**/list')
    await page.goto(`${origin}/apply`)
    assert.equal(await page.getByLabel('所需信息的内容描述').inputValue(), '')
    await page.close()
  })
})
