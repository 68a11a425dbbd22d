import type { Permissions } from '../organs.ts'

/**
 * Who may look at imports, and who may import and undo. Not the administrator: an old ledger is full of
 * applicants' data. Undoing needs a second person (`mayUndo`).
 */
export const intakePermissions = {
  'intake.read': ['handler', 'reviewer', 'leader', 'officeHead'],
  'intake.import': ['handler', 'officeHead'],
} as const satisfies Permissions
