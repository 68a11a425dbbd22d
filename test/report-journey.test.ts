import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../src/kernel/day.ts'
import { checkReport, readReportFile, toCheck } from '../src/modules/reports.ts'
import { type Desk, openOffice } from './desks.ts'
import { insertHistories } from './histories.ts'
import { publishAsGiven } from './sealed-reports.ts'

const at = '/console/reports/own/2025'
const publicAt = '/xxgk/own/report/2025'

const written = {
  主动公开: '全年公开规范性文件{{规范性文件·制发}}件。',
  依申请公开:
    '本年共收到政府信息公开申请{{依申请公开·新收}}件，结转下年度继续办理{{依申请公开·结转下年度}}件。',
  政府信息管理: '严格执行发布审核程序，按年度清理规范性文件。',
  政府信息公开平台建设: '依托县政府门户网站公开专栏集中发布。',
  监督保障: '明确分管领导和承办机构，组织业务培训两次。',
  存在的主要问题: '一是政策解读形式比较单一；二是协办回复偏慢。',
  改进情况: '针对上年公开目录更新不够及时的问题，已按季度清理并通报。',
}

/** The office as the clerk finds it in January: cases of 2025, and the report of 2024 as it was published. */
const aYearOfWork = async (t: Parameters<typeof openOffice>[0]) => {
  const office = await openOffice(t)
  const { app } = office
  const clerk = await office.hire('李经办', 'own', ['handler'])
  const reviewer = await office.hire('赵主任', 'own', ['reviewer', 'officeHead'], 'phone')
  const leader = await office.hire('周局长', 'own', ['leader'])
  const { superuser } = app.database
  await superuser`update organs.organ set separation = 'three' where id = 'own'`
  const decided = { code: 'G1', signedOn: day('2025-06-20'), revokedOn: null } as const
  const one = { kind: 'natural', receivedOn: day('2025-06-03'), isVoid: false } as const
  await insertHistories(superuser, 'own', [
    { ...one, rounds: [decided] },
    { ...one, rounds: [] },
  ])
  await superuser.begin((tx) =>
    publishAsGiven(
      tx,
      { organId: 'own', on: '2025-01-20' },
      {
        organName: 'own局',
        year: 2024,
        tables: { table2: null, table3: { carried_out: [1, 0, 0, 0, 0, 0, 1] }, table4: null },
        sections: {
          一: { title: '一、总体情况', paragraphs: ['（一）主动公开：上年公开文件三件。'] },
          五: { title: '五、存在的主要问题及改进情况', paragraphs: ['公开目录更新不够及时。'] },
        },
      },
    ),
  )
  return { ...office, clerk, reviewer, leader }
}

/** Opens what is folded away under these words. */
const unfold = async ({ page }: Desk, words: string): Promise<void> =>
  page.locator('main summary').getByText(words, { exact: true }).first().click()

/** Tab until the button is reached, then Enter: no mouse. */
const pressByKey = async ({ page }: Desk, words: string): Promise<void> => {
  const button = page.locator('main').getByRole('button', { name: words, exact: true })
  for (let presses = 0; presses < 80; presses += 1) {
    if (await button.evaluate((element) => element.matches(':focus'))) break
    await page.keyboard.press('Tab')
  }
  assert.ok(await button.evaluate((element) => element.matches(':focus')), `no way to ${words}`)
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await loaded
}

/** The second person's reason under each finding that asks for one. */
const explainExceptions = async ({ page }: Desk): Promise<void> => {
  const open = page.locator('main summary').getByText('允许例外的理由', { exact: true })
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().click()
    const form = page.locator('main details[open] form').first()
    await form.locator('textarea').fill('上年结转的一件于年初查明为重复登记，已作废')
    const loaded = page.waitForEvent('load')
    await form.getByRole('button', { name: '保存理由' }).click()
    await loaded
  }
}

const says = async (desk: Desk, words: RegExp): Promise<void> =>
  assert.match(await desk.text(), words)

describe('年度报告在浏览器里', () => {
  test('编写、送审、审核、封存、公布、更正：经办人没有脚本，审核人只用键盘和手机', async (t) => {
    const { clerk, reviewer, leader } = await aYearOfWork(t)
    await clerk.page.context().route('**/assets/**/*.js', (route) => route.abort())

    await clerk.open(`${at}/text`)
    await says(clerk, /上年公开文件三件/)
    await says(clerk, /公开目录更新不够及时/)
    await clerk.press('保存并起稿“依申请公开”')
    await says(clerk, /新收政府信息公开申请2件，上年结转0件。办结1件，其中予以公开1件/)
    await clerk.fillIn({ ...written, 政府信息管理: '' })
    await clerk.press('保存')
    await says(clerk, /收到政府信息公开申请2件，结转下年度继续办理1件/)
    await clerk.follow('办理')
    await clerk.press('送审')
    await says(clerk, /“一、总体情况”中的“政府信息管理”、.*“信息处理费收取情况”还没有写/)
    await clerk.follow('文字部分')
    await clerk.fillIn({
      政府信息管理: written.政府信息管理,
      信息处理费收取情况: '收费情况正在核对。',
    })
    await clerk.press('保存')
    await clerk.follow('办理')
    await clerk.press('送审')
    await says(clerk, /等候审核人审核/)

    await reviewer.open('/console/reports')
    await reviewer.open(`${at}/course`)
    await pressByKey(reviewer, '审核通过')
    await says(reviewer, /等候负责人签发/)

    await leader.open(`${at}/course`)
    await leader.press('签发并封存')
    await says(leader, /校验没有通过，不能封存：.*CK13（必须改正）/)
    await unfold(leader, '退回')
    await leader.fillIn({ 退回的理由: '第六部分没有写明是否收取' })
    await leader.press('退回修改')

    await clerk.open(`${at}/course`)
    await says(clerk, /第六部分没有写明是否收取/)
    await clerk.follow('文字部分')
    await clerk.fillIn({ 信息处理费收取情况: '{{本年}}年未收取信息处理费。' })
    await clerk.press('保存')
    await clerk.follow('办理')
    await clerk.press('送审')
    await reviewer.open(`${at}/course`)
    await pressByKey(reviewer, '审核通过')

    await leader.open(`${at}/course`)
    await leader.press('签发并封存')
    await says(leader, /校验没有通过，不能封存：.*CK04（须由第二人说明理由）/)
    await explainExceptions(leader)
    await leader.press('签发并封存')
    await says(leader, /由经办人公布/)

    await clerk.open(`${at}/course`)
    await clerk.press('公布')
    await says(clerk, /看公布的网页/)
    await clerk.open(publicAt)
    await says(clerk, /收到政府信息公开申请2件，结转下年度继续办理1件/)
    const published = await checkedFiles(clerk)
    assert.deepEqual(published, [2, 2, 2, 2])

    await clerk.open(`${at}/course`)
    await unfold(clerk, '更正')
    await clerk.fillIn({ 更正的理由: '补写培训情况' })
    await clerk.press('开始更正')
    await clerk.fillIn({ 监督保障: '明确分管领导和承办机构，组织业务培训三次。' })
    await clerk.press('保存')
    await clerk.follow('办理')
    await clerk.press('送审')
    await reviewer.open(`${at}/course`)
    await pressByKey(reviewer, '审核通过')
    await leader.open(`${at}/course`)
    await explainExceptions(leader)
    await leader.press('签发并封存')
    await clerk.open(publicAt)
    assert.doesNotMatch(await clerk.text(), /三次/)
    await clerk.open(`${at}/course`)
    await clerk.press('公布')
    await clerk.open(publicAt)
    await says(clerk, /更正：补写培训情况/)
    await says(clerk, /业务培训三次/)
    await onPhone(clerk)
  })
})

describe('写年度报告的页面', () => {
  test('从清单里插入的数字，落在光标停过的地方；保存按钮一直看得见', async (t) => {
    const { clerk } = await aYearOfWork(t)
    await clerk.open(`${at}/text`)
    const { page } = clerk
    const text = page.getByLabel('监督保障', { exact: true })
    await text.fill('受理件，均已办结')
    await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 2))
    assert.ok(await page.getByRole('button', { name: '保存', exact: true }).isVisible())
    const bar = await page.locator('.stays').boundingBox()
    assert.ok(bar && bar.y + bar.height <= 900, JSON.stringify(bar))
    await page.locator('.figure-list summary').getByText('表三', { exact: true }).click()
    await page.getByRole('button', { name: '插入 {{依申请公开·新收}}', exact: true }).click()
    assert.equal(await text.inputValue(), '受理{{依申请公开·新收}}件，均已办结')
    await clerk.press('保存')
    await says(clerk, /受理2件，均已办结/)
  })
})

/** The files of the published page, read back by `check-report`: 总计 of 本年新收 in each. */
const checkedFiles = async ({ page }: Desk): Promise<unknown[]> => {
  const links = await page
    .locator('.downloads a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const base = new URL(page.url()).origin
  return Promise.all(
    links.map(async (href) => {
      const read = await readReportFile(
        new Uint8Array(await (await fetch(`${base}${href}`)).arrayBuffer()),
      )
      assert.ok(read.ok, href)
      assert.deepEqual(
        checkReport(toCheck(read.value, null)).filter(({ severity }) => severity === 'error'),
        [],
        href,
      )
      return read.value.tables.table3?.new?.[6]
    }),
  )
}

/** Every page of the report once more 390 px wide. */
const onPhone = async (desk: Desk): Promise<void> => {
  await desk.page.setViewportSize({ width: 390, height: 844 })
  const pages = ['', '/text', '/course', '/official', '/editions/1'].map((page) => `${at}${page}`)
  for (const path of ['/console/reports', ...pages, publicAt]) await desk.open(path)
}
