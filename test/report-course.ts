import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { freshApp, type TestApp, type Visitor } from './app.ts'
import { type History, insertHistories } from './histories.ts'
import { day } from '../src/kernel/day.ts'
import { organById, saveOrgan, type SeparationPolicy } from '../src/modules/organs.ts'

/*
 * An annual report of one office, and the people who write, review and seal it.
 */

export const at = '/console/reports/office/2025'

export const publicAt = '/xxgk/office/report/2025'

const one = (change: Partial<History> = {}): History => ({
  kind: 'natural',
  receivedOn: day('2025-06-03'),
  isVoid: false,
  rounds: [{ code: 'G1', signedOn: day('2025-06-20'), revokedOn: null }],
  ...change,
})

export const good = {
  active: '全年公开文件若干。',
  onRequest:
    '今年共收到依申请公开申请{{依申请公开.新收}}件，结转下年度{{依申请公开.结转下年度}}件。',
  management: '严格审核。',
  platform: '建好专栏。',
  oversight: '开展培训。',
  problems: '更新不够及时。',
  improvements: '针对上年的问题，已经清理。',
  fees: '{{本年}}年未收取信息处理费。',
}

type Staff = { clerk: Visitor; reviewer: Visitor; leader: Visitor }

export const start = async (
  t: TestContext,
  {
    separation = 'two',
    today = '2026-01-20',
  }: { separation?: SeparationPolicy; today?: string } = {},
): Promise<TestApp & Staff> => {
  const app = await freshApp(t, today)
  const clerk = await app.hire('office', 'handler')
  const reviewer = await app.hire('office', 'reviewer')
  const leader = await app.hire('office', 'leader', 'reviewer')
  const organ = await organById(app.database.app, 'office')
  assert.ok(organ)
  await app.database.app.begin((tx) => saveOrgan(tx, { ...organ, separation, version: 2 }))
  await insertHistories(app.database.superuser, 'office', [one(), one({ rounds: [] })])
  stampNow = readStamp(app)
  return { ...app, clerk, reviewer, leader }
}

/** The stamp of a page opened now, by the database of the test that runs. */
export let stampNow = async (): Promise<string> => '0'

const readStamp =
  ({ database }: TestApp) =>
  async (): Promise<string> => {
    const [row] = await database.superuser<{ stamp: number }[]>`
      select number * 1000000 + version as stamp from reports.edition order by number desc limit 1`
    return String(row?.stamp ?? 0)
  }

export const save = async (clerk: Visitor, texts: Record<string, string>): Promise<Response> =>
  clerk.post(`${at}/text`, { _version: await stampNow(), ...texts })

export const act = async (
  visitor: Visitor,
  what: string,
  fields: Record<string, string> = {},
): Promise<Response> => visitor.post(`${at}/${what}`, { _version: await stampNow(), ...fields })

export const done = async (answer: Promise<Response>): Promise<void> => {
  const response = await answer
  const why = /role="alert">.*?<\/div>/s.exec(await response.text())?.[0]
  assert.equal(response.status, 303, why ?? 'not sent')
}

export const published = async ({ clerk, leader }: Staff, texts = good): Promise<void> => {
  await done(save(clerk, texts))
  await done(act(clerk, 'submit'))
  await done(act(leader, 'seal'))
  await done(act(clerk, 'publish'))
}

export const sentence = async (answer: Promise<Response>, status: number): Promise<string> => {
  const response = await answer
  const text = await response.text()
  assert.equal(response.status, status)
  return text
}
