import { yearOf } from '../../src/kernel/day.ts'
import { changeEdition, type EditionCommand } from '../../src/modules/reports.ts'
import { passageKeys } from '../../src/modules/reports/passages.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { inOrgan, type Pool } from '../../src/platform/db.ts'
import { officer } from '../officers.ts'

/** A report that waits for its signature. */
export type Signing = { organId: string; path: string; stamp: number }

const texts = {
  ...Object.fromEntries(passageKeys.map((key) => [key, '全年工作正常开展。'])),
  fees: '{{本年}}年未收取信息处理费。',
}

/** Written and handed in by somebody who is not the one to sign. */
export const awaitSigning = (app: Pool, organId: string): Promise<Signing> => {
  const writer = officer(`writer of ${organId}`, organId, 'handler')
  const year = yearOf(systemClock.today()) - 1
  const needs = { jobs: { enqueue: async () => {} } }
  return inOrgan(app, writer, async (tx) => {
    let stamp = 0
    for (const command of [{ act: 'save', texts }, { act: 'submit' }] as EditionCommand[]) {
      const on = { actor: writer, clock: systemClock }
      const edition = await changeEdition(tx, needs, on, { organId, year, stamp, command })
      stamp = 1_000_000 + edition.version
    }
    return { organId, path: `/console/reports/${organId}/${year}/seal`, stamp }
  })
}
