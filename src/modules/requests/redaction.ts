/** What stands where personal words stood in a description. */
export const redactedMark = '〔已删除〕'

/** A stretch of the text that goes: from, and up to but not including. */
export type Cut = readonly [from: number, to: number]

/**
 * 申请内容 of one item without its personal words. Only where they stand is kept, never the words and never
 * the rest: an event is there for good.
 */
export type Redaction = { item: string; length: number; cuts: readonly Cut[] }

/** A text as forms send it: one sign for the end of a line, nothing around it. */
export const plainText = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/**
 * Where an edited text has the mark instead of the original's words.
 *
 * @returns undefined where anything else was changed
 */
export const cutsOf = (original: string, edited: string): readonly Cut[] | undefined => {
  const text = plainText(original)
  const kept = plainText(edited).split(redactedMark)
  const last = kept.length - 1
  const cuts: Cut[] = []
  let at = 0
  for (const [index, part] of kept.entries()) {
    // 每处至少删一个字
    const least = index === 0 ? at : at + 1
    const found = index === last ? text.length - part.length : text.indexOf(part, least)
    if (found < least || !text.startsWith(part, found) || (index === 0 && found > 0))
      return undefined
    if (index > 0) cuts.push([at, found])
    at = found + part.length
  }
  return at === text.length ? cuts : undefined
}

/**
 * The text with the mark in place of what was cut.
 *
 * @returns undefined where it is not the text the cuts were made for
 */
export const redacted = (
  original: string,
  { length, cuts }: Pick<Redaction, 'length' | 'cuts'>,
): string | undefined => {
  const text = plainText(original)
  if (text.length !== length) return undefined
  const kept = cuts.map(([from], index) => text.slice(cuts[index - 1]?.[1] ?? 0, from))
  return [...kept, text.slice(cuts.at(-1)?.[1] ?? 0)].join(redactedMark)
}
