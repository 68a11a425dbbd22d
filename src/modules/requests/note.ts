import type { Day } from '../../kernel/day.ts'
import type { SearchRecord } from './checklist-facts.ts'

/** 联系记录、检索记录、备注; sealed, because people write names into them. */
export type NoteText =
  | { kind: 'contact' | 'note'; text: string }
  | ({ kind: 'search' } & SearchRecord)

/** `notedBy` wrote it down; of a 检索记录 that need not be the 检索人, who stands in `by`. */
export type Note = NoteText & { id: string; notedBy: string; noted: Day }

/** 联系记录、检索记录、备注 in words. */
export const textOfNote = (note: Note): string =>
  note.kind === 'search'
    ? `${note.where.join('、')}；关键词：${note.keywords.join('、')}；信息形成时间 ${note.from} 至 ${note.to}；检索人 ${note.by}`
    : note.text
