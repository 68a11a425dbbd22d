/** 审计事项 of 放假安排. */
export const calendarActs = {
  'calendar.propose': '提交放假安排',
  'calendar.approve': '批准载入放假安排',
  'calendar.reject': '退回放假安排',
  'calendar.export': '导出期限变动的申请清单',
  'calendar.recompute': '按放假安排重新推算答复期限',
} as const
