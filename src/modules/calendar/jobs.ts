import { audit } from '../../platform/audit.ts'
import { inOrgan, type Pool } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Actor } from '../../platform/route.ts'
import { organsAll } from '../organs.ts'
import { recomputeDues, type RequestNeeds } from '../requests.ts'

const recomputeQueue = 'calendar.recompute'

export const calendarQueues: readonly string[] = [recomputeQueue]

type Needs = RequestNeeds & { pool: Pool }

const machine = (organId: string): Actor => ({
  personId: 'system',
  name: '系统',
  organId,
  organName: '',
  roles: [],
  sessionId: '',
})

/**
 * Brings dates up to the calendar in force: those reckoned provisionally before a new version of the
 * program brought a year's notice, or saved in the very moment in which one was approved.
 */
export const calendarJobs = (needs: Needs): Job[] => [
  {
    queue: recomputeQueue,
    cron: '40 * * * *',
    handle: async () => {
      const { pool, clock } = needs
      for (const { id: organId } of await organsAll(pool))
        await inOrgan(pool, { organId, personId: 'system' }, async (tx) => {
          const actor = machine(organId)
          const since = clock.today()
          const moves = await recomputeDues(tx, needs, actor, { organId, since })
          if (moves.length === 0) return
          const detail = { moved: moves.length }
          const act = 'calendar.recompute'
          await audit(tx, actor, { act, subject: organId, at: clock.now(), detail })
        })
    },
  },
]
