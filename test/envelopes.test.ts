import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import { oddPostNumber, tidyPostNumber } from '../src/modules/requests/post-number.ts'
import { goTo, type Office, office, signed } from './signed-requests.ts'

const textOfPdf = async (answer: Response): Promise<string> => {
  assert.equal(answer.status, 200)
  const file = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  const { text } = await extractText(file, { mergePages: true })
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}

const number = 'XA12345678941'

/** The letters that a page of an envelope offers, as it wrote them. */
const ticks = async ({ clerk }: Office, path: string, name: string): Promise<string[]> => {
  const page = await (await clerk.get(path)).text()
  const pattern = new RegExp(`name="${name}" type="checkbox" value="([^"]+)"`, 'g')
  return [...page.matchAll(pattern)].map(([, value = '']) => value)
}

const idOf = (address: string): string => address.split('/').at(-1) ?? ''

const chosen = (...addresses: string[]): string =>
  `/console/envelopes/new?${addresses.map((one) => `with=${idOf(one)}`).join('&')}`

const sent = async (at: Office, ...addresses: string[]): Promise<string> => {
  const path = chosen(...addresses)
  const answer = await at.clerk.post(path, {
    with: await ticks(at, path, 'with'),
    route: 'post',
    on: '2026-03-02',
    postNumber: number,
  })
  assert.equal(answer.status, 303, await answer.clone().text())
  return answer.headers.get('location') ?? ''
}

describe('一个信封装几件答复', () => {
  test('同一申请人的几件申请排在一起，一个信封、一个邮件号码一次送达，送达回证列明各件', async (t) => {
    const at = await office(t)
    const one = await signed(at)
    const two = await signed(at, { description: '2024年农村公路养护资金使用情况' })
    await signed(at, { name: '李四光' })
    const list = await (await at.clerk.get('/console/envelopes')).text()
    assert.match(list, /张\*\*（2 件）/)
    assert.match(list, /一并送达 2 件/)
    const envelope = await sent(at, one, two)
    for (const each of [one, two])
      assert.match(await (await at.clerk.get(each)).text(), new RegExp(`邮件 ${number}`))
    const receipt = await textOfPdf(await at.clerk.get(`${envelope}/receipt.pdf`))
    assert.match(receipt, /送达文书\(2件\)/)
    assert.match(receipt, /1\.撤回申请确认书.*2\.撤回申请确认书/)
    const [events] = await at.app.database.superuser<{ n: number; envelopes: number }[]>`
      select count(*)::int as n, count(distinct data ->> 'envelopeId')::int as envelopes
      from requests.event where type = 'served'`
    assert.deepEqual({ ...events }, { n: 2, envelopes: 1 })
  })

  test('只是同名的不是同一个人：电话不同、又没有证件号码的，不排在一起，也不提示一并送达', async (t) => {
    const at = await office(t)
    const own = await signed(at)
    const same = await signed(at, { description: '2024年农村公路养护资金使用情况' })
    const namesake = await signed(at, { phone: '13900000002', description: '校车许可情况' })
    const proven = await signed(at, { proofKind: '身份证', proofNumber: '410421196001101004' })
    const list = await (await at.clerk.get('/console/envelopes')).text()
    const groups = [...list.matchAll(/张\*\*（(\d) 件）/g)].map(([, count]) => Number(count))
    assert.deepEqual(
      groups.toSorted((one, other) => one - other),
      [1, 1, 2],
    )
    const offered = (await ticks(at, `${own}/serve`, 'with')).join('\n')
    assert.match(offered, new RegExp(idOf(same)))
    assert.match(offered, new RegExp(idOf(proven)))
    assert.doesNotMatch(offered, new RegExp(idOf(namesake)))
  })

  test('收件人或者地址不同的答复不能装在一个信封里，一件也不登记', async (t) => {
    const at = await office(t)
    const one = await signed(at)
    const two = await signed(at, { address: '河南省平顶山市宝丰县演示路99号' })
    const path = chosen(one, two)
    const answer = await at.clerk.post(path, {
      with: await ticks(at, path, 'with'),
      route: 'post',
      on: '2026-03-02',
      postNumber: number,
    })
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /收件人或者地址不同，不能装在一个信封里/)
    const served = await at.app.database
      .superuser`select 1 from requests.event where type = 'served'`
    assert.equal(served.length, 0)
  })

  test('一件退回，再次送达：另一件不受影响，是否按期仍看首次交邮之日', async (t) => {
    const at = await office(t)
    const one = await signed(at)
    const two = await signed(at, { description: '2024年农村公路养护资金使用情况' })
    const envelope = await sent(at, one, two)
    await goTo(at.app, '2026-03-09')
    const open = await ticks(at, envelope, 'returned')
    const [first = '', second = ''] = open
    const back = await at.clerk.post(`${envelope}/return`, {
      returned: first,
      returnedOn: '2026-03-09',
      reason: '原址查无此人',
    })
    assert.equal(back.status, 303)
    const proven = await at.clerk.post(`${envelope}/prove`, {
      proven: second,
      provenOn: '2026-03-09',
      proof: '本人签收',
    })
    assert.equal(proven.status, 303, await proven.clone().text())
    const page = await (await at.clerk.get(envelope)).text()
    assert.match(page, /2026-03-09 退回.*原址查无此人/)
    assert.match(page, /2026-03-09 已送达.*本人签收/)
    assert.match(await (await at.clerk.get('/console/envelopes')).text(), /退回，再次送达/)
    await goTo(at.app, '2026-04-20')
    const late = await (await at.clerk.get('/console/requests?due=overdue')).text()
    assert.match(late, /没有符合条件的申请/)
    await goTo(at.app, '2026-03-09')
    const again = `/console/requests/${first.split(' ')[0]}`
    const path = chosen(again)
    const direct = await at.clerk.post(path, {
      with: await ticks(at, path, 'with'),
      route: 'direct',
      on: '2026-03-09',
    })
    assert.equal(direct.status, 303, await direct.clone().text())
    const secondTime = await (await at.clerk.get(direct.headers.get('location') ?? '')).text()
    assert.match(secondTime, /第 2 次，首次 2026-03-02/)
  })

  test('快递单号、抄错的号码先退回说明；对照详情单确认过的，可以照填', async (t) => {
    const at = await office(t)
    const path = chosen(await signed(at))
    const fields = { with: await ticks(at, path, 'with'), route: 'post', on: '2026-03-02' }
    const courier = await at.clerk.post(path, { ...fields, postNumber: 'SF1234567890123' })
    assert.equal(courier.status, 422)
    assert.match(await courier.text(), /像是顺丰的运单号。只有邮政企业的邮件才算邮寄送达/)
    const sure = await at.clerk.post(path, { ...fields, postNumber: '12345678', sure: 'yes' })
    assert.equal(sure.status, 303)
  })

  test('信封和标签印有完整的收件人、地址和邮编，每次打印都有审计记录', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    for (const format of ['dl', 'c5', 'sheet']) {
      const text = await textOfPdf(
        await at.clerk.get(`/console/envelopes/labels.pdf?format=${format}&with=${idOf(address)}`),
      )
      assert.match(text, /河南省平顶山市宝丰县演示路88号张三丰收/)
      assert.match(text, /467400/)
    }
    const acts = await at.app.database
      .superuser`select 1 from audit.entry where act = 'requests.printLabel'`
    assert.equal(acts.length, 3)
    const stranger = await at.app.hire('other', 'handler')
    const none = await stranger.get(`/console/envelopes/labels.pdf?with=${idOf(address)}`)
    assert.equal(none.status, 404)
  })

  test('邮件号码：十三位数字、国内挂号、带校验码的国际给据邮件都认得', () => {
    const rows: [string, RegExp | undefined][] = [
      ['1034567890123', undefined],
      ['ｘａ 1234 5678 941', undefined],
      ['RR123456785CN', undefined],
      ['RR123456784CN', /校验码不符/],
      ['YT1234567890123', /圆通/],
      ['12345', /不像邮政企业的邮件号码/],
    ]
    for (const [typed, says] of rows) {
      const odd = oddPostNumber(tidyPostNumber(typed))
      if (says === undefined) assert.equal(odd, undefined, typed)
      else assert.match(odd ?? '', says)
    }
  })
})
