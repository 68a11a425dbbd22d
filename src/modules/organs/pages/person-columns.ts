import type { Day } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { browserInWords } from '../browser-words.ts'
import { type Delegation, delegationStateNames, delegationStateOf } from '../delegation.ts'
import { type Role, roleNames } from '../roles.ts'
import type { SessionShown } from './sessions.tsx'

/** 任职 of one person, also what is over. */
export type AppointmentLine = { organName: string; role: Role; since: Day; until: Day | null }

/** 任职 as a spreadsheet. */
export const appointmentSheet: readonly SheetColumn<AppointmentLine>[] = [
  { label: '机构', width: 32, value: ({ organName }) => organName },
  { label: '岗位', width: 16, value: ({ role }) => roleNames[role] },
  { label: '任职', kind: 'day', value: ({ since }) => since },
  { label: '免职', kind: 'day', value: ({ until }) => until },
]

/** 岗位代理 as a spreadsheet. */
export const delegationSheet: readonly SheetColumn<Delegation>[] = [
  { label: '本人', width: 12, value: ({ fromName }) => fromName },
  { label: '代理人', width: 12, value: ({ toName }) => toName },
  { label: '机构', width: 32, value: ({ organName }) => organName },
  { label: '开始', kind: 'day', value: ({ since }) => since },
  { label: '结束', kind: 'day', value: ({ until }) => until },
  { label: '原因', width: 36, value: ({ reason }) => reason },
  {
    label: '状态',
    width: 10,
    value: (one, today) => delegationStateNames[delegationStateOf(one, today)],
  },
]

/** 正在登录的设备 as a spreadsheet. */
export const sessionSheet: readonly SheetColumn<SessionShown>[] = [
  { label: '设备', width: 24, value: ({ agent }) => browserInWords(agent) },
  { label: '网络地址', width: 20, value: ({ address }) => address },
  { label: '机构', width: 32, value: ({ organName }) => organName },
  { label: '登录时间', width: 18, value: ({ since }) => since },
  { label: '最近使用', width: 18, value: ({ lastSeen }) => lastSeen },
]
