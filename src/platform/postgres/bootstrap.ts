import type { Pool } from '../db.ts'
import { openPool } from '../pools.ts'
import { type Passwords, type Role, userOf } from './roles.ts'

const signIn: Readonly<Record<Exclude<Role, 'superuser'>, string>> = {
  owner: 'login',
  app: 'login',
  public: 'login',
  verify: 'login bypassrls',
}

type SignIn = keyof typeof signIn

/** The roles of design promise 4 that are missing, by their names in the database. */
export const missingRoles = async (sql: Pool): Promise<string[]> => {
  const rows = await sql<{ rolname: string }[]>`select rolname from pg_roles`
  const known = new Set(rows.map(({ rolname }) => rolname))
  const wanted = ['gongkai_audit', ...(Object.keys(signIn) as SignIn[]).map(userOf)]
  return wanted.filter((name) => !known.has(name))
}

/** Makes the missing roles. The owner may act as the audit role, whose tables its migrations make. */
export const makeRoles = async (
  sql: Pool,
  passwords: Omit<Passwords, 'superuser'>,
): Promise<void> => {
  const missing = await missingRoles(sql)
  if (missing.includes('gongkai_audit')) await sql`create role gongkai_audit nologin`
  for (const [role, attributes] of Object.entries(signIn) as [SignIn, string][])
    if (missing.includes(userOf(role)))
      await sql.unsafe(`create role ${userOf(role)} ${attributes} password '${passwords[role]}'`)
  await sql`grant gongkai_audit to gongkai_owner`
}

/**
 * Makes the roles and the database of the embedded server, where they are missing.
 *
 * @param url of a superuser, on a database that exists
 */
export const bootstrap = async (
  url: string,
  passwords: Passwords,
  database: string,
): Promise<void> => {
  const sql = openPool(url, 1)
  try {
    await makeRoles(sql, passwords)
    const [found] = await sql`select 1 from pg_database where datname = ${database}`
    if (!found) await sql.unsafe(`create database ${database} owner gongkai_owner`)
  } finally {
    await sql.end()
  }
}
