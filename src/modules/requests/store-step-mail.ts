import { beijingMinute } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** 同意接收邮件 of an application; undefined where it was never given. */
export type MailConsent = { ended: boolean }

export const giveMailConsent = async (
  tx: Tx,
  row: { organId: string; applicationId: string; at: Date },
): Promise<void> => {
  await tx`
    insert into requests.mail_consent (organ_id, application_id, given_at)
    values (${row.organId}, ${row.applicationId}, ${row.at})`
}

export const mailConsentOf = async (
  db: Db,
  applicationId: string,
): Promise<MailConsent | undefined> => {
  const [row] = await db<MailConsent[]>`
    select ended_at is not null as ended from requests.mail_consent
    where application_id = ${applicationId}`
  return row
}

/** Whoever agreed once may stop it, and agree again. */
export const changeMailConsent = async (
  tx: Tx,
  { applicationId, wanted, at }: { applicationId: string; wanted: boolean; at: Date },
): Promise<void> => {
  await tx`
    update requests.mail_consent
    set ended_at = ${wanted ? null : at}, given_at = case when ${wanted} then ${at} else given_at end
    where application_id = ${applicationId} and (ended_at is not null) = ${wanted}`
}

/** True while the applicant of the item wants to be told. */
export const wantsStepMail = async (db: Db, requestId: string): Promise<boolean> => {
  const rows = await db`
    select from requests.mail_consent c
      join requests.info_request r on r.application_id = c.application_id
    where r.id = ${requestId} and c.ended_at is null`
  return rows.length > 0
}

export type StepMailKey = { requestId: string; seq: number }

export const insertStepMail = async (
  tx: Tx,
  row: StepMailKey & { organId: string; at: Date },
): Promise<void> => {
  await tx`
    insert into requests.step_mail (organ_id, request_id, seq, asked_at)
    values (${row.organId}, ${row.requestId}, ${row.seq}, ${row.at})`
}

/** `sending`: the server is being asked, or was when the process died. `unknown` is 结果不明. */
export type StepMailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'withheld' | 'unknown'

/** Locks a notice until the transaction ends, and says how it stands. */
export const lockStepMail = async (
  tx: Tx,
  { requestId, seq }: StepMailKey,
): Promise<StepMailState | undefined> => {
  const [row] = await tx<{ state: StepMailState }[]>`
    select state from requests.step_mail
    where request_id = ${requestId} and seq = ${seq} for update`
  return row?.state
}

/** A try begins: it counts, whatever comes of it. */
export const noteSending = async (
  tx: Tx,
  { requestId, seq }: StepMailKey,
  at: Date,
): Promise<void> => {
  await tx`
    update requests.step_mail set state = 'sending', tries = tries + 1, tried_at = ${at}
    where request_id = ${requestId} and seq = ${seq}`
}

/** What a try came to; one that may succeed later leaves the notice waiting. */
export const noteOutcome = async (
  tx: Tx,
  { requestId, seq }: StepMailKey,
  { state, at }: { state: StepMailState; at: Date },
): Promise<void> => {
  await tx`
    update requests.step_mail set state = ${state}, tried_at = ${at}
    where request_id = ${requestId} and seq = ${seq}`
}

export type StepMailRow = { seq: number; state: StepMailState; tries: number; at: string }

/** The notices of a case, each with the minute (Beijing) of its last try. */
export const stepMailsOf = async (db: Db, requestId: string): Promise<StepMailRow[]> => {
  const rows = await db<(Omit<StepMailRow, 'at'> & { at: Date })[]>`
    select seq, state, tries, coalesce(tried_at, asked_at) as at
    from requests.step_mail where request_id = ${requestId} order by seq`
  return rows.map(({ at, ...row }) => ({ ...row, at: beijingMinute(at.toISOString()) }))
}
