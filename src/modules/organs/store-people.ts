import type { Day } from '../../kernel/day.ts'
import type { PendingQuery, Row } from 'postgres'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Post } from './posts.ts'
import type { Role } from './roles.ts'
import type { Person } from './store.ts'

/** Where a person may work on a day: their own posts first, then in whose place (AB角). */
export const postsOf = async (db: Db, personId: string, on: Day): Promise<Post[]> => db<Post[]>`
  select o.id as "organId", o.name as "organName", array_agg(distinct a.role) as roles,
    null as "delegationId", null as "fromName"
  from organs.appointment a join organs.organ o on o.id = a.organ_id
  where a.person_id = ${personId} and a.since <= ${on} and (a.until is null or a.until >= ${on})
  group by o.id
  union all
  select o.id, o.name, array_agg(distinct a.role), d.id, f.name
  from organs.delegation d
    join organs.organ o on o.id = d.organ_id
    join organs.person f on f.id = d.from_person_id and f.disabled_at is null
    join organs.appointment a on a.person_id = f.id and a.organ_id = o.id
      and a.since <= ${on} and (a.until is null or a.until >= ${on})
      and a.role not in ('administrator', 'auditor')
  where d.to_person_id = ${personId} and d.revoked_on is null and d.since <= ${on} and d.until >= ${on}
  group by o.id, d.id, f.name
  order by "fromName" nulls first, "organName"`

/** One line of a person's career. */
export type AppointmentRow = {
  id: string
  personId: string
  organId: string
  organName: string
  role: Role
  since: Day
  until: Day | null
}

/** All appointments of a person, present ones first. */
export const appointmentsOf = async (db: Db, personId: string): Promise<AppointmentRow[]> => db<
  AppointmentRow[]
>`
  select a.id, a.person_id as "personId", o.id as "organId", o.name as "organName", a.role, a.since,
    a.until
  from organs.appointment a join organs.organ o on o.id = a.organ_id
  where a.person_id = ${personId}
  order by a.until desc nulls first, a.since desc, a.role`

/** Roles somebody holds now or will hold, in all organs. */
export const presentAppointments = async (
  db: Db,
  personId: string,
  on: Day,
): Promise<AppointmentRow[]> =>
  (await appointmentsOf(db, personId)).filter(({ until }) => until === null || until >= on)

export const endAppointment = async (tx: Tx, id: string, on: Day): Promise<void> => {
  await tx`update organs.appointment set until = ${on}::date - 1 where id = ${id}`
}

/** Other people who administer the organ on a day. */
export const otherAdministrators = async (
  db: Db,
  { organId, personId, on }: { organId: string; personId: string; on: Day },
): Promise<number> => {
  const [row] = await db<{ count: number }[]>`
    select count(*)::int as count from organs.appointment a
      join organs.person p on p.id = a.person_id and p.disabled_at is null
    where a.organ_id = ${organId} and a.role = 'administrator' and p.id <> ${personId}
      and a.since <= ${on} and (a.until is null or a.until >= ${on})`
  return row?.count ?? 0
}

export const lockPerson = async (tx: Tx, id: string): Promise<Person | undefined> => {
  const [row] = await tx<Person[]>`
    select id, sign_in_name as "signInName", name, must_change_password as "mustChangePassword",
      disabled_at is not null as disabled, version
    from organs.person where id = ${id} for update`
  return row
}

export const passwordHashOf = async (db: Db, id: string): Promise<string | null> => {
  const [row] = await db<{ hash: string | null }[]>`
    select password_hash as hash from organs.person where id = ${id}`
  return row?.hash ?? null
}

export const setPassword = async (
  tx: Tx,
  { id, hash, mustChange }: { id: string; hash: string; mustChange: boolean },
): Promise<void> => {
  await tx`
    update organs.person set password_hash = ${hash}, must_change_password = ${mustChange},
      version = version + 1
    where id = ${id}`
}

export const setDisabled = async (tx: Tx, id: string, at: Date | null): Promise<void> => {
  await tx`
    update organs.person set disabled_at = ${at}, version = version + 1 where id = ${id}`
}

/** 停用 in spite of open work: how much, and why. */
export const noteDisabling = async (
  tx: Tx,
  one: { id: string; open: number; reason: string; by: string; at: Date },
): Promise<void> => {
  await tx`
    insert into organs.disabling (person_id, open_work, reason, by_person, at)
    values (${one.id}, ${one.open}, ${one.reason}, ${one.by}, ${one.at})`
}

export const rename = async (tx: Tx, id: string, name: string): Promise<void> => {
  await tx`update organs.person set name = ${name}, version = version + 1 where id = ${id}`
}

export const signInNameTaken = async (db: Db, signInName: string): Promise<boolean> => {
  const [row] = await db`select 1 from organs.person where sign_in_name = ${signInName}`
  return row !== undefined
}

/** A person in a list, with the present posts in words by organ. */
export type PersonLine = {
  id: string
  name: string
  signInName: string
  disabled: boolean
  posts: { organName: string; role: Role }[]
}

export type PeopleWanted = { words: string; organId: string | undefined; on: Day }

const found = (db: Db, { words, organId, on }: PeopleWanted): PendingQuery<Row[]> => {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return db`
    (p.name ilike ${pattern} or p.sign_in_name ilike ${pattern})
    and (${organId ?? null}::text is null or exists (
      select 1 from organs.appointment a where a.person_id = p.id and a.organ_id = ${organId ?? null}
        and a.since <= ${on} and (a.until is null or a.until >= ${on})))`
}

/** Every post of the people found, one line each, some hundreds at a time. */
export const everyPost = async function* (
  tx: Tx,
  wanted: PeopleWanted,
): AsyncGenerator<PersonPost> {
  const { on } = wanted
  const query = tx`
    select p.name, p.sign_in_name as "signInName", p.disabled_at is not null as disabled,
      o.name as "organName", a.role
    from organs.person p
      left join organs.appointment a on a.person_id = p.id
        and a.since <= ${on} and (a.until is null or a.until >= ${on})
      left join organs.organ o on o.id = a.organ_id
    where ${found(tx, wanted)}
    order by p.disabled_at is not null, p.name, p.id, o.position, o.name, a.role`
  for await (const rows of inBatches<PersonPost>(tx, query)) yield* rows
}

type PersonPost = {
  name: string
  signInName: string
  disabled: boolean
  organName: string | null
  role: Role | null
}

type Wanted = PeopleWanted & { limit: number; offset: number }

/** People by name or sign-in name, in one organ or all, with how many there are. */
export const searchPeople = async (
  db: Db,
  { limit, offset, ...asked }: Wanted,
): Promise<{ people: PersonLine[]; total: number }> => {
  const { on } = asked
  const wanted = found(db, asked)
  const people = await db<PersonLine[]>`
    select p.id, p.name, p.sign_in_name as "signInName", p.disabled_at is not null as disabled,
      coalesce((select json_agg(json_build_object('organName', o.name, 'role', a.role)
          order by o.position, o.name, a.role)
        from organs.appointment a join organs.organ o on o.id = a.organ_id
        where a.person_id = p.id and a.since <= ${on} and (a.until is null or a.until >= ${on})),
        '[]') as posts
    from organs.person p where ${wanted}
    order by p.disabled_at is not null, p.name, p.id limit ${limit} offset ${offset}`
  const [row] = await db<{ total: number }[]>`
    select count(*)::int as total from organs.person p where ${wanted}`
  return { people, total: row?.total ?? 0 }
}

/** People with a post in one of the organs on a day, by name. */
export const colleaguesOf = async (
  db: Db,
  organIds: readonly string[],
  on: Day,
): Promise<{ id: string; name: string; roles: Role[] }[]> => db<
  { id: string; name: string; roles: Role[] }[]
>`
  select p.id, p.name, array_agg(distinct a.role) as roles
  from organs.appointment a join organs.person p on p.id = a.person_id and p.disabled_at is null
  where a.organ_id = any(${[...organIds]})
    and a.since <= ${on} and (a.until is null or a.until >= ${on})
  group by p.id order by p.name, p.id`
