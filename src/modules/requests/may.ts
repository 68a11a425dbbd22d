/** 依申请公开的权限. */
export type RequestPermission =
  | 'requests.read'
  | 'requests.handle'
  | 'requests.approve'
  | 'requests.review'
  | 'requests.sign'
  | 'requests.assist'
  /** 导出含个人信息的清单: with a reason, and with the exporter's name on it. */
  | 'requests.exportFull'
  /** 工作台: everybody has one; who handles no requests is led to their own first page. */
  | 'requests.desk'

/** Permission → roles that hold it; whoever is not named may not. */
export const requestPermissions = {
  'requests.read': ['handler', 'reviewer', 'leader', 'officeHead'],
  'requests.handle': ['handler', 'officeHead'],
  'requests.approve': ['officeHead'],
  'requests.review': ['reviewer', 'officeHead'],
  'requests.sign': ['leader'],
  'requests.exportFull': ['officeHead'],
  'requests.assist': ['assistant', 'handler', 'officeHead'],
  'requests.desk': [
    'handler',
    'reviewer',
    'leader',
    'officeHead',
    'assistant',
    'supervisor',
    'administrator',
    'auditor',
  ],
} as const satisfies Record<RequestPermission, readonly string[]>
