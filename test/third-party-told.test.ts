import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestContext } from 'node:test'
import { goTo, setUp, step, thirdPartyObjects } from './course.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '某矿业公司2025年环境影响评价报告书及附件，请寄给我',
  obtainBy: 'post',
  carrier: 'paper',
}

/** A third party that said no, and a decision to disclose all the same, signed. */
const overruled = async (t: TestContext) => {
  const { app, clerk, leader } = await setUp(t)
  const at = await step(clerk, '/console/requests/new', registration)
  await thirdPartyObjects(clerk, at)
  await step(clerk, `${at}/checklist`, {
    clear: 'clear',
    nature: 'govInfo',
    responsible: 'own',
    held: 'held',
    give: 'N4',
    thirdPartyInterest: '商业秘密',
    consulted: 'withhold',
    publicInterest: 'yes',
    weighing: '报告书关系下游群众的饮水安全',
    form: 'asked',
  })
  return { app, clerk, leader, at }
}

describe('不顾第三方反对决定公开（条例第三十二条）', () => {
  test('《公开决定告知书》随答复拟制、签发，各有文号；先送达第三方，暂缓期满才能送达申请人', async (t) => {
    const { app, clerk, leader, at } = await overruled(t)
    const proposed = await (await clerk.get(`${at}/checklist`)).text()
    assert.match(proposed, /公开前应当告知第三方/)
    assert.match(proposed, /答复期限至 2026-03-30，还有 20 个工作日/)
    await clerk.post(`${at}/draft`, { attachments: '报告书' })
    const reply = await (await clerk.get(`${at}/reply`)).text()
    assert.match(reply, /公开决定告知书 1 份/)
    assert.match(reply, /不公开可能对公共利益造成重大影响：报告书关系下游群众的饮水安全/)
    assert.doesNotMatch(/公开决定告知书 1 份[\s\S]*?<\/article>/.exec(reply)?.[0] ?? '', /请寄给我/)
    await step(clerk, `${at}/reply`)
    assert.match(await (await leader.get(`${at}/sign`)).text(), /给某矿业有限公司的公开决定告知书/)
    await step(leader, `${at}/sign`)
    const letters = await app.database.superuser`
      select kind, number, status, consultation_id as of from requests.letter
      where kind in ('D11', 'D12') order by kind`
    assert.deepEqual(
      letters.map(({ kind, status, of }) => [kind, status, of]),
      [
        ['D11', 'issued', '1'],
        ['D12', 'issued', null],
      ],
    )
    assert.notEqual(letters[0]?.['number'], letters[1]?.['number'])
    const page = await (await clerk.get(at)).text()
    assert.match(page, /第三方收到以前，不能向申请人送达/)
    assert.match(await (await clerk.get('/console')).text(), /待告知第三方/)
    const serving = { route: 'direct', on: '2026-03-02' }
    const version = async (): Promise<string> =>
      /name="_version" value="(\d+)"/.exec(await (await clerk.get(`${at}/serve`)).text())?.[1] ?? ''
    const early = await clerk.post(`${at}/serve`, { _version: await version(), ...serving })
    assert.equal(early.status, 409)
    assert.match(await early.text(), /还没有收到《公开决定告知书》/)
    await step(clerk, `${at}/do/serveNotice`, { id: '1', route: 'direct', on: '2026-03-02' })
    await step(clerk, `${at}/do/proveNotice`, { id: '1', on: '2026-03-02', proof: '收发室签收' })
    assert.match(await (await clerk.get(at)).text(), /2026-03-17[\s\S]{0,60}起可以向申请人送达/)
    const held = await clerk.post(`${at}/serve`, { _version: await version(), ...serving })
    assert.equal(held.status, 409)
    assert.match(await held.text(), /2026-03-16 届满，2026-03-17 起可以向申请人送达/)
    assert.match(await (await clerk.get('/console')).text(), /暂缓送达至/)
    const envelopes = await (await clerk.get('/console/envelopes')).text()
    assert.match(envelopes, /暂缓送达至/)
    assert.doesNotMatch(envelopes, /envelopes\/new\?with=[^"]+"[^>]*>送达</)
    await goTo(app, '2026-03-17')
    await step(clerk, `${at}/serve`, { route: 'direct', on: '2026-03-17' })
    const [row] = await app.database.superuser`
      select stage, desk, hold_until as held from requests.info_request`
    assert.deepEqual({ ...row }, { stage: 'served', desk: 'prove', held: null })
    const [notice] = await app.database.superuser`
      select id from requests.letter where kind = 'D11'`
    const paper = await clerk.get(`${at}/forms/service?letter=${notice?.['id']}`)
    assert.equal(paper.headers.get('content-type'), 'application/pdf')
  })

  test('改为不予公开再拟制的，不再告知第三方', async (t) => {
    const { app, clerk, leader, at } = await overruled(t)
    await clerk.post(`${at}/draft`, { attachments: '报告书' })
    await step(clerk, `${at}/checklist`, {
      publicInterest: 'no',
      weighing: '不会造成重大影响',
      severable: 'no',
      notSeverableWhy: '各章均含工艺参数',
      reason: '含有商业秘密',
    })
    await clerk.post(`${at}/draft`)
    await step(clerk, `${at}/reply`)
    await step(leader, `${at}/sign`)
    const kinds = await app.database.superuser`
      select kind from requests.letter where kind in ('D11', 'D15')`
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['D15'],
    )
  })
})
