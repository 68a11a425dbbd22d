import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedCalendar } from '../src/kernel/notices.ts'
import { allInvariants } from '../src/app.ts'
import type { TestApp, Visitor } from './app.ts'
import { setUp, step } from './course.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  description: '2024年统计年鉴',
  obtainBy: 'post',
  carrier: 'paper',
}

const organ = {
  name: 'own局',
  kind: 'countyDepartment',
  letterhead: 'own局文件',
  numberWord: 'own',
  position: '0',
  reviewingOrganId: '',
  reconsiderationName: '宝丰县人民政府',
  reconsiderationLevel: 'countyGovernment',
  courtName: '宝丰县人民法院',
  courtLevel: 'basic',
  officeName: '办公室',
  officeAddress: '某路1号',
  officePhone: '0375-0000000',
  officeHours: '工作日',
}

const submitted = async (clerk: Visitor): Promise<string> => {
  const at = await step(clerk, '/console/requests/new', registration)
  await step(clerk, `${at}/checklist`, {
    clear: 'clear',
    nature: 'publication',
    publicationName: '宝丰年鉴',
    publicationWhere: '县图书馆',
  })
  await clerk.post(`${at}/draft`)
  await step(clerk, `${at}/reply`)
  return at
}

const desksOf = async ({ database }: TestApp): Promise<string[]> => {
  const rows = await database.superuser<{ desk: string }[]>`
    select desk from requests.info_request order by number`
  return rows.map(({ desk }) => desk)
}

const faults = async (app: TestApp): Promise<string[]> => {
  const found: string[] = []
  for (const { name, run } of allInvariants(app.dataDir, () => shippedCalendar))
    if (name === 'requests.standing')
      for await (const fault of run(app.database.verify)) found.push(fault)
  return found
}

describe('职责分离的办法改变以后', () => {
  test('正等着审核、签发的申请件同时换到该去的待办，核验一致', async (t) => {
    const { app, clerk } = await setUp(t)
    const reviewer = await app.hire('own', 'reviewer')
    const county = await app.hire('county', 'administrator')
    await app.database.superuser`update organs.organ set kind = 'countyOffice' where id = 'county'`
    const first = await submitted(clerk)
    await submitted(clerk)
    await step(clerk, '/console/requests/new', registration)
    assert.deepEqual(await desksOf(app), ['sign', 'sign', 'handle'])
    const change = async (separation: string): Promise<void> => {
      const [row] = await app.database.superuser<{ version: number }[]>`
        select version from organs.organ where id = 'own'`
      const sent = await county.post('/console/organs/own', {
        ...organ,
        separation,
        _version: `${row?.version}`,
      })
      assert.equal(sent.status, 303, await sent.text())
    }
    await change('three')
    assert.deepEqual(await desksOf(app), ['review', 'review', 'handle'])
    assert.deepEqual(await faults(app), [])
    const page = await (await reviewer.get(`${first}/sign`)).text()
    const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
    assert.equal((await reviewer.post(`${first}/review`, { _version: version })).status, 303)
    assert.deepEqual(await desksOf(app), ['sign', 'review', 'handle'])
    await change('two')
    assert.deepEqual(await desksOf(app), ['sign', 'sign', 'handle'])
    await change('three')
    assert.deepEqual(await desksOf(app), ['sign', 'review', 'handle'])
    assert.deepEqual(await faults(app), [])
    await app.database.superuser`
      update requests.info_request set desk = 'sign' where desk = 'review'`
    assert.match((await faults(app)).join(), /待办记为“sign”，按办理事项应为“review”/)
  })
})
