/** 审计事项 of 年度报告. */
export const reportActs = {
  'reports.declare': '申报年报数字',
  'reports.sign': '签字确认申报的年报数字',
  'reports.withdraw': '退回申报的年报数字',
  'reports.publish': '公布年度报告',
  'reports.prior': '导入以前公布的年报数字',
  'reports.priorDropped': '撤销导入的年报数字',
  'reports.exportCases': '导出年报数字对应的申请件',
  'reports.exportDeclarations': '导出年报数字申报清单',
} as const
