import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { renderPdf } from '../../platform/paper.ts'
import type { Ask, Download, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { docxOf, paperOf, readOrder } from './actions-letters.ts'
import { docxType } from './jobs.ts'
import type { LetterOrder } from './letters.ts'
import { requestById } from './store.ts'
import { findLetter, type LetterRow } from './store-letters.ts'

const downloadLetter =
  (needs: RequestNeeds, as: 'pdf' | 'docx') =>
  async (ask: Ask): Promise<Download> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const letter = await findLetter(ask.tx, ask.params['letter'] ?? '')
    const order =
      letter?.requestId === row.id
        ? await readOrder(ask.tx, needs, letter, row.caseKeyId)
        : undefined
    if (!letter || !order)
      throw new Refused({ code: 'requests.letter.absent', message: '没有这件文书' })
    await audit(
      ask.tx,
      { ...ask.actor, organId: row.organId },
      { act: 'requests.readLetter', subject: letter.id, at: needs.clock.now(), detail: { as } },
    )
    return (await filedCopy(ask, needs, letter, as)) ?? printed(ask, needs, { order, letter, as })
  }

const filedCopy = async (
  { tx }: Ask,
  { files }: RequestNeeds,
  letter: LetterRow,
  as: 'pdf' | 'docx',
): Promise<Download | undefined> => {
  const fileId = as === 'pdf' ? letter.pdfFileId : letter.docxFileId
  const file = fileId === null ? undefined : await files.get(tx, fileId)
  return file && { ...file, inline: as === 'pdf' }
}

/** A draft, or a letter whose copies the job has not filed yet. */
const printed = async (
  { tx }: Ask,
  needs: RequestNeeds,
  { order, letter, as }: { order: LetterOrder; letter: LetterRow; as: 'pdf' | 'docx' },
): Promise<Download> => {
  const { status, number } = letter
  const paper = paperOf(order)
  const mark = [paper.mark, ...(status === 'draft' ? ['草稿'] : [])].filter(Boolean).join(' ')
  const marked = mark === '' ? paper : { ...paper, mark }
  const name = `${paper.title.replaceAll('\n', '')}${number ?? ''}`
  return as === 'pdf'
    ? {
        bytes: (await renderPdf(marked)).pdf,
        mediaType: 'application/pdf',
        name: `${name}.pdf`,
        inline: true,
      }
    : { bytes: await docxOf(tx, needs, order, marked), mediaType: docxType, name: `${name}.docx` }
}

/** 文书 of a case as PDF and Word: the filed copy, or the draft printed now. */
export const letterFileRoutes = (needs: RequestNeeds): StaffRoute[] =>
  (['pdf', 'docx'] as const).map((as) => ({
    method: 'get',
    path: `/console/requests/:id/letters/:letter/${as}`,
    may: 'requests.read',
    audit: 'requests.readLetter',
    handle: downloadLetter(needs, as),
  }))
