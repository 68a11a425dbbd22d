import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { LetterKind } from './letters/letter-wording.ts'

/** 文书 as it is kept; what it says (`LetterOrder`) is sealed under the case key. */
export type LetterRow = {
  id: string
  organId: string
  requestId: string
  round: number
  kind: LetterKind
  templateVersion: string
  status: 'draft' | 'issued' | 'withdrawn'
  version: number
  number: string | null
  issuedOn: Day | null
  consultationId: string | null
  sealed: Buffer
  /** The reply as it was submitted the time before, sealed; null until it was returned once. */
  submittedBefore: Buffer | null
  pdfFileId: string | null
  docxFileId: string | null
  by: string
}

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", request_id as "requestId", round, kind,
  template_version as "templateVersion", status, version, number, issued_on as "issuedOn",
  consultation_id as "consultationId", sealed, submitted_before as "submittedBefore", pdf_file_id as "pdfFileId",
  docx_file_id as "docxFileId", by_person as by`

/** Letters of a case, oldest first. */
export const lettersOf = async (db: Db, requestId: string): Promise<LetterRow[]> => db<LetterRow[]>`
  select ${columns(db)} from requests.letter where request_id = ${requestId} order by at, id`

export const findLetter = async (db: Db, id: string): Promise<LetterRow | undefined> => {
  const [row] = await db<LetterRow[]>`
    select ${columns(db)} from requests.letter where id = ${id}`
  return row
}

/** The reply being drafted in this round, if there is one. */
export const findReplyDraft = async (
  db: Db,
  requestId: string,
  round: number,
): Promise<LetterRow | undefined> => {
  const [row] = await db<LetterRow[]>`
    select ${columns(db)} from requests.letter
    where request_id = ${requestId} and round = ${round} and status = 'draft'
      and consultation_id is null`
  return row
}

/** 公开决定告知书 drafted beside the reply of this round, by the number of the letter of consultation. */
export const noticeDraftsOf = async (
  db: Db,
  requestId: string,
  round: number,
): Promise<(LetterRow & { consultationId: string })[]> => db<
  (LetterRow & { consultationId: string })[]
>`
  select ${columns(db)} from requests.letter
  where request_id = ${requestId} and round = ${round} and status = 'draft' and kind = 'D11'
    and consultation_id is not null
  order by consultation_id`

/** A notice whose decision changed is drafted anew or not at all; what was issued stays. */
export const dropNoticeDrafts = async (tx: Tx, requestId: string, round: number): Promise<void> => {
  await tx`
    delete from requests.letter
    where request_id = ${requestId} and round = ${round} and status = 'draft' and kind = 'D11'`
}

export type NewLetter = Pick<
  LetterRow,
  'id' | 'organId' | 'requestId' | 'round' | 'kind' | 'templateVersion' | 'sealed' | 'by'
> & {
  status: 'draft' | 'issued'
  number?: string
  issuedOn?: Day
  consultationId?: string
  at: Date
}

export const insertLetter = async (tx: Tx, row: NewLetter): Promise<void> => {
  await tx`
    insert into requests.letter (id, organ_id, request_id, round, kind, template_version, status,
      number, issued_on, consultation_id, sealed, by_person, at)
    values (${row.id}, ${row.organId}, ${row.requestId}, ${row.round}, ${row.kind},
      ${row.templateVersion}, ${row.status}, ${row.number ?? null}, ${row.issuedOn ?? null},
      ${row.consultationId ?? null}, ${row.sealed}, ${row.by}, ${row.at})`
}

/** Writes a draft anew; an issued letter is never changed. */
export const rewriteDraft = async (
  tx: Tx,
  row: Pick<LetterRow, 'id' | 'kind' | 'templateVersion' | 'sealed' | 'by'>,
): Promise<void> => {
  const { count } = await tx`
    update requests.letter set kind = ${row.kind}, template_version = ${row.templateVersion},
      sealed = ${row.sealed}, by_person = ${row.by}, version = version + 1
    where id = ${row.id} and status = 'draft'`
  if (count !== 1) throw new Error(`letter ${row.id} is no draft`)
}

/** Saves a draft over the version that was seen. @returns false where it was stale */
export const saveDraft = async (
  tx: Tx,
  row: Pick<LetterRow, 'id' | 'version' | 'sealed' | 'by'>,
): Promise<boolean> => {
  const { count } = await tx`
    update requests.letter set sealed = ${row.sealed}, by_person = ${row.by}, version = version + 1
    where id = ${row.id} and status = 'draft' and version = ${row.version}`
  return count === 1
}

/** 提交审核签发: keeps what was submitted, and what had been submitted the time before. */
export const noteSubmission = async (tx: Tx, id: string): Promise<void> => {
  await tx`
    update requests.letter set submitted_before = submitted, submitted = sealed where id = ${id}`
}

/** 签发: number, day and final text; from here on the letter is frozen. */
export const issueDraft = async (
  tx: Tx,
  row: { id: string; number: string; issuedOn: Day; sealed: Uint8Array; templateVersion: string },
): Promise<void> => {
  const { count } = await tx`
    update requests.letter set status = 'issued', number = ${row.number},
      issued_on = ${row.issuedOn}, sealed = ${row.sealed}, template_version = ${row.templateVersion}
    where id = ${row.id} and status = 'draft'`
  if (count !== 1) throw new Error(`letter ${row.id} is no draft`)
}

/** Notes the printed copies, once: a job that runs twice files nothing twice. */
export const fileCopies = async (
  tx: Tx,
  row: { id: string; pdfFileId: string; docxFileId: string },
): Promise<void> => {
  await tx`
    update requests.letter set pdf_file_id = ${row.pdfFileId}, docx_file_id = ${row.docxFileId}
    where id = ${row.id} and pdf_file_id is null`
}

/** 七步法 answers of a round; empty where none were given. */
export const checklistOf = async (
  db: Db,
  requestId: string,
  round: number,
): Promise<Readonly<Record<string, string>>> => {
  const [row] = await db<{ answers: Readonly<Record<string, string>> }[]>`
    select answers from requests.checklist where request_id = ${requestId} and round = ${round}`
  return row?.answers ?? {}
}

export const saveChecklist = async (
  tx: Tx,
  row: {
    organId: string
    requestId: string
    round: number
    answers: Readonly<Record<string, string>>
    by: string
    at: Date
  },
): Promise<void> => {
  await tx`
    insert into requests.checklist (organ_id, request_id, round, answers, by_person, at)
    values (${row.organId}, ${row.requestId}, ${row.round}, ${tx.json(row.answers)}, ${row.by},
      ${row.at})
    on conflict (request_id, round) do update
      set answers = excluded.answers, by_person = excluded.by_person, at = excluded.at`
}
