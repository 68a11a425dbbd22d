import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { inOrgan } from '../../platform/db.ts'
import { freshApp } from '../../../test/app.ts'
import { register } from '../../../test/requests-at-hand.ts'
import { requestNeeds } from '../../app-needs.ts'
import { transition } from './actions.ts'
import { codeHashOf, issueQueryCode, reissueQueryCode } from './actions-query-code.ts'
import { citizenAt } from './citizen.ts'
import { foldQueryCode } from './query-code.ts'
import { requestById } from './store.ts'
import { applicationByCode } from './store-query-code.ts'

const setUp = async (t: TestContext) => {
  const app = await freshApp(t)
  const { personId } = await app.hire('own', 'handler')
  const who = { organId: 'own', personId }
  const { id, expected } = await register(app.needs, who)
  const needs = requestNeeds(app.needs)
  const { applicationId, number } = await inOrgan(app.database.app, who, (tx) =>
    requestById(tx, id),
  )
  const find = (code: string, name?: string) =>
    applicationByCode(app.database.public, {
      codeHash: codeHashOf(needs.vault, { number, code: foldQueryCode(code) }),
      nameHash: name === undefined ? null : needs.vault.fingerprint(name),
    })
  return { app, who, id, expected, needs, applicationId, number, find }
}

describe('查询码', () => {
  test('公众账户凭编号和查询码只找得到这一份申请；存下的只有密钥散列', async (t) => {
    const { app, who, needs, applicationId, find } = await setUp(t)
    const code = await inOrgan(app.database.app, who, (tx) =>
      issueQueryCode(tx, needs, applicationId),
    )
    assert.deepEqual({ ...(await find(code)) }, { organId: 'own', applicationId })
    assert.deepEqual({ ...(await find(code, '申请人甲')) }, { organId: 'own', applicationId })
    assert.equal(await find(code, '别人'), undefined)
    assert.equal(await find('2222222222'), undefined)
    const rows = await app.database.superuser`select * from requests.query_code`
    assert.ok(!JSON.stringify(rows).includes(foldQueryCode(code)))
  })

  test('重发以前要核对身份证明；重发以后旧的查询码作废，留有审计记录', async (t) => {
    const { app, who, needs, applicationId, id, find } = await setUp(t)
    const officer = { ...citizenAt('own'), ...who, roles: ['handler'] }
    const within = <T>(work: (tx: Parameters<typeof issueQueryCode>[0]) => Promise<T>) =>
      inOrgan(app.database.app, who, work)
    const first = await within((tx) => issueQueryCode(tx, needs, applicationId))
    await assert.rejects(
      within((tx) => reissueQueryCode(tx, needs, officer, { id, identityChecked: false })),
      (error) => error instanceof Refused && /核对来人的身份证明/.test(error.refusal.message),
    )
    assert.ok(await find(first))
    const second = await within((tx) =>
      reissueQueryCode(tx, needs, officer, { id, identityChecked: true }),
    )
    assert.equal(await find(first), undefined)
    assert.ok(await find(second))
    const [line] = await app.database.superuser`
      select person_id, subject from audit.entry where act = 'requests.reissueCode'`
    assert.deepEqual({ ...line }, { person_id: who.personId, subject: id })
  })
})

describe('申请人自己办理', () => {
  test('可以撤回，记为申请人所为；职权以内的动作一概不能办', async (t) => {
    const { app, who, needs, id, expected } = await setUp(t)
    const citizen = citizenAt('own')
    const on = day('2026-03-02')
    const make = (command: Parameters<typeof transition>[3]['command']) =>
      inOrgan(app.database.app, citizen, (tx) =>
        transition(tx, needs, citizen, { id, expected, command }),
      )
    await assert.rejects(
      make({ move: 'proposeExtension', on, days: 5, reason: '想早点看到' }),
      (error) => error instanceof Refused && error.refusal.code === 'requests.not-yours',
    )
    const { state, events } = await make({ move: 'withdraw', on, statement: '申请人在网上撤回' })
    assert.equal(state.stage, 'decided')
    assert.equal(events.at(-1)?.by, 'applicant')
    const [line] = await app.database.superuser`
      select person_id, organ_id from audit.entry where act = 'requests.withdraw'`
    assert.deepEqual({ ...line }, { person_id: 'applicant', organ_id: who.organId })
  })
})
