/**
 * The public's pages on a slow phone: bytes on the wire and the largest contentful paint with the
 * processor slowed down four times, beside the same words without style and script (the peer).
 * `node dist/bench/public-pages.js`, on a demonstration of its own.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { demonstrationPassword } from '../src/demonstration/people.ts'
import { launchBrowser } from '../test/browser.ts'

const goal = { bytes: 60 * 1024, paint: 1000 }
const slower = 4

type Seen = { page: string; bytes: number; paint: number; scripts: number; bare: Bare }
type Bare = { bytes: number; paint: number }

const paintOf = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => done(-1), 3000)
})`

/** Loads the page as a first visit: nothing is in the cache. */
const load = async (page: Page, url: string): Promise<Omit<Seen, 'page' | 'bare'>> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  let bytes = 0
  let scripts = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  session.on('Network.responseReceived', ({ type }) => {
    if (type === 'Script') scripts += 1
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const paint = Math.round(Number(await page.evaluate(paintOf)))
  await session.detach()
  return { bytes, paint, scripts }
}

/** The page in the middle of three loads, by its paint. */
const loadThrice = async (page: Page, url: string): ReturnType<typeof load> => {
  const loads = [await load(page, url), await load(page, url), await load(page, url)]
  const [, middle] = loads.toSorted((a, b) => a.paint - b.paint)
  if (!middle) throw new Error('three loads have a middle')
  return middle
}

/** The page, and the words of it alone. */
const look = async (page: Page, url: string): Promise<Omit<Seen, 'page'>> => {
  await page.route('**/assets/**', (route) => route.abort())
  const bare = await loadThrice(page, url)
  await page.unroute('**/assets/**')
  return { ...(await loadThrice(page, url)), bare }
}

/** Fills in what leads to the next page. */
const fill = async (page: Page, answers: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`[name=${name}]`)
    if ((await field.first().getAttribute('type')) === 'radio')
      await page.locator(`[name=${name}][value=${value}]`).check()
    else await field.fill(value)
  }
  await page.locator('main .button.primary[type=submit]').click()
  await page.waitForLoadState('networkidle')
}

const photo = Buffer.from(
  '000000186674797068656963000000006d69663168656963000000186d64617400000000000000000000000000000000',
  'hex',
)

type Step = { path: string; onward?: (page: Page) => Promise<void> }

/** The five steps, each filled in so that the next can be opened. */
const applySteps: readonly Step[] = [
  { path: '/apply' },
  { path: '/apply/organ' },
  { path: '/apply/organ?q=征地', onward: (page) => fill(page, { organ: 'zrzyj' }) },
  {
    path: '/apply/applicant',
    onward: (page) => fill(page, { kind: 'natural', represented: 'own' }),
  },
  {
    path: '/apply/applicant/details',
    onward: (page) =>
      fill(page, {
        name: '张三丰',
        proofNumber: '41042119900101123X',
        phone: '13900000001',
        address: '宝丰县城关镇演示路8号',
      }),
  },
  {
    path: '/apply/applicant/proof',
    onward: async (page) => {
      await page
        .locator('[name=identity]')
        .setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: photo })
      await page.locator('.kept').waitFor()
    },
  },
  {
    path: '/apply/information',
    onward: (page) => fill(page, { title: '征地补偿安置方案', features: '2024年' }),
  },
  {
    path: '/apply/obtain',
    onward: (page) => fill(page, { obtainBy: 'online', carrier: 'electronic' }),
  },
  { path: '/apply/check' },
]

const walk = async (
  context: BrowserContext,
  base: string,
  { before, steps }: Walk,
): Promise<Seen[]> => {
  const seen: Seen[] = []
  const page = await context.newPage()
  await before?.(page, base)
  await page.goto(`${base}/robots.txt`)
  for (const { path, onward } of steps) {
    seen.push({ page: path, ...(await look(page, `${base}${path}`)) })
    await onward?.(page)
  }
  return seen
}

/** An officer gives out the code of a request that was answered; its applicant opens it. */
const openAnswered = async (page: Page, base: string): Promise<void> => {
  const follow = async (link: Locator): Promise<void> => {
    await link.click()
    await page.waitForLoadState('networkidle')
  }
  const send = (name: string): Promise<void> =>
    follow(page.locator('main').getByRole('button', { name, exact: true }))
  await page.goto(`${base}/console`)
  await page.getByLabel('用户名').fill('zfb1')
  await page.getByLabel('密码').fill(demonstrationPassword)
  await send('登录')
  await page.goto(`${base}/console/requests?group=done`)
  await follow(page.locator('main table tbody a').first())
  await follow(page.getByRole('link', { name: '重发查询码' }))
  await page.locator('main [type=checkbox]').check()
  await send('重发查询码')
  const slip = await page.locator('main').innerText()
  await page.goto(`${base}/query`)
  await page.getByLabel('申请编号').fill(/依申请〔\d+〕\d+号/.exec(slip)?.[0] ?? '')
  await page.getByLabel('查询码').fill(/[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(slip)?.[0] ?? '')
  await send('查询')
}

type Walk = { steps: readonly Step[]; before?: typeof openAnswered }

/** Each walk starts with a browser that knows nothing. */
const walks: readonly Walk[] = [
  { steps: [{ path: '/' }, { path: '/xxgk/apply' }, { path: '/query' }] },
  { steps: applySteps },
  { before: openAnswered, steps: [{ path: '/query/mine/1' }, { path: '/query/mine/1/rating' }] },
]

const startProduct = async (): Promise<{ base: string; stop: () => Promise<void> }> => {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  chmodSync(data, 0o755)
  const product = spawn(process.execPath, ['dist/src/main.js', 'start'], {
    env: { ...process.env, DATA_DIR: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const base = await new Promise<string>((done, failed) => {
    product.once('exit', () => failed(new Error('the product did not start')))
    product.stdout.on('data', (bytes: Buffer) => {
      const ready = /gongkai ready (http:\S+)/.exec(bytes.toString())
      if (ready?.[1] !== undefined) done(ready[1])
    })
  })
  return {
    base,
    stop: async () => {
      const gone = new Promise((done) => product.once('exit', done))
      product.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const { base, stop } = await startProduct()
const browser = await launchBrowser()
try {
  for (const one of walks) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    for (const { page, bytes, paint, scripts, bare } of await walk(context, base, one)) {
      const within = bytes <= goal.bytes && paint >= 0 && paint <= goal.paint
      const times = (of: keyof Bare, ours: number): string => `${(ours / bare[of]).toFixed(1)}×`
      process.stdout.write(
        `${within ? '✓' : '✗'} ${page.padEnd(28)} ${(bytes / 1024).toFixed(1).padStart(6)} KB (${times('bytes', bytes)} the words alone)  LCP ${String(paint).padStart(5)} ms (${times('paint', paint)})  ${scripts} scripts\n`,
      )
    }
    await context.close()
  }
} finally {
  await browser.close()
  await stop()
}
