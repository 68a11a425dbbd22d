import assert from 'node:assert/strict'
import { test } from 'node:test'
import { starterOf } from '../src/modules/templates/actions-own.ts'
import { type Desk, openOffice, registerAt, reviewAt } from './desks.ts'

const pathOf = ({ page }: Desk): string => new URL(page.url()).pathname

/** Looks at pages once more on a phone. */
const onPhone = async (desk: Desk, paths: readonly string[]): Promise<void> => {
  await desk.page.setViewportSize({ width: 390, height: 844 })
  for (const path of paths) await desk.open(path)
  await desk.page.setViewportSize({ width: 1280, height: 900 })
}

test('文书模板在浏览器里', async (t) => {
  const office = await openOffice(t)
  const clerk = await office.hire('李经办', 'zfb', ['handler'])
  const leader = await office.hire('王主任', 'zfb', ['leader'])
  const helper = await office.hire('张镇长', 'town', ['handler'], 'phone')
  await office.app.database.superuser`
    update organs.organ set kind = 'countyOffice' where id = 'zfb'`

  await t.test('模板包：一人起草、另一人下发，各单位在手机上签收，谁没有签收看得到', async () => {
    await clerk.open('/console/templates')
    await clerk.fillIn({ 名称: '依申请公开文书模板' })
    await clerk.press('起草')
    const pack = pathOf(clerk)
    await clerk.open(`${pack}/kinds/D12`)
    await clerk.fillIn({ 结束语: '不服可以起诉' })
    await clerk.press('保存')
    assert.match(await clerk.text(), /自由段落不能写法律依据、决定、期限和救济途径/)
    await clerk.fillIn({ 结束语: '感谢您的支持。' })
    await clerk.press('保存')
    await leader.open(pack)
    await leader.press('下发各单位')
    assert.match(await leader.text(), /未签收：town局/)
    await helper.open('/console/templates')
    assert.match(await helper.text(), /待签收/)
    await helper.open(pack)
    await helper.press('签收')
    await clerk.open(pack)
    assert.match(await clerk.text(), /共 1 个单位，已签收 1 个/)
    await onPhone(clerk, ['/console/templates', pack, `${pack}/kinds/D12`])
  })

  await t.test('本单位 Word 模板：上传、看样本、另一人审核启用', async () => {
    await clerk.open('/console/templates')
    await clerk.follow('本单位 Word 模板')
    const upload = async (bytes: Uint8Array): Promise<void> => {
      await clerk.fillIn({ 用于哪种文书: '政府信息予以公开告知书' })
      const buffer = Buffer.from(bytes)
      await clerk.page
        .locator('[name=file]')
        .setInputFiles({ name: '模板.docx', mimeType: 'application/zip', buffer })
      await clerk.press('上传并检查')
    }
    await upload(await starterOf('D15'))
    assert.match(await clerk.text(), /缺少\{附件\}\s可以使用的标签：/)
    await upload(await starterOf('D12'))
    const own = pathOf(clerk)
    assert.match(await clerk.text(), /提起行政诉讼/)
    await leader.open(own)
    await leader.press('审核启用')
    assert.match(await leader.text(), /正在使用/)
    await onPhone(leader, ['/console/templates/own', own])
  })

  await t.test('答复稿逐段人工修改，签发人看到法定段落的改动', async () => {
    await registerAt(clerk, '2025年农村公路养护资金使用情况')
    const at = pathOf(clerk)
    await reviewAt(
      clerk,
      { '申请内容是否明确，能否据以查找？': '明确' },
      {
        '是不是应当按政府信息公开申请办理的申请？': '要求提供政府公报、报刊、书籍等公开出版物',
      },
      { 公开出版物名称: '宝丰年鉴', 获取途径: '县图书馆' },
    )
    await clerk.press('拟制答复')
    await clerk.open(`${at}/reply/paragraphs/1`)
    const text = clerk.page.locator('[name=text]')
    await text.fill(`${await text.inputValue()}县图书馆周一闭馆。`)
    await clerk.press('保存')
    assert.match(await clerk.text(), /这是法定段落/)
    await clerk.fillIn({ 修改的理由: '申请人当面询问' })
    await clerk.press('保存')
    await onPhone(clerk, [`${at}/reply/paragraphs/1`, `${at}/reply`])
    await clerk.press('提交审核签发')
    await leader.open(`${at}/sign`)
    assert.match(await leader.text(), /法定段落有 1 处人工修改/)
    assert.equal(await leader.page.locator('.paper mark.legal').count(), 1)
    await onPhone(leader, [`${at}/sign`])
    await leader.press('签发')
  })
})
