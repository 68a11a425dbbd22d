import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { CountyLine } from './county.tsx'

/** 全县年报 as a spreadsheet. */
export const countySheet: readonly SheetColumn<CountyLine>[] = [
  { label: '单位', width: 32, value: ({ organName }) => organName },
  { label: '状态', width: 16, value: ({ standing }) => standing.label },
  { label: '应当公布', width: 16, value: ({ due }) => `${due} 前` },
  { label: '公布日期', kind: 'day', value: ({ publishedOn }) => publishedOn },
  { label: '催报次数', kind: 'number', value: ({ reminded }) => reminded?.count ?? 0 },
  { label: '最近催报', kind: 'day', value: ({ reminded }) => reminded?.on ?? null },
]
