import type { Db, Tx } from '../../platform/db.ts'

/** 导出含个人信息的清单: who asked for it, which cases it takes in, and why. */
export type FullExport = {
  id: string
  organId: string
  personId: string
  /** The filters of the list, as its address says them. */
  filter: Readonly<Record<string, string>>
  reason: string
  at: Date
}

export const insertFullExport = async (tx: Tx, one: FullExport): Promise<void> => {
  await tx`
    insert into requests.full_export (id, organ_id, by_person, filter, reason, at)
    values (${one.id}, ${one.organId}, ${one.personId}, ${tx.json(one.filter)}, ${one.reason},
      ${one.at})`
}

export const findFullExport = async (db: Db, id: string): Promise<FullExport | undefined> => {
  const [row] = await db<FullExport[]>`
    select id, organ_id as "organId", by_person as "personId", filter, reason, at
    from requests.full_export where id = ${id} and organ_id = platform.current_organ()`
  return row
}

/** What applicants wrote of themselves, sealed, by application. */
export const sealedApplicants = async (
  db: Db,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, { caseKeyId: string; sealed: Buffer }>> => {
  const rows = await db<{ id: string; caseKeyId: string; sealed: Buffer }[]>`
    select r.id, a.case_key_id as "caseKeyId", a.sealed_applicant as sealed
    from requests.info_request r join requests.application a on a.id = r.application_id
    where r.id = any(${[...requestIds]})`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
