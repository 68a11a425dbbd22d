/**
 * Staff pages at 100,000 requests and 1,000,000 events: median, p95 and queries of each page, with the
 * same rows read by plain SQL beside it. Run: npm run build && node dist/bench/pages.js [REQUESTS]
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openApp } from '../src/app.ts'
import { queues } from '../src/app-jobs.ts'
import { day } from '../src/kernel/day.ts'
import { shippedCalendar } from '../src/kernel/notices.ts'
import { fixedBook } from '../src/modules/calendar.ts'
import { hashPassword, insertAppointment, insertPerson, saveOrgan } from '../src/modules/organs.ts'
import { machineStateOf } from '../src/modules/system.ts'
import { clockAt } from '../src/platform/clock.ts'
import { openFiles } from '../src/platform/files.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openPool, openPools } from '../src/platform/pools.ts'
import { startPostgres } from '../src/platform/postgres/server.ts'
import { openVault } from '../src/platform/vault.ts'
import { benchOrgan, fillLargeCounty } from './large-county.ts'

const requests = Number(process.argv[2] ?? 100_000)
const rounds = 40
const today = day('2026-11-23')
const origin = 'http://gongkai.bench'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
const server = await startPostgres(folder)
let asked = 0
const text = (value: string): string => value
const pools = {
  ...openPools((role) => server.urlOf(role)),
  app: postgres(server.urlOf('app'), {
    max: 4,
    debug: () => {
      asked += 1
    },
    types: { date: { to: 1082, from: [1082], serialize: text, parse: text } },
  }),
}
const superuser = openPool(server.urlOf('superuser'), 1)
await migrate(pools.owner, queues)
const vault = openVault(randomBytes(32))
const log = openLog('fatal')
const app = await openApp({
  pools,
  clock: clockAt(today),
  log,
  vault,
  files: openFiles(join(folder, 'files'), vault),
  jobs: await openJobs(pools.app, log),
  calendars: fixedBook(shippedCalendar),
  demo: false,
  secure: false,
  proxies: 0,
  dataDir: folder,
  version: 'bench',
  machineState: () =>
    machineStateOf({ dataDir: folder, embedded: true, calendar: () => shippedCalendar }),
})

await pools.app.begin(async (tx) => {
  await saveOrgan(tx, {
    id: benchOrgan,
    name: '宝丰县人民政府办公室',
    kind: 'countyOffice',
    letterhead: '宝丰县人民政府办公室',
    numberWord: '宝政办公开',
    office: { name: '办公室', address: '某路1号', phone: '0375-0000000', hours: '工作日' },
    separation: 'two',
    position: 0,
    version: 1,
  })
  const passwordHash = await hashPassword('bench bench bench')
  await insertPerson(tx, {
    id: 'p',
    signInName: 'bench',
    name: '某',
    passwordHash,
    mustChange: false,
  })
  for (const role of ['handler', 'leader', 'officeHead'] as const)
    await insertAppointment(tx, {
      id: role,
      personId: 'p',
      organId: benchOrgan,
      role,
      since: day('2020-01-01'),
    })
})
const filled = performance.now()
await fillLargeCounty({ app: pools.app, superuser }, vault, requests)
console.log(
  `${requests} requests, ${requests * 10} events written in ${((performance.now() - filled) / 1000).toFixed(0)} s`,
)

const signedIn = await app.request(`${origin}/console/sign-in`, {
  method: 'POST',
  headers: { origin, host: 'gongkai.bench', 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ _name: 'bench', _password: 'bench bench bench' }),
})
const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)

const measure = async (name: string, work: () => Promise<number>): Promise<void> => {
  await work()
  const times: number[] = []
  const before = asked
  let size = 0
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    size = await work()
    times.push(performance.now() - start)
  }
  const queries = ((asked - before) / rounds).toFixed(0)
  console.log(
    `${name}: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, ${queries} queries, ${(size / 1024).toFixed(0)} KB`,
  )
}

const page = (path: string) => async (): Promise<number> => {
  const answer = await app.request(`${origin}${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.arrayBuffer()).byteLength
}

const raw = (sql: string) => async (): Promise<number> =>
  JSON.stringify(await superuser.unsafe(sql)).length

const searched = encodeURIComponent('征地补偿')
await measure('工作台', page('/console'))
await measure('收件箱', page('/console/requests'))
await measure(
  '  the same 30 rows by plain SQL',
  raw(`select * from requests.info_request r join requests.application a on a.id = r.application_id
    where r.organ_id = '${benchOrgan}' and r.stage not in ('closed', 'void') order by r.due_on, r.id limit 30`),
)
await measure(
  '收件箱, words found in every case',
  page(`/console/requests?group=all&q=${searched}`),
)
await measure('收件箱, page 30 of all', page('/console/requests?group=all&page=30'))
await measure('申请件', page('/console/requests/r33'))
await measure(
  '  its row and events by plain SQL',
  raw(
    `select * from requests.info_request r join requests.event e on e.request_id = r.id where r.id = 'r33'`,
  ),
)
await measure('年度报告', page(`/console/reports/${benchOrgan}/2025`))
console.log(`memory of this process: ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB`)
await Promise.all([pools.end(), pools.app.end(), superuser.end()])
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(0)
