/** 审计事项 of 开局导入. */
export const intakeActs = {
  'intake.upload': '上传待导入的文件',
  'intake.columns': '指定台账的列对应',
  'intake.words': '指定台账用语的含义',
  'intake.confirm': '确认导入',
  'intake.done': '导入完成',
  'intake.figures': '核对并导入以前公布的年报数字',
  'intake.undo': '撤销导入',
  'intake.drop': '放弃导入，删除上传的文件',
  'intake.export': '导出开局导入记录',
  'intake.exportRows': '导出比对结果',
  'intake.exportYears': '导出导入前后的各年度表三',
  'intake.download': '下载待导入的文件或者错误清单',
} as const
