import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Delegation, DelegationAsked } from './delegation.ts'

/** Delegations that one person gave or got (in all organs), or of one organ; the newest first. */
export const delegationsOf = async (
  db: Db,
  { personId, organId }: { personId: string; organId?: string },
): Promise<Delegation[]> => db<Delegation[]>`
  select d.id, d.organ_id as "organId", o.name as "organName", d.from_person_id as "fromId",
    f.name as "fromName", d.to_person_id as "toId", t.name as "toName", d.since, d.until, d.reason,
    d.revoked_on as "revokedOn"
  from organs.delegation d
    join organs.organ o on o.id = d.organ_id
    join organs.person f on f.id = d.from_person_id
    join organs.person t on t.id = d.to_person_id
  where ${personId} in (d.from_person_id, d.to_person_id)
    and (${organId ?? null}::text is null or d.organ_id = ${organId ?? null})
  order by d.since desc, d.id
  limit 100`

export const delegationById = async (db: Db, id: string): Promise<Delegation | undefined> => {
  const [row] = await db<{ fromId: string }[]>`
    select from_person_id as "fromId" from organs.delegation where id = ${id}`
  if (!row) return undefined
  return (await delegationsOf(db, { personId: row.fromId })).find((one) => one.id === id)
}

export const insertDelegation = async (
  tx: Tx,
  one: DelegationAsked & { id: string; organId: string },
): Promise<void> => {
  await tx`
    insert into organs.delegation (id, organ_id, from_person_id, to_person_id, since, until, reason)
    values (${one.id}, ${one.organId}, ${one.fromId}, ${one.toId}, ${one.since}, ${one.until},
      ${one.reason})`
}

export const revokeDelegation = async (tx: Tx, id: string, on: Day): Promise<void> => {
  await tx`
    update organs.delegation set revoked_on = ${on} where id = ${id} and revoked_on is null`
}

/** 代理 of a person that run or are still to come, in words: for whom, by whom, how long. */
export const standInsOf = async (db: Db, personId: string, on: Day): Promise<string[]> =>
  (await delegationsOf(db, { personId }))
    .filter(({ revokedOn, until }) => revokedOn === null && until >= on)
    .map(({ fromName, toName, since, until }) => `${toName}代${fromName}（${since} 至 ${until}）`)
