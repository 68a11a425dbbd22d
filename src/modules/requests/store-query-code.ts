import type { Db, Pool, Tx } from '../../platform/db.ts'

/** Puts the code of an application in the place of the one before. */
export const saveQueryCode = async (
  tx: Tx,
  row: { organId: string; applicationId: string; codeHash: string; nameHash: string; at: Date },
): Promise<void> => {
  await tx`
    insert into requests.query_code (organ_id, application_id, code_hash, name_hash, at)
    values (${row.organId}, ${row.applicationId}, ${row.codeHash}, ${row.nameHash}, ${row.at})
    on conflict (application_id) do update
      set code_hash = excluded.code_hash, name_hash = excluded.name_hash, at = excluded.at`
}

/** When the code was issued; undefined where there is none. */
export const queryCodeSince = async (db: Db, applicationId: string): Promise<Date | undefined> => {
  const [row] = await db<{ at: Date }[]>`
    select at from requests.query_code where application_id = ${applicationId}`
  return row?.at
}

/** The first item's number and the applicant's name hash, from which a code's hashes are made. */
export const codeBasisOf = async (
  db: Db,
  applicationId: string,
): Promise<{ organId: string; number: string; nameHash: string } | undefined> => {
  const [row] = await db<{ organId: string; number: string; nameHash: string }[]>`
    select a.organ_id as "organId", r.number, a.name_hash as "nameHash"
    from requests.application a join requests.info_request r on r.application_id = a.id
    where a.id = ${applicationId} and r.item = 1`
  return row
}

/** The number of the request that asks for exactly this; 演示 finds its own cases by it. */
export const numberAsking = async (
  db: Db,
  { organId, description }: { organId: string; description: string },
): Promise<string | undefined> => {
  const [row] = await db<{ number: string }[]>`
    select number from requests.info_request
    where organ_id = ${organId} and description = ${description} order by received_on desc limit 1`
  return row?.number
}

export type Found = { organId: string; applicationId: string }

/** @param pool of `gongkai_public`, which can find by the hash and read nothing */
export const applicationByCode = async (
  pool: Pool,
  hashes: { codeHash: string; nameHash: string | null },
): Promise<Found | undefined> => {
  const [row] = await pool<Found[]>`
    select organ_id as "organId", application_id as "applicationId"
    from requests_public.application_by_code(${hashes.codeHash}, ${hashes.nameHash})`
  return row
}
