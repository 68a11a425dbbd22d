import { type Move, moves } from './moves.ts'

const moveActs = Object.fromEntries(
  Object.entries(moves).map(([move, { label }]) => [`requests.${move}`, label]),
)

/** 审计事项 of 依申请公开: the closed list, each with its sentence. */
export const requestActs: Readonly<Record<string, string>> = {
  ...moveActs,
  'requests.register': '登记申请',
  'requests.takeOver': '导入旧台账的申请',
  'requests.giveBack': '撤销导入，作废导入的申请',
  'requests.unmask': '查看申请人完整信息',
  'requests.findApplicant': '按姓名或者证件号码查找申请人',
  'requests.readLetter': '查看文书',
  'requests.readFile': '查看材料',
  'requests.draftLetter': '拟制文书',
  'requests.editLetter': '修改文书',
  'requests.checklist': '填写七步法审查',
  'requests.amend': '告知更正本人信息',
  'requests.note': '记录联系、检索或者备注',
  'requests.attach': '添加材料',
  'requests.seeReminder': '处理提醒',
  'requests.exportReminders': '导出提醒清单',
  'requests.subscribe': '建立日历订阅',
  'requests.unsubscribe': '停用日历订阅',
  'requests.makeCaseFile': '制作案卷',
  'requests.takeCaseFile': '下载案卷',
  'requests.printLabel': '打印信封、地址标签',
  'requests.export': '导出申请清单',
  'requests.exportEnvelopes': '导出在途信封清单',
  'requests.exportDesk': '导出工作台清单',
  'requests.exportCase': '导出一件申请的办理过程和清单',
  'requests.exportCaseFiles': '导出已经制作的案卷清单',
  'requests.exportSubscriptions': '导出日历订阅清单',
  'requests.exportWaiting': '导出待送达的答复清单',
  'requests.exportEnclosed': '导出信封内件清单',
  'requests.exportRatings': '导出服务评价',
  'requests.exportAssists': '导出协办清单',
  'requests.askFullExport': '申请导出含个人信息的清单',
  'requests.exportFull': '导出含个人信息的清单',
  'requests.reissueCode': '重发查询码',
  'requests.query': '申请人打开申请查询',
  'requests.endQuery': '申请人退出申请查询',
  'requests.download': '申请人下载文书',
  'requests.rate': '申请人评价服务',
  'requests.chooseMail': '申请人选择是否接收邮件通知',
}

/** The audit name of a move. */
export const actOf = (move: Move): string => `requests.${move}`
