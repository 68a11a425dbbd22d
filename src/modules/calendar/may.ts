import type { Permissions } from '../organs.ts'

/** Who may read the holiday notices, and who, in 县人民政府 or its office, may load one for all organs. */
export const calendarPermissions = {
  'calendar.look': [
    'handler',
    'reviewer',
    'leader',
    'officeHead',
    'supervisor',
    'administrator',
    'auditor',
  ],
  'calendar.load': ['officeHead', 'administrator'],
} as const satisfies Permissions
