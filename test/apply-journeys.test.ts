import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { chooseOrgan } from './applicants.ts'
import { openOffice } from './desks.ts'
import { type Keyboard, phone, photo, sitDown } from './keyboard.ts'
import { pass } from './public-door.ts'

const atTheDoor = async (t: Parameters<typeof openOffice>[0]) => {
  const office = await openOffice(t)
  await office.app.hire('own', 'handler')
  await office.app.database.app`
    update organs.organ set name = '宝丰县自然资源局', duties = '{征地,宅基地}' where id = 'own'`
  return { ...office, context: await office.browse(phone) }
}

/** As far as the name of a person who applies for themselves. */
const begin = async (at: Keyboard): Promise<void> => {
  await chooseOrgan(at)
  await at.choose('申请人', '自然人')
  await at.choose('由谁办理', '本人')
  await at.press('下一步')
  await at.type('姓名', '张三丰')
}

describe('申请当中出了岔子', () => {
  test('网络断了：上传自己重试，从断的地方接着传', async (t) => {
    const { base, context } = await atTheDoor(t)
    const at = await sitDown(context, `${base}/`, { script: true })
    await begin(at)
    await at.type('证件号码', '41042119900101123X')
    await at.type('联系电话', '13900000001')
    await at.type('通信地址', '宝丰县城关镇演示路8号')
    await at.press('下一步')
    let puts = 0
    const told = Promise.withResolvers<void>()
    await context.route('**/apply/files/*', async (route) => {
      if (route.request().method() !== 'PUT') return route.continue()
      puts += 1
      if (puts === 2) return route.abort()
      if (puts === 3) await told.promise
      return route.continue()
    })
    const loaded = at.page.waitForEvent('load')
    await at.upload('申请人身份证明', [photo('IMG_0001.HEIC', 600_000)])
    await at.page.getByText('网络不通，正在重试').waitFor()
    told.resolve()
    await loaded
    await at.page.getByText('已上传').waitFor()
    assert.equal(puts, 4)
  })

  test('填到一半放下，过几天用长者模式和高对比度继续，不用脚本', async (t) => {
    const { app, base, context } = await atTheDoor(t)
    const at = await sitDown(context, `${base}/`, { script: false })
    await begin(at)
    await at.press('保存，以后再填')
    assert.match(await at.text(), /已经保存/)
    await at.page.close()
    pass(app, 3 * 24 * 3600)
    const later = await sitDown(context, `${base}/display?elder=on`, { script: false })
    await later.page.goto(`${base}/display?contrast=on`)
    await later.open('/apply')
    await later.press('继续填写上次的申请')
    assert.equal(await later.page.getByLabel('姓名').inputValue(), '张三丰')
    await later.press('返回上一步')
    await later.press('下一步')
  })
})
