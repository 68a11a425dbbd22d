/** Who may do what with 文书模板包; drafting and issuing besides take the county office and two people. */
export const templatePermissions = {
  'templates.read': ['handler', 'reviewer', 'leader', 'officeHead', 'supervisor'],
  'templates.edit': ['handler', 'officeHead'],
  'templates.issue': ['leader', 'officeHead'],
  'templates.upload': ['handler', 'officeHead'],
  'templates.approve': ['reviewer', 'leader', 'officeHead'],
  'templates.receive': ['handler', 'officeHead'],
} as const satisfies Readonly<Record<string, readonly string[]>>
