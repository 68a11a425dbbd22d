/**
 * Database roles that sign in. `superuser` only starts and bootstraps the embedded server. The fifth
 * role of the product, `gongkai_audit`, owns the audit tables and never signs in.
 */
export const rolesThatSignIn = ['superuser', 'owner', 'app', 'public', 'verify'] as const

export type Role = (typeof rolesThatSignIn)[number]

export const userOf = (role: Role): string =>
  role === 'superuser' ? 'postgres' : `gongkai_${role}`

export type Passwords = Readonly<Record<Role, string>>
