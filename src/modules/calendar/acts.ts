/** 审计事项 of 放假安排. */
export const calendarActs = {
  'calendar.propose': '提交放假安排',
  'calendar.approve': '批准载入放假安排',
  'calendar.reject': '退回放假安排',
  'calendar.export': '导出期限变动的申请清单',
  'calendar.exportNotices': '导出放假安排载入记录',
  'calendar.exportYears': '导出已载入放假安排的年份',
  'calendar.exportEffects': '导出放假安排各机关变动件数',
  'calendar.exportDays': '导出放假和调休上班的日子',
  'calendar.recompute': '按放假安排重新推算答复期限',
} as const
