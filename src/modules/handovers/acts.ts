/** 审计事项 of 工作移交. */
export const handoverActs = {
  'handovers.make': '办理工作移交',
  'handovers.confirm': '确认工作移交',
  'handovers.export': '导出移交清单',
  'handovers.exportCases': '导出移交的申请',
  'handovers.print': '打印移交清单',
} as const
