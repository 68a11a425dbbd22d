import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { goTo, setUp, step, thirdPartyObjects } from './course.ts'
import { registration } from './registration.ts'

describe('一件申请办理中的把关', () => {
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
    await thirdPartyObjects(clerk, at, '第三章含有生产工艺')
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
