import type { Block, Letter } from '../../../kernel/letter.ts'
import type { DecisionCode } from '../decisions.ts'
import { remedyFor, type WithheldGround } from '../remedy.ts'
import { frame, type LetterCase, opening, paragraph, type Writer, writerOf } from './letter-case.ts'
import { type LetterKind, wordingOf } from './letter-wording.ts'

/** What the body of a reply is written into. */
export type Body = {
  kind: LetterKind
  code: DecisionCode
  withheld?: readonly WithheldGround[]
  attachments?: readonly string[]
  /** A heading above the remedy, in letters that have headings. */
  remedyTitle?: string
}

/** 救济途径 of a reply; nothing where the organ is not configured: `blockersOf` then stops the signing. */
export const remedyParagraphs = (
  of: LetterCase,
  { code, withheld }: Pick<Body, 'code' | 'withheld'>,
): readonly string[] => {
  const { organ, on, servedOnline } = of
  const remedy = remedyFor({ code, on, organ, servedOnline, ...(withheld ? { withheld } : {}) })
  return remedy.ok ? remedy.value.paragraphs : []
}

/** A reply (告知书): the request, the body, the remedy, in that order. */
export const reply = (
  of: LetterCase,
  body: Body,
  write: (write: Writer) => readonly (Block | string)[],
): Letter => {
  const written = write(writerOf(wordingOf(body.kind, of.on), of))
  const remedy = remedyParagraphs(of, body)
  const title: Block[] =
    body.remedyTitle !== undefined && remedy.length > 0
      ? [{ type: 'heading', level: 1, text: body.remedyTitle }]
      : []
  const blocks = [
    ...opening(of),
    ...written.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
    ...title,
    ...remedy.map(paragraph),
  ]
  return frame(body.kind, of, {
    blocks,
    ...(body.attachments ? { attachments: body.attachments } : {}),
  })
}
