import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { queueInWords } from '../queue-words.ts'
import type { Queue, SystemState } from '../state.ts'

/** 后台任务 as a spreadsheet. */
export const queueSheet: readonly SheetColumn<Queue>[] = [
  { label: '任务', width: 32, value: ({ name }) => queueInWords(name) },
  { label: '等待', kind: 'number', value: ({ waiting }) => waiting },
  { label: '执行中', kind: 'number', value: ({ active }) => active },
  { label: '失败', kind: 'number', value: ({ failed }) => failed },
]

/** 文书字体 as a spreadsheet. */
export const fontSheet: readonly SheetColumn<SystemState['fonts'][number]>[] = [
  { label: '用途', width: 24, value: ({ role }) => role },
  { label: '字体', width: 32, value: ({ family }) => family },
  { label: '状态', width: 12, value: ({ standIn }) => (standIn ? '代用' : '国标字体') },
]

/** 数据库版本记录 as a spreadsheet. */
export const migrationSheet: readonly SheetColumn<SystemState['migrations'][number]>[] = [
  { label: '名称', width: 40, value: ({ name }) => name },
  { label: '执行日期', kind: 'day', value: ({ on }) => on },
]
