import { inOrgan, type Pool } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { printReport } from './actions-print.ts'
import { type ReportFormat, reportFormats } from './paper.ts'
import { printQueue } from './actions-edition.ts'
import { keepFile, sealedFile, sealedPaper } from './store-sealed.ts'

/** Printed and kept; the web page is written from the frozen copy whenever it is asked for. */
const kept = (Object.keys(reportFormats) as ReportFormat[]).filter((format) => format !== 'html')

/** The papers of a sealed report are printed once; until then they are made when they are asked for. */
export const reportJobs = ({ pool, demo }: { pool: Pool; demo: boolean }): Job[] => [
  {
    queue: printQueue,
    handle: async ({ organId = '', editionId = '' }) =>
      inOrgan(pool, { organId, personId: 'system' }, async (tx) => {
        const sealed = await sealedPaper(tx, editionId)
        if (!sealed) return
        for (const format of kept) {
          if (await sealedFile(tx, editionId, format)) continue
          const bytes = await printReport(sealed.paper, format, demo ? '演示' : undefined)
          await keepFile(tx, { editionId, organId }, { format, bytes })
        }
      }),
  },
]

/** Queues the migration makes. */
export const reportQueues: readonly string[] = [printQueue]
