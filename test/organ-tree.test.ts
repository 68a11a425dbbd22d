import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organById, saveOrgan } from '../src/modules/organs.ts'
import { openOffice } from './desks.ts'

/** Where each line of the name begins, in whole pixels from the left of the screen. */
const linesOf = (name: string): string => `(() => {
  const link = [...document.querySelectorAll('td a')].find((a) => a.textContent === ${JSON.stringify(name)})
  return [...link.getClientRects()].map(({ left }) => Math.round(left))
})()`

test('机构一览：名称长的机关换行以后仍按层级缩进，电脑和手机上都是', async (t) => {
  const office = await openOffice(t)
  const { database } = office.app
  const desk = await office.hire('管理员', 'own', ['administrator'])
  const own = await organById(database.app, 'own')
  assert.ok(own)
  const long = '宝丰县退役军人事务管理与服务保障综合协调委员会办公室驻商酒务镇临时工作联络站'
  await database.superuser`update organs.organ set kind = 'countyOffice' where id = 'own'`
  await database.app.begin(async (tx) => {
    await saveOrgan(tx, { ...own, id: 'mid', name: '二级机关', parentId: 'own', version: 1 })
    await saveOrgan(tx, { ...own, id: 'low', name: long, parentId: 'mid', version: 1 })
  })
  const edgesOf = (name: string): Promise<number[]> => desk.page.evaluate<number[]>(linesOf(name))
  for (const width of [1280, 390]) {
    await desk.page.setViewportSize({ width, height: 900 })
    await desk.open('/console/organs')
    const [top = 0] = await edgesOf('own局')
    const [middle = 0] = await edgesOf('二级机关')
    const lines = await edgesOf(long)
    assert.ok(lines.length > 1, `${width}: ${lines.length} lines`)
    assert.equal(new Set(lines).size, 1, `${width}: ${lines.join()}`)
    assert.ok(top < middle && middle < (lines[0] ?? 0), `${width}: ${top} ${middle} ${lines[0]}`)
  }
})
