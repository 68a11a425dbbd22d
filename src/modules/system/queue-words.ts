/** What the background jobs of a queue do, for whoever keeps the system running. */
const words: Readonly<Record<string, string>> = {
  'apply.sweep': '清理过期的申请草稿',
  'calendar.recompute': '载入放假安排后重算期限',
  'intake.check': '核对导入的台账',
  'intake.read': '读取导入的文件',
  'intake.run': '导入台账',
  'platform.anchor': '固定审计链',
  'platform.sweep': '清理没有归属的文件',
  'platform.verify': '完整性核验',
  'reports.print': '印制年度报告',
  'requests.bind-case-file': '合订案卷',
  'requests.file-letter': '印制并存档文书',
  'requests.remind': '期限提醒',
  'requests.step-mail': '给申请人的邮件通知',
}

/** The name of a queue in words; of one that is not known, its own name. */
export const queueInWords = (queue: string): string => words[queue] ?? queue
