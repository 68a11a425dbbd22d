import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { day } from '../src/kernel/day.ts'
import { organById, saveOrgan } from '../src/modules/organs.ts'
import { clockAt } from '../src/platform/clock.ts'
import { type Employee, freshApp, type TestApp, type Visitor } from './app.ts'

export type Office = { app: TestApp; clerk: Employee; leader: Employee; head: Employee }

/** An organ with a clerk, a head of the disclosure office and a leader, ready to sign replies. */
export const office = async (
  t: TestContext,
  today = '2026-03-02',
  more: Parameters<typeof freshApp>[2] = {},
): Promise<Office> => {
  const app = await freshApp(t, today, more)
  const clerk = await app.hire('own', 'handler')
  const head = await app.hire('own', 'officeHead')
  const leader = await app.hire('own', 'leader')
  const organ = await organById(app.database.app, 'own')
  assert.ok(organ)
  await app.database.app.begin((tx) =>
    saveOrgan(tx, {
      ...organ,
      version: organ.version + 1,
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
      court: { name: '宝丰县人民法院', level: 'basic' },
    }),
  )
  return { app, clerk, head, leader }
}

/** The clock of a running app moves to another day; everybody signs in again that morning. */
export const goTo = async ({ needs, database }: TestApp, to: string): Promise<void> => {
  const clock = clockAt(day(to))
  Object.assign(needs.clock, { today: clock.today, now: clock.now })
  await database.superuser`
    update organs.session set created_at = ${clock.now()}, last_seen_at = ${clock.now()}`
}

/** Opens a form, fills it in and sends it. @returns where it leads */
export const step = async (
  visitor: Visitor,
  path: string,
  fields: Record<string, string | readonly string[]> = {},
): Promise<string> => {
  const page = await (await visitor.get(path)).text()
  const version = /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const sent = await visitor.post(path, { _version: version, ...fields })
  assert.equal(sent.status, 303, `${path} was refused: ${await sent.clone().text()}`)
  return sent.headers.get('location') ?? ''
}

/** A registered application. @returns the address of its case */
export const applied = ({ clerk }: Office, more: Record<string, string> = {}): Promise<string> =>
  step(clerk, '/console/requests/new', {
    channel: 'counter',
    arrivedOn: '2026-03-02',
    kind: 'natural',
    name: '张三丰',
    phone: '13900000001',
    address: '河南省平顶山市宝丰县演示路88号',
    postcode: '467400',
    description: '2025年农村公路养护资金使用情况',
    obtainBy: 'post',
    carrier: 'paper',
    ...more,
  })

/** Withdrawn by the applicant, confirmed and signed: the shortest way to a reply that waits for service. */
export const signed = async (at: Office, more: Record<string, string> = {}): Promise<string> => {
  const address = await applied(at, more)
  await step(at.clerk, `${address}/do/withdraw`, { on: '2026-03-02', statement: '本人书面撤回' })
  await step(at.clerk, `${address}/reply`)
  await step(at.leader, `${address}/sign`)
  return address
}
