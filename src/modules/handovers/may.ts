import type { Permissions } from '../organs.ts'

/** 工作移交: the head of the disclosure office arranges it; those whose work it is confirm. */
export const handoverPermissions = {
  'handovers.read': ['handler', 'reviewer', 'leader', 'officeHead'],
  'handovers.make': ['officeHead'],
} as const satisfies Permissions
