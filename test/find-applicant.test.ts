import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setUp } from './course.ts'

const counter = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  proofKind: '居民身份证',
  proofNumber: '41042119900101123X',
  phone: '13912345678',
  obtainBy: 'post',
  carrier: 'paper',
}

describe('按申请人查找', () => {
  test('写姓名全称或者证件号码都查得到，只列出这一人的；地址里没有姓名和号码，留下审计记录', async (t) => {
    const { app, clerk } = await setUp(t)
    for (const [name, description] of [
      ['欧阳金丝雀', '农村公路养护资金'],
      ['司马杜鹃', '城区路灯安装计划'],
    ])
      await clerk.post('/console/requests/new', {
        ...counter,
        name: name ?? '',
        description: description ?? '',
        ...(name === '司马杜鹃' && { proofNumber: '' }),
      })
    for (const applicant of [
      '欧阳金丝雀',
      '　欧阳金丝雀 ',
      '４１０４２１１９９００１０１１２３X',
    ]) {
      const sent = await clerk.post('/console/requests/find', { applicant })
      const address = sent.headers.get('location') ?? ''
      assert.equal(sent.status, 303, await sent.text())
      assert.doesNotMatch(decodeURIComponent(address), /欧阳|41042119900101123X/)
      const listed = await (await clerk.get(address)).text()
      assert.match(listed, /农村公路养护资金/)
      assert.doesNotMatch(listed, /城区路灯安装计划|欧阳金丝雀/)
    }
    const trail = await app.database.superuser`
      select subject, detail from audit.entry where act = 'requests.findApplicant'`
    assert.equal(trail.length, 3)
    assert.doesNotMatch(JSON.stringify(trail), /欧阳|41042/)
  })

  test('没有这个人的、别的机关的申请人、没有填写的：说明查不到，填写的内容还在', async (t) => {
    const { app, clerk } = await setUp(t)
    await clerk.post('/console/requests/new', {
      ...counter,
      name: '欧阳金丝雀',
      description: '公路',
    })
    const stranger = await app.hire('other', 'handler')
    for (const [who, applicant] of [
      [clerk, '欧阳'],
      [clerk, ''],
      [stranger, '欧阳金丝雀'],
    ] as const) {
      const refused = await who.post('/console/requests/find', { applicant })
      assert.equal(refused.status, 422)
      const html = await refused.text()
      assert.match(html, /没有这个姓名或者证件号码的申请人/)
      assert.ok(html.includes(`value="${applicant}"`))
    }
  })

  test('列表上的搜索只找编号和内容，不找姓名', async (t) => {
    const { clerk } = await setUp(t)
    await clerk.post('/console/requests/new', {
      ...counter,
      name: '欧阳金丝雀',
      description: '公路养护',
    })
    const by = async (q: string): Promise<string> =>
      (await clerk.get(`/console/requests?group=all&q=${encodeURIComponent(q)}`)).text()
    assert.match(await by('公路养护'), /依申请〔2026〕1号/)
    assert.doesNotMatch(await by('欧阳金丝雀'), /依申请〔2026〕1号/)
  })
})
