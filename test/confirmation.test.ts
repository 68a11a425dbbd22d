import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { appliedOnline } from './citizen.ts'
import { goTo, setUp, step } from './course.ts'

const faxed = {
  channel: 'fax',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '2024年农村公路养护资金使用情况',
  obtainBy: 'post',
  carrier: 'paper',
}

const idOf = (at: string): string => at.split('/').at(-1) ?? ''

describe('网上、传真、电子邮件和平常信函的申请，与申请人确认后才算收到（条例第三十一条）', () => {
  test('待确认的件在工作台和收件箱里，过一个工作日报警；查看联系方式、记录联系、确认，当日为收到之日', async (t) => {
    const { app, clerk, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', faxed)
    assert.equal((await clerk.get(at)).status, 200)
    const link = `/console/requests/${idOf(at)}/do/confirmReceipt`
    for (const list of ['/console', '/console/requests?desk=confirm']) {
      const page = await (await clerk.get(list)).text()
      assert.match(page, /2026-03-03 前确认/)
      assert.ok(page.includes(link))
    }
    assert.ok(!(await (await leader.get('/console/requests')).text()).includes(link))
    await goTo(app, '2026-03-04')
    const late = /应于 2026-03-03 前(?:与申请人)?确认，已经?逾期/
    assert.match(await (await clerk.get('/console')).text(), late)
    assert.match(await (await clerk.get(at)).text(), late)
    await step(clerk, `${at}/note`, { kind: 'contact', on: '2026-03-04', text: '拨打两次无人接听' })
    const form = await (await clerk.get(link)).text()
    assert.match(form, /拨打两次无人接听/)
    assert.doesNotMatch(form, /13900000001/)
    const shown = (await clerk.post(`${at}/unmask`)).headers.get('location') ?? ''
    const applicant = await (await clerk.get(shown)).text()
    assert.match(applicant, /13900000001/)
    assert.ok(applicant.includes(link))
    const version = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? ''
    const unsaid = await clerk.post(link, { _version: version, on: '2026-03-04' })
    assert.equal(unsaid.status, 422)
    assert.match(await unsaid.text(), /请选择：以什么方式/)
    await step(clerk, link, {
      on: '2026-03-04',
      time: '上午10时20分',
      who: '申请人本人',
      how: '电话',
      said: '申请人要求邮寄',
    })
    const page = await (await clerk.get(at)).text()
    assert.match(page, /上午10时20分电话与申请人本人确认/)
    assert.match(page, /申请人要求邮寄/)
    // 登记回执 alone: what is about a reply is not offered
    assert.match(page, /forms\/archive/)
    assert.doesNotMatch(page, /forms\/(?:approval|service)/)
    const [row] = await app.database.superuser`
      select r.stage, r.received_on as received, r.due_on as due,
        (select count(*)::int from requests.letter where kind = 'D03') as receipts,
        (select count(*)::int from audit.entry where act = 'requests.unmask') as looked
      from requests.info_request r`
    assert.deepEqual(
      { ...row },
      { stage: 'open', received: '2026-03-04', due: '2026-04-01', receipts: 1, looked: 1 },
    )
  })

  test('网上提交的还没有经办人，谁确认谁经办，过程和审计都写明，以后还能改；登记时有经办人的不变', async (t) => {
    const { app, clerk } = await setUp(t)
    const colleague = await app.hire('own', 'handler')
    const reached = { on: '2026-03-02', who: '申请人本人', how: '电话' }
    const handlerOf = async (id: string): Promise<string> => {
      const [row] = await app.database.superuser<{ handler: string | null }[]>`
        select handler_id as handler from requests.info_request where id = ${id}`
      return row?.handler ?? ''
    }
    const actsOn = async (id: string): Promise<string[]> => {
      const rows = await app.database.superuser<{ act: string }[]>`
        select act from audit.entry where subject = ${id} and person_id <> 'applicant' order by seq`
      return rows.map(({ act }) => act)
    }
    const { id } = await appliedOnline(app)
    assert.equal(await handlerOf(id), '')
    await step(colleague, `/console/requests/${id}/do/confirmReceipt`, reached)
    assert.equal(await handlerOf(id), colleague.personId)
    assert.deepEqual((await actsOn(id)).slice(0, 2), ['requests.confirmReceipt', 'requests.assign'])
    assert.match(await (await clerk.get(`/console/requests/${id}`)).text(), /由王某经办/)
    await step(clerk, `/console/requests/${id}/do/assign`, { to: clerk.personId })
    assert.equal(await handlerOf(id), clerk.personId)

    const faxedAt = await step(clerk, '/console/requests/new', faxed)
    await step(colleague, `${faxedAt}/do/confirmReceipt`, reached)
    assert.equal(await handlerOf(idOf(faxedAt)), clerk.personId)
    assert.ok(!(await actsOn(idOf(faxedAt))).includes('requests.assign'))
  })

  test('平常信函当日确认，次日即报警', async (t) => {
    const { app, clerk } = await setUp(t)
    await step(clerk, '/console/requests/new', { ...faxed, channel: 'letter' })
    assert.match(await (await clerk.get('/console')).text(), /2026-03-02 前确认/)
    await goTo(app, '2026-03-03')
    assert.match(await (await clerk.get('/console')).text(), /应于 2026-03-02 前确认，已逾期/)
  })
})

describe('同一申请人的申请频次和相近的申请', () => {
  test('登记、办理和确认时都看得到件数和相近的理由，不影响登记；别人的、证件不同的不算', async (t) => {
    const { app, clerk } = await setUp(t)
    await step(clerk, '/console/requests/new', { ...faxed, channel: 'counter' })
    await step(clerk, '/console/requests/new', { ...faxed, name: '李四', description: '别的事' })
    const again = {
      ...faxed,
      name: ' 张三丰',
      description: '您好，请公开：农村公路养护资金２０２４年使用情况！',
    }
    const at = await step(clerk, '/console/requests/new', again)
    for (const path of [at, `${at}/do/confirmReceipt`]) {
      const page = await (await clerk.get(path)).text()
      assert.match(page, /本月第 2 件，本年第 2 件/)
      assert.match(page, /依申请〔2026〕1号[\s\S]{0,300}内容相同，只差词语的次序/)
      assert.doesNotMatch(page, /别的事/)
    }
    await goTo(app, '2026-04-01')
    const other = { ...faxed, arrivedOn: '2026-04-01', description: '城区排水管网图' }
    const third = await step(clerk, '/console/requests/new', other)
    const page = await (await clerk.get(third)).text()
    assert.match(page, /本月第 1 件，本年第 3 件/)
    assert.doesNotMatch(page, /与本件内容相近/)
    const named = { ...other, proofKind: '居民身份证', proofNumber: '11010519491231002X' }
    await step(clerk, '/console/requests/new', named)
    const proven = { ...named, proofNumber: '440524188001010014' }
    const last = await step(clerk, '/console/requests/new', proven)
    assert.match(await (await clerk.get(last)).text(), /本年第 4 件/)
  })
})
