import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from './app.ts'
import { configure, goTo, setUp, step } from './course.ts'

/** Items of an envelope, as the page offers them. */
const ticked = /name="with" type="checkbox" value="([^"]+)"/g

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '某矿业公司2025年环境影响评价报告书及附件',
  obtainBy: 'post',
  carrier: 'paper',
}

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

  test('退回修改，经办人看得到是谁、为什么；再提交，签发人看得到与上一稿的不同', async (t) => {
    const { clerk, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    const answers = { clear: 'clear', nature: 'publication', publicationName: '宝丰年鉴' }
    const submit = async (publicationWhere: string): Promise<void> => {
      await step(clerk, `${at}/checklist`, { ...answers, publicationWhere })
      assert.equal((await clerk.post(`${at}/draft`)).status, 303)
      await step(clerk, `${at}/reply`)
    }
    await submit('县图书馆')
    assert.doesNotMatch(await (await leader.get(`${at}/sign`)).text(), /与上一稿的不同/)
    const page = await (await leader.get(`${at}/sign`)).text()
    const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const back = { _version: version, reason: '应当写明县档案馆' }
    assert.equal((await leader.post(`${at}/returnFromSigning`, back)).status, 303)
    // 退回的人和理由，经办人在案卷、七步法、答复稿上都看得到；再提交以后不再显示
    const told = /签发退回<\/strong><div>应当写明县档案馆/
    for (const shown of [at, `${at}/checklist`, `${at}/reply`])
      assert.match(await (await clerk.get(shown)).text(), told)
    await submit('县档案馆')
    assert.doesNotMatch(await (await clerk.get(at)).text(), told)
    const again = await (await leader.get(`${at}/sign`)).text()
    assert.match(again, /与上一稿的不同/)
    assert.match(again, /<del>[^<]*图书/)
  })

  test('同事先办了一步：后来的表单不办理，写明变化，填写的内容还在', async (t) => {
    const { clerk } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    const path = `${at}/do/askCorrection`
    const stale =
      /name="_version" value="(\d+)"/.exec(await (await clerk.get(path)).text())?.[1] ?? ''
    await step(clerk, `${at}/do/proposeExtension`, { days: '5', reason: '需要协调' })
    const typed = {
      items: '请写明文号',
      guidance: '写明文号即可',
      replyBy: '2026-03-20',
      on: '2026-03-02',
    }
    const refused = await clerk.post(path, { _version: stale, ...typed })
    assert.equal(refused.status, 409)
    const page = await refused.text()
    assert.match(page, /您打开页面之后的变化/)
    assert.match(page, /提请延长答复期限/)
    assert.match(page, /请写明文号/)
  })

  test('查看申请人完整信息先留下记录，一分钟后地址失效，别人拿到地址也看不到', async (t) => {
    const { app, clerk, head } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    assert.doesNotMatch(await (await clerk.get(at)).text(), /张三丰/)
    assert.equal((await clerk.get(`${at}/applicant`)).status, 303)
    const shown = (await clerk.post(`${at}/unmask`)).headers.get('location') ?? ''
    assert.match(await (await clerk.get(shown)).text(), /张三丰/)
    assert.equal((await head.get(shown)).status, 303)
    const [trail] = await app.database.superuser`
      select count(*)::int as n from audit.entry where act = 'requests.unmask'`
    assert.equal(trail?.['n'], 1)
    await goTo(app, '2026-03-03')
    assert.equal((await clerk.get(shown)).status, 303)
  })

  test('同一张表单提交两次，只办理一次', async (t) => {
    const { app, clerk } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    const fields = { _key: 'pressed-twice', _version: '2', days: '5', reason: '需要协调' }
    const both = await Promise.all(
      [1, 2].map(() => clerk.post(`${at}/do/proposeExtension`, fields)),
    )
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303],
    )
    const [made] = await app.database.superuser`
      select count(*)::int as n from requests.event where type = 'proposed'`
    assert.equal(made?.['n'], 1)
  })

  test('第三方的意见写入记录，查得到，也不写进办理过程', async (t) => {
    const { clerk } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    await step(clerk, `${at}/do/consult`, {
      on: '2026-03-02',
      kind: 'thirdParty',
      party: '某矿业有限公司',
      person: 'no',
      information: '环境影响评价报告书',
      interest: '商业秘密',
    })
    await step(clerk, `${at}/do/consultationReceived`, { id: '1', on: '2026-03-02' })
    await step(clerk, `${at}/do/consultationAnswered`, {
      id: '1',
      on: '2026-03-02',
      agrees: 'no',
      grounded: 'yes',
      opinion: '第三章含有生产工艺',
    })
    const page = await (await clerk.get(at)).text()
    assert.match(page, /第1号函的意见：第三章含有生产工艺/)
    assert.match(page, /某矿业有限公司（第1号函）不同意公开，理由合理/)
  })

  test('没有互联网复议渠道的单位，答复不能网上送达，写明依据', async (t) => {
    const { clerk, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    await step(clerk, `${at}/checklist`, {
      clear: 'clear',
      nature: 'govInfo',
      responsible: 'own',
      held: 'held',
      give: 'published',
      publicWhere: '县政府网站',
    })
    await clerk.post(`${at}/draft`)
    await step(clerk, `${at}/reply`)
    await step(leader, `${at}/sign`)
    const page = await (await clerk.get(`${at}/serve`)).text()
    const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const refused = await clerk.post(`${at}/serve`, {
      _version: version,
      route: 'online',
      on: '2026-03-02',
    })
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /互联网渠道，不能网上送达/)
  })

  test('检索记录不能早于收到申请之日，起止日期不能颠倒', async (t) => {
    const { clerk } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    const record = {
      where: '档案室',
      keywords: '环境影响评价',
      from: '2025-01-01',
      to: '2025-12-31',
      by: '李某',
      on: '2026-03-02',
    }
    const early = await clerk.post(`${at}/search`, { ...record, on: '2026-02-27' })
    assert.equal(early.status, 422)
    assert.match(await early.text(), /收到申请之日 2026-03-02 以后/)
    assert.equal((await clerk.post(`${at}/search`, { ...record, to: '2024-12-31' })).status, 422)
    assert.equal((await clerk.post(`${at}/search`, record)).status, 303)
    assert.match(await (await clerk.get(at)).text(), /档案室/)
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
