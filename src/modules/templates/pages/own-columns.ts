import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { OwnLine } from './own-list.tsx'

const states = { waiting: '待审核', approved: '已审核', withdrawn: '已停用' } as const

/** 本单位 Word 模板 as a spreadsheet. */
export const ownSheet: readonly SheetColumn<OwnLine>[] = [
  { label: '文书', width: 30, value: ({ title }) => title },
  { label: '版本', kind: 'number', value: ({ version }) => version },
  { label: '单位', width: 30, value: ({ organ }) => organ },
  {
    label: '状态',
    width: 12,
    value: ({ status, inUse }) => (inUse ? '正在使用' : states[status]),
  },
  { label: '上传日期', kind: 'day', value: ({ uploadedOn }) => uploadedOn },
  { label: '启用日期', kind: 'day', value: ({ effectiveOn }) => effectiveOn },
  { label: '停用原因', width: 30, value: ({ withdrawnWhy }) => withdrawnWhy ?? '' },
  { label: '文件', width: 40, value: ({ name }) => name },
]
