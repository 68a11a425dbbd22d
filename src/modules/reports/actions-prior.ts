import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { publishedReport } from './store.ts'
import { insertPrior, priorFigures } from './store-prior.ts'
import type { ReportProse } from './paper.ts'
import type { ReportTables } from './tables.ts'

type On = { actor: Pick<Actor, 'personId' | 'organId' | 'actingFor'>; clock: Clock }

/** The tables of a year as they were published, by this platform or before it. */
export const publishedTables = async (
  db: Db,
  organId: string,
  year: number,
): Promise<ReportTables | undefined> =>
  (await publishedReport(db, organId, year))?.tables ??
  (await priorFigures(db, organId, year))?.tables

/** What a year's report said in words, published by this platform or before it. */
export const publishedProse = async (
  db: Db,
  organId: string,
  year: number,
): Promise<ReportProse | undefined> =>
  (await publishedReport(db, organId, year)) ??
  (await priorFigures(db, organId, year))?.prose ??
  undefined

/**
 * Keeps the figures of a report that was published elsewhere (公布数); a later import of the same year
 * replaces them, and the earlier ones stay on record.
 *
 * @throws Refused where the year was published on this platform: its figures are known
 */
export const keepPriorFigures = async (
  tx: Tx,
  { actor, clock }: On,
  said: {
    year: number
    tables: ReportTables
    prose: ReportProse | null
    unit: string
    fileId: string | null
  },
): Promise<void> => {
  const { organId, personId } = actor
  if (await publishedReport(tx, organId, said.year))
    throw new Refused({
      code: 'reports.published',
      message: `${said.year} 年的年度报告已经在本平台公布，以公布的为准，不再导入`,
      basis: '条例第四十九条',
    })
  const at = clock.now()
  await insertPrior(tx, organId, { ...said, by: personId, at })
  await audit(tx, actor, { act: 'reports.prior', subject: `${organId}/${said.year}`, at })
}

/** Takes imported figures back; CK04 and CK07 compare with nothing again. */
export const dropPriorFigures = async (
  tx: Tx,
  { actor, clock }: On,
  year: number,
): Promise<void> => {
  const { organId, personId } = actor
  const kept = await priorFigures(tx, organId, year)
  if (!kept) return
  const at = clock.now()
  const { unit, fileId } = kept
  await insertPrior(tx, organId, {
    year,
    tables: null,
    prose: null,
    unit,
    fileId,
    by: personId,
    at,
  })
  await audit(tx, actor, { act: 'reports.priorDropped', subject: `${organId}/${year}`, at })
}
