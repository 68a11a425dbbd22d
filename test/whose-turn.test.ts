import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestApp, Visitor } from './app.ts'
import { setUp } from './course.ts'
import { applied, type Office, step } from './signed-requests.ts'

const textOf = async (visitor: Visitor, path: string): Promise<string> =>
  (await visitor.get(path)).text()

const underPolicy = async ({ database }: TestApp, policy: string): Promise<void> => {
  await database.superuser`update organs.organ set separation = ${policy} where id = 'own'`
}

/** A reply that waits for review or signature, drafted by the clerk of the office. */
const submitted = async (at: Office): Promise<string> => {
  const address = await applied(at)
  await step(at.clerk, `${address}/checklist`, {
    clear: 'clear',
    nature: 'publication',
    publicationName: '宝丰年鉴',
    publicationWhere: '县图书馆',
  })
  await at.clerk.post(`${address}/draft`)
  await step(at.clerk, `${address}/reply`)
  return address
}

/** The list of the workbench under this title, as its words; undefined where there is none. */
const listed = async (visitor: Visitor, title: string): Promise<string | undefined> => {
  const page = await textOf(visitor, '/console')
  return new RegExp(`<h2[^>]*>${title}</h2>[^]*?</table>`).exec(page)?.[0]
}

/** Posts with the version the page shows. */
const sent = async (visitor: Visitor, page: string, path: string): Promise<Response> => {
  const version = /name="_version" value="(\d+)"/.exec(await textOf(visitor, page))?.[1] ?? ''
  return visitor.post(path, { _version: version })
}

describe('审核、签发轮到谁', () => {
  test('拟稿人兼审核人看不到自己那一稿的审核通过，知道在等谁，工作台也不列为待办；另一名审核人员能办', async (t) => {
    const office = await setUp(t)
    const { app } = office
    await underPolicy(app, 'three')
    const clerk = await app.hire('own', 'handler', 'reviewer')
    const reviewer = await app.hire('own', 'reviewer')
    const address = await submitted({ ...office, clerk })
    const page = await textOf(clerk, address)
    assert.match(page, /拟稿人不能审核自己拟的答复，等待另一名审核人员审核/)
    assert.doesNotMatch(page, />审核通过</)
    const sign = await textOf(clerk, `${address}/sign`)
    assert.match(sign, /等待另一名审核人员审核/)
    assert.doesNotMatch(sign, /审核通过/)
    assert.match(sign, /退回修改/)
    assert.equal(await listed(clerk, '待您审核'), undefined)
    assert.match((await listed(clerk, '等他人审核、签发、同意')) ?? '', /依申请〔2026〕1号/)
    assert.doesNotMatch(await textOf(clerk, '/console/requests?turn=mine'), /依申请〔2026〕1号/)
    assert.match(await textOf(clerk, '/console/requests?turn=others'), /依申请〔2026〕1号/)

    const refused = await sent(clerk, `${address}/sign`, `${address}/review`)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /拟稿人不能审核自己拟的答复/)

    assert.match((await listed(reviewer, '待您审核')) ?? '', /依申请〔2026〕1号/)
    assert.match(await textOf(reviewer, address), />审核通过</)
    assert.equal((await sent(reviewer, `${address}/sign`, `${address}/review`)).status, 303)
    assert.equal(await listed(reviewer, '待您审核'), undefined)
    assert.match((await listed(office.leader, '待您签发')) ?? '', /依申请〔2026〕1号/)
    assert.match(await textOf(clerk, address), /等待签发人签发/)
  })

  test('签发人还没有轮到的、自己拟稿或者审核的，不列为待您签发；两人制下拟稿人等另一名签发人', async (t) => {
    const office = await setUp(t)
    const { app } = office
    await underPolicy(app, 'three')
    const both = await app.hire('own', 'reviewer', 'leader')
    const address = await submitted(office)
    assert.equal(await listed(office.leader, '待您签发'), undefined)
    assert.match(await textOf(office.leader, `${address}/sign`), /等待审核人员审核/)
    assert.equal((await sent(both, `${address}/sign`, `${address}/review`)).status, 303)
    assert.match(
      await textOf(both, `${address}/sign`),
      /审核人不能签发自己审核的答复，等待另一名签发人签发/,
    )
    assert.equal(await listed(both, '待您签发'), undefined)
    assert.match((await listed(office.leader, '待您签发')) ?? '', /依申请〔2026〕1号/)

    await underPolicy(app, 'two')
    assert.match((await listed(both, '待您签发')) ?? '', /依申请〔2026〕1号/)
    const drafter = await app.hire('own', 'handler', 'leader')
    const own = await submitted({ ...office, clerk: drafter })
    assert.match(
      await textOf(drafter, `${own}/sign`),
      /拟稿人不能签发自己拟的答复，等待另一名签发人签发/,
    )
    assert.doesNotMatch((await listed(drafter, '待您签发')) ?? '', /依申请〔2026〕2号/)
    assert.match((await listed(drafter, '待您签发')) ?? '', /依申请〔2026〕1号/)
    assert.match(await textOf(office.clerk, `${own}/sign`), /等待签发人签发/)
  })
})

const reason = '登记重复，另件办理'

/** What is proposed, with what its form asks, and whom it waits for. */
const proposals = [
  ['proposeVoid', { reason }, '另一名经办人员'],
  ['proposeReceiptDate', { receivedOn: '2026-02-27', reason }, '另一名经办人员'],
] as const

describe('两人办的事项轮到谁', () => {
  for (const [move, fields, whom] of proposals)
    test(`${move}：提请人看不到同意，知道在等${whom}；另一位同志在工作台看到并能同意`, async (t) => {
      const office = await setUp(t)
      const proposer = await office.app.hire('own', 'handler', 'officeHead', 'leader')
      const address = await applied(office)
      await step(proposer, `${address}/do/${move}`, fields)
      const page = await textOf(proposer, address)
      assert.match(page, new RegExp(`由您提请，等待${whom}同意`))
      assert.doesNotMatch(page, />同意</)
      assert.ok(!page.includes(`/do/${move}`), '已经提请的，不再列为可以办理')
      for (const decision of ['approve', 'reject']) {
        const form = await textOf(proposer, `${address}/do/${decision}`)
        assert.match(form, new RegExp(`由您提请，等待${whom}同意`))
        assert.doesNotMatch(form, /name="of"/)
      }
      assert.equal(await listed(proposer, '待您同意的事项'), undefined)
      assert.match((await listed(proposer, '等他人审核、签发、同意')) ?? '', /依申请〔2026〕1号/)
      const of = /do\/approve\?of=(\d+)/.exec(await textOf(office.clerk, address))?.[1] ?? ''
      const refused = await proposer.post(`${address}/do/approve`, { of, _version: of })
      assert.equal(refused.status, 409)
      assert.match(await refused.text(), /需要另一位同志同意，不能自己提请自己同意/)
      assert.match((await listed(office.clerk, '待您同意的事项')) ?? '', /依申请〔2026〕1号/)
      await step(office.clerk, `${address}/do/approve`, { of })
      assert.equal(await listed(office.clerk, '待您同意的事项'), undefined)
    })

  test('延期由公开工作机构负责人自己提请的可以自己同意；经办人提请的，经办人知道在等负责人', async (t) => {
    const office = await setUp(t)
    const address = await applied(office)
    await step(office.clerk, `${address}/do/proposeExtension`, { days: '10', reason })
    assert.match(await textOf(office.clerk, address), /等待公开工作机构负责人同意/)
    assert.equal(await listed(office.clerk, '待您同意的事项'), undefined)
    assert.equal(await listed(office.leader, '待您同意的事项'), undefined)
    assert.match((await listed(office.head, '待您同意的事项')) ?? '', /依申请〔2026〕1号/)
    const second = await applied(office, { name: '李四', phone: '13900000002' })
    await step(office.head, `${second}/do/proposeExtension`, { days: '10', reason })
    assert.match(await textOf(office.head, second), />同意</)
    assert.match((await listed(office.head, '待您同意的事项')) ?? '', /依申请〔2026〕2号/)
  })

  test('重新办理、删除个人信息由签发人同意，提请的签发人等另一名签发人', async (t) => {
    const office = await setUp(t)
    const proposer = await office.app.hire('own', 'handler', 'leader')
    const address = await applied(office)
    await step(office.clerk, `${address}/do/withdraw`, {
      on: '2026-03-02',
      statement: '本人书面撤回',
    })
    await step(office.clerk, `${address}/reply`)
    await step(office.leader, `${address}/sign`)
    await step(office.clerk, `${address}/serve`, { on: '2026-03-02', route: 'direct' })
    await step(proposer, `${address}/do/proposeReopen`, { how: 'correct', reason })
    assert.match(await textOf(proposer, address), /由您提请，等待另一名签发人同意/)
    assert.match(await textOf(office.clerk, address), /等待签发人同意/)
    assert.equal(await listed(proposer, '待您同意的事项'), undefined)
    assert.match((await listed(office.leader, '待您同意的事项')) ?? '', /依申请〔2026〕1号/)
  })
})
