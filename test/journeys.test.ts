import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Desk, draftAt, openOffice, registerAt, reviewAt } from './desks.ts'

/** The figure of a row of 表三, last column, read off the page of the report. */
const rowOf = async (desk: Desk, row: string): Promise<string> => {
  await desk.open('/console/reports/own/2026')
  return desk.page.locator(`#c-table3-rows-${row}-6 a`).innerText()
}

const clear = { '申请内容是否明确，能否据以查找？': '明确' }
const held = [
  clear,
  { '是不是应当按政府信息公开申请办理的申请？': '是，申请获取政府信息' },
  { '由谁负责公开？': '本机关负责公开' },
  { '有没有现成的信息？': '有' },
]

describe('办理人员在浏览器里办一件申请', () => {
  test('从柜台登记到手机签发、送达、归档，年度报告表三数到这一件', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const head = await office.hire('赵主任', 'own', ['officeHead'])
    const leader = await office.hire('周县长', 'own', ['leader'], 'phone')
    await registerAt(clerk, '某矿业公司2025年环境影响评价报告书及附件')
    const at = new URL(clerk.page.url()).pathname

    await office.goTo('2026-03-04')
    await clerk.open(at)
    await clerk.follow('告知补正')
    await clerk.fillIn({
      需要补正的事项: '请写明环评报告书的项目名称',
      指导和释明: '可以写明项目名称或者批复文号',
    })
    await clerk.press('告知补正')
    await office.goTo('2026-03-09')
    await clerk.open(at)
    await clerk.follow('收到补正')
    await clerk.fillIn({
      补正后的内容: '明确，可以查找',
      补正后的申请内容: '某矿业公司石灰岩矿项目2025年环境影响评价报告书',
    })
    await clerk.press('收到补正')
    assert.match(await clerk.text(), /答复期限\s*2026-04-07/)

    await clerk.follow('征求意见')
    await clerk.fillIn({ 征求谁的意见: '第三方', 姓名或者名称: '某矿业有限公司' })
    await clerk.press('征求意见')
    await clerk.follow('征求意见')
    await clerk.fillIn({ 征求谁的意见: '共同制作机关', 姓名或者名称: '某生态环境局' })
    await clerk.press('征求意见')
    await office.goTo('2026-03-10')
    await clerk.open(at)
    for (const party of ['某矿业有限公司', '某生态环境局']) {
      await clerk.follow('登记对方收到日期')
      const letter = clerk.page.locator('main select')
      await letter.selectOption({ index: party === '某矿业有限公司' ? 1 : 2 })
      await clerk.press('登记对方收到日期')
    }
    await office.goTo('2026-03-16')
    await clerk.open(at)
    await clerk.follow('登记反馈意见')
    await clerk.fillIn({ 征求意见书: '第2号函：共同制作机关某生态环境局', 对方的意见: '同意公开' })
    await clerk.press('登记反馈意见')
    await office.goTo('2026-04-02')
    await clerk.open(at)
    await clerk.follow('期满未答复')
    await clerk.press('期满未答复')

    await clerk.follow('提请延期')
    await clerk.fillIn({ 延长的工作日: '10', 理由: '需要逐件核对' })
    await clerk.press('提请延期')
    await head.open('/console')
    await head.follow('依申请〔2026〕1号')
    await head.follow('同意')
    await head.press('同意')
    assert.match(await head.text(), /答复期限延长 10 个工作日/)

    await clerk.open(at)
    await reviewAt(
      clerk,
      ...held,
      { '给不给？': '公开会损害第三方合法权益' },
      { 涉及第三方的: '商业秘密' },
      { 第三方的意见如何: '不同意公开且理由合理，或者没有意见而公开确会损害其合法权益' },
      { 不公开是否可能对公共利益造成重大影响: '不会' },
      { 公共利益权衡情况: '不公开不会对公共利益造成重大影响' },
      { 能否作区分处理: '不能区分处理' },
      { 不能区分处理的理由: '报告书各章均含有配方和工艺参数' },
      { 事实和理由: '报告书含有该公司的商业秘密' },
    )
    assert.match(await clerk.text(), /4\.保护第三方合法权益/)
    await draftAt(clerk)

    await leader.open('/console')
    await leader.page
      .getByRole('link', { name: /依申请/ })
      .last()
      .click()
    await leader.follow('签发')
    assert.match(await leader.text(), /先向宝丰县人民政府申请行政复议/)
    await leader.press('签发')

    await office.goTo('2026-04-03')
    await clerk.open(at)
    await clerk.follow('送达')
    await clerk.fillIn({ 送达方式: '邮寄送达', 邮件号码: 'XA12345678941' })
    await clerk.press('登记送达')
    await clerk.follow('登记送达凭证')
    await clerk.fillIn({ 送达凭证: '本人签收' })
    await clerk.press('登记送达凭证')
    await clerk.follow('归档')
    await clerk.press('归档')
    assert.match(await clerk.text(), /已归档/)
    assert.equal(await rowOf(clerk, 'd4'), '1')
    await clerk.page.locator('#c-table3-rows-d4-6 a').click()
    await clerk.follow('依申请〔2026〕1号')
    await clerk.page.setViewportSize({ width: 390, height: 844 })
    const phonePages = [at, '/console', '/console/requests?group=all', '/console/reports/own/2026']
    for (const path of phonePages) await clerk.open(path)
  })

  test('一份申请三件事：拆分、三个结果、一个信封送达', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const leader = await office.hire('周县长', 'own', ['leader'], 'phone')
    await registerAt(clerk, '甲地块征地公告、乙地块补偿标准、宝丰年鉴2024')
    await clerk.follow('拆分事项')
    await clerk.fillIn({ 拆分后的各项内容: '甲地块征地公告\n乙地块补偿标准\n宝丰年鉴2024' })
    await clerk.press('拆分事项')
    const published = { 获取的方式: '县政府网站征地公告栏目' }
    const publication = { 公开出版物名称: '宝丰年鉴', 获取途径: '县图书馆' }
    const items = [
      ['1', [...held, { '给不给？': '已经主动公开' }, published], {}],
      [
        '1-2',
        [
          ...held,
          { '给不给？': '可以公开，不损害第三方合法权益' },
          { 以什么形式提供: '按申请人要求的形式' },
        ],
        { 随答复提供的信息: '乙地块补偿标准' },
      ],
      [
        '1-3',
        [
          clear,
          {
            '是不是应当按政府信息公开申请办理的申请？': '要求提供政府公报、报刊、书籍等公开出版物',
          },
          publication,
        ],
        {},
      ],
    ] as const
    for (const [number, rounds, enclosed] of items) {
      await clerk.open('/console/requests')
      await clerk.follow(`依申请〔2026〕${number}号`)
      await reviewAt(clerk, ...rounds)
      await draftAt(clerk, enclosed)
      await leader.open('/console')
      await leader.follow(`依申请〔2026〕${number}号`)
      await leader.follow('签发')
      await leader.press('签发')
    }
    await clerk.open('/console/requests')
    await clerk.follow('依申请〔2026〕1号')
    await clerk.follow('送达')
    await clerk.fillIn({ 送达方式: '直接送达' })
    await clerk.press('登记送达')
    assert.match(await clerk.text(), /同一信封共 3 件/)
    const results = ['granted', 'n3', 'total']
    const figures = []
    for (const row of results) figures.push(await rowOf(clerk, row))
    assert.deepEqual(figures, ['2', '1', '3'])
  })

  test('登记错的件经第二人同意作废：表三减一件，编号不再使用', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const head = await office.hire('赵主任', 'own', ['officeHead'])
    await registerAt(clerk, '2025年农村公路养护资金使用情况')
    await registerAt(clerk, '2025年农村公路养护资金使用情况')
    assert.equal(await rowOf(clerk, 'new'), '2')
    await clerk.open('/console/requests')
    await clerk.follow('依申请〔2026〕2号')
    await clerk.follow('申请作废')
    await clerk.fillIn({ 理由: '与依申请〔2026〕1号重复录入' })
    await clerk.press('申请作废')
    assert.equal(await rowOf(clerk, 'new'), '2')
    await head.open('/console')
    await head.follow('依申请〔2026〕2号')
    await head.follow('同意')
    await head.press('同意')
    assert.match(await head.text(), /已作废/)
    assert.equal(await rowOf(clerk, 'new'), '1')
    await registerAt(clerk, '2025年县级公路养护计划')
    assert.match(await clerk.text(), /依申请〔2026〕3号/)
    assert.equal(await rowOf(clerk, 'new'), '2')
  })

  test('请部门协办、催办，协办单位看不到申请人，回复到了申请件上', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const assistant = await office.hire('孙协办', 'helper', ['assistant'])
    await registerAt(clerk, '2025年农村公路养护资金使用情况')
    const at = new URL(clerk.page.url()).pathname
    await clerk.follow('请部门协办')
    await clerk.fillIn({ 协办单位: 'helper局', 请协办的事项: '请查找资金使用明细' })
    await clerk.press('请部门协办')
    await office.goTo('2026-03-06')
    await clerk.open(at)
    await clerk.follow('催办')
    await clerk.press('催办')
    await assistant.open('/console/assists')
    assert.match(await assistant.text(), /催办 1 次/)
    await assistant.follow('依申请〔2026〕1号')
    assert.doesNotMatch(await assistant.text(), /张/)
    await assistant.fillIn({ 查找情况: '查到明细表一份，可以公开' })
    await assistant.press('回复')
    await clerk.open(at)
    assert.match(await clerk.text(), /已回复\s*查到明细表一份，可以公开/)
  })

  test('签发人出差，代理人代为签发，办理过程写明代谁签发', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const leader = await office.hire('周县长', 'own', ['leader'])
    const deputy = await office.hire('吴副县长', 'own', ['reviewer'], 'phone')
    await registerAt(clerk, '宝丰年鉴2024')
    const at = new URL(clerk.page.url()).pathname
    await reviewAt(
      clerk,
      clear,
      {
        '是不是应当按政府信息公开申请办理的申请？': '要求提供政府公报、报刊、书籍等公开出版物',
      },
      { 公开出版物名称: '宝丰年鉴', 获取途径: '县图书馆' },
    )
    await draftAt(clerk)
    await leader.open('/console/me')
    await leader.page.locator('summary', { hasText: '安排代理' }).click()
    await leader.fillIn({ 代理人: '吴副县长（审核人）', 结束日期: '2026-03-06', 原因: '出差' })
    await leader.press('安排代理')
    await deputy.open('/console/me')
    await deputy.fillIn({ 以哪个岗位工作: '代周县长：own局（签发人）' })
    await deputy.press('切换岗位')
    await deputy.follow('依申请〔2026〕1号')
    await deputy.follow('签发')
    await deputy.press('签发')
    await clerk.open(at)
    assert.match(await clerk.text(), /吴副县长（代周县长）\s*签发/)
  })
})
