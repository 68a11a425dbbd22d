/** 依申请公开的权限. */
export type RequestPermission =
  | 'requests.read'
  | 'requests.handle'
  | 'requests.approve'
  | 'requests.review'
  | 'requests.sign'
  | 'requests.assist'

/** Permission → roles that hold it; whoever is not named may not. */
export const requestPermissions = {
  'requests.read': ['handler', 'reviewer', 'leader', 'officeHead'],
  'requests.handle': ['handler', 'officeHead'],
  'requests.approve': ['officeHead'],
  'requests.review': ['reviewer', 'officeHead'],
  'requests.sign': ['leader'],
  'requests.assist': ['assistant', 'handler', 'officeHead'],
} as const satisfies Record<RequestPermission, readonly string[]>
