import type { Day } from '../../kernel/day.ts'
import { beijingMinute } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** A session of an applicant ends after so many idle minutes, and after so many hours in any case. */
export type CitizenLimits = { idleMinutes: number; longestHours: number }

export const insertCitizenSession = async (
  tx: Tx,
  row: { tokenHash: string; organId: string; applicationId: string; now: Date },
): Promise<void> => {
  await tx`
    delete from requests.citizen_session where organ_id = ${row.organId}
      and created_at < ${row.now}::timestamptz - interval '1 day'`
  await tx`
    insert into requests.citizen_session (token_hash, organ_id, application_id, created_at,
      last_seen_at)
    values (${row.tokenHash}, ${row.organId}, ${row.applicationId}, ${row.now}, ${row.now})`
}

/** The application of a living session, which lives on by being used. */
export const touchCitizenSession = async (
  tx: Tx,
  { tokenHash, now, limits }: { tokenHash: string; now: Date; limits: CitizenLimits },
): Promise<{ applicationId: string } | undefined> => {
  const [row] = await tx<{ applicationId: string }[]>`
    update requests.citizen_session set last_seen_at = ${now}
    where token_hash = ${tokenHash} and ended_at is null
      and last_seen_at > ${now}::timestamptz - make_interval(mins => ${limits.idleMinutes})
      and created_at > ${now}::timestamptz - make_interval(hours => ${limits.longestHours})
    returning application_id as "applicationId"`
  return row
}

export const endCitizenSession = async (tx: Tx, tokenHash: string, now: Date): Promise<void> => {
  await tx`
    update requests.citizen_session set ended_at = ${now}
    where token_hash = ${tokenHash} and ended_at is null`
}

/** Every session that the former code opened ends with it. */
export const endSessionsOf = async (tx: Tx, applicationId: string, now: Date): Promise<void> => {
  await tx`
    update requests.citizen_session set ended_at = ${now}
    where application_id = ${applicationId} and ended_at is null`
}

/** Ids of an application's items, in their order. */
export const itemsOf = async (
  db: Db,
  applicationId: string,
): Promise<{ id: string; item: number }[]> => db<{ id: string; item: number }[]>`
  select id, item from requests.info_request
  where application_id = ${applicationId} order by item`

/** @returns true where it was the first */
export const noteDownload = async (
  tx: Tx,
  row: { letterId: string; organId: string; requestId: string; at: Date },
): Promise<boolean> => {
  const { count } = await tx`
    insert into requests.first_download (letter_id, organ_id, request_id, at)
    values (${row.letterId}, ${row.organId}, ${row.requestId}, ${row.at})
    on conflict do nothing`
  return count === 1
}

/** First downloads of a case's letters, by the letter's id: `2026-03-05 10:22` in Beijing. */
export const downloadsOf = async (db: Db, requestId: string): Promise<Map<string, string>> => {
  const rows = await db<{ letterId: string; at: Date }[]>`
    select letter_id as "letterId", at from requests.first_download
    where request_id = ${requestId}`
  return new Map(rows.map(({ letterId, at }) => [letterId, beijingMinute(at.toISOString())]))
}

export type RatingRow = { score: number; sealedWords: Buffer | null; on: Day }

export const ratingOf = async (db: Db, requestId: string): Promise<RatingRow | undefined> => {
  const [row] = await db<RatingRow[]>`
    select score, sealed_words as "sealedWords", on_day as on from requests.rating
    where request_id = ${requestId}`
  return row
}

/** @returns false where the item was rated before */
export const insertRating = async (
  tx: Tx,
  row: {
    requestId: string
    organId: string
    score: number
    sealedWords: Uint8Array | null
    on: Day
    at: Date
  },
): Promise<boolean> => {
  const { count } = await tx`
    insert into requests.rating (request_id, organ_id, score, sealed_words, on_day, at)
    values (${row.requestId}, ${row.organId}, ${row.score}, ${row.sealedWords}, ${row.on},
      ${row.at})
    on conflict do nothing`
  return count === 1
}
