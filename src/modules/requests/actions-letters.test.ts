import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from '../../../test/app.ts'
import { register } from '../../../test/requests-at-hand.ts'
import { inOrgan } from '../../platform/db.ts'
import { organById, saveOrgan } from '../organs.ts'
import { findRequest } from './store.ts'

const configured = {
  reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' as const },
  court: { name: '宝丰县人民法院', level: 'basic' as const },
}

const granted = {
  clear: 'clear',
  nature: 'govInfo',
  responsible: 'own',
  held: 'held',
  give: 'disclose',
  form: 'asked',
}

describe('拟制、审核、签发答复', () => {
  test('从七步法到签发：编号、定稿、生成文书的任务与签发同时写入', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    const leader = await app.hire('own', 'leader')
    const organ = await organById(app.database.app, 'own')
    assert.ok(organ)
    await app.database.app.begin((tx) => saveOrgan(tx, { ...organ, ...configured, version: 2 }))
    const who = { organId: 'own', personId: clerk.personId }
    const { id } = await register(app.needs, who)
    const at = `/console/requests/${id}`
    const page = await (await clerk.get(`${at}/checklist`)).text()
    assert.match(page, /第一步：补不补/)
    assert.equal((await clerk.post(`${at}/checklist`, granted)).status, 303)
    assert.match(await (await clerk.get(`${at}/checklist`)).text(), /予以公开/)
    const drafted = await clerk.post(`${at}/draft`, { attachments: '2025年养护资金使用情况表' })
    assert.equal(drafted.headers.get('location'), `${at}/reply`)
    const reply = await (await clerk.get(`${at}/reply`)).text()
    assert.match(reply, /2025年农村公路养护资金使用情况/)
    assert.match(reply, /宝丰县人民法院/)
    const version = /name="_version" value="(\d+)"/.exec(reply)?.[1] ?? ''
    assert.equal((await clerk.post(`${at}/reply`, { _version: version })).status, 303)
    const signing = await (await leader.get(`${at}/sign`)).text()
    const next = /name="_version" value="(\d+)"/.exec(signing)?.[1] ?? ''
    assert.equal((await leader.post(`${at}/sign`, { _version: next })).status, 303)
    const row = await inOrgan(app.database.app, who, (tx) => findRequest(tx, id))
    assert.equal(row?.stage, 'signed')
    const [letter] = await app.database.superuser`select number, status from requests.letter`
    assert.deepEqual({ ...letter }, { number: 'own〔2026〕1号', status: 'issued' })
    const [job] = await app.database.superuser`
      select count(*)::int as n from jobs.job where name = 'requests.file-letter'`
    assert.equal(job?.['n'], 1)
    const [found] = await app.database.superuser`select id from requests.letter`
    const pdf = await leader.get(`${at}/letters/${found?.['id']}/pdf`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.match(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      /%PDF/,
    )
  })

  test('没有写明复议机关和法院的单位，答复不能签发', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    const { id } = await register(app.needs, { organId: 'own', personId: clerk.personId })
    const at = `/console/requests/${id}`
    await clerk.post(`${at}/checklist`, {
      clear: 'clear',
      nature: 'publication',
      publicationName: '宝丰年鉴2024',
      publicationWhere: '县图书馆',
    })
    assert.equal((await clerk.post(`${at}/draft`)).status, 303)
    const refused = await clerk.post(`${at}/reply`, { _version: '2' })
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /复议/)
  })
})
