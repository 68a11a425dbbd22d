/**
 * Takes the pictures of the README: starts the demonstration in a folder of its own, signs in and
 * photographs pages. `node dist/test/pictures.js [FOLDER]`; FOLDER is docs/pictures by default.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { demonstrationPassword } from '../src/demonstration/people.ts'
import { launchBrowser } from './browser.ts'

type Shot = {
  name: string
  path: string
  as?: string
  phone?: boolean
  /** The links to click, one after the other, before the picture is taken. */
  follow?: readonly string[]
  /** The heading at the top of the picture. */
  from?: string
}

/** Exactly what the README shows. */
const shots: readonly Shot[] = [
  { name: 'front', path: '/' },
  { name: 'workbench', path: '/console', as: 'zfb1' },
  { name: 'request', path: '/console/requests', as: 'zfb1', follow: ['main table tbody a'] },
  {
    name: 'report',
    path: '/console/reports',
    as: 'zfb1',
    follow: ['tr:nth-child(4) a'],
    from: '三、收到和处理',
  },
  {
    name: 'sign-phone',
    path: '/console/requests?desk=sign',
    as: 'zfb9',
    phone: true,
    follow: ['main tbody a', 'main a[href$="/sign"]'],
  },
]

const folder = process.argv[2] ?? 'docs/pictures'

const signIn = async (page: Page, base: string, name: string): Promise<void> => {
  await page.goto(`${base}/console/sign-in`)
  await page.fill('[name=_name]', name)
  await page.fill('[name=_password]', demonstrationPassword)
  await page.click('main button[type=submit]')
  await page.waitForURL(`${base}/console`)
}

const take = async (base: string): Promise<void> => {
  const browser = await launchBrowser()
  try {
    for (const { name, path, as, phone, follow, from } of shots) {
      const size = phone ? { width: 390, height: 844 } : { width: 1280, height: 860 }
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN' })
      const page = await context.newPage()
      if (as !== undefined) await signIn(page, base, as)
      await page.goto(`${base}${path}`)
      for (const link of follow ?? []) await page.locator(link).first().click()
      await page.waitForLoadState('load')
      if (from !== undefined)
        await page
          .getByText(from)
          .first()
          .evaluate((heading) => heading.scrollIntoView())
      await page.screenshot({ path: join(folder, `${name}.png`) })
      await context.close()
    }
  } finally {
    await browser.close()
  }
}

const data = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'))
chmodSync(data, 0o755)
mkdirSync(folder, { recursive: true })
const product = spawn(process.execPath, ['dist/src/main.js', 'start'], {
  env: { ...process.env, DATA_DIR: data, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const base = await new Promise<string>((done, failed) => {
    product.once('exit', () => failed(new Error('the product did not start')))
    product.stdout.on('data', (bytes: Buffer) => {
      const ready = /gongkai ready (http:\S+)/.exec(bytes.toString())
      if (ready?.[1] !== undefined) done(ready[1])
    })
  })
  await take(base)
} finally {
  const gone = new Promise((done) => product.once('exit', done))
  product.kill('SIGTERM')
  await gone
  rmSync(data, { recursive: true, force: true })
}
