/** What people's coming and going leaves in the audit trail. */
export const sessionActs = {
  'session.signIn': '登录',
  'session.signOut': '退出登录',
  'session.switch': '切换岗位',
  'session.end': '结束登录',
  'session.changePassword': '修改密码',
} as const

/** What changes to organs and people leave there. */
export const organActs = {
  'organs.found': '建立正式环境',
  'organs.createOrgan': '新增机构',
  'organs.changeOrgan': '修改机构信息',
  'organs.createPerson': '新增人员',
  'organs.renamePerson': '修改姓名',
  'organs.appoint': '任职',
  'organs.dismiss': '免职',
  'organs.delegate': '安排代理',
  'organs.revokeDelegation': '收回代理',
  'organs.resetPassword': '重置密码',
  'organs.disable': '停用账户',
  'organs.enable': '启用账户',
  'organs.exportOrgans': '导出机构清单',
  'organs.exportPeople': '导出人员清单',
  'organs.exportAppointments': '导出任职清单',
  'organs.exportDelegations': '导出岗位代理清单',
  'organs.exportSessions': '导出登录设备清单',
} as const
