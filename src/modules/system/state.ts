import { awaitsNotice } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'

/** One queue of background jobs. */
export type Queue = { name: string; waiting: number; active: number; failed: number }

/** 系统状态, as one page shows it. */
export type SystemState = {
  version: string
  node: string
  database: { version: string; megabytes: number; embedded: boolean }
  dataFolder: string
  /** Free space under the data folder, in GB. */
  freeGigabytes: number
  /** The master key: where, and the access mode of the file, e.g. 0600. */
  key: { path: string; present: boolean; mode: string; closed: boolean }
  fonts: readonly { role: string; family: string; standIn: boolean }[]
  /** Years whose holiday notice is loaded, and the last day they settle. */
  calendar: { years: readonly number[]; knownUntil: Day }
  migrations: readonly { name: string; on: Day }[]
  /** Where e-mail goes; absent where none is sent. */
  mail?: string
  queues: readonly Queue[]
  /** 完整性核验 (`gongkai verify`); absent before the first. */
  verified?: { on: Day; violations: number }
}

const unconfigured = '未配置（SMTP_URL），不发送邮件'

/** 邮件通知 in one line: where it goes, what waits and what gave up. */
export const mailInWords = ({ mail, queues }: SystemState, queue: string): string => {
  const { waiting = 0, active = 0, failed = 0 } = queues.find(({ name }) => name === queue) ?? {}
  const standing = `等待 ${waiting + active} 封，失败 ${failed} 封`
  return `${mail ?? unconfigured}；${standing}`
}

/** What wants an administrator's hand, as sentences; an empty list means that all is well. */
export const worriesOf = (state: SystemState, today: Day): string[] => {
  const worries: string[] = []
  if (!state.key.present) worries.push('主密钥文件不存在，个人信息无法读取，请从备份恢复')
  else if (!state.key.closed)
    worries.push(`主密钥文件的权限为 ${state.key.mode}，其他用户可以读取，请改为 0600`)
  if (state.freeGigabytes < 2) worries.push('数据目录所在磁盘剩余不足 2 GB，请清理或扩容')
  const failed = state.queues.reduce((sum, queue) => sum + queue.failed, 0)
  if (failed > 0) worries.push(`有 ${failed} 项后台任务失败，请查看原因后重新排队`)
  if (state.verified && state.verified.violations > 0)
    worries.push(`最近一次完整性核验发现 ${state.verified.violations} 处问题，请立即查明`)
  if (awaitsNotice(today, state.calendar.knownUntil))
    worries.push('明年的放假通知尚未载入，跨年的期限均为暂定，请在通知发布后到“放假安排”载入')
  return worries
}
