/**
 * The public's pages on a slow phone: bytes on the wire and the largest contentful paint with the
 * processor slowed down four times. `node dist/bench/public-pages.js`, on a demonstration of its own.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../test/browser.ts'

const goal = { bytes: 60 * 1024, paint: 1000 }
const slower = 4

type Seen = { page: string; bytes: number; paint: number; scripts: number }

const paintOf = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => done(-1), 3000)
})`

/** Loads the page as a first visit: nothing is in the cache. */
const look = async (page: Page, url: string): Promise<Omit<Seen, 'page'>> => {
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
  steps: readonly Step[],
): Promise<Seen[]> => {
  const seen: Seen[] = []
  const page = await context.newPage()
  await page.goto(`${base}/robots.txt`)
  for (const { path, onward } of steps) {
    seen.push({ page: path, ...(await look(page, `${base}${path}`)) })
    await onward?.(page)
  }
  return seen
}

/** Each walk starts with a browser that knows nothing. */
const walks: readonly (readonly Step[])[] = [[{ path: '/' }, { path: '/xxgk/apply' }], applySteps]

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
  for (const steps of walks) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    for (const { page, bytes, paint, scripts } of await walk(context, base, steps)) {
      const within = bytes <= goal.bytes && paint >= 0 && paint <= goal.paint
      process.stdout.write(
        `${within ? '✓' : '✗'} ${page.padEnd(28)} ${(bytes / 1024).toFixed(1).padStart(6)} KB  LCP ${String(paint).padStart(5)} ms  ${scripts} scripts\n`,
      )
    }
    await context.close()
  }
} finally {
  await browser.close()
  await stop()
}
