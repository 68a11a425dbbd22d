/** 审计事项 of 文书模板包. */
export const templateActs: Readonly<Record<string, string>> = {
  'templates.new': '起草文书模板包',
  'templates.edit': '修改文书模板包',
  'templates.issue': '下发文书模板包',
  'templates.receive': '签收文书模板包',
  'templates.remind': '催收文书模板包',
  'templates.upload': '上传本单位 Word 模板',
  'templates.approve': '审核启用本单位 Word 模板',
  'templates.withdraw': '停用本单位 Word 模板',
  'templates.export': '导出模板包签收情况',
  'templates.exportPacks': '导出文书模板包清单',
  'templates.exportKinds': '导出模板包的自由段落',
  'templates.exportOwn': '导出本单位 Word 模板清单',
  'templates.samples': '下载文书样本',
}
