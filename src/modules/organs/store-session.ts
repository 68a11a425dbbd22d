import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Role } from './roles.ts'

/** A session ends after so many idle minutes, and after so many hours in any case. */
export type SessionLimits = { idleMinutes: number; longestHours: number }

/** A living session with who, for which organ and in whose place. */
export type SessionRow = {
  id: string
  personId: string
  name: string
  mustChangePassword: boolean
  organId: string
  organName: string
  /** AB角: the person in whose place this one acts, while the delegation lasts */
  actingFor: string | null
  actingForName: string | null
  lastSeenAt: Date
  roles: Role[]
}

/**
 * The session of a token, with the roles held on the day: read anew on each request, so that a
 * disabled account, an ended appointment or delegation is over at once. Whoever stands in for somebody
 * (AB角) has that person's roles in the work, never those over accounts and the audit trail.
 */
export const findSession = async (
  db: Db,
  { tokenHash, on, now, limits }: { tokenHash: string; on: Day; now: Date; limits: SessionLimits },
): Promise<SessionRow | undefined> => {
  const [row] = await db<SessionRow[]>`
    select s.id, p.id as "personId", p.name, p.must_change_password as "mustChangePassword",
      o.id as "organId", o.name as "organName",
      f.id as "actingFor", f.name as "actingForName", s.last_seen_at as "lastSeenAt",
      coalesce((select array_agg(distinct a.role) from organs.appointment a
        where a.person_id = coalesce(f.id, p.id) and a.organ_id = o.id
          and (f.id is null or a.role not in ('administrator', 'auditor'))
          and a.since <= ${on} and (a.until is null or a.until >= ${on})), '{}') as roles
    from organs.session s
      join organs.person p on p.id = s.person_id and p.disabled_at is null
      join organs.organ o on o.id = s.organ_id
      left join organs.delegation d on d.id = s.delegation_id
      left join organs.person f on f.id = d.from_person_id
    where s.token_hash = ${tokenHash} and s.revoked_at is null
      and s.last_seen_at > ${now}::timestamptz - make_interval(mins => ${limits.idleMinutes})
      and s.created_at > ${now}::timestamptz - make_interval(hours => ${limits.longestHours})
      and (d.id is null or (d.since <= ${on} and d.until >= ${on} and d.revoked_on is null
        and f.disabled_at is null))`
  return row
}

export const touchSession = async (db: Db, id: string, now: Date): Promise<void> => {
  await db`update organs.session set last_seen_at = ${now} where id = ${id}`
}

export const insertSession = async (
  tx: Tx,
  row: {
    tokenHash: string
    id: string
    personId: string
    organId: string
    delegationId?: string
    now: Date
    address: string
    agent: string
  },
): Promise<void> => {
  await tx`
    insert into organs.session (token_hash, id, person_id, organ_id, delegation_id, created_at,
      last_seen_at, address, agent)
    values (${row.tokenHash}, ${row.id}, ${row.personId}, ${row.organId},
      ${row.delegationId ?? null}, ${row.now}, ${row.now}, ${row.address}, ${row.agent})`
}

/** @returns false where there is no such living session of the person */
export const revokeSession = async (
  tx: Tx,
  { id, personId, now }: { id: string; personId: string; now: Date },
): Promise<boolean> => {
  const { count } = await tx`
    update organs.session set revoked_at = ${now}
    where id = ${id} and person_id = ${personId} and revoked_at is null`
  return count === 1
}

/** The same sitting goes on under a new token: the twelve hours are still counted from its beginning. */
export const continueSession = async (
  tx: Tx,
  next: {
    fromId: string
    tokenHash: string
    id: string
    organId: string
    delegationId: string | null
    now: Date
  },
): Promise<void> => {
  await tx`
    insert into organs.session (token_hash, id, person_id, organ_id, delegation_id, created_at,
      last_seen_at, address, agent)
    select ${next.tokenHash}, ${next.id}, person_id, ${next.organId}, ${next.delegationId},
      created_at, ${next.now}, address, agent
    from organs.session where id = ${next.fromId}`
}

/** Ends the session of a token, whoever holds it. */
export const revokeToken = async (tx: Tx, tokenHash: string, now: Date): Promise<void> => {
  await tx`
    update organs.session set revoked_at = ${now}
    where token_hash = ${tokenHash} and revoked_at is null`
}

/** The delegation a session works under, where it is in another's place. */
export const delegationOfSession = async (db: Db, id: string): Promise<string | null> => {
  const [row] = await db<{ delegationId: string | null }[]>`
    select delegation_id as "delegationId" from organs.session where id = ${id}`
  return row?.delegationId ?? null
}

/** Ends every session of a person, but for the one given. @returns how many there were */
export const revokeSessionsOf = async (
  tx: Tx,
  { personId, but, now }: { personId: string; but?: string; now: Date },
): Promise<number> => {
  const { count } = await tx`
    update organs.session set revoked_at = ${now}
    where person_id = ${personId} and revoked_at is null and id <> ${but ?? ''}`
  return count
}

/** A living session as its owner sees it; the times in Beijing, to the minute. */
export type SessionLine = {
  id: string
  organName: string
  since: string
  lastSeen: string
  address: string
  agent: string
}

export const sessionsOf = async (
  db: Db,
  { personId, now, limits }: { personId: string; now: Date; limits: SessionLimits },
): Promise<SessionLine[]> => db<SessionLine[]>`
  select s.id, o.name as "organName",
    to_char(s.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as since,
    to_char(s.last_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "lastSeen",
    s.address, s.agent
  from organs.session s join organs.organ o on o.id = s.organ_id
  where s.person_id = ${personId} and s.revoked_at is null
    and s.last_seen_at > ${now}::timestamptz - make_interval(mins => ${limits.idleMinutes})
    and s.created_at > ${now}::timestamptz - make_interval(hours => ${limits.longestHours})
  order by s.last_seen_at desc, s.id`

/** Name, hash and first post of the account that signs in under this name. */
export type Account = {
  personId: string
  passwordHash: string | null
  disabled: boolean
  organId: string | null
}

export const findAccount = async (
  db: Db,
  signInName: string,
  on: Day,
): Promise<Account | undefined> => {
  const [row] = await db<Account[]>`
    select p.id as "personId", p.password_hash as "passwordHash",
      p.disabled_at is not null as disabled,
      (select a.organ_id from organs.appointment a
        where a.person_id = p.id and a.since <= ${on} and (a.until is null or a.until >= ${on})
        order by a.since, a.organ_id limit 1) as "organId"
    from organs.person p where p.sign_in_name = ${signInName}`
  return row
}

/** A guess is noted as a failure; one that proves right takes all of the name's failures away. */
export const noteGuess = async (tx: Tx, nameHash: string, now: Date): Promise<void> => {
  await tx`insert into organs.sign_in_attempt values (${nameHash}, ${now}, false)`
}

export const forgetFailures = async (db: Db, nameHash: string): Promise<void> => {
  await db`delete from organs.sign_in_attempt where name_hash = ${nameHash}`
}

/** One name at a time: guesses sent side by side count one after the other. */
export const lockName = async (tx: Tx, nameHash: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${nameHash}, 0))`
}

/** Seconds since each failure of the last hour, the newest first. */
export const failureAges = async (db: Db, nameHash: string, now: Date): Promise<number[]> => {
  const rows = await db<{ age: number }[]>`
    select extract(epoch from ${now}::timestamptz - at)::float8 as age from organs.sign_in_attempt
    where name_hash = ${nameHash} and at > ${now}::timestamptz - interval '1 hour'
    order by at desc`
  return rows.map(({ age }) => age)
}

/** Attempts are of use for an hour; they are kept for a day. */
export const forgetAttempts = async (db: Db, now: Date): Promise<void> => {
  await db`delete from organs.sign_in_attempt where at < ${now}::timestamptz - interval '1 day'`
}
