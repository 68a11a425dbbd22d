/** 审计事项 of 复议诉讼台账. */
export const disputeActs = {
  'remedies.file': '登记行政复议、行政诉讼',
  'remedies.close': '登记复议、诉讼结果',
  'remedies.correct': '更正复议、诉讼登记',
  'remedies.export': '导出复议诉讼清单',
} as const
