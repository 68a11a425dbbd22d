import type { Day } from '../../kernel/day.ts'
import { legalWordIn } from '../../kernel/legal-words.ts'
import type { Block } from '../../kernel/letter.ts'
import type { Refusal } from '../../kernel/result.ts'

/**
 * 人工修改: one paragraph of one draft as a hand wrote it, kept against the paragraph the system
 * computes. It stands in the letter only where that paragraph still stands.
 */
export type HandEdit = {
  computed: string
  /** Which one of equal paragraphs, from 0. */
  nth: number
  text: string
  /** Why; always given for a legal paragraph. */
  reason?: string
  by: string
  on: Day
}

/** One paragraph that may be edited, as it is computed and as it stands. */
export type Editable = { computed: string; nth: number; text: string; edit?: HandEdit }

const mostSigns = 3000

/** A paragraph of law, decision, term or remedy, or one that a hand makes such. */
export const isLegalEdit = ({ computed, text }: Pick<HandEdit, 'computed' | 'text'>): boolean =>
  legalWordIn(computed) !== undefined || legalWordIn(text) !== undefined

/** The paragraphs of a letter's own blocks, each with the edit that belongs to it. */
export const editablesOf = (
  blocks: readonly Block[],
  edits: readonly HandEdit[] = [],
): Editable[] => {
  const met = new Map<string, number>()
  return blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return []
    const computed = block.text
    const nth = met.get(computed) ?? 0
    met.set(computed, nth + 1)
    const edit = edits.find((one) => one.computed === computed && one.nth === nth)
    return [{ computed, nth, text: edit?.text ?? computed, ...(edit && { edit }) }]
  })
}

/** The blocks with what hands wrote in place of what was computed. */
export const withEdits = (blocks: readonly Block[], edits: readonly HandEdit[] = []): Block[] => {
  const standing = editablesOf(blocks, edits)
  let at = -1
  return blocks.map((block) => {
    if (block.type !== 'paragraph') return block
    at += 1
    return { ...block, text: standing[at]?.text ?? block.text }
  })
}

/** Edits whose paragraph is computed differently now, or no more: they stand nowhere. */
export const adriftIn = (
  blocks: readonly Block[],
  edits: readonly HandEdit[] = [],
): readonly HandEdit[] => {
  const placed = new Set(editablesOf(blocks, edits).map(({ edit }) => edit))
  return edits.filter((edit) => !placed.has(edit))
}

/** Why a paragraph cannot stand as it was typed, with the sentence beside its field. */
export const editFault = (
  edit: Pick<HandEdit, 'computed' | 'text' | 'reason'>,
): Refusal | undefined => {
  const fields: Record<string, string> = {}
  if (edit.text === '') fields['text'] = '不能把整段删去；不需要改动的，请恢复原文'
  if (edit.text.length > mostSigns)
    fields['text'] = `最多 ${mostSigns} 个字，现在是 ${edit.text.length} 个字`
  if (isLegalEdit(edit) && !edit.reason)
    fields['reason'] = '这是法定段落（法律依据、决定、期限或者救济途径），改动须写明理由'
  if (Object.keys(fields).length === 0) return undefined
  return { code: 'form.invalid', message: '这一段还不能保存，已填写的内容都还在', fields }
}

/** The edits once this paragraph is written so; what equals the computed text is no edit. */
export const editsWith = (edits: readonly HandEdit[] = [], edit: HandEdit): HandEdit[] => [
  ...edits.filter((one) => one.computed !== edit.computed || one.nth !== edit.nth),
  ...(edit.text === edit.computed ? [] : [edit]),
]

/** Where each editable paragraph stands in the letter as it is shown: a pack's own are none of them. */
export const placesIn = (
  shown: readonly Block[],
  editables: readonly Editable[],
): ReadonlyMap<Block, Editable & { at: number }> => {
  const places = new Map<Block, Editable & { at: number }>()
  let at = 0
  for (const block of shown) {
    const next = editables[at]
    if (block.type !== 'paragraph' || !next || block.text !== next.text) continue
    places.set(block, { ...next, at })
    at += 1
  }
  return places
}
