import { createHash, randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { beijingDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { organById } from '../organs.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { applicantOf, paperOf, readOrder } from './actions-letters.ts'
import { approvalForm } from './console-forms.tsx'
import { receiptPaper } from './console-envelope-papers.ts'
import { applicationPaper, type Archived, type CaseSection, coursePaper } from './case-file.ts'
import { codeOf, type LetterOrder, letterVersion } from './letters.ts'
import { erasedRefusal } from './erasure.ts'
import type { Recorded } from './events.ts'
import { requestById, type RequestRow } from './store.ts'
import { attachmentsOf, type Purpose, purposeNames } from './store-attachment.ts'
import { caseFile, linesWithMails } from './store-case.ts'
import { insertCaseFile } from './store-case-file.ts'
import { envelopesOf } from './store-envelope.ts'
import { type LetterRow, lettersOf } from './store-letters.ts'
import { stepMailsOf } from './store-step-mail.ts'

/** The job that makes the file. */
export const bindQueue = 'requests.bind-case-file'

/** 制作案卷: notes that it was asked for, and leaves the job. @returns its id */
export const askForCaseFile = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id: requestId, kind }: { id: string; kind: 'pdf' | 'zip' },
): Promise<string> => {
  const { organId, version, erasedOn } = await requestById(tx, requestId)
  if (organId !== officer.organId)
    throw new Refused({ code: 'requests.absent', message: '没有这件申请，或者它不属于本单位' })
  if (erasedOn !== null) throw erasedRefusal(erasedOn)
  const id = randomUUID()
  const at = needs.clock.now()
  await insertCaseFile(tx, { id, organId, requestId, kind, version, by: officer.personId, at })
  await needs.jobs.enqueue(tx, bindQueue, { organId, id })
  await audit(tx, officer, {
    act: 'requests.makeCaseFile',
    subject: requestId,
    at,
    detail: { kind, version },
  })
  return id
}

/** A paper of the file before it is printed, or a material as it was handed in. */
export type CasePart = {
  section: CaseSection
  title: string
  number?: string
  on?: Day
  /** 文书 the organ issued, though its print is on file like a material. */
  issued?: true
} & ({ paper: Letter } | { name: string; mediaType: string; bytes: Buffer })

export type LoadedCase = {
  row: RequestRow
  head: { letterhead: string; mark?: string }
  parts: CasePart[]
  events: readonly Recorded[]
  archived?: Archived
}

/** Bytes of materials in one file at most. */
const mostBytes = 300 * 1024 * 1024

const sectionOf: Readonly<Record<Purpose, CaseSection>> = {
  application: 'application',
  identity: 'application',
  authorisation: 'application',
  correction: 'procedure',
  consultation: 'consultation',
  service: 'service',
  information: 'reply',
  assist: 'consultation',
  other: 'other',
}

const order: readonly CaseSection[] = [
  'application',
  'procedure',
  'consultation',
  'approval',
  'reply',
  'service',
  'other',
  'course',
]

const consultationLetters: ReadonlySet<string> = new Set(['D07', 'D08', 'D09', 'D10', 'D11'])

type Filed = { name: string; mediaType: string; bytes: Buffer }

type Issued = LetterRow & { issuedOn: Day }

const letterPart = (letter: Issued, written: LetterOrder, filed: Filed | undefined): CasePart => {
  const section = consultationLetters.has(letter.kind) ? 'consultation' : 'procedure'
  return {
    section: codeOf(written) === undefined ? section : 'reply',
    title: letterVersion(letter.kind, letter.issuedOn).title,
    ...(letter.number !== null && { number: letter.number }),
    on: letter.issuedOn,
    issued: true,
    ...(filed ?? { paper: paperOf(written) }),
  }
}

/** The letters issued, and 归档登记: D34 is the index of this file, so it is no paper in it besides. */
const lettersIn = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<{ letters: CasePart[]; archived?: Archived }> => {
  const letters: CasePart[] = []
  let archived: Archived | undefined
  for (const letter of (await lettersOf(tx, row.id)).filter(isIssued)) {
    const found = await readOrder(tx, needs, letter, row.caseKeyId)
    const filed =
      letter.pdfFileId === null ? undefined : await needs.files.get(tx, letter.pdfFileId)
    if (found?.kind === 'D34') archived = found.data
    else if (found) letters.push(letterPart(letter, found, filed))
  }
  return { letters, ...(archived && { archived }) }
}

const isIssued = (letter: LetterRow): letter is Issued =>
  letter.status !== 'draft' && letter.issuedOn !== null

const materialsIn = async (tx: Tx, needs: RequestNeeds, row: RequestRow): Promise<CasePart[]> => {
  const parts: CasePart[] = []
  let bytes = 0
  for (const { fileId, purpose } of await attachmentsOf(tx, { ...row, requestId: row.id })) {
    const file = await needs.files.get(tx, fileId)
    if (!file) continue
    bytes += file.bytes.length
    if (bytes > mostBytes)
      throw new Refused({
        code: 'requests.case-file-large',
        message: '材料超过 300 MB，请分别下载',
      })
    parts.push({
      section: sectionOf[purpose],
      title: `${purposeNames[purpose]}：${file.name}`,
      ...file,
    })
  }
  return parts
}

/** 办理审批单, where a reply was drafted; 送达回证 of each envelope. */
const formsIn = async (tx: Tx, needs: RequestNeeds, row: RequestRow): Promise<CasePart[]> => {
  const parts: CasePart[] = []
  if (row.code !== null) {
    const paper = await approvalForm({ tx }, needs, row).catch((error: unknown) => {
      if (error instanceof Refused) return undefined
      throw error
    })
    if (paper) parts.push({ section: 'approval', title: paper.title, paper })
  }
  for (const envelope of await envelopesOf(tx, row.id)) {
    const paper = await receiptPaper({ tx }, needs, envelope)
    parts.push({ section: 'service', title: paper.title, on: envelope.on, paper })
  }
  return parts
}

/** Everything the file holds, in the order of the work. */
export const loadCase = async (
  tx: Tx,
  needs: RequestNeeds,
  requestId: string,
): Promise<LoadedCase> => {
  const file = await caseFile(tx, needs, requestId)
  const { row, events } = file
  const organ = await organById(tx, row.organId)
  if (!organ) throw new Error(`organ ${row.organId} is gone`)
  const head = { letterhead: organ.letterhead, ...(needs.demo && { mark: '演示' }) }
  const applicant = await applicantOf(tx, needs, row).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })
  const paper = applicationPaper(head, row, applicant)
  const mails = await stepMailsOf(tx, row.id)
  const course = coursePaper(head, row.number, linesWithMails(file, mails).toReversed())
  const { letters, archived } = await lettersIn(tx, needs, row)
  const parts: CasePart[] = [
    { section: 'application', title: paper.title, on: row.arrivedOn, paper },
    ...letters,
    ...(await formsIn(tx, needs, row)),
    ...(await materialsIn(tx, needs, row)),
    { section: 'course', title: '办理过程', on: beijingDay(needs.clock.now()), paper: course },
  ]
  const inOrder = order.flatMap((section) => parts.filter((part) => part.section === section))
  return { row, head, parts: inOrder, events, ...(archived && { archived }) }
}

export const sm3Of = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')
