import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { shippedCalendar } from '../src/kernel/notices.ts'
import { reviewedOrgans } from '../src/modules/organs.ts'
import { requestInvariants } from '../src/modules/requests.ts'
import { openVault } from '../src/platform/vault.ts'
import { verify } from '../src/platform/verify/invariant.ts'
import { freshDatabase } from '../test/database.ts'
import { fillLargeCounty } from './large-county.ts'

const cases = 20_000

test(`verify works ${cases} cases of ten events each out anew`, async (t) => {
  const database = await freshDatabase(t)
  await fillLargeCounty(database, openVault(randomBytes(32)), cases)
  for (const invariant of requestInvariants(() => shippedCalendar, reviewedOrgans)) {
    const start = performance.now()
    await verify(database.verify, [invariant])
    const seconds = (performance.now() - start) / 1000
    process.stdout.write(
      `${invariant.name}: ${seconds.toFixed(1)} s, ${Math.round(cases / seconds)} cases/s\n`,
    )
  }
})
