import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { FreeTexts } from '../../requests.ts'
import { type Pack, placeNames, places } from '../pack.ts'

/** A version of 文书模板包 as the list shows it to one organ. */
export type PackLine = Pack & {
  /** Letters of today are written by it. */
  inUse: boolean
  /** This organ has not confirmed it. */
  waits: boolean
}

const stateOf = ({ status, inUse }: PackLine): string => {
  if (inUse) return '正在使用'
  return status === 'draft' ? '起草中' : '已下发'
}

/** 文书模板包 as a spreadsheet. */
export const packSheet: readonly SheetColumn<PackLine>[] = [
  { label: '名称', width: 36, value: ({ title }) => title },
  { label: '版本', kind: 'number', value: ({ version }) => version },
  { label: '状态', width: 12, value: stateOf },
  { label: '本单位签收', width: 12, value: ({ waits }) => (waits ? '待签收' : '') },
  { label: '启用日期', kind: 'day', value: ({ effectiveOn }) => effectiveOn },
  { label: '下发日期', kind: 'day', value: ({ issuedOn }) => issuedOn },
]

/** The free paragraphs a version writes for one kind of letter. */
export type KindLine = { title: string; texts: FreeTexts }

/** 各种文书 of a version as a spreadsheet, one column for each place. */
export const kindSheet: readonly SheetColumn<KindLine>[] = [
  { label: '文书', width: 30, value: ({ title }) => title },
  ...places.map((place) => ({
    label: placeNames[place],
    width: 36,
    value: ({ texts }: KindLine) => texts[place] ?? '',
  })),
]
