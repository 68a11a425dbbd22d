import type { Pool } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { type DraftNeeds, sweepDrafts, sweptAtOnce } from './actions-draft.ts'

const sweepQueue = 'apply.sweep'

/** Queues the migration makes. */
export const applyQueues: readonly string[] = [sweepQueue]

/** 过期草稿: thrown away each hour, their keys destroyed. */
export const applyJobs = (needs: DraftNeeds & { pool: Pool }): Job[] => [
  {
    queue: sweepQueue,
    cron: '40 * * * *',
    handle: async () => {
      for (let swept = sweptAtOnce; swept === sweptAtOnce;) {
        const [count] = await needs.pool.begin(async (tx) => [await sweepDrafts(tx, needs)])
        swept = count ?? 0
      }
    },
  },
]
