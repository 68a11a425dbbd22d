import type { Flow } from './flow.ts'

/** The kinds of file the child process can take apart; each answers paragraphs and grids. */
export const parserNames = ['html', 'docx', 'xlsx', 'csv', 'pdf'] as const

export type ParserName = (typeof parserNames)[number]

/** Kinds that are zip archives and are weighed before any library sees them. */
export const archives: ReadonlySet<ParserName> = new Set(['docx', 'xlsx'])

/** What the child prints: the flow, or a refusal with its Chinese sentence. */
export type ParserAnswer =
  | { readonly ok: true; readonly value: Flow }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: string } }
