import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from './app.ts'
import { configure, goTo, setUp, step } from './course.ts'
import { registration } from './registration.ts'

/** Items of an envelope, as the page offers them. */
const ticked = /name="with" type="checkbox" value="([^"]+)"/g

describe('一件申请从柜台到归档', () => {
  test('登记、补正、第三方沉默、共同制作机关答复、延期、以第十五条不予公开、签发、送达、归档', async (t) => {
    const { app, clerk, head, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    await goTo(app, '2026-03-04')
    await step(clerk, `${at}/do/askCorrection`, {
      on: '2026-03-04',
      items: '请写明环评报告书的项目名称',
      guidance: '可以写明项目名称或者批复文号',
      replyBy: '2026-03-25',
    })
    await goTo(app, '2026-03-09')
    await step(clerk, `${at}/do/receiveCorrection`, {
      on: '2026-03-09',
      clear: 'yes',
      description: '某矿业公司石灰岩矿项目2025年环境影响评价报告书',
    })
    assert.match(await (await clerk.get(at)).text(), /2026-04-07/)
    await step(clerk, `${at}/do/consult`, {
      on: '2026-03-09',
      kind: 'thirdParty',
      party: '某矿业有限公司',
      person: 'no',
      information: '石灰岩矿项目环境影响评价报告书',
      interest: '商业秘密',
    })
    await step(clerk, `${at}/do/consult`, {
      on: '2026-03-09',
      kind: 'coMaker',
      party: '某生态环境局',
      person: 'no',
      information: '石灰岩矿项目环境影响评价报告书',
    })
    await goTo(app, '2026-03-10')
    await step(clerk, `${at}/do/consultationReceived?of=1`, { id: '1', on: '2026-03-10' })
    await step(clerk, `${at}/do/consultationReceived?of=2`, { id: '2', on: '2026-03-10' })
    await goTo(app, '2026-03-16')
    await step(clerk, `${at}/do/consultationAnswered?of=2`, {
      id: '2',
      on: '2026-03-16',
      agrees: 'yes',
    })
    await goTo(app, '2026-04-02')
    await step(clerk, `${at}/do/consultationExpired?of=1`, { id: '1', on: '2026-04-02' })
    await step(clerk, `${at}/do/proposeExtension`, { days: '10', reason: '需要逐件核对' })
    await step(head, `${at}/do/approve?of=11`, { of: '11' })
    await step(clerk, `${at}/checklist`, {
      clear: 'clear',
      nature: 'govInfo',
      responsible: 'own',
      held: 'held',
      give: 'N4',
      thirdPartyInterest: '商业秘密',
      consulted: 'withhold',
      publicInterest: 'no',
      weighing: '不公开不会对公共利益造成重大影响',
      severable: 'no',
      notSeverableWhy: '报告书各章均含有配方和工艺参数',
      reason: '报告书含有该公司的商业秘密',
    })
    const sent = await clerk.post(`${at}/draft`)
    assert.equal(sent.headers.get('location'), `${at}/reply`, await sent.text())
    await step(clerk, `${at}/reply`)
    const phone = await (await leader.get(`${at}/sign`)).text()
    assert.match(phone, /先向宝丰县人民政府申请行政复议/)
    assert.match(phone, /报告书各章均含有配方和工艺参数/)
    await step(leader, `${at}/sign`)
    await goTo(app, '2026-04-03')
    await step(clerk, `${at}/serve`, {
      route: 'post',
      on: '2026-04-03',
      postNumber: 'XA12345678941',
    })
    await step(clerk, `${at}/do/proveService`, { on: '2026-04-03', proof: '本人签收' })
    await step(clerk, `${at}/do/archive`, { on: '2026-04-03', retention: 'thirty' })
    const page = await (await clerk.get(at)).text()
    assert.match(page, /已归档/)
    assert.match(page, /保护第三方合法权益|第十五条/)
    const [row] = await app.database.superuser`
      select stage, code, (select array_agg(kind order by at, kind) from requests.letter) as kinds
      from requests.info_request`
    assert.deepEqual(
      { ...row },
      {
        stage: 'closed',
        code: 'N4',
        kinds: ['D03', 'D04', 'D07', 'D08', 'D08', 'D09', 'D06', 'D15', 'D34'],
      },
    )
  })

  test('一份申请三件事，三个结果，装在一个信封里', async (t) => {
    const { app, clerk, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    await step(clerk, `${at}/split`, { parts: '甲地块征地公告\n乙地块补偿标准\n宝丰年鉴2024' })
    const rows = await app.database.superuser<{ id: string }[]>`
      select id from requests.info_request order by item`
    const published = {
      clear: 'clear',
      nature: 'publication',
      publicationName: '宝丰年鉴',
      publicationWhere: '县图书馆',
    }
    const mine = { clear: 'clear', nature: 'govInfo', responsible: 'own', held: 'held' }
    const answers = [
      { ...mine, give: 'published', publicWhere: '县政府网站征地公告栏目' },
      { ...mine, give: 'disclose', form: 'asked' },
      published,
    ]
    for (const [index, { id }] of rows.entries()) {
      const path = `/console/requests/${id}`
      await step(clerk, `${path}/checklist`, answers[index])
      assert.equal((await clerk.post(`${path}/draft`, { attachments: '附件一' })).status, 303)
      await step(clerk, `${path}/reply`)
      await step(leader, `${path}/sign`)
    }
    for (const form of ['approval', 'service']) {
      const paper = await clerk.get(`${at}/forms/${form}`)
      assert.equal(paper.headers.get('content-type'), 'application/pdf')
    }
    const online = { _version: '5', route: 'online', on: '2026-03-02' }
    const refused = await clerk.post(`${at}/serve`, online)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /复议法第二十二条第二款/)
    const others = [...(await (await clerk.get(`${at}/serve`)).text()).matchAll(ticked)]
    await step(clerk, `${at}/serve`, {
      route: 'direct',
      on: '2026-03-02',
      with: others.map(([, value = '']) => value),
    })
    const served = await app.database.superuser`
      select distinct data ->> 'envelopeId' as envelope from requests.event where type = 'served'`
    assert.equal(served.length, 1)
    const stages = await app.database.superuser`
      select item, stage, code from requests.info_request order by item`
    assert.deepEqual(
      stages.map(({ item, stage, code }) => [item, stage, code]),
      [
        [1, 'served', 'G2'],
        [2, 'served', 'G1'],
        [3, 'served', 'X3'],
      ],
    )
  })
})

describe('委托审核', () => {
  test('一人机构的答复出现在受托机关的待审核清单里，由受托机关审核签发', async (t) => {
    const app = await freshApp(t, '2026-03-02')
    const clerk = await app.hire('town', 'handler')
    const reviewer = await app.hire('office', 'reviewer')
    const leader = await app.hire('office', 'leader')
    await configure(app, 'town')
    await app.database.superuser`
      update organs.organ set separation = 'entrusted', reviewing_organ_id = 'office'
      where id = 'town'`
    await app.database.superuser`
      insert into platform.organ_grant values ('town', 'office', 'entrusted', '委托', '2026-01-01')`
    const at = await step(clerk, '/console/requests/new', registration)
    await step(clerk, `${at}/checklist`, {
      clear: 'clear',
      nature: 'publication',
      publicationName: '宝丰年鉴',
      publicationWhere: '县图书馆',
    })
    await clerk.post(`${at}/draft`)
    await step(clerk, `${at}/reply`)
    assert.match(
      await (await reviewer.get('/console/requests?desk=review')).text(),
      /依申请〔2026〕1号/,
    )
    assert.match(await (await reviewer.get('/console')).text(), /待您审核/)
    const own = await (await clerk.get(at)).text()
    assert.match(own, /等待受托机关审核/)
    const page = await (await reviewer.get(`${at}/sign`)).text()
    const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
    assert.equal((await reviewer.post(`${at}/review`, { _version: version })).status, 303)
    await step(leader, `${at}/sign`)
    const [row] = await app.database.superuser`
      select r.stage, l.number from requests.info_request r
        join requests.letter l on l.request_id = r.id and l.kind = 'D23'`
    assert.deepEqual({ ...row }, { stage: 'signed', number: 'town〔2026〕2号' })
  })
})
