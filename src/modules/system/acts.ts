/** What 系统状态 leaves in the audit trail. */
export const systemActs = {
  'system.retryJobs': '将失败的后台任务重新排队',
  'system.export': '导出系统状态的清单',
} as const
