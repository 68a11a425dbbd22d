import type { Permissions } from '../organs.ts'

/**
 * Who may read an organ's report, declare figures for it, sign what a colleague declared, write it,
 * review it, sign and seal it, publish it, see other organs'.
 */
export const reportPermissions = {
  'reports.read': ['handler', 'reviewer', 'leader', 'officeHead', 'supervisor'],
  'reports.declare': ['handler', 'officeHead'],
  'reports.sign': ['reviewer', 'leader', 'officeHead'],
  'reports.write': ['handler', 'officeHead'],
  'reports.review': ['reviewer', 'officeHead'],
  'reports.return': ['reviewer', 'leader', 'officeHead'],
  'reports.override': ['reviewer', 'leader', 'officeHead'],
  'reports.seal': ['leader'],
  'reports.publish': ['handler', 'officeHead'],
  'reports.oversee': ['supervisor'],
} as const satisfies Permissions
