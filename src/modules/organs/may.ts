import { type Permissions, roles } from './roles.ts'

/** Who may do what with organs and people; over their own session everybody. */
export const organPermissions = {
  'session.own': roles,
  'organs.look': ['administrator', 'auditor', 'officeHead'],
  'organs.manage': ['administrator'],
} as const satisfies Permissions
