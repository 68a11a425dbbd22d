import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { faultsOf } from './browser.ts'
import { heicPhoto } from './photo.ts'

export const phone = { width: 390, height: 844 }
export const screen = { width: 1280, height: 900 }

/** Whoever has no mouse: Tab to it, and then the keys that a browser knows. */
export type Keyboard = {
  page: Page
  /** False where scripts are switched off. */
  script: boolean
  open: (path: string) => Promise<void>
  reach: (target: Locator) => Promise<void>
  /** Writes into a field, in the place of what stands there. */
  type: (label: string, text: string) => Promise<void>
  choose: (group: string, option: string) => Promise<void>
  tick: (label: string) => Promise<void>
  upload: (label: string, files: readonly Photo[]) => Promise<void>
  /** A link or a button, by its words; the next page is looked at. */
  press: (words: string) => Promise<void>
  /** The same, for what is saved and not shown. */
  download: (words: string | RegExp) => Promise<string>
  /** The words of the page. */
  text: () => Promise<string>
}

export type Photo = { name: string; mimeType: string; buffer: Buffer }

/** @param bytes how large at least */
export const photo = (name: string, bytes = 0): Photo => ({
  name,
  mimeType: 'image/heic',
  buffer: heicPhoto(bytes),
})

const shots = process.env['SHOTS']
if (shots !== undefined) mkdirSync(shots, { recursive: true })

const seen = new Set<string>()

/** Pages with the same path but for ids, the same headings and fields are of one kind. */
const isNewKind = async (page: Page, how: string): Promise<boolean> => {
  const path = new URL(page.url()).pathname.replaceAll(/[\da-f-]{36}/g, ':id')
  const parts = page.locator(':is(main, main :is(h1, h2, legend, label, [role=alert]))')
  const words = await parts.evaluateAll((all) =>
    all.map((one) => (one.localName === 'main' ? '' : one.textContent)).join('\n'),
  )
  const kind = [how, path, words.replaceAll(/\d+/g, '0')].join('\n')
  return !seen.has(kind) && Boolean(seen.add(kind))
}

/** No fault in the eyes of axe, nothing that has to be pushed sideways. */
const look = async (page: Page): Promise<void> => {
  const { width = 0 } = page.viewportSize() ?? {}
  const { pathname } = new URL(page.url())
  const where = `${await page.title()} ${pathname} (${width} px)`
  const over = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth')
  assert.equal(Number(over) > 0, false, `${where} is wider than the screen`)
  assert.deepEqual(await faultsOf(page), [], where)
  if (shots !== undefined)
    await page.screenshot({
      path: `${shots}/${seen.size}${pathname.replaceAll('/', '-')}-${width}.png`,
      fullPage: true,
    })
}

/** What a page may weigh on an old phone's line, with all that it loads, in bytes. */
const mostBytes = 60 * 1024

/** Counts what each page takes over the wire, nothing kept from the page before. */
const weigh = async (page: Page): Promise<() => number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  session.on('Network.requestWillBeSent', ({ type, redirectResponse }) => {
    if (type === 'Document' && !redirectResponse) bytes = 0
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  return () => bytes
}

/** What each page goes through, on a phone and on a large screen; it ends in the size it had. */
const checkWith = async (page: Page, how: string): Promise<() => Promise<void>> => {
  const weight = await weigh(page)
  const own = page.viewportSize() ?? phone
  const other = own.width === phone.width ? screen : phone
  return async () => {
    if (!(await isNewKind(page, how))) return
    assert.ok(weight() > 5000 && weight() < mostBytes, `${page.url()} weighs ${weight()} bytes`)
    await look(page)
    await page.setViewportSize(other)
    await look(page)
    await page.setViewportSize(own)
  }
}

const keyboardOn = (page: Page, script: boolean, check: () => Promise<void>): Keyboard => {
  const main = page.locator('main')
  const reach: Keyboard['reach'] = async (target) => {
    for (let presses = 0; presses < 150; presses += 1) {
      if (await target.evaluate((element) => element.matches(':focus'))) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`Tab never reached ${String(target)}`)
  }
  const named = (words: string | RegExp): Locator =>
    main
      .getByRole('link', { name: words, exact: true })
      .or(main.getByRole('button', { name: words, exact: true }))
      .first()
  return {
    page,
    script,
    reach,
    open: async (path) => {
      await page.goto(new URL(path, page.url()).href)
      await check()
    },
    type: async (label, text) => {
      await reach(main.getByLabel(label).first())
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
    },
    choose: async (group, option) => {
      const choices = main.getByRole('group', { name: group })
      const choice = choices.getByLabel(option)
      await reach(choices.locator('input').first())
      await page.keyboard.press('Space')
      for (let presses = 0; presses < 60 && !(await choice.isChecked()); presses += 1)
        await page.keyboard.press('ArrowDown')
      assert.ok(await choice.isChecked(), option)
    },
    tick: async (label) => {
      await reach(main.getByLabel(label))
      await page.keyboard.press('Space')
    },
    upload: async (label, files) => {
      const field = main.getByLabel(label)
      await reach(field)
      // What the system's own file dialog does with the keyboard is not the page's.
      await field.setInputFiles([...files])
    },
    press: async (words) => {
      await reach(named(words))
      const loaded = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await loaded
      await check()
    },
    download: async (words) => {
      await reach(named(words))
      const begun = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      return (await begun).path()
    },
    text: () => main.innerText(),
  }
}

/** Scripts are switched off for the page; axe, which is one, is let in for as long as it looks. */
const withoutScripts = async (page: Page, check: () => Promise<void>) => {
  const session = await page.context().newCDPSession(page)
  const scripts = (on: boolean): Promise<unknown> =>
    session.send('Emulation.setScriptExecutionDisabled', { value: !on })
  await scripts(false)
  return async () => {
    await scripts(true)
    await check()
    await scripts(false)
  }
}

/** A page of this address, every further one looked at on a phone and on a large screen. */
export const sitDown = async (
  context: BrowserContext,
  url: string,
  { script }: { script: boolean },
): Promise<Keyboard> => {
  const page = await context.newPage()
  const plain = await checkWith(page, script ? 'script' : 'plain')
  const check = script ? plain : await withoutScripts(page, plain)
  await page.goto(url)
  await check()
  return keyboardOn(page, script, check)
}
