import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, describe, test, type TestContext } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { listen } from '../src/platform/http.ts'
import { freshApp } from './app.ts'
import { faultsOf, launchBrowser } from './browser.ts'
import { pass } from './public-door.ts'
import { heicPhoto } from './visitor.ts'

const sizes = {
  desk: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const

let running: Promise<Browser> | undefined
const browser = (): Promise<Browser> => {
  running ??= launchBrowser()
  return running
}
after(async () => (await running)?.close())

const shots = process.env['SHOTS']
if (shots !== undefined) mkdirSync(shots, { recursive: true })

/** No fault in the eyes of axe, nothing that has to be pushed sideways. */
const check = async (page: Page): Promise<void> => {
  const where = `${await page.title()} ${new URL(page.url()).pathname}`
  const over = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth')
  assert.equal(Number(over) > 0, false, `${where} is wider than the screen`)
  assert.deepEqual(await faultsOf(page), [], where)
  if (shots !== undefined) {
    const name = new URL(page.url()).pathname.replaceAll('/', '-').slice(1)
    const width = page.viewportSize()?.width ?? 0
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
}

/** Whoever has no mouse: Tab to it, and then the keys that a browser knows. */
type Keyboard = {
  page: Page
  reach: (target: Locator) => Promise<void>
  type: (label: string, text: string) => Promise<void>
  choose: (group: string, option: string) => Promise<void>
  upload: (
    label: string,
    files: { name: string; mimeType: string; buffer: Buffer }[],
  ) => Promise<void>
  /** A link or a button, by its words; the next page is looked at. */
  press: (words: string) => Promise<void>
}

const keyboardOn = (page: Page): Keyboard => {
  const main = page.locator('main')
  const reach: Keyboard['reach'] = async (target) => {
    for (let presses = 0; presses < 150; presses += 1) {
      if (await target.evaluate((element) => element.matches(':focus'))) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`Tab never reached ${String(target)}`)
  }
  return {
    page,
    reach,
    type: async (label, text) => {
      await reach(main.getByLabel(label, { exact: false }).first())
      await page.keyboard.insertText(text)
    },
    choose: async (group, option) => {
      const choice = main.getByRole('group', { name: group }).getByLabel(option)
      const first = main.getByRole('group', { name: group }).locator('input').first()
      await reach(first)
      await page.keyboard.press('Space')
      for (let presses = 0; presses < 60 && !(await choice.isChecked()); presses += 1)
        await page.keyboard.press('ArrowDown')
      assert.ok(await choice.isChecked(), option)
    },
    upload: async (label, files) => {
      const field = main.getByLabel(label)
      await reach(field)
      // What the system's own file dialog does with the keyboard is not the page's.
      await field.setInputFiles(files)
    },
    press: async (words) => {
      const link = main.getByRole('link', { name: words, exact: true })
      const button = main.getByRole('button', { name: words, exact: true })
      await reach(link.or(button).first())
      const loaded = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await loaded
      await check(page)
    },
  }
}

type How = { size: keyof typeof sizes; script: boolean }

const atTheDoor = async (t: TestContext, { size, script }: How) => {
  const app = await freshApp(t)
  const clerk = await app.hire('own', 'handler')
  await app.database.app`
    update organs.organ set name = '宝丰县自然资源局', duties = '{征地,宅基地}' where id = 'own'`
  const server = await listen(app.web, '127.0.0.1', 0)
  t.after(server.stop)
  const base = `http://127.0.0.1:${server.port}`
  const context = await (await browser()).newContext({ viewport: sizes[size], locale: 'zh-CN' })
  context.setDefaultTimeout(20_000)
  t.after(() => context.close())
  // Our own scripts never arrive; scripts as such stay on, because axe is one.
  if (!script) await context.route('**/assets/**/*.js', (route) => route.abort())
  return { app, clerk, base, context }
}

const sitDown = async (context: BrowserContext, url: string): Promise<Keyboard> => {
  const page = await context.newPage()
  await page.goto(url)
  await check(page)
  return keyboardOn(page)
}

const photo = (name: string, bytes = 100) => ({
  name,
  mimeType: 'image/heic',
  buffer: heicPhoto(bytes),
})

/** Step 1 to the page of the applicant. */
const chooseOrgan = async (at: Keyboard): Promise<void> => {
  await at.press('开始填写')
  await at.type('要的信息是关于什么的？', '我家的征地补偿')
  await at.press('查找')
  await at.choose('机关', '宝丰县自然资源局')
  await at.press('下一步')
}

const describeWanted = async (at: Keyboard): Promise<void> => {
  await at.type('信息的名称', '东街村2024年征地补偿安置方案')
  await at.type('其他特征', '2024年，城关镇东街村')
  await at.press('下一步')
  await at.choose('获取途径', '网上获取')
  await at.choose('载体形式', '电子')
  await at.press('下一步')
}

describe('在手机和电脑上申请，只用键盘', () => {
  test('一个人在手机上、没有脚本，用手机拍的 HEIC 照片申请', async (t) => {
    const { app, clerk, base, context } = await atTheDoor(t, { size: 'phone', script: false })
    const at = await sitDown(context, `${base}/apply`)
    await chooseOrgan(at)
    await at.choose('申请人', '自然人')
    await at.choose('由谁办理', '本人')
    await at.press('下一步')
    await at.type('姓名', '张三丰')
    await at.type('证件号码', '410421199001011230')
    await at.type('联系电话', '13900000001')
    await at.type('通信地址', '宝丰县城关镇演示路8号')
    await at.press('下一步')
    assert.match(await at.page.locator('main').innerText(), /校验码对不上/)
    await at.reach(at.page.getByLabel('证件号码'))
    await at.page.keyboard.press('Control+A')
    await at.page.keyboard.insertText('41042119900101123X')
    await at.press('下一步')
    await at.upload('申请人身份证明', [photo('IMG_0001.HEIC'), photo('IMG_0002.HEIC')])
    await at.press('下一步')
    await describeWanted(at)
    assert.match(await at.page.locator('main').innerText(), /IMG_0001\.HEIC、IMG_0002\.HEIC/)
    await at.reach(at.page.getByLabel('以上内容由我本人'))
    await at.page.keyboard.press('Space')
    pass(app, 60)
    await at.press('提交申请')
    assert.match(await at.page.locator('main').innerText(), /依申请〔2026〕1号/)
    assert.match(await (await clerk.get('/console/requests')).text(), /东街村2024年征地补偿/)
  })

  test('一个单位委托代理人在电脑上申请：照片分段上传，看得到进度', async (t) => {
    const { app, clerk, base, context } = await atTheDoor(t, { size: 'desk', script: true })
    const at = await sitDown(context, `${base}/apply`)
    await chooseOrgan(at)
    await at.choose('申请人', '商业企业')
    await at.choose('由谁办理', '委托代理人办理')
    await at.press('下一步')
    await at.type('单位名称', '平顶山某某矿业有限公司')
    await at.type('统一社会信用代码或者登记证号', '91110000600037341L')
    await at.type('法定代表人', '李某')
    await at.type('联系人', '王某')
    await at.type('联系电话', '0375-6500000')
    await at.type('通信地址', '宝丰县迎宾大道8号')
    await at.type('代理人姓名', '赵某')
    await at.type('代理人证件号码', '41042119900101123X')
    await at.type('代理人电话', '13900000002')
    await at.press('下一步')
    const slices: string[] = []
    at.page.on('request', (asked) => {
      if (asked.method() === 'PUT') slices.push(asked.url())
    })
    for (const label of ['申请人身份证明', '授权委托书', '代理人身份证明']) {
      const loaded = at.page.waitForEvent('load')
      await at.upload(label, [photo(`${label}.heic`, 600_000)])
      await loaded
      await at.page.getByText(`${label}.heic`).waitFor()
    }
    assert.equal(slices.length, 9)
    await check(at.page)
    await at.press('下一步')
    await describeWanted(at)
    await at.reach(at.page.getByLabel('以上内容由我本人'))
    await at.page.keyboard.press('Space')
    pass(app, 60)
    await at.press('提交申请')
    assert.match(await at.page.locator('main').innerText(), /依申请〔2026〕1号/)
    const [row] = await app.database.superuser`
      select a.applicant_kind as kind, count(*)::int as files from requests.application a
        join requests.attachment f on f.application_id = a.id group by 1`
    assert.deepEqual({ ...row }, { kind: 'business', files: 3 })
    assert.match(await (await clerk.get('/console/requests')).text(), /平顶山某某矿业/)
  })

  test('网络断了：上传自己重试，从断的地方接着传', async (t) => {
    const { base, context } = await atTheDoor(t, { size: 'phone', script: true })
    const at = await sitDown(context, `${base}/apply`)
    await chooseOrgan(at)
    await at.choose('申请人', '自然人')
    await at.choose('由谁办理', '本人')
    await at.press('下一步')
    await at.type('姓名', '张三丰')
    await at.type('证件号码', '41042119900101123X')
    await at.type('联系电话', '13900000001')
    await at.type('通信地址', '宝丰县城关镇演示路8号')
    await at.press('下一步')
    let puts = 0
    await context.route('**/apply/files/*', (route) => {
      if (route.request().method() !== 'PUT') return route.continue()
      puts += 1
      return puts === 2 ? route.abort() : route.continue()
    })
    const loaded = at.page.waitForEvent('load')
    await at.upload('申请人身份证明', [photo('IMG_0001.HEIC', 600_000)])
    await at.page.getByText('网络不通，正在重试').waitFor()
    await loaded
    await at.page.getByText('已上传').waitFor()
    assert.equal(puts, 4)
  })

  test('填到一半放下，过几天用长者模式继续', async (t) => {
    const { app, base, context } = await atTheDoor(t, { size: 'phone', script: false })
    const at = await sitDown(context, `${base}/apply`)
    await chooseOrgan(at)
    await at.choose('申请人', '自然人')
    await at.choose('由谁办理', '本人')
    await at.press('下一步')
    await at.type('姓名', '张三丰')
    await at.press('保存，以后再填')
    assert.match(await at.page.locator('main').innerText(), /已经保存/)
    await at.page.close()
    pass(app, 3 * 24 * 3600)
    const later = await sitDown(context, `${base}/display?elder=on`)
    await later.page.goto(`${base}/display?contrast=on`)
    await later.page.goto(`${base}/apply`)
    await check(later.page)
    await later.press('继续填写上次的申请')
    assert.equal(await later.page.getByLabel('姓名').inputValue(), '张三丰')
    await later.press('返回上一步')
    await later.press('下一步')
  })
})
