import assert from 'node:assert/strict'
import { test } from 'node:test'
import { goTo, setUp, step } from './course.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '关于修路的文件',
  obtainBy: 'post',
  carrier: 'paper',
}

const asking = {
  items: '请写明道路名称',
  guidance: '可以写明起止点',
  replyBy: '2026-03-20',
}

test('第八个工作日告知补正：直接告知被拒绝，提请负责人同意后发出，期限照常，页面和告知书都写明', async (t) => {
  const { app, clerk, head } = await setUp(t)
  const at = await step(clerk, '/console/requests/new', registration)
  await goTo(app, '2026-03-12')
  const page = await (await clerk.get(`${at}/do/askCorrection`)).text()
  const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const refused = await clerk.post(`${at}/do/askCorrection`, {
    _version: version,
    on: '2026-03-12',
    ...asking,
  })
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /2026-03-11 届满.*提请公开工作机构负责人同意.*条例第三十条/)
  await step(clerk, `${at}/do/proposeLateCorrection`, { ...asking, reason: '有两条同名的路' })
  const form = await (await clerk.get(`${at}/do/approve?of=3`)).text()
  const seen = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? ''
  const alone = await clerk.post(`${at}/do/approve`, { _version: seen, of: '3' })
  assert.equal(alone.status, 409)
  assert.match(await (await head.get('/console')).text(), /依申请〔2026〕1号/)
  assert.match(
    await (await head.get(at)).text(),
    /请写明道路名称（至 2026-03-20）。理由：有两条同名的路/,
  )
  await step(head, `${at}/do/approve?of=3`, { of: '3' })
  const after = await (await clerk.get(at)).text()
  assert.match(after, /逾期告知补正，答复期限照常计算（条例第三十条）/)
  const [row] = await app.database.superuser`
    select stage, due_on as due, (select count(*)::int from requests.letter where kind = 'D04') as n
    from requests.info_request`
  assert.deepEqual({ ...row }, { stage: 'open', due: '2026-03-30', n: 1 })
  await step(clerk, `${at}/do/receiveCorrection`, {
    on: '2026-03-12',
    clear: 'yes',
    description: '北环路改造项目批复',
  })
  const [still] = await app.database.superuser`
    select stage, due_on as due, description from requests.info_request`
  assert.deepEqual(
    { ...still },
    { stage: 'open', due: '2026-03-30', description: '北环路改造项目批复' },
  )
})
