import type { Permissions } from '../organs.ts'

/** Who may read the register of normative documents, keep it, and look into other organs' registers. */
export const documentPermissions = {
  'documents.read': ['handler', 'reviewer', 'leader', 'officeHead', 'supervisor'],
  'documents.keep': ['handler', 'officeHead'],
  'documents.oversee': ['supervisor'],
} as const satisfies Permissions
