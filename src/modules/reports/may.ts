import type { Permissions } from '../organs.ts'

/** Who may read an organ's report, declare figures for it, sign what a colleague declared, see other organs'. */
export const reportPermissions = {
  'reports.read': ['handler', 'reviewer', 'leader', 'officeHead', 'supervisor'],
  'reports.declare': ['handler', 'officeHead'],
  'reports.sign': ['reviewer', 'leader', 'officeHead'],
  'reports.oversee': ['supervisor'],
} as const satisfies Permissions
