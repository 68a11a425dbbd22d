import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { requestNeeds } from '../src/app-needs.ts'
import { day } from '../src/kernel/day.ts'
import { split } from '../src/modules/requests/actions-registration.ts'
import { inOrgan } from '../src/platform/db.ts'
import { appliedOnline, citizen } from './citizen.ts'
import { textOfPdf } from './pdf.ts'
import { applied, office, step } from './signed-requests.ts'
import { setUp, confirm, move, printLetters, events, linksIn } from './query-course.ts'

describe('申请查询', () => {
  test('还没有确认的：没有收到日期，没有期限，说明为什么；确认以后看到与办理机关相同的期限', async (t) => {
    const { at, id, applicant } = await setUp(t)
    const before = await applicant.text('/query/mine/1')
    assert.match(before, /已经收到，等待确认/)
    assert.match(before, /还没有答复期限/)
    assert.match(before, /条例第三十一条/)
    assert.doesNotMatch(before, /2026-03-30/)
    await confirm(at, id)
    const after = await applicant.text('/query/mine/1')
    const seen = await (await at.clerk.get(`/console/requests/${id}`)).text()
    const strip = /<details class="day-strip"[^]*?<\/details>/.exec(after)?.[0]
    assert.match(after, /2026-03-30/)
    assert.ok(strip && strip.length > 500, 'the days are shown')
    assert.ok(seen.includes(strip), 'day by day as the office sees it')
  })

  test('打开以后的网址、报头里没有编号和查询码；页面不进缓存；退出以后旧的凭据无用', async (t) => {
    const { applicant, opened, number, code, at } = await setUp(t)
    assert.equal(opened.headers.get('location'), '/query/mine')
    const cookie = opened.headers.get('set-cookie') ?? ''
    assert.match(cookie, /HttpOnly; SameSite=Lax/)
    assert.ok(!cookie.includes(code))
    const page = await applicant.get('/query/mine/1')
    assert.equal(page.headers.get('cache-control'), 'no-store')
    const text = await page.text()
    for (const secret of [code, '欧阳金丝雀', '13912345678', 'canary@example.cn', '王某'])
      assert.ok(!text.includes(secret), `the page holds ${secret}`)
    assert.ok(linksIn(text).every((href) => !href.includes(encodeURIComponent(number))))
    const stolen = new Map(applicant.cookies)
    await applicant.step('/query/sign-out', {})
    assert.equal((await applicant.get('/query/mine/1')).headers.get('location'), '/query')
    const thief = citizen(at.app)
    for (const [name, value] of stolen) (thief.cookies as Map<string, string>).set(name, value)
    assert.equal((await thief.get('/query/mine/1')).headers.get('location'), '/query')
  })

  test('窗口登记的：登记回执印着编号、查询码和网址，申请人凭它们自己查询', async (t) => {
    const at = await office(t, '2026-03-02', { publicUrl: 'https://gk.example.cn' })
    const page = await applied(at)
    const [letter] = await at.app.database.superuser<{ id: string }[]>`
      select id from requests.letter where kind = 'D03' and request_id = ${page.split('/').at(-1) ?? ''}`
    const text = await textOfPdf(await at.clerk.get(`${page}/letters/${letter?.id}/pdf`))
    const [, number = ''] = /申请编号(依申请〔2026〕\d+号)/.exec(text) ?? []
    const [, code = ''] = /查询码([2-9A-Z]{5}-[2-9A-Z]{5})/.exec(text) ?? []
    assert.match(text, /https:\/\/gk\.example\.cn\/query/)
    const applicant = citizen(at.app)
    assert.equal((await applicant.post('/query', { number, code })).status, 303, text)
    assert.match(await applicant.text('/query/mine/1'), /2026-03-30/)
  })

  test('一小时不用就退出；正在写的内容显示出来可以复制', async (t) => {
    const { at, applicant } = await setUp(t)
    const later = new Date(at.app.needs.clock.now().getTime() + 61 * 60_000)
    Object.assign(at.app.needs.clock, { now: () => later })
    const answer = await applicant.post('/query/mine/1/suggestion', { text: '写了很久的建议' })
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /查询已经退出或者超过时限[^]*写了很久的建议/)
  })

  test('只能看到自己的申请：别的申请的件、文书、别的编号一概没有', async (t) => {
    const { at, applicant } = await setUp(t)
    const other = await appliedOnline(at.app)
    await confirm(at, other.id)
    await printLetters(at, other.id)
    const [letter] = await at.app.database.superuser<{ id: string }[]>`
      select id from requests.letter where request_id = ${other.id}`
    assert.ok(letter)
    assert.equal((await applicant.get(`/query/mine/1/letters/${letter.id}`)).status, 404)
    assert.equal((await applicant.get('/query/mine/2')).status, 404)
    assert.equal((await citizen(at.app).get('/query/mine/1')).headers.get('location'), '/query')
  })

  test('看不到经办人、内部审批、协办、第三方；看得到征求意见和延期', async (t) => {
    const { at, id, applicant } = await setUp(t)
    await confirm(at, id)
    const on = day('2026-03-02')
    await at.app.hire('helper', 'assistant')
    await move(at, id, {
      move: 'requestAssist',
      on,
      id: '1',
      organId: 'helper',
      dueOn: day('2026-03-06'),
    })
    await step(at.clerk, `/console/requests/${id}/note`, {
      kind: 'note',
      on: '2026-03-02',
      text: '内部的一句话',
    })
    await step(at.clerk, `/console/requests/${id}/do/consult`, {
      on: '2026-03-02',
      kind: 'thirdParty',
      party: '金丝雀养殖公司',
      person: 'no',
      address: '演示路1号',
      information: '合同',
    })
    const page = await applicant.text('/query/mine/1')
    assert.match(page, /征求第三方意见，答复期限停止计算/)
    for (const secret of ['金丝雀养殖公司', '内部的一句话', '协办', '王某', 'helper'])
      assert.ok(!page.includes(secret), `the page holds ${secret}`)
  })

  test('拆分的申请每件分别显示', async (t) => {
    const { at, id, applicant } = await setUp(t)
    await confirm(at, id)
    const actor = { personId: at.clerk.personId, organId: 'own' }
    const before = await events(at, id)
    await inOrgan(at.app.database.app, actor, (tx) =>
      split(
        tx,
        requestNeeds(at.app.needs),
        { ...actor, name: '', organName: '', roles: ['handler'], sessionId: '' },
        {
          id,
          expected: before.length,
          on: day('2026-03-02'),
          parts: ['养护资金使用情况', '养护工程招标文件'],
        },
      ),
    )
    assert.match(await applicant.text('/query/mine/1'), /您的申请分为 2 件，分别答复/)
    const second = await applicant.text('/query/mine/2')
    assert.match(second, /依申请〔2026〕1-2号/)
    assert.match(second, /养护工程招标文件/)
  })
})
