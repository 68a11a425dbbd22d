import type { Page } from 'playwright-core'

/** Where the pictures of each text lie. */
export const pictureFolders = {
  readme: 'docs/pictures',
  handbook: 'docs/handbook.zh-CN/pictures',
} as const

type Shot = {
  name: string
  of: keyof typeof pictureFolders
  path: string
  as?: string
  phone?: boolean
  /** Height of the picture in pixels, where the page shows more than is told. */
  height?: number
  /** The links to click, one after the other, before the picture is taken. */
  follow?: readonly string[]
  /** What else is done on the page. */
  act?: (page: Page) => Promise<void>
  /** The words at the top of the picture. */
  from?: string
}

/** A request in the list of all, by words of its description. */
const requestAbout = (words: string): string =>
  `/console/requests?group=all&q=${encodeURIComponent(words)}`

const first = 'main tbody a'

const press = async (page: Page, name: string): Promise<void> => {
  const loaded = page.waitForEvent('load')
  await page.locator('main').getByRole('button', { name, exact: true }).click()
  await loaded
}

/** As an applicant sees it who was given a new code at the counter: what the page showed goes into the query. */
const asApplicant = async (page: Page): Promise<void> => {
  await page.check('[name=identityChecked]')
  await press(page, '重发查询码')
  const [, code = ''] = /查询码\s+(\S+)/.exec(await page.locator('main dl').innerText()) ?? []
  const [number = ''] = /依申请\S+号/.exec(await page.locator('main dl').innerText()) ?? []
  await page.context().clearCookies()
  await page.goto(new URL('/query', page.url()).href)
  await page.fill('[name=number]', number)
  await page.fill('[name=code]', code)
  await press(page, '查询')
}

const answerTo = async (page: Page, answers: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(answers)) {
    await page.check(`[name=${name}][value=${value}]`)
    await press(page, '下一步')
  }
}

const importSample = async (page: Page): Promise<void> => {
  const sample = await page.request.get(new URL('/console/intake/sample.xlsx', page.url()).href)
  await page.setInputFiles('[name=file]', {
    name: '依申请公开台账.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await sample.body(),
  })
  await press(page, '上传')
  await reloadUntil(page, '下一步：比对')
  await press(page, '下一步：比对')
  await reloadUntil(page, '确认导入 48 件')
}

/** Background work is over when its button is there. */
const reloadUntil = async (page: Page, button: string): Promise<void> => {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await page.getByRole('button', { name: button }).count()) return
    await page.waitForTimeout(1000)
    await page.reload()
  }
  throw new Error(`never came: ${button}`)
}

/** Invented, in the layout of late, so that the page has days and cases to show. */
const notice = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月5日（周一）放假1天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

const proposeNotice = async (page: Page): Promise<void> => {
  await page.fill('[name=notice]', notice)
  await page.fill('[name=number]', '演示通知〔2026〕1号')
  await press(page, '提交核对')
}

/** Every picture of the two READMEs and of the handbook. */
export const shots: readonly Shot[] = [
  { name: 'front', of: 'readme', path: '/' },
  { name: 'workbench', of: 'readme', path: '/console', as: 'zfb1' },
  {
    name: 'request',
    of: 'readme',
    path: requestAbout('1995年县办工厂'),
    as: 'zfb1',
    follow: [first],
  },
  {
    name: 'report',
    of: 'readme',
    path: '/console/reports/zfb/2024',
    as: 'zfb1',
    from: '三、收到和处理',
  },
  {
    name: 'sign-phone',
    of: 'readme',
    path: '/console/requests?desk=sign',
    as: 'zfb9',
    phone: true,
    follow: [first, 'main a[href$="/sign"]'],
  },
  {
    name: 'citizen-organ',
    of: 'handbook',
    path: `/apply/organ?q=${encodeURIComponent('征地')}`,
    height: 960,
  },
  {
    name: 'citizen-progress',
    of: 'handbook',
    path: requestAbout('关于修路的文件'),
    as: 'zfb1',
    follow: [first, 'main a[href$="/query-code"]'],
    act: asApplicant,
  },
  {
    name: 'clerk-confirm',
    of: 'handbook',
    path: requestAbout('城区集中供暖价格调整听证会材料'),
    as: 'zfb2',
    follow: [first, 'main a[href$="/do/confirmReceipt"]'],
    height: 600,
  },
  {
    name: 'clerk-consult',
    of: 'handbook',
    path: requestAbout('2023年城区垃圾清运'),
    as: 'zfb2',
    follow: [first],
  },
  {
    name: 'clerk-checklist',
    of: 'handbook',
    path: requestAbout('上一年度全县信访积案化解台账'),
    as: 'zfb1',
    follow: [first, 'main a[href$="/checklist"]'],
    act: (page) => answerTo(page, { clear: 'clear', nature: 'govInfo', responsible: 'own' }),
    from: '第三步：谁负责',
    height: 620,
  },
  {
    name: 'clerk-envelope',
    of: 'handbook',
    path: '/console/envelopes',
    as: 'zfb1',
    height: 640,
  },
  {
    name: 'clerk-report',
    of: 'handbook',
    path: '/console/reports/zfb/2026/course',
    as: 'zfb1',
    height: 700,
  },
  {
    name: 'clerk-intake',
    of: 'handbook',
    path: '/console/intake/new?kind=ledger',
    as: 'zfb1',
    act: importSample,
    height: 900,
  },
  {
    name: 'reviewer-review',
    of: 'handbook',
    path: '/console/requests?desk=review',
    as: 'zfb2',
    follow: [first, 'main a[href$="/sign"]'],
  },
  {
    name: 'leader-approve',
    of: 'handbook',
    path: requestAbout('净肠河国家湿地公园保护规划'),
    as: 'zfb9',
    follow: [first],
    height: 560,
  },
  {
    name: 'leader-handover',
    of: 'handbook',
    path: '/console/handovers',
    as: 'zfb9',
    follow: [first],
    height: 640,
  },
  {
    name: 'leader-holidays',
    of: 'handbook',
    path: '/console/holidays/new',
    as: 'zfb9',
    act: proposeNotice,
    height: 1000,
  },
  { name: 'administrator-organs', of: 'handbook', path: '/console/organs', as: 'admin' },
  { name: 'administrator-person', of: 'handbook', path: '/console/people/p-zfb3', as: 'admin' },
]
