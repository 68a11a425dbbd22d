/** What people's coming and going leaves in the audit trail. */
export const sessionActs = {
  'session.signIn': '登录',
  'session.signOut': '退出登录',
} as const
