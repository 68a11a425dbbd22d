import type { Clock } from './clock.ts'
import type { Pool } from './db.ts'
import { sweepFiles } from './files.ts'
import { foldersIn } from './folders.ts'
import type { Job } from './jobs.ts'
import { anchorKey, readAnchorKey } from './key-file.ts'
import type { Logger } from './log.ts'
import { writeAnchor } from './verify/anchors.ts'
import { auditChains } from './verify/audit-chain.ts'
import { declaredRights } from './verify/catalogue.ts'
import { type Invariant, verify } from './verify/invariant.ts'
import { outbox } from './verify/outbox.ts'
import { writeVerified } from './verify/record.ts'
import { storedFiles } from './verify/stored-files.ts'

/**
 * What must hold whatever the modules do. The chains come first: their anchors have to be read
 * before the snapshot begins.
 */
export const platformInvariants = (dataDir: string): Invariant[] => [
  auditChains(foldersIn(dataDir).anchors, () => readAnchorKey(dataDir)),
  storedFiles(foldersIn(dataDir).files),
  declaredRights,
  outbox,
]

export const housekeepingQueues = ['platform.anchor', 'platform.sweep', 'platform.verify'] as const

type Needs = {
  /** Of `gongkai_verify`. */
  pool: Pool
  clock: Clock
  log: Logger
  dataDir: string
  invariants: readonly Invariant[]
}

/** 定时维护: anchors each hour, orphaned files each hour, the whole check each night. */
export const housekeepingJobs = ({ pool, clock, log, dataDir, invariants }: Needs): Job[] => {
  const { files, anchors } = foldersIn(dataDir)
  const handlers: Record<(typeof housekeepingQueues)[number], Omit<Job, 'queue'>> = {
    'platform.anchor': {
      cron: '0 * * * *',
      handle: async () => {
        await writeAnchor(anchors, await anchorKey(dataDir), pool, clock.now())
      },
    },
    'platform.sweep': {
      cron: '20 * * * *',
      handle: async () => {
        await sweepFiles(files, pool, clock.now())
      },
    },
    'platform.verify': {
      cron: '30 3 * * *',
      handle: async () => {
        const violations = await verify(pool, invariants)
        await writeVerified(dataDir, { on: clock.today(), violations })
        if (violations > 0) log.error({ violations }, 'verify')
      },
    },
  }
  return housekeepingQueues.map((queue) => ({ queue, ...handlers[queue] }))
}
