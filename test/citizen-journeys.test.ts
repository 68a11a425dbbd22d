import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { allJobs } from '../src/app.ts'
import {
  type Acknowledged,
  beNatural,
  beOrganisation,
  chooseOrgan,
  sendIn,
  wordsOf,
} from './applicants.ts'
import { type Desk, draftAt, type Office, openOffice, reviewAt } from './desks.ts'
import { type Keyboard, phone, photo, screen, sitDown } from './keyboard.ts'

type County = { office: Office; clerk: Desk; reviewer: Desk; leader: Desk }

/** One county for all journeys: 三人制, letters printed by the worker as they always are. */
const openCounty = async (t: Parameters<typeof openOffice>[0]): Promise<County> => {
  const office = await openOffice(t)
  const clerk = await office.hire('李经办', 'own', ['handler'])
  const reviewer = await office.hire('钱审核', 'own', ['reviewer'])
  const leader = await office.hire('周局长', 'own', ['leader'], 'phone')
  await office.app.database.superuser`
    update organs.organ set name = '宝丰县自然资源局', duties = '{征地,宅基地}', separation = 'three'
    where id = 'own'`
  const { needs } = office.app
  await needs.jobs.work(allJobs(needs).filter(({ queue }) => queue === 'requests.file-letter'))
  return { office, clerk, reviewer, leader }
}

/** The applicant opens what was sent in, days later and perhaps elsewhere. */
const openQuery = async (at: Keyboard, { number, code }: Acknowledged): Promise<string> => {
  await at.open('/query')
  await at.type('申请编号', number)
  await at.type('查询码', code.toLowerCase())
  await at.press('查询')
  return at.text()
}

const confirm = async ({ clerk }: County, number: string): Promise<void> => {
  await clerk.open('/console/requests')
  await clerk.follow(number)
  await clerk.follow('确认收到')
  await clerk.follow('没有联系上，记一笔')
  await clerk.fillIn({ 内容: '电话无人接听，下午再打' })
  await clerk.press('保存')
  await clerk.follow('确认收到')
  assert.match(await clerk.text(), /电话无人接听，下午再打/)
  await clerk.fillIn({ 与谁确认: '申请人本人', 以什么方式: '电话', 联系情况: '核对了获取方式' })
  await clerk.press('确认收到')
}

/** The days of the term as they stand on a page, with the day on which it ends. */
const termOn = async ({ page }: { page: Keyboard['page'] }): Promise<readonly string[]> => {
  const strip = page.locator('details.day-strip').first()
  return [await strip.evaluate(({ outerHTML }) => outerHTML)]
}

const sign = async ({ clerk, reviewer, leader }: County, number: string): Promise<void> => {
  await reviewer.open('/console')
  await reviewer.follow(number)
  await reviewer.follow('审核通过')
  await reviewer.press('审核通过')
  await leader.open('/console')
  await leader.follow(number)
  await leader.follow('签发')
  await leader.press('签发')
  await clerk.open('/console/requests')
  await clerk.follow(number)
  await clerk.follow('送达')
  await clerk.fillIn({ 送达方式: '网上送达' })
  await clerk.press('登记送达')
}

/** A letter in words, once the worker has printed it. */
const read = async (at: Keyboard, letter: RegExp): Promise<string> => {
  const link = at.page.getByRole('link', { name: letter })
  for (let tries = 0; tries < 240 && (await link.count()) === 0; tries += 1) {
    await at.page.waitForTimeout(250)
    await at.page.reload()
  }
  return wordsOf(await at.download(letter))
}

let county: County
const ends: (() => Promise<void>)[] = []
before(async () => {
  county = await openCounty({ after: (end: () => Promise<void>) => void ends.push(end) })
})
after(async () => {
  for (const end of ends.toReversed()) await end()
})

/** From the front page to a rating, the office in between. */
const wholeCourse = async (script: boolean): Promise<void> => {
  const { office, clerk } = county
  const context = await office.browse(script ? screen : phone)
  const at = await sitDown(context, `${office.base}/`, { script })
  await chooseOrgan(at)
  await beNatural(at)
  const sent = await sendIn(office, at)
  assert.match(await openQuery(at, sent), /已经收到，等待确认[^]*还没有答复期限/)

  await confirm(county, sent.number)
  await at.page.reload()
  assert.match(await at.text(), /正在办理[^]*已经与您确认收到申请/)
  assert.deepEqual(await termOn(at), await termOn(clerk))

  await reviewAt(
    clerk,
    { '申请内容是否明确，能否据以查找？': '明确' },
    { '是不是应当按政府信息公开申请办理的申请？': '是，申请获取政府信息' },
    { '由谁负责公开？': '本机关负责公开' },
    { '有没有现成的信息？': '有' },
    { '给不给？': '已经主动公开' },
    { 获取的方式: '县政府网站征地公告栏目' },
  )
  await draftAt(clerk)
  await sign(county, sent.number)

  await at.page.reload()
  assert.match(await at.text(), /已经答复[^]*办理结果/)
  const letter = await read(at, /(告知书|答复书)（PDF）/)
  assert.match(letter, /通过互联网渠道（https:\/\/xzfy\.example\.gov\.cn）向宝丰县人民政府提交/)
  await clerk.page.reload()
  assert.match(await clerk.text(), /申请人首次下载/)
  await at.page.reload()
  await at.press('评价服务')
  await at.choose('满意程度', '4 分，满意')
  await at.type('意见和建议', '说得清楚')
  await at.press('提交评价')
  assert.match(await at.text(), /您的评价：4 分/)
  await clerk.page.reload()
  assert.match(await clerk.text(), /服务评价\s*4 分/)
  await at.press('退出查询')
}

/** The agent of a company applies, corrects and withdraws. */
const agentsCourse = async (script: boolean): Promise<void> => {
  const { office, clerk } = county
  const context = await office.browse(script ? screen : phone)
  const at = await sitDown(context, `${office.base}/`, { script })
  await chooseOrgan(at)
  await beOrganisation(at)
  const sent = await sendIn(office, at)
  await confirm(county, sent.number)
  await clerk.follow('告知补正')
  await clerk.fillIn({ 需要补正的事项: '请写明地块', 指导和释明: '可以写批复文号' })
  await clerk.press('告知补正')

  assert.match(await openQuery(at, sent), /等您补正/)
  await at.press('提交补正')
  await at.type('补正后的申请内容', '东街村甲地块2024年征地补偿安置方案')
  await at.upload('补充材料', [photo('地块.heic')])
  await at.press('提交补正')
  assert.match(await at.text(), /正在办理[^]*收到您的补正，答复期限重新计算/)
  await clerk.open('/console/requests')
  assert.match(await clerk.text(), /补正已提交/)
  await clerk.follow(sent.number)
  assert.match(await clerk.text(), /东街村甲地块[^]*地块\.heic/)
  assert.deepEqual(await termOn(at), await termOn(clerk))

  await at.press('撤回申请')
  await at.press('提交')
  assert.match(await at.text(), /没有撤回：撤回申请请选择第一项/)
  await at.choose('确认撤回', '我是申请人，自愿撤回这件申请')
  await at.press('提交')
  assert.match(await at.text(), /您已撤回，正在办理确认/)
  await clerk.open('/console/requests')
  assert.match(await clerk.text(), /申请人已撤回/)
  await clerk.follow(sent.number)
  await sign(county, sent.number)
  await at.page.reload()
  assert.match(await read(at, /撤回.*（PDF）/), /撤回/)
}

describe('公民从申请到评价，只用键盘，每一页在手机和电脑上都看过', () => {
  test('一个人在手机上、不用脚本，身份证明是手机拍的 HEIC 照片', () => wholeCourse(false))

  test('一个人在电脑上、有脚本', () => wholeCourse(true))

  test('一个单位的代理人在电脑上、有脚本：分段上传委托书，在网上补正，后来撤回，收到确认书', () =>
    agentsCourse(true))

  test('一个单位的代理人在手机上、不用脚本：上传委托书，补正，撤回', () => agentsCourse(false))
})
