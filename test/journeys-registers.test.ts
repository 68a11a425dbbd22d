import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Desk, openOffice, registerAt } from './desks.ts'

/** A figure of the annual report of this year, read off its page. */
const figureAt = async (desk: Desk, cell: string): Promise<string> => {
  await desk.open('/console/reports/own/2026')
  return (await desk.page.locator(`#c-${cell}`).innerText()).trim()
}

/** Looks at pages once more on a phone: nothing pushed sideways, nothing axe complains of. */
const onPhone = async (desk: Desk, paths: readonly string[]): Promise<void> => {
  await desk.page.setViewportSize({ width: 390, height: 844 })
  for (const path of paths) await desk.open(path)
}

const pathOf = (desk: Desk): string => new URL(desk.page.url()).pathname

describe('登记簿在浏览器里', () => {
  test('规范性文件：登记、查找、登记废止，年度报告表二数到它', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    await clerk.open('/console/documents')
    assert.match(await clerk.text(), /没有符合条件的文件/)
    await clerk.follow('登记文件')
    await clerk.fillIn({
      文件标题: '宝丰县农村公路养护管理办法',
      发文字号: '宝政〔2026〕3号',
      成文日期: '2026-02-10',
      实施日期: '2026-03-01',
    })
    await clerk.press('登记')
    const at = pathOf(clerk)
    assert.match(await clerk.text(), /现行有效/)
    assert.equal(await figureAt(clerk, 'table2-normative-0'), '1')
    await clerk.open('/console/documents?q=养护')
    await clerk.follow('宝丰县农村公路养护管理办法')
    const end = clerk.page.locator(`main form[action="${at}/abolish"]`)
    await end.locator('[name=endedOn]').fill('2026-03-02')
    await end.locator('[name=reason]').fill('由新办法替代')
    await clerk.press('登记废止')
    assert.match(await clerk.text(), /由新办法替代/)
    assert.equal(await figureAt(clerk, 'table2-normative-1'), '1')
    await onPhone(clerk, ['/console/documents', '/console/documents/new', at])
  })

  test('复议诉讼：登记在所涉申请上，登记结果，年度报告表四数到它；结果不能早于受理', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    await registerAt(clerk, '2025年农村公路养护资金使用情况')
    await clerk.open('/console/disputes')
    await clerk.follow('登记争议')
    await clerk.fillIn({
      种类: '行政复议',
      受理文号或者案号: '宝政复受字〔2026〕1号',
      所涉申请的编号: '依申请〔2026〕1号',
      受理日期: '2026-03-02',
    })
    await clerk.press('登记')
    const at = pathOf(clerk)
    assert.equal(await figureAt(clerk, 'table4-review-3'), '1')
    await office.goTo('2026-04-10')
    await clerk.open(at)
    await clerk.fillIn({ 结果: '结果维持', 审结日期: '2026-03-01' })
    await clerk.press('登记结果')
    assert.match(await clerk.text(), /审结日期不能早于受理日期/)
    await clerk.fillIn({ 审结日期: '2026-04-10' })
    await clerk.press('登记结果')
    assert.match(await clerk.text(), /结果维持/)
    assert.equal(await figureAt(clerk, 'table4-review-0'), '1')
    await onPhone(clerk, ['/console/disputes', '/console/disputes/new', at])
  })

  test('申报数：一人申报、另一人在手机上签字，才计入年度报告表二；退回的不计', async (t) => {
    const office = await openOffice(t)
    const clerk = await office.hire('李经办', 'own', ['handler'])
    const head = await office.hire('赵主任', 'own', ['officeHead'], 'phone')
    const at = '/console/reports/own/2026/declarations'
    const declare = async (figure: string): Promise<void> => {
      await clerk.open(at)
      await clerk.fillIn({
        事项: '行政许可',
        数字: figure,
        来源: '行政审批系统',
        统计起始日期: '2026-01-01',
        统计截止日期: '2026-03-01',
      })
      await clerk.press('申报')
    }
    await declare('1286')
    assert.match(await clerk.text(), /待第二人签字/)
    assert.notEqual(await figureAt(clerk, 'table2-licensing'), '1286')
    await head.open(at)
    await head.press('退回')
    assert.match(await head.text(), /已退回/)
    await declare('1268')
    await head.open(at)
    await head.press('核对无误，签字')
    assert.match(await head.text(), /计入年报/)
    assert.equal(await figureAt(clerk, 'table2-licensing'), '1268')
    await onPhone(clerk, [at])
  })
})
