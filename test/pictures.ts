/**
 * Takes the pictures of the READMEs and of the handbook (`pictures-shown.ts`): starts the demonstration
 * in a folder of its own, on a day that does not move, signs in and photographs pages.
 * `node dist/test/pictures.js [NAME …]` takes those named only.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { demonstrationPassword } from '../src/demonstration/people.ts'
import { launchBrowser } from './browser.ts'
import { openFolder } from './open-folder.ts'
import { pictureFolders, shots } from './pictures-shown.ts'

/** A Thursday morning in Beijing; the holidays of the year are known, those of the next are not. */
const morning = '2026-11-26T02:00:00Z'

const signIn = async (page: Page, base: string, name: string): Promise<void> => {
  await page.goto(`${base}/console/sign-in`)
  await page.fill('[name=_name]', name)
  await page.fill('[name=_password]', demonstrationPassword)
  await page.click('main button[type=submit]')
  await page.waitForURL(`${base}/console**`)
}

const follow = async (page: Page, link: string): Promise<void> => {
  const loaded = page.waitForEvent('load')
  await page.locator(link).first().click()
  await loaded
}

const take = async (
  browser: Browser,
  base: string,
  { name, of, path, as, phone, height, ...shot }: (typeof shots)[number],
): Promise<void> => {
  const size = phone ? { width: 390, height: 844 } : { width: 1280, height: height ?? 860 }
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (as !== undefined) await signIn(page, base, as)
  await page.goto(`${base}${path}`)
  for (const link of shot.follow ?? []) await follow(page, link)
  await shot.act?.(page)
  if (shot.from !== undefined)
    await page
      .getByText(shot.from)
      .first()
      .evaluate((heading) => heading.scrollIntoView())
  await page.screenshot({ path: join(pictureFolders[of], `${name}.png`), animations: 'disabled' })
  await context.close()
}

const takeAll = async (base: string): Promise<void> => {
  const named = new Set(process.argv.slice(2))
  const browser = await launchBrowser()
  try {
    for (const shot of shots)
      if (named.size === 0 || named.has(shot.name)) await take(browser, base, shot)
  } finally {
    await browser.close()
  }
}

const data = mkdtempSync(join(openFolder(), 'gongkai-pictures-'))
chmodSync(data, 0o755)
const product = spawn(
  process.execPath,
  ['--import', './dist/test/at-one-moment.js', 'dist/src/main.js', 'start', '--once'],
  {
    env: { ...process.env, DATA_DIR: data, PORT: '0', BEGINS_AT: morning, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
try {
  const base = await new Promise<string>((done, failed) => {
    product.once('exit', () => failed(new Error('the product did not start')))
    product.stdout.on('data', (bytes: Buffer) => {
      const ready = /gongkai ready (http:\S+)/.exec(bytes.toString())
      if (ready?.[1] !== undefined) done(ready[1])
    })
  })
  await takeAll(base)
} finally {
  const gone = new Promise((done) => product.once('exit', done))
  product.kill('SIGTERM')
  await gone
  rmSync(data, { recursive: true, force: true })
}
