import { createHmac, randomBytes } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import type { Pool } from '../db.ts'
import { openPool } from '../pools.ts'
import { makeRoles, missingRoles } from './bootstrap.ts'
import { type Role, userOf } from './roles.ts'
import type { Server } from './server.ts'

type SignIn = Exclude<Role, 'superuser'>

/** An external PostgreSQL: one address that may prepare it, and addresses of roles made by hand. */
export type External = { url: string; roleUrls: Partial<Readonly<Record<SignIn, string>>> }

const signIns: readonly SignIn[] = ['owner', 'app', 'public', 'verify']

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const byAdministrator =
  '请由数据库管理员按 docs/operations.md 处理。 See docs/operations.md, "An external PostgreSQL".'

const refuse = (code: string, sentence: string): never => {
  throw new Refused({ code: `postgres.${code}`, message: `${sentence}${byAdministrator}` })
}

/** A role's password follows from that of DATABASE_URL, so all processes that share it agree. */
const passwordOf = (url: URL, role: SignIn): string =>
  url.password === ''
    ? ''
    : createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url')

const addressOf = ({ url, roleUrls }: External, role: Role): string => {
  if (role === 'superuser') return url
  const given = roleUrls[role]
  if (given !== undefined) return given
  const address = new URL(url)
  if (address.username === userOf(role)) return url
  address.username = userOf(role)
  address.password = passwordOf(new URL(url), role)
  return address.href
}

const checkVersion = async (sql: Pool): Promise<void> => {
  const [row] = await sql<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`
  if ((row?.version ?? 0) < 150_000) refuse('version', 'DATABASE_URL 的 PostgreSQL 版本低于 15，')
}

const makeMissingRoles = async (sql: Pool, url: URL): Promise<void> => {
  const missing = await missingRoles(sql)
  if (missing.length === 0) return
  const password = (role: SignIn): string =>
    passwordOf(url, role) || randomBytes(24).toString('base64url')
  try {
    const [owner, app, everybody, verify] = signIns.map(password) as [
      string,
      string,
      string,
      string,
    ]
    await makeRoles(sql, { owner, app, public: everybody, verify })
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
    refuse('no-roles', `数据库缺少角色 ${missing.join('、')}，DATABASE_URL 的用户无权创建，`)
  }
}

type Rights = { database: string; create: boolean; audit: boolean; verify: boolean }

const rightsOf = async (sql: Pool): Promise<Rights> => {
  const [rights] = await sql<Rights[]>`
    select current_database() as database,
      has_database_privilege('gongkai_owner', current_database(), 'create')
        and has_schema_privilege('gongkai_owner', 'public', 'create') as create,
      pg_has_role('gongkai_owner', 'gongkai_audit', 'member') as audit,
      (select rolbypassrls from pg_roles where rolname = 'gongkai_verify') as verify`
  if (!rights) throw new Error('the database does not say what its roles may do')
  return rights
}

/** Lets the owner make schemas where it may not yet; a grant we may not give shows in the check. */
const openToOwner = async (sql: Pool): Promise<void> => {
  const before = await rightsOf(sql)
  if (!before.create)
    await sql`grant create on database ${sql(before.database)} to gongkai_owner`
      .then(() => sql`grant usage, create on schema public to gongkai_owner`)
      .catch(() => undefined)
  const rights = await rightsOf(sql)
  if (!rights.create) refuse('owner-rights', '角色 gongkai_owner 不能在此数据库中建表，')
  if (!rights.audit) refuse('audit-rights', '角色 gongkai_owner 不是 gongkai_audit 的成员，')
  if (!rights.verify) refuse('verify-rights', '角色 gongkai_verify 没有 BYPASSRLS，')
}

const answers = async (url: string): Promise<boolean> => {
  const sql = openPool(url, 1)
  try {
    await sql`select 1`
    return true
  } catch (error) {
    if (codeOf(error).startsWith('28')) return false
    throw error
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** Signs in as each role; a password that no longer fits (DATABASE_URL's was changed) is set anew. */
const checkSignIns = async (sql: Pool, external: External): Promise<void> => {
  for (const role of signIns) {
    const address = addressOf(external, role)
    if (await answers(address)) continue
    const password = passwordOf(new URL(external.url), role)
    if (external.roleUrls[role] === undefined && password !== '')
      await sql.unsafe(`alter role ${userOf(role)} password '${password}'`).catch(() => undefined)
    if (!(await answers(address)))
      refuse(
        'sign-in',
        `不能以 ${userOf(role)} 登录数据库，可用 DATABASE_URL_${role.toUpperCase()} 写明其地址；`,
      )
  }
}

const unreachable = (external: External, error: unknown): Refused => {
  const { host, pathname } = new URL(external.url)
  const reason = error instanceof Error ? error.message || codeOf(error) : String(error)
  return new Refused({
    code: 'postgres.unreachable',
    message: `连不上 DATABASE_URL 指定的数据库 ${host}${pathname}：${reason}。 The database cannot be used.`,
  })
}

/**
 * Prepares an external database: version, roles, rights, and a sign-in as each role.
 *
 * @throws Refused with a sentence for the operator, which never repeats a password
 */
export const openExternal = async (external: External): Promise<Server> => {
  const sql = openPool(external.url, 1)
  try {
    await sql`select pg_advisory_lock(7110514)`
    await checkVersion(sql)
    await makeMissingRoles(sql, new URL(external.url))
    await openToOwner(sql)
    await checkSignIns(sql, external)
  } catch (error) {
    throw error instanceof Refused ? error : unreachable(external, error)
  } finally {
    await sql.end({ timeout: 2 })
  }
  const urlOf: Server['urlOf'] = (role, database) => {
    const url = new URL(addressOf(external, role))
    if (database !== undefined) url.pathname = `/${database}`
    return url.href
  }
  return { urlOf, stop: async () => {} }
}
