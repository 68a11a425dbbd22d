import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { type Declaration, declaredItems } from '../declared.ts'

/** A declaration with the names of those who declared and signed it. */
export type DeclaredLine = Declaration & { declaredBy: string; signedBy: string }

const stateOf = ({ signedOn, withdrawnOn }: DeclaredLine): string => {
  if (withdrawnOn !== null) return '已退回'
  return signedOn === null ? '待签字' : '已签字'
}

/** 申报数 of a year as a spreadsheet. */
export const declarationSheet: readonly SheetColumn<DeclaredLine>[] = [
  { label: '事项', width: 16, value: ({ item }) => declaredItems[item] },
  { label: '数字', kind: 'number', width: 14, value: ({ figure }) => Number(figure) },
  { label: '单位', width: 8, value: ({ item }) => (item === 'fees_wan' ? '万元' : '件') },
  { label: '数据来源', width: 40, value: ({ source }) => source },
  { label: '起', kind: 'day', value: ({ fromDay }) => fromDay },
  { label: '止', kind: 'day', value: ({ toDay }) => toDay },
  { label: '申报人', width: 10, value: ({ declaredBy }) => declaredBy },
  { label: '申报日期', kind: 'day', value: ({ declaredOn }) => declaredOn },
  { label: '签字人', width: 10, value: ({ signedBy }) => signedBy },
  { label: '签字日期', kind: 'day', value: ({ signedOn }) => signedOn },
  { label: '情况', width: 10, value: stateOf },
]
