import type { TestContext } from 'node:test'
import { type TestApp, freshApp } from './app.ts'
import { requestNeeds } from '../src/app-needs.ts'
import { day } from '../src/kernel/day.ts'
import { applicantKindNames } from '../src/modules/requests.ts'
import { loadDemonstration } from '../src/demonstration/load.ts'

/** The county as it stands on a day, on a database of its own. */
export const load = async (
  t: TestContext,
  today: string,
  more: Parameters<typeof freshApp>[2] = {},
): Promise<TestApp> => {
  const app = await freshApp(t, today, more)
  const start = process.hrtime.bigint()
  await app.database.app.begin((tx) =>
    loadDemonstration(tx, requestNeeds(app.needs), { today: day(today), progress: () => {} }),
  )
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  t.diagnostic(`${today}: ${seconds.toFixed(1)} s`)
  return app
}

export const kinds = Object.keys(applicantKindNames)
