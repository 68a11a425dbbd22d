import type { Day } from '../../kernel/day.ts'
import { enter, type Tx } from '../../platform/db.ts'
import type { Upload } from '../../platform/upload.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import { requestById } from './store.ts'
import { type AssistRow, saveAnswer } from './store-assist.ts'
import { assistFilesOf, insertAttachment } from './store-attachment.ts'

/** A task as it was found in the officer's own organ: by row-level security nobody else's is. */
export type OwnTask = Pick<AssistRow, 'id' | 'requestId' | 'organId'>

/**
 * Files of an answer are sealed with the case they belong to. The officer's task, which row-level
 * security let them see, is what opens the rows of the organ that asked, for this work alone.
 */
const inAskingOrgan = async <T>(
  tx: Tx,
  officer: Officer,
  { organId }: OwnTask,
  work: () => Promise<T>,
): Promise<T> => {
  await enter(tx, { organId, personId: officer.personId })
  const done = await work()
  await enter(tx, officer)
  return done
}

/** 回复协办, by the unit that was asked, with its files. */
export const answerAssist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  {
    id,
    expected,
    on,
    assistId,
    answer,
    files = [],
  }: {
    id: string
    expected: number
    on: Day
    assistId: string
    answer: string
    files?: readonly Upload[]
  },
): Promise<Moved> => {
  const moved = await transition(tx, needs, officer, {
    id,
    expected,
    command: { move: 'answerAssist', on, id: assistId },
  })
  const { personId } = officer
  await saveAnswer(tx, { requestId: id, id: assistId, answer, on, personId })
  const task = { id: assistId, requestId: id, organId: moved.organId }
  if (files.length > 0)
    await inAskingOrgan(tx, officer, task, () => keepAnswerFiles(tx, needs, task, files))
  return moved
}

const keepAnswerFiles = async (
  tx: Tx,
  needs: RequestNeeds,
  { id: assistId, requestId }: OwnTask,
  files: readonly Upload[],
): Promise<void> => {
  const { organId, applicationId, caseKeyId } = await requestById(tx, requestId)
  for (const file of files) {
    const fileId = await needs.files.put(tx, { ...file, organId, caseKeyId, at: needs.clock.now() })
    await insertAttachment(tx, {
      organId,
      applicationId,
      requestId,
      fileId,
      purpose: 'assist',
      assistId,
    })
  }
}

/** Names of the files of the officer's own answer. */
export const answerFiles = (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  task: OwnTask,
): Promise<{ id: string; name: string }[]> =>
  inAskingOrgan(tx, officer, task, async () => {
    const files: { id: string; name: string }[] = []
    for (const id of await assistFilesOf(tx, task)) {
      const name = await needs.files.nameOf(tx, id)
      if (name !== undefined) files.push({ id, name })
    }
    return files
  })

/** One file of the officer's own answer; undefined where it is no file of that task. */
export const answerFile = (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { task, fileId }: { task: OwnTask; fileId: string },
): ReturnType<RequestNeeds['files']['get']> =>
  inAskingOrgan(tx, officer, task, async () =>
    (await assistFilesOf(tx, task)).includes(fileId) ? needs.files.get(tx, fileId) : undefined,
  )
