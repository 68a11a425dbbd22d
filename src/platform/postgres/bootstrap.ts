import postgres from 'postgres'
import { type Passwords, type Role, userOf } from './cluster.ts'

const signIn: Readonly<Record<Exclude<Role, 'superuser'>, string>> = {
  owner: 'login',
  app: 'login',
  public: 'login',
  verify: 'login bypassrls',
}

/**
 * Makes the roles of design promise 4 and the database, where they are missing. Only the embedded
 * server is bootstrapped; for an external one docs/operations.md has the same statements.
 *
 * @param url of a superuser, on a database that exists
 */
export const bootstrap = async (
  url: string,
  passwords: Passwords,
  database: string,
): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const roles = await sql<{ rolname: string }[]>`select rolname from pg_roles`
    const known = new Set(roles.map(({ rolname }) => rolname))
    if (!known.has('gongkai_audit')) await sql`create role gongkai_audit nologin`
    for (const [role, attributes] of Object.entries(signIn) as [keyof typeof signIn, string][])
      if (!known.has(userOf(role)))
        await sql.unsafe(`create role ${userOf(role)} ${attributes} password '${passwords[role]}'`)
    await sql`grant gongkai_audit to gongkai_owner`
    const [found] = await sql`select 1 from pg_database where datname = ${database}`
    if (!found) await sql.unsafe(`create database ${database} owner gongkai_owner`)
  } finally {
    await sql.end()
  }
}
