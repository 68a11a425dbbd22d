import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { importKindNames, importStageNames } from '../import.ts'
import type { ImportLine } from './imports.tsx'

/** 导入记录 as a spreadsheet. */
export const importSheet: readonly SheetColumn<ImportLine>[] = [
  { label: '文件', width: 36, value: ({ fileName }) => fileName },
  { label: '种类', width: 18, value: ({ one }) => importKindNames[one.kind] },
  { label: '进度', width: 12, value: ({ one }) => importStageNames[one.stage] },
  { label: '读出行数', kind: 'number', value: ({ one }) => one.summary?.entries ?? null },
  { label: '可以导入', kind: 'number', value: ({ one }) => one.summary?.good ?? null },
  { label: '有错误', kind: 'number', value: ({ one }) => one.summary?.faulty ?? null },
  { label: '已登记过', kind: 'number', value: ({ one }) => one.summary?.existing ?? null },
  { label: '上传人', width: 12, value: ({ by }) => by },
  { label: '上传时间', width: 18, value: ({ on }) => on },
  { label: '撤销理由', width: 30, value: ({ one }) => one.reason },
]
