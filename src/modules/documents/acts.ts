/** 审计事项 of 规范性文件登记. */
export const documentActs = {
  'documents.register': '登记规范性文件',
  'documents.correct': '更正规范性文件的登记',
  'documents.abolish': '登记规范性文件废止',
  'documents.lapse': '登记规范性文件失效',
  'documents.export': '导出规范性文件清单',
  'documents.exportHistory': '导出规范性文件登记经过',
  'documents.strike': '作废导入的规范性文件登记',
} as const
