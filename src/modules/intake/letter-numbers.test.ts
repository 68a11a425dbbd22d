import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fieldsOn, idIn, runImport, uploadFile } from '../../../test/imports.ts'
import { type Office, office, signed } from '../../../test/signed-requests.ts'

/** A ledger of answered cases with these 答复文号, taken over by the clerk. @returns the import */
const takenOver = async ({ app, clerk }: Office, numbers: readonly string[]): Promise<string> => {
  const lines = numbers.map((number, index) => {
    const year = /\d{4}/.exec(number)?.[0] ?? '2026'
    return `${'甲乙丙丁'[index] ?? ''}某某,自然人,${year}-01-05,${number}的申请,信息不存在,${year}-01-20,${number},已办结`
  })
  const text = [
    '申请人,申请人类别,收到日期,申请内容,办理结果,答复日期,答复文号,状态',
    ...lines,
  ].join('\n')
  const file = { name: '台账.csv', bytes: Buffer.from(text) }
  const id = idIn(await uploadFile(app, clerk, 'ledger', file))
  await runImport(app, 'own', id)
  for (const path of ['columns', 'run']) {
    const action = `/console/intake/${id}/${path}`
    const fields = fieldsOn(await (await clerk.get(`/console/intake/${id}`)).text(), action)
    assert.equal((await clerk.post(action, fields)).status, 303)
    await runImport(app, 'own', id)
  }
  return id
}

/** Signs a new reply; the notice of receipt before it takes a number too. @returns its 文号 */
const nextLetter = async (at: Office, description: string): Promise<string> => {
  const address = await signed(at, { description })
  const [row] = await at.app.database.superuser<{ number: string }[]>`
    select data ->> 'number' as number from requests.event
    where request_id = ${address.split('/').at(-1) ?? ''} and type = 'signed'`
  return row?.number ?? ''
}

describe('旧台账用过的文号', () => {
  test('同一代字、同一年的最大号以后才给新文书编号，写法不同也认得；别的代字、别的年度不影响', async (t) => {
    const at = await office(t)
    assert.equal(await nextLetter(at, '第一件的决算情况'), 'own〔2026〕2号')
    const old = ['own〔2026〕7号', 'own[2026]第012号', 'own〔2025〕40号', '政办〔2026〕90号']
    const id = await takenOver(at, old)
    assert.equal(await nextLetter(at, '第二件的预算情况'), 'own〔2026〕14号')
    await takenOver(at, ['own(2026)5号'])
    assert.equal(await nextLetter(at, '第三件的用地情况'), 'own〔2026〕16号')
    const action = `/console/intake/${id}/undo`
    const html = await (await at.head.get(`/console/intake/${id}`)).text()
    const undone = { ...fieldsOn(html, action), reason: '列对应错了' }
    assert.equal((await at.head.post(action, undone)).status, 303)
    assert.equal(await nextLetter(at, '第四件的环评情况'), 'own〔2026〕18号')
  })
})
