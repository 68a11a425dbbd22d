/**
 * The annual report of one organ with 100,000 requests: our computed report (two years, all checks) and
 * the cases behind one figure, against one raw PostgreSQL aggregate over the same rows. The three take
 * turns, so that a busy machine is busy for all of them; the ratio is what counts.
 * Run: npm run build && node dist/bench/report.js
 */
import { day, lastDayOf } from '../src/kernel/day.ts'
import { decisionCodes } from '../src/modules/requests.ts'
import { casesBehind } from '../src/modules/requests.ts'
import { reportFor } from '../src/modules/reports.ts'
import { inOrgan } from '../src/platform/db.ts'
import { freshDatabase } from '../test/database.ts'
import { type History, insertHistories, kinds } from '../test/histories.ts'
import { globalSetup, globalTeardown } from '../test/setup.ts'

const size = 100_000
const rounds = 20

const pick = <T>(of: readonly T[], at: number, otherwise: T): T => of[at % of.length] ?? otherwise

/** Nine years of cases, one in forty still open, one in fifty void. */
const cases = Array.from({ length: size }, (_, index): History => {
  const year = 2017 + (index % 9)
  const month = String(1 + (index % 12)).padStart(2, '0')
  const receivedOn = day(`${year}-${month}-${String(1 + (index % 28)).padStart(2, '0')}`)
  const signedOn = day(`${month === '12' ? year + 1 : year}-${month === '12' ? '01' : month}-28`)
  const code = pick(decisionCodes, index * 7, 'G1')
  return {
    kind: pick(kinds, index * 5, 'natural'),
    receivedOn,
    isVoid: index % 50 === 0,
    rounds: index % 40 === 0 ? [] : [{ code, signedOn, revokedOn: null }],
  }
})

type Contestant = { name: string; work: () => Promise<unknown>; times: number[] }

const of = (name: string, work: () => Promise<unknown>): Contestant => ({ name, work, times: [] })

const at = ({ times }: Contestant, share: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0

const compare = async (peer: Contestant, ours: readonly Contestant[]): Promise<void> => {
  const all = [...ours, peer]
  for (const { work } of all) await work()
  for (let round = 0; round < rounds; round += 1)
    for (const { work, times } of all) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
  for (const one of all) {
    const ratio = (at(one, 0.5) / at(peer, 0.5)).toFixed(1)
    console.log(
      `${one.name}: median ${at(one, 0.5).toFixed(0)} ms, p95 ${at(one, 0.95).toFixed(0)} ms, ratio ${ratio}`,
    )
  }
}

const ends: (() => Promise<void>)[] = []
await globalSetup()
try {
  const { app, superuser } = await freshDatabase({
    after: (end: () => Promise<void>) => void ends.push(end),
  })
  await insertHistories(superuser, 'office', cases)
  await superuser.unsafe(
    'vacuum analyze requests.info_request, requests.outcome, requests.application',
  )
  const scope = { organId: 'office', personId: 'p' }
  const asked = { organId: 'office', year: 2025, asOf: lastDayOf(2025) }
  await compare(
    of(
      'raw PostgreSQL, one aggregate of one year (peer)',
      () => superuser`
        select a.applicant_kind, o.code, count(*)
        from requests.info_request r join requests.application a on a.id = r.application_id
          left join requests.outcome o on o.request_id = r.id and o.revoked_on is null
        where r.organ_id = 'office' and r.stage <> 'void' group by 1, 2`,
    ),
    [
      of('report, two years and all checks', () =>
        inOrgan(app, scope, (tx) => reportFor(tx, asked)),
      ),
      of('the cases behind one figure', () =>
        inOrgan(app, scope, (tx) =>
          casesBehind(tx, { ...asked, row: 'total', column: 'total', page: 1 }),
        ),
      ),
    ],
  )
} finally {
  for (const end of ends) await end()
  await globalTeardown()
}
