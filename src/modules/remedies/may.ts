import type { Permissions } from '../organs.ts'

/** Who may read the register of disputes, keep it, and look into other organs' registers. */
export const disputePermissions = {
  'remedies.read': ['handler', 'reviewer', 'leader', 'officeHead', 'supervisor'],
  'remedies.keep': ['handler', 'officeHead'],
  'remedies.oversee': ['supervisor'],
} as const satisfies Permissions
