import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hand, setUp, step } from './course.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '县城集中供热特许经营协议',
  obtainBy: 'post',
  carrier: 'paper',
}

describe('协办单位随回复交来的材料', () => {
  test('经过上传检查，加密归入本件；来文单位可以下载，协办单位只能看自己交的，别的单位一概看不到', async (t) => {
    const { app, clerk } = await setUp(t)
    const helper = await app.hire('helper', 'assistant')
    const other = await app.hire('other', 'handler', 'assistant')
    const at = await step(clerk, '/console/requests/new', registration)
    const id = at.split('/').at(-1) ?? ''
    await step(clerk, `${at}/do/requestAssist`, {
      organ: 'helper',
      question: '请查找协议文本',
      dueOn: '2026-03-09',
    })
    const task = `/console/assists/${id}/1`
    const page = await (await helper.get(task)).text()
    const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const said = { _version: version, answer: '已查到，见附件', on: '2026-03-02' }
    const bad = new File([new Uint8Array([77, 90, 0, 1])], '协议.exe')
    const refused = await hand(app, helper, task, { ...said, files: bad })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /不是可以接收的文件/)
    const good = new File(['特许经营协议全文'], '协议.txt', { type: 'text/plain' })
    const sent = await hand(app, helper, task, { ...said, files: good })
    assert.equal(sent.status, 303, await sent.text())

    const answered = await (await helper.get(task)).text()
    const own = /href="([^"]+\/files\/[^"]+)"[^>]*>协议\.txt/.exec(answered)?.[1] ?? ''
    assert.equal(await (await helper.get(own)).text(), '特许经营协议全文')
    const file = own.split('/').at(-1) ?? ''
    const asking = await (await clerk.get(at)).text()
    assert.match(asking, /协议\.txt[\s\S]{0,80}协办材料/)
    assert.equal(await (await clerk.get(`${at}/files/${file}`)).text(), '特许经营协议全文')
    for (const path of [own, `${at}/files/${file}`])
      assert.equal((await other.get(path)).status, 404, path)
    assert.equal((await helper.get(`${at}/files/${file}`)).status, 403)
  })

  test('协办单位打不开本件的其他材料', async (t) => {
    const { app, clerk } = await setUp(t)
    const helper = await app.hire('helper', 'handler')
    const at = await step(clerk, '/console/requests/new', registration)
    const id = at.split('/').at(-1) ?? ''
    const scan = new File(['身份证扫描件'], '身份证.txt', { type: 'text/plain' })
    const kept = await hand(app, clerk, `${at}/attach`, { purpose: 'identity', files: scan })
    assert.equal(kept.status, 303)
    const [file] = await app.database.superuser<{ id: string }[]>`
      select file_id as id from requests.attachment`
    await step(clerk, `${at}/do/requestAssist`, {
      organ: 'helper',
      question: '请查找',
      dueOn: '2026-03-09',
    })
    const path = `/console/assists/${id}/1/files/${file?.id}`
    assert.equal((await helper.get(path)).status, 404)
    assert.equal((await helper.get(`${at}/files/${file?.id}`)).status, 404)
  })
})
