import { type Day, firstDayOf, yearOf } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Earlier, EarlierRequests } from './earlier.ts'
import { comparedSigns, likenessOf } from './likeness.ts'

const comparedAtMost = 200

/** The same proof number; or the same name, unless both gave proofs, or telephones, that differ. */
const others = (db: Db, applicationId: string) => db`
  select a.id, a.arrived_on from requests.application own
    join requests.application a on a.organ_id = own.organ_id and a.proof_hash = own.proof_hash
  where own.id = ${applicationId}
  union
  select a.id, a.arrived_on from requests.application own
    join requests.application a on a.organ_id = own.organ_id and a.name_hash = own.name_hash
      and (a.proof_hash is null or own.proof_hash is null)
      and (a.phone_hash = own.phone_hash or a.phone_hash is null or own.phone_hash is null)
  where own.id = ${applicationId}`

/**
 * 申请频次和相近申请: hints for 重复申请 and 条例第三十五条, found by keyed hashes; never a decision.
 *
 * @param organId of whoever looks: only the organ's own applicants are compared
 */
export const earlierRequests = async (
  db: Db,
  { id, organId, applicationId, description, arrivedOn }: Asked,
): Promise<EarlierRequests> => {
  const [counted] = await db<{ month: number; year: number }[]>`
    select count(*) filter (where o.arrived_on >= ${`${arrivedOn.slice(0, 7)}-01`})::int as month,
      count(*)::int as year
    from (${others(db, applicationId)}) o
      join requests.info_request r on r.application_id = o.id
    where r.organ_id = ${organId} and r.item = 1 and r.stage <> 'void'
      and o.arrived_on between ${firstDayOf(yearOf(arrivedOn))} and ${arrivedOn}`
  const rows = await db<Omit<Earlier, 'likeness'>[]>`
    select r.id, r.number, left(r.description, ${comparedSigns}) as description, r.stage, r.desk
    from (${others(db, applicationId)}) o
      join requests.info_request r on r.application_id = o.id
    where r.organ_id = ${organId} and r.id <> ${id} and o.id <> ${applicationId}
      and r.stage <> 'void'
    order by r.year desc, r.seq desc, r.item limit ${comparedAtMost}`
  return {
    month: counted?.month ?? 0,
    year: counted?.year ?? 0,
    earlier: rows.map((row) => ({ ...row, likeness: likenessOf(description, row.description) })),
  }
}

type Asked = {
  id: string
  organId: string
  applicationId: string
  description: string
  arrivedOn: Day
}
