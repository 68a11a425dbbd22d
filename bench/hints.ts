/**
 * What lists and hints cost beside one case at 100,000 requests, one applicant in twenty thousand having
 * five and one having a thousand: median and slowest of ten. Run: npm run build && node dist/bench/hints.js
 */
import { randomBytes } from 'node:crypto'
import { day } from '../src/kernel/day.ts'
import { earlierRequests } from '../src/modules/requests/store-earlier.ts'
import { passReview, wantReview } from '../src/modules/requests/store-desks.ts'
import { envelopesOnTheWay, waitingForService } from '../src/modules/requests/store-envelope.ts'
import { openCasesOf } from '../src/modules/requests/store-handler.ts'
import { ofSameApplicant } from '../src/modules/requests/store-siblings.ts'
import { inOrgan, type Tx } from '../src/platform/db.ts'
import { openVault } from '../src/platform/vault.ts'
import { freshDatabase } from '../test/database.ts'
import { globalSetup, globalTeardown } from '../test/setup.ts'
import { benchOrgan, fillLargeCounty } from './large-county.ts'

const size = Number(process.argv[2] ?? 100_000)
const rounds = 10

/** The n-th case, as its page asks for what stands beside it. */
const asked = (n: number) => ({
  id: `r${n}`,
  organId: benchOrgan,
  applicationId: `a${n}`,
  description: `第${n}号地块征地补偿安置方案和补偿款发放情况`,
  arrivedOn: day('2026-11-01'),
})

const ends: (() => Promise<void>)[] = []
await globalSetup()
try {
  const context = { after: (end: () => Promise<void>) => void ends.push(end) }
  const database = await freshDatabase(context)
  await fillLargeCounty(database, openVault(randomBytes(32)), size)
  const { superuser } = database
  await superuser`update requests.application set
    name_hash = case when n % 100 = 0 then 'often' else md5((n % 20000)::text) end,
    phone_hash = case when n % 100 = 0 then 'often' else md5((n % 20000)::text) end
    from (select id as one, substr(id, 2)::int as n from requests.application) a where id = one`
  await superuser`update requests.info_request set desk = 'sign', stage = 'decided'
    where stage = 'open' and seq % 50 = 0`
  await superuser`vacuum analyze`
  const measure = async (name: string, work: (tx: Tx) => Promise<unknown>): Promise<void> => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1)
      await inOrgan(database.app, { organId: benchOrgan, personId: 'p' }, async (tx) => {
        const start = performance.now()
        await work(tx)
        times.push(performance.now() - start)
      })
    times.sort((one, other) => one - other)
    const [median = 0, slowest = 0] = [times[rounds >> 1], times.at(-1)]
    console.log(`${name}: ${median.toFixed(1)} ms, at most ${slowest.toFixed(1)} ms`)
  }
  await measure('申请频次和相近申请', (tx) => earlierRequests(tx, asked(4321)))
  await measure('the same of one who asked a thousand times', (tx) =>
    earlierRequests(tx, asked(4300)),
  )
  await measure('同一申请人的其他申请', (tx) => ofSameApplicant(tx, asked(4321)))
  await measure('the same of one who asked a thousand times', (tx) =>
    ofSameApplicant(tx, asked(4300)),
  )
  await measure('待送达', (tx) => waitingForService(tx, benchOrgan))
  await measure('在途', (tx) => envelopesOnTheWay(tx, benchOrgan))
  const [one] = await superuser<{ handlerId: string }[]>`
    select handler_id as "handlerId" from requests.info_request limit 1`
  const mine = { handlerId: one?.handlerId ?? '', limit: 200 }
  await measure('名下的申请', (tx) => openCasesOf(tx, mine))
  await measure('职责分离改变：待签的改为待审，再改回', async (tx) => {
    await wantReview(tx, benchOrgan)
    await passReview(tx, benchOrgan)
  })
} finally {
  for (const end of ends.toReversed()) await end()
  await globalTeardown()
}
