import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { day } from '../src/kernel/day.ts'
import { organById, saveOrgan } from '../src/modules/organs.ts'
import { clockAt } from '../src/platform/clock.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import { type Employee, freshApp, type TestApp, type Visitor } from './app.ts'

/** The clock of a running app moves to another day; everybody signs in again that morning. */
export const goTo = async ({ needs, database }: TestApp, to: string): Promise<void> => {
  const clock = clockAt(day(to))
  Object.assign(needs.clock, { today: clock.today, now: clock.now })
  await database.superuser`
    update organs.session set created_at = ${clock.now()}, last_seen_at = ${clock.now()}`
}

export const configure = async ({ database }: TestApp, organId: string): Promise<void> => {
  const organ = await organById(database.app, organId)
  assert.ok(organ)
  await database.app.begin((tx) =>
    saveOrgan(tx, {
      ...organ,
      version: organ.version + 1,
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
      court: { name: '宝丰县人民法院', level: 'basic' },
    }),
  )
}

/** Opens a form as its page shows it, fills it in and sends it; answers the page it leads to. */
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

/** A third party is asked for its opinion and says no, with good reason (条例第三十二条). */
export const thirdPartyObjects = async (
  clerk: Visitor,
  at: string,
  opinion = '',
): Promise<void> => {
  const on = '2026-03-02'
  await step(clerk, `${at}/do/consult`, {
    on,
    kind: 'thirdParty',
    party: '某矿业有限公司',
    person: 'no',
    information: '石灰岩矿项目环境影响评价报告书',
    interest: '商业秘密',
  })
  await step(clerk, `${at}/do/consultationReceived`, { id: '1', on })
  const answer = { id: '1', on, agrees: 'no', grounded: 'yes' }
  await step(clerk, `${at}/do/consultationAnswered`, { ...answer, ...(opinion && { opinion }) })
}

/** Sends a form with files as its page would. */
export const hand = async (
  { web }: TestApp,
  { token }: Pick<Employee, 'token'>,
  path: string,
  fields: Readonly<Record<string, string | File>>,
): Promise<Response> => {
  const body = new FormData()
  for (const [name, value] of Object.entries({
    _csrf: csrfTokenOf(token),
    _key: randomUUID(),
    ...fields,
  }))
    body.append(name, value)
  const headers = {
    host: 'gongkai.test',
    origin: 'http://gongkai.test',
    cookie: `gongkai=${token}`,
  }
  return web.request(`http://gongkai.test${path}`, { method: 'POST', headers, body })
}

/** The office of the organ `own`, ready to sign replies, on the second of March 2026 or another day. */
export const setUp = async (
  t: Parameters<typeof freshApp>[0],
  today = '2026-03-02',
  more: Parameters<typeof freshApp>[2] = {},
): Promise<Record<'clerk' | 'head' | 'leader', Employee> & { app: TestApp }> => {
  const app = await freshApp(t, today, more)
  const clerk = await app.hire('own', 'handler')
  const head = await app.hire('own', 'officeHead')
  const leader = await app.hire('own', 'leader')
  await configure(app, 'own')
  return { app, clerk, head, leader }
}
