import type { Db } from '../../platform/db.ts'
import type { Invariant } from '../../platform/verify/invariant.ts'
import { type EditionRow, editionOf } from './edition.ts'
import { eventsOf } from './store-edition.ts'
import { sealedHash } from './store-sealed.ts'

type SealedRow = { organId: string; year: number; content: string; record: string; sm3: string }

const reportsAtOnce = 50

const sealedReports = (db: Db): AsyncIterable<SealedRow[]> =>
  db<SealedRow[]>`
    select s.organ_id as "organId", e.year, s.content, s.record, s.sm3
    from reports.sealed s join reports.edition e on e.id = s.edition_id
    where not s.carried_over order by 1, 2`.cursor(reportsAtOnce)

/** A sealed report is what it was when it was sealed. */
const frozen: Invariant = {
  name: 'reports.sealed',
  sentence: '封存的年度报告与封存时的摘要（SM3）一致',
  run: async function* (db) {
    for await (const rows of sealedReports(db))
      for (const { organId, year, content, record, sm3 } of rows)
        if (sealedHash(content, record) !== sm3)
          yield `${organId} ${year} 年的年度报告与封存时的摘要不符`
  },
}

/** Every edition is what its events make of it. */
const standing: Invariant = {
  name: 'reports.editions',
  sentence: '每份年度报告的环节与逐项办理事项重新推算的一致',
  run: async function* (db) {
    const rows = await db<EditionRow[]>`
      select id, organ_id as "organId", year, number, stage, version from reports.edition
      order by organ_id, year, number`
    for (const { id, organId, year, number, stage, version } of rows) {
      const edition = editionOf(await eventsOf(db, id))
      if (edition.stage !== stage || edition.version !== version)
        yield `${organId} ${year} 年年度报告第 ${number} 版登记为“${stage}”，按事项推算为“${edition.stage}”`
    }
  },
}

/** What must hold of 年度报告 at any time. */
export const reportInvariants = (): Invariant[] => [frozen, standing]
