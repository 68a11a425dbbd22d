import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { applied, goTo, office, step } from './signed-requests.ts'
import {
  faultsIn,
  pageOf,
  tried,
  finish,
  archived,
  why,
  propose,
  proposalOf,
  agree,
  numberOf,
} from './erasures.ts'

describe('个人信息不能删除的，能删除而没有删全的', () => {
  test('保管期限没有届满的、永久保管的、有争议没有审结的、还没有归档的不能删除，说明是哪一件、到哪一天', async (t) => {
    const at = await office(t)
    const { app, clerk, leader } = at
    const ten = await archived(at)
    const forever = await archived(at, { name: '李四光' }, 'permanent')
    const open = await applied(at, { name: '王五一' })
    const refused = async (address: string): Promise<string> => {
      const { status, text } = await tried(clerk, `${address}/do/proposeErasure`, why)
      assert.ok([409, 422].includes(status), `${status}`)
      return text
    }
    await goTo(app, '2036-12-31')
    assert.match(
      await refused(ten),
      /定期10年）到 2036-12-31 届满[^]*停止除存储和采取必要的安全保护措施之外的处理[^]*第四十七条/,
    )
    assert.match(await pageOf(clerk, `${ten}/do/proposeErasure`), /现在不能删除/)
    assert.match(await refused(forever), /保管期限为永久/)
    assert.match(await refused(open), /当前环节是“办理中”/)
    await goTo(app, '2037-01-05')
    const number = await numberOf(at, ten)
    const dispute = { kind: 'review', number: '宝政复〔2037〕1号', requestNumber: number }
    const filed = await step(clerk, '/console/disputes/new', { ...dispute, filedOn: '2037-01-04' })
    assert.match(await refused(ten), /行政复议宝政复〔2037〕1号还没有审结/)
    const [row] = await app.database.superuser<{ id: string }[]>`select id from remedies.dispute`
    assert.ok(filed && row)
    await step(clerk, `/console/disputes/${row.id}/close`, {
      outcome: 'upheld',
      closedOn: '2037-01-05',
    })
    await propose(at, ten)

    const dispute2 = { ...dispute, kind: 'direct', number: '（2037）豫0421行初1号' }
    await step(clerk, '/console/disputes/new', { ...dispute2, filedOn: '2037-01-05' })
    const of = proposalOf(await pageOf(leader, `${ten}/do/erase`))
    const late = await tried(leader, `${ten}/do/erase`, { of, certain: 'yes' })
    assert.match(late.text, /（2037）豫0421行初1号还没有审结/)
    assert.match(await pageOf(clerk, ten), /查看完整信息/)
  })

  test('情形、理由要写明；提请人自己、在他位置上办理的人、没有签发权的人都不能同意；“同意”的普通表单也不行', async (t) => {
    const at = await office(t)
    const { app, clerk, leader, head } = at
    const both = await app.hire('own', 'handler', 'leader')
    const address = await archived(at)
    await goTo(app, '2037-01-05')
    const path = `${address}/do/proposeErasure`
    assert.equal((await tried(clerk, path, { ground: 'period' })).status, 422)
    assert.equal((await tried(clerk, path, { ...why, ground: 'because' })).status, 422)
    await step(both, path, why)
    const of = proposalOf(await pageOf(leader, `${address}/do/erase`))
    assert.match(await pageOf(both, `${address}/do/erase`), /由您提请，等待另一名签发人同意/)
    const alone = await tried(both, `${address}/do/erase`, { of, certain: 'yes', _version: of })
    assert.match(alone.text, /需要另一位同志同意/)
    for (const who of [clerk, head])
      assert.equal((await who.post(`${address}/do/erase`, { of, certain: 'yes' })).status, 403)
    const plain = await tried(leader, `${address}/do/approve`, { of })
    assert.match(plain.text, /请在“同意删除个人信息”的页面确认/)
    assert.match(await pageOf(leader, address), /查看完整信息/)
    const twice = await tried(clerk, path, why)
    assert.match(twice.text, /已经提请，正等待同意/)
    await step(leader, `${address}/do/reject`, { of, reason: '还要查阅' })
    await propose(at, address)
    const key = { _key: 'the-same-form-sent-twice' }
    const form = await pageOf(leader, `${address}/do/erase`)
    const fields = {
      of: proposalOf(form),
      certain: 'yes',
      ...key,
      _version: /name="_version" value="(\d+)"/.exec(form)?.[1] ?? '',
    }
    const [first, second] = [
      await leader.post(`${address}/do/erase`, fields),
      await leader.post(`${address}/do/erase`, fields),
    ]
    assert.deepEqual([first.status, second.status], [303, 303])
    const erased = await app.database.superuser`
      select 1 from requests.event where type = 'personalDataErased'`
    assert.equal(erased.length, 1)
    assert.deepEqual(await faultsIn(at), [])
  })

  test('一份申请的几件事一起删除，缺一件没有归档就都不删除', async (t) => {
    const at = await office(t)
    const { app, clerk, leader } = at
    const first = await applied(at)
    await step(clerk, `${first}/split`, { parts: '养护资金\n养护工程' })
    const [row] = await app.database.superuser<{ id: string }[]>`
      select id from requests.info_request where item = 2`
    const second = `/console/requests/${row?.id}`
    await finish(at, first)
    await goTo(app, '2037-01-05')
    const early = await tried(clerk, `${first}/do/proposeErasure`, why)
    assert.match(early.text, /1-2号还没有归档/)
    await goTo(app, '2026-03-02')
    await finish(at, second, 'thirty')
    await goTo(app, '2037-01-05')
    const kept = await tried(clerk, `${first}/do/proposeErasure`, why)
    assert.match(kept.text, /1-2号的保管期限（定期30年）到 2056-12-31 届满/)
    await goTo(app, '2057-01-05')
    await propose(at, first)
    await agree(leader, first)
    for (const address of [first, second])
      assert.match(await pageOf(clerk, address), /个人信息已删除/)
    assert.deepEqual(await faultsIn(at), [])
  })
})
