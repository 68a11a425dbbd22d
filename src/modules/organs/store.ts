import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Court, DisclosureOffice, Organ, OrganKind, ReconsiderationOrgan } from './organ.ts'
import type { Role } from './roles.ts'
import { isReviewed, type SeparationPolicy } from './separation.ts'

/** An organ with its place in the tree and its 职责分离 policy. */
export type OrganRecord = Organ & {
  separation: SeparationPolicy
  reviewingOrganId?: string
  position: number
  version: number
}

type OrganRow = {
  id: string
  parent_id: string | null
  name: string
  kind: OrganKind
  letterhead: string
  number_word: string
  office: DisclosureOffice
  reconsideration: ReconsiderationOrgan | null
  court: Court | null
  duties: string[]
  separation: SeparationPolicy
  reviewing_organ_id: string | null
  position: number
  version: number
}

const toOrgan = (row: OrganRow): OrganRecord => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  letterhead: row.letterhead,
  numberWord: row.number_word,
  office: row.office,
  duties: row.duties,
  separation: row.separation,
  position: row.position,
  version: row.version,
  ...(row.parent_id !== null && { parentId: row.parent_id }),
  ...(row.reconsideration !== null && { reconsideration: row.reconsideration }),
  ...(row.court !== null && { court: row.court }),
  ...(row.reviewing_organ_id !== null && { reviewingOrganId: row.reviewing_organ_id }),
})

export const organById = async (db: Db, id: string): Promise<OrganRecord | undefined> => {
  const [row] = await db<OrganRow[]>`select * from organs.organ where id = ${id}`
  return row && toOrgan(row)
}

/** The whole tree, parents before children. */
export const organsAll = async (db: Db): Promise<OrganRecord[]> => {
  const rows = await db<OrganRow[]>`
    select * from organs.organ order by parent_id nulls first, position, name collate "C"`
  return rows.map(toOrgan)
}

/** Inserts the organ, or saves it over the version before. @returns false where it was stale */
export const saveOrgan = async (tx: Tx, organ: OrganRecord): Promise<boolean> => {
  const columns = {
    id: organ.id,
    parent_id: organ.parentId ?? null,
    name: organ.name,
    kind: organ.kind,
    letterhead: organ.letterhead,
    number_word: organ.numberWord,
    office: tx.json(organ.office),
    duties: [...(organ.duties ?? [])],
    reconsideration: organ.reconsideration ? tx.json(organ.reconsideration) : null,
    court: organ.court ? tx.json(organ.court) : null,
    separation: organ.separation,
    reviewing_organ_id: organ.reviewingOrganId ?? null,
    position: organ.position,
    version: organ.version,
  }
  if (organ.version === 1) {
    await tx`insert into organs.organ ${tx(columns)}`
    return true
  }
  const { count } = await tx`
    update organs.organ set ${tx(columns)}
    where id = ${organ.id} and version = ${organ.version - 1}`
  return count === 1
}

/** Organs whose separation policy asks for a review before signing. */
export const reviewedOrgans = async (db: Db): Promise<ReadonlySet<string>> => {
  const rows = await db<{ id: string; separation: SeparationPolicy }[]>`
    select id, separation from organs.organ`
  return new Set(rows.filter(isReviewed).map(({ id }) => id))
}

export type Person = {
  id: string
  signInName: string
  name: string
  mustChangePassword: boolean
  disabled: boolean
  version: number
}

const personColumns = (db: Db): PendingQuery<Row[]> => db`
  id, sign_in_name as "signInName", name, must_change_password as "mustChangePassword",
  disabled_at is not null as disabled, version`

export const personById = async (db: Db, id: string): Promise<Person | undefined> => {
  const [row] = await db<Person[]>`select ${personColumns(db)} from organs.person where id = ${id}`
  return row
}

/** Names by id, for lists that show who did something. */
export const personNames = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db<{ id: string; name: string }[]>`
    select id, name from organs.person where id = any(${[...ids]})`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const insertPerson = async (
  tx: Tx,
  person: {
    id: string
    signInName: string
    name: string
    passwordHash: string
    mustChange: boolean
  },
): Promise<void> => {
  await tx`
    insert into organs.person (id, sign_in_name, name, password_hash, must_change_password)
    values (${person.id}, ${person.signInName}, ${person.name}, ${person.passwordHash},
      ${person.mustChange})`
}

export const insertAppointment = async (
  tx: Tx,
  one: { id: string; personId: string; organId: string; role: Role; since: Day },
): Promise<void> => {
  await tx`
    insert into organs.appointment (id, person_id, organ_id, role, since)
    values (${one.id}, ${one.personId}, ${one.organId}, ${one.role}, ${one.since})`
}

/** People who hold a role in an organ on a day, by name. */
export const peopleWithRole = async (
  db: Db,
  { organId, role, on }: { organId: string; role: Role; on: Day },
): Promise<{ id: string; name: string }[]> => db<{ id: string; name: string }[]>`
  select p.id, p.name from organs.appointment a join organs.person p on p.id = a.person_id
  where a.organ_id = ${organId} and a.role = ${role} and p.disabled_at is null
    and a.since <= ${on} and (a.until is null or a.until >= ${on})
  order by p.name`

/** Whether a person has a post in an organ on a day, and an account that is not disabled. */
export const worksIn = async (
  db: Db,
  { organId, personId, on }: { organId: string; personId: string; on: Day },
): Promise<boolean> => {
  const [row] = await db`
    select 1 from organs.appointment a join organs.person p on p.id = a.person_id
    where a.organ_id = ${organId} and p.id = ${personId} and p.disabled_at is null
      and a.since <= ${on} and (a.until is null or a.until >= ${on}) limit 1`
  return row !== undefined
}
