import { setTimeout as wait } from 'node:timers/promises'
import { type JobResult, PgBoss } from 'pg-boss'
import type { Logger } from './log.ts'
import type { Db, Pool, Tx } from './db.ts'

/**
 * A background job of a module. It may run twice (a crashed worker's job is taken over within
 * 60 s), so `handle` must have one effect however often it runs. Only ids travel in `data`.
 */
export type Job = {
  queue: string
  /** Five-field cron in Beijing time, for jobs that come round by themselves. */
  cron?: string
  handle: (data: Readonly<Record<string, string>>) => Promise<void>
}

/** How often, and after how many seconds, a job that failed is tried again; the pause doubles. */
export type Retry = { limit: number; delay: number; longestDelay: number }

export type Jobs = {
  /**
   * Writes the job in the caller's transaction: it exists exactly where the change does.
   *
   * @param retry where it depends on a server of others; otherwise three times at once
   */
  enqueue: (
    tx: Tx,
    queue: string,
    data: Readonly<Record<string, string>>,
    retry?: Retry,
  ) => Promise<void>
  work: (jobs: readonly Job[]) => Promise<void>
  /** Puts every failed job of the queue back in line. @returns how many there were */
  retryFailed: (tx: Tx, queue: string) => Promise<number>
  /** @param within milliseconds that running jobs get to finish; those left are taken over */
  stop: (within?: number) => Promise<void>
}

type Rows = { rows: unknown[] }

/** Several statements at once are answered by one list each. */
const rowsOf = (answer: readonly unknown[]): Rows => ({ rows: answer.flat() })

type JobDatabase = { executeSql: (text: string, values?: unknown[]) => Promise<Rows> }

/** The same on one connection or transaction of the caller's, who cleans up after a failure. */
export const inside = (db: Db): JobDatabase => ({
  executeSql: async (text, values) => rowsOf(await db.unsafe(text, (values ?? []) as never[])),
})

/** True where the connection itself is gone: its transaction has ended, and the driver replaces it. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(?:CONNECTION_|ECONN|EPIPE|57P|08)/.test(String(error.code))

/**
 * The queue library's way to the database. It sends some statements together with a transaction of
 * their own around them, so each call keeps to one connection and leaves it clean.
 */
const jobDatabase = (pool: Pool, isOpen: () => boolean): JobDatabase => ({
  executeSql: async (text, values) => {
    // The driver would open a new connection for it even after the pool has ended.
    if (!isOpen()) throw new Error('the jobs are closed')
    const connection = await pool.reserve()
    try {
      const rows = rowsOf(await connection.unsafe(text, (values ?? []) as never[]))
      connection.release()
      return rows
    } catch (error) {
      // A lost connection that is written to or handed back ends the process.
      if (isLost(error)) throw error
      await connection.unsafe('rollback')
      connection.release()
      throw error
    }
  },
})

const options = {
  schema: 'jobs',
  migrate: false,
  createSchema: false,
  // Nobody reads its register of instances, and its heartbeat would outlive a database that is gone.
  registerInstance: false,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
}

/** Jobs fetched at a time, and seconds between looks: a county's letters of a morning in a minute. */
const pace = { batchSize: 10, pollingIntervalSeconds: 1 }

/** How every queue is made: heartbeat and retries as tried for a take-over within 60 s. */
export const queueOptions = {
  heartbeatSeconds: 15,
  expireInSeconds: 900,
  retryLimit: 3,
  retryDelay: 1,
}

const retryOptions = ({ limit, delay, longestDelay }: Retry) => ({
  retryLimit: limit,
  retryDelay: delay,
  retryBackoff: true,
  retryDelayMax: longestDelay,
})

type Data = Readonly<Record<string, string>>

/** One job that fails takes none of those fetched with it along. */
const settleEach = async (
  batch: readonly { id: string; data: Data }[],
  handle: Job['handle'],
): Promise<JobResult[]> => {
  const results: JobResult[] = []
  for (const { id, data } of batch)
    results.push(
      await handle(data).then(
        () => ({ id, status: 'completed' as const }),
        (fault: unknown) => ({ id, status: 'failed' as const, output: wordsOf(fault) }),
      ),
    )
  return results
}

const wordsOf = (fault: unknown): object =>
  fault instanceof Error
    ? { message: fault.message, stack: fault.stack }
    : { message: String(fault) }

/** Time a running job gets to finish when the process stops, in milliseconds; then it is taken over. */
const lastJobs = 500

/** Opens the outbox on the `gongkai_app` pool. Queues are made by the migration. */
export const openJobs = async (pool: Pool, log: Logger): Promise<Jobs> => {
  let open = true
  const boss = new PgBoss({ ...options, db: jobDatabase(pool, () => open) })
  boss.on('error', (error) => {
    if (open) log.error({ err: error }, 'jobs')
  })
  await boss.start()
  return {
    enqueue: async (tx, queue, data, retry) => {
      await boss.send(queue, data, { db: inside(tx), ...(retry && retryOptions(retry)) })
    },
    work: async (jobs) => {
      for (const { queue, cron, handle } of jobs) {
        const settled = { ...pace, perJobResults: true } as const
        await boss.work<Data, unknown, typeof settled>(queue, settled, (batch) =>
          settleEach(batch, handle),
        )
        if (cron !== undefined) await boss.schedule(queue, cron, null, { tz: 'Asia/Shanghai' })
      }
    },
    retryFailed: async (tx, queue) => {
      const failed = await tx<{ id: string }[]>`
        select id from jobs.job where name = ${queue} and state = 'failed'`
      if (failed.length > 0)
        await boss.retry(
          queue,
          failed.map(({ id }) => id),
          { db: inside(tx) },
        )
      return failed.length
    },
    stop: async (within = lastJobs) => {
      await Promise.race([
        boss.stop({ graceful: true, timeout: 1000 }),
        wait(within, undefined, { ref: false }),
      ])
      open = false
    },
  }
}
