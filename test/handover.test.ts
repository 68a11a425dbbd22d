import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Employee } from './app.ts'
import { applied, type Office, office, step } from './signed-requests.ts'

/** The cases of the form, as it wrote them, all to one receiver. */
const formOf = async (
  { head }: Office,
  path: string,
  to: Employee,
): Promise<Record<string, string | string[]>> => {
  const page = await (await head.get(path)).text()
  const cases = [...page.matchAll(/name="case" value="([^"]+)"/g)].map(([, value = '']) => value)
  return {
    case: cases,
    reason: '调任其他单位',
    ...Object.fromEntries(cases.map((one) => [`to-${one.split(' ')[0]}`, to.personId])),
  }
}

const setUp = async (t: Parameters<typeof office>[0]) => {
  const at = await office(t)
  const one = await applied(at)
  const two = await applied(at, { description: '2024年农村公路养护资金使用情况' })
  const heir = await at.app.hire('own', 'handler')
  const path = `/console/handovers/new?from=${at.clerk.personId}&to=${heir.personId}`
  return { at, one, two, heir, path }
}

const handlersIn = async ({ app }: Office): Promise<(string | null)[]> =>
  (
    await app.database.superuser<{ handler: string | null }[]>`
      select handler_id as handler from requests.info_request order by number`
  ).map(({ handler }) => handler)

describe('工作移交', () => {
  test('名下的申请一次移交给接收人，留下清单；移交人和接收人各自确认；清单有签字栏', async (t) => {
    const { at, heir, path } = await setUp(t)
    const sent = await at.head.post(path, await formOf(at, path, heir))
    assert.equal(sent.status, 303, await sent.clone().text())
    const list = sent.headers.get('location') ?? ''
    assert.deepEqual(await handlersIn(at), [heir.personId, heir.personId])
    assert.equal((await at.head.post(`${list}/confirm`)).status, 409)
    assert.equal((await at.clerk.post(`${list}/confirm`)).status, 303)
    assert.match(await (await heir.get('/console/handovers')).text(), /待王某确认/)
    assert.equal((await heir.post(`${list}/confirm`)).status, 303)
    assert.equal((await heir.post(`${list}/confirm`)).status, 409)
    assert.match(await (await heir.get('/console/handovers')).text(), /双方已确认/)
    const pdf = await at.clerk.get(`${list}/list.pdf`)
    const file = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()))
    const { text } = await extractText(file, { mergePages: true })
    const words = text.normalize('NFKC').replaceAll(/\s/g, '')
    assert.match(words, /工作移交清单/)
    assert.match(words, /移交人签字.*接收人签字.*监交人签字/)
    const stranger = await at.app.hire('other', 'officeHead')
    assert.equal((await stranger.get(list)).status, 404)
  })

  test('清单也列出移交人的代理、已拟未签的文书和岗位上等着审核签发的件，移交以后不变', async (t) => {
    const { at, one, heir, path } = await setUp(t)
    const { superuser } = at.app.database
    await step(at.clerk, `${one}/do/withdraw`, { on: '2026-03-02', statement: '本人书面撤回' })
    await step(at.clerk, `${one}/reply`)
    await superuser`insert into organs.delegation (id, organ_id, from_person_id, to_person_id,
      since, until, reason) values ('1', 'own', ${at.clerk.personId}, ${heir.personId},
      '2026-03-02', '2026-03-20', '出差')`
    await superuser`update organs.appointment set person_id = ${at.clerk.personId}
      where person_id = ${at.leader.personId}`
    const sent = await at.head.post(path, await formOf(at, path, heir))
    const list = sent.headers.get('location') ?? ''
    await superuser`update organs.delegation set revoked_on = '2026-03-02'`
    await superuser`update requests.info_request set desk = 'serve' where desk = 'sign'`
    const page = await (await at.head.get(list)).text()
    assert.match(page, /代理（AB角）.*王某代王某（2026-03-02 至 2026-03-20）/s)
    assert.match(page, /岗位上待签发.*依申请〔2026〕1号/s)
    const pdf = await at.head.get(`${list}/list.pdf`)
    const file = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()))
    const { text } = await extractText(file, { mergePages: true })
    const words = text.normalize('NFKC').replaceAll(/\s/g, '')
    assert.match(words, /其他在手事项.*代理.*王某代王某.*已拟未签文书.*撤回申请确认书.*待签发/)
  })

  test('打开清单以后有一件又办了一步，或者没有选接收人，一件也不移交', async (t) => {
    const { at, one, heir, path } = await setUp(t)
    const form = await formOf(at, path, heir)
    const id = one.split('/').at(-1) ?? ''
    const nobody = await at.head.post(path, { ...form, [`to-${id}`]: '' })
    assert.equal(nobody.status, 409)
    assert.match(await nobody.text(), /接收人应当是本单位在岗的经办人/)
    await at.clerk.post(`${one}/do/withdraw`, {
      _version: String((form['case'] as string[])[0]?.split(' ')[1]),
      on: '2026-03-02',
      statement: '本人书面撤回',
    })
    const stale = await at.head.post(path, form)
    assert.equal(stale.status, 409)
    assert.deepEqual(await handlersIn(at), [at.clerk.personId, at.clerk.personId])
    assert.equal((await at.app.database.superuser`select 1 from handovers.handover`).length, 0)
  })

  test('名下还有未办结的申请，不移交就不能停用账户；写明理由的可以，理由留下记录', async (t) => {
    const { at, heir, path } = await setUp(t)
    const admin = await at.app.hire('own', 'administrator')
    const disable = `/console/people/${at.clerk.personId}/disable`
    const refused = await admin.post(disable)
    assert.equal(refused.status, 422)
    assert.match(
      await refused.text(),
      /名下还有 2 件未办结的申请，请先由公开工作机构负责人办理工作移交/,
    )
    assert.equal((await at.head.post(path, await formOf(at, path, heir))).status, 303)
    assert.equal((await admin.post(disable)).status, 303)
    const second = `/console/people/${heir.personId}/disable`
    assert.equal((await admin.post(second, { disableReason: '账户疑似被盗用' })).status, 303)
    const [row] = await at.app.database.superuser`
      select open_work, reason from organs.disabling`
    assert.deepEqual({ ...row }, { open_work: 2, reason: '账户疑似被盗用' })
  })
})
