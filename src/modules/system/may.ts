import type { Permissions } from '../organs.ts'

/** Who may look at the installation, and put failed jobs back in line. */
export const systemPermissions = {
  'system.look': ['administrator', 'auditor'],
  'system.mend': ['administrator'],
} as const satisfies Permissions
