import type { Db } from '../db.ts'
import declared from './catalogue.json' with { type: 'json' }
import type { Invariant } from './invariant.ts'

/**
 * What the database lets each role do, one line each: roles, owners, row-level security, policies,
 * grants, triggers and the functions that run with their owner's rights. The schema `jobs` belongs to the
 * queue library, and only its grants are ours.
 */
export const catalogueOf = async (db: Db): Promise<string[]> => {
  const rows = await db<{ line: string }[]>`
    with space as (
      select oid, nspname as name from pg_namespace
      where nspname not in ('information_schema', 'jobs') and nspname !~ '^pg_'
    ), grantee as (
      select oid, rolname as name from pg_roles union all select 0, 'everybody'
    ), relation as (
      select c.oid, c.relkind, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
        space.name || '.' || c.relname as name
      from pg_class c join space on space.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')
    ), routine as (
      select p.oid, p.proowner, p.prosecdef, coalesce(p.proacl, acldefault('f', p.proowner)) as proacl,
        space.name || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
      from pg_proc p join space on space.oid = p.pronamespace
      where not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    )
    select 'role ' || rolname || case when rolsuper then ' superuser' else '' end
      || case when rolbypassrls then ' sees every row' else '' end
      || case when rolcreaterole then ' creates roles' else '' end
      || case when rolcreatedb then ' creates databases' else '' end as line
    from pg_roles where rolname ~ '^gongkai_'
    union all
    select 'role ' || member.rolname || ' may act as ' || role.rolname
    from pg_auth_members m join pg_roles role on role.oid = m.roleid
      join pg_roles member on member.oid = m.member
    where role.rolname ~ '^gongkai_' and member.rolname ~ '^gongkai_'
    union all
    select 'trigger ' || tgname || ' on ' || relation.name
      || case tgenabled when 'D' then ', switched off' else '' end
    from pg_trigger join relation on relation.oid = tgrelid where not tgisinternal
    union all
    select 'table ' || name || ' of ' || pg_get_userbyid(relowner)
      || case when relrowsecurity and relforcerowsecurity then ' with row security'
              when relrowsecurity then ' with row security, not for its owner' else '' end
    from relation where relkind in ('r', 'p', 'v', 'm')
    union all
    select 'policy ' || polname || ' on ' || relation.name || ' for '
      || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
         when 'd' then 'delete' else 'all' end || ' to '
      || (select string_agg(coalesce(r.rolname, 'everybody'), ', ' order by r.rolname)
          from unnest(polroles) role left join pg_roles r on r.oid = role)
      || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
      || coalesce(' check ' || pg_get_expr(polwithcheck, polrelid), '')
    from pg_policy join relation on relation.oid = polrelid
    union all
    select 'grant ' || string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type)
      || ' on ' || relation.name || ' to ' || grantee.name
    from relation, aclexplode(relation.relacl) acl join grantee on grantee.oid = acl.grantee
    where acl.grantee <> relation.relowner group by relation.name, grantee.name
    union all
    select 'grant ' || string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type)
      || ' on ' || relation.name || ' (' || attname || ') to ' || grantee.name
    from relation join pg_attribute a on a.attrelid = relation.oid,
      aclexplode(a.attacl) acl join grantee on grantee.oid = acl.grantee
    group by relation.name, attname, grantee.name
    union all
    select 'function ' || name || ' of ' || pg_get_userbyid(proowner) || ' runs as its owner'
    from routine where prosecdef
    union all
    select 'grant execute on ' || routine.name || ' to ' || grantee.name
    from routine, aclexplode(routine.proacl) acl join grantee on grantee.oid = acl.grantee
    where acl.grantee <> routine.proowner`
  return rows.map(({ line }) => line).toSorted()
}

/** Roles, policies and grants are those of this release: none was added, none taken away. */
export const declaredRights: Invariant = {
  name: 'database.rights',
  sentence: '数据库的角色、行级安全策略和授权与本版本声明的一致',
  run: async function* (db) {
    const found = new Set(await catalogueOf(db))
    const expected = new Set<string>(declared)
    for (const line of expected) if (!found.has(line)) yield `数据库缺少声明的权限设置：${line}`
    for (const line of found) if (!expected.has(line)) yield `数据库有未声明的权限设置：${line}`
  },
}
