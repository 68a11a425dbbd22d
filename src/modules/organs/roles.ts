/** 岗位: what a person may be in an organ; one person may hold several. */
export type Role =
  | 'handler'
  | 'reviewer'
  | 'leader'
  | 'officeHead'
  | 'assistant'
  | 'supervisor'
  | 'administrator'
  | 'auditor'

export const roleNames: Readonly<Record<Role, string>> = {
  handler: '经办人',
  reviewer: '审核人',
  leader: '签发人',
  officeHead: '公开机构负责人',
  assistant: '协办人',
  supervisor: '监督人员',
  administrator: '系统管理员',
  auditor: '安全审计员',
}

export const roles = Object.keys(roleNames) as Role[]

export const isRole = (text: string): text is Role => Object.hasOwn(roleNames, text)

/** Permission → roles that hold it. Each module has its own table; whoever is not named may not. */
export type Permissions = Readonly<Record<string, readonly Role[]>>

/** Default deny: a permission nobody declared is held by nobody. */
export const allowed = (
  tables: readonly Permissions[],
  held: readonly string[],
  permission: string,
): boolean =>
  tables.some(
    (table) =>
      Object.hasOwn(table, permission) &&
      (table[permission] ?? []).some((role) => held.includes(role)),
  )
