import type { Note } from './store-notes.ts'

/** 联系记录、检索记录、备注 in words. */
export const textOfNote = (note: Note): string =>
  note.kind === 'search'
    ? `${note.where.join('、')}；关键词：${note.keywords.join('、')}；信息形成时间 ${note.from} 至 ${note.to}；检索人 ${note.by}`
    : note.text
