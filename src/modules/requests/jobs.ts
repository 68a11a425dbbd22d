import { inOrgan } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { renderPdf } from '../../platform/paper.ts'
import { organsAll } from '../organs.ts'
import { docxOf, paperOf, readOrder } from './actions-letters.ts'
import { bindQueue } from './actions-case-file.ts'
import { remind } from './actions-remind.ts'
import { fileLetterQueue } from './actions-signing.ts'
import { sendStepMail, stepMailQueue } from './actions-step-mail.ts'
import { caseFileJob, type CaseFileNeeds } from './jobs-case-file.ts'
import { requestById } from './store.ts'
import { fileCopies, findLetter } from './store-letters.ts'

/** 期限提醒, before the office opens and each hour of the day: a morning without power is made up for. */
const remindQueue = 'requests.remind'

/** Background work of 依申请公开. */
export const requestJobs = (needs: CaseFileNeeds): Job[] => [
  caseFileJob(needs),
  {
    queue: fileLetterQueue,
    handle: async ({ organId = '', letterId = '' }) =>
      inOrgan(needs.pool, { organId, personId: 'system' }, async (tx) => {
        const letter = await findLetter(tx, letterId)
        if (!letter || letter.pdfFileId !== null) return
        const { caseKeyId } = await requestById(tx, letter.requestId)
        const order = await readOrder(tx, needs, letter, caseKeyId)
        if (!order) return
        const paper = paperOf(order)
        const { pdf } = await renderPdf(paper)
        const docx = await docxOf(tx, needs, order, paper)
        const file = { organId, caseKeyId, at: needs.clock.now() }
        const name = `${paper.title}${letter.number ?? ''}`
        const pdfFileId = await needs.files.put(tx, {
          ...file,
          name: `${name}.pdf`,
          mediaType: 'application/pdf',
          bytes: pdf,
        })
        const docxFileId = await needs.files.put(tx, {
          ...file,
          name: `${name}.docx`,
          mediaType: docxType,
          bytes: docx,
        })
        await fileCopies(tx, { id: letterId, pdfFileId, docxFileId })
      }),
  },
  {
    queue: stepMailQueue,
    handle: async ({ organId = '', requestId = '', seq = '' }) => {
      const settled = await sendStepMail(
        (work) => inOrgan(needs.pool, { organId, personId: 'system' }, work),
        needs,
        { requestId, seq: Number(seq) },
      )
      if (!settled) throw new Error('no mail server took the notice')
    },
  },
  {
    queue: remindQueue,
    cron: '30 7-18 * * *',
    handle: async () => {
      for (const { id: organId } of await organsAll(needs.pool))
        await inOrgan(needs.pool, { organId, personId: 'system' }, (tx) =>
          remind(tx, needs, organId),
        )
    },
  },
]

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Queues the migration makes. */
export const requestQueues: readonly string[] = [
  fileLetterQueue,
  remindQueue,
  bindQueue,
  stepMailQueue,
]
