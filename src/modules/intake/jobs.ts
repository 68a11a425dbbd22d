import { type Refusal, Refused } from '../../kernel/result.ts'
import { inOrgan, type Pool, type Tx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import type { IntakeNeeds } from './actions.ts'
import { readContent } from './actions-read.ts'
import { check, keepRead, type Progress, run } from './actions-steps.ts'
import type { Import } from './import.ts'
import { checkQueue, readQueue, runQueue } from './queues.ts'
import { importById, lockImport, saveImport, saveProgress } from './store.ts'

type Needs = IntakeNeeds & { pool: Pool }

type At = { organId: string; id: string }

const within = <T>(needs: Needs, { organId }: At, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inOrgan(needs.pool, { organId, personId: 'system' }, work)

/** Set down as the sentence the page shows; the import goes no further. */
const failed = (needs: Needs, at: At, from: Import['stage'], refusal: Refusal): Promise<void> =>
  within(needs, at, async (tx) => {
    const one = await lockImport(tx, at.id)
    if (one.stage === from) await saveImport(tx, one, { stage: 'failed', refusal: refusal.message })
  })

/** Reads the file outside every transaction, then keeps what was read. */
const readNow = async (needs: Needs, at: At): Promise<void> => {
  const { one, bytes } = await within(needs, at, async (tx) => {
    const found = await importById(tx, at.id)
    const file = await needs.files.get(tx, found.fileId)
    return { one: found, bytes: file?.bytes }
  })
  if (one.stage !== 'reading' || !bytes) return
  const content = await readContent(one.kind, bytes)
  await (content.ok
    ? within(needs, at, (tx) => keepRead(tx, needs, at.id, content.value))
    : failed(needs, at, 'reading', content.refusal))
}

const checkNow = (needs: Needs, at: At): Promise<void> =>
  within(needs, at, (tx) => check(tx, needs, at.id))

/**
 * One transaction, so that a process killed in the middle leaves nothing behind and the next one begins
 * anew. Only the progress is written beside it.
 */
const runNow = async (needs: Needs, at: At): Promise<void> => {
  const progress: Progress = (done, total) =>
    within(needs, at, (tx) => saveProgress(tx, at.organId, { id: at.id, done, total }))
  try {
    await within(needs, at, (tx) => run(tx, needs, at.id, progress))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await failed(needs, at, 'running', error.refusal)
  }
}

const works = { [readQueue]: readNow, [checkQueue]: checkNow, [runQueue]: runNow } as const

/** Background work of 开局导入; each step finds out by the stage whether it was done before. */
export const intakeJobs = (needs: Needs): Job[] =>
  Object.entries(works).map(([queue, work]) => ({
    queue,
    handle: ({ organId = '', id = '' }) => work(needs, { organId, id }),
  }))
