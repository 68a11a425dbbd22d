import { foldWidth } from '../../../kernel/text.ts'
import { type ZonedLine } from './zones.ts'

const ends = /[。；：:;！？!?）)\]］]$/
const opens = /^(?:[一二三四五六七八九十]+[、.是]|[（(][一二三四五六七八九十]|\d+[.、]|[#[［])/

export const isPageMark = (text: string): boolean => /^[-—–\s]*\d{1,3}[-—–\s]*$/.test(text)

/** A sentence broken over lines is put together; lines that end a thought, or begin one, stay apart. */
export const paragraphs = (lines: readonly string[]): string[] => {
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    const last = joined.length - 1
    const before = joined[last]
    const isLong = line.length > 15
    if (open && before !== undefined && !opens.test(line)) joined[last] = before + line
    else joined.push(line)
    open = (isLong || open) && !ends.test(line)
  }
  return joined
}

/**
 * The words of a report outside its tables, one paragraph a line, widths folded.
 * Long sentences between a section title and its table count as prose too.
 */
export const readProse = (lines: readonly ZonedLine[]): string => {
  // A list of 勾稽 results printed behind the report is not part of it.
  const end = lines.findIndex(
    ({ line, zone }) => zone === 'after' && /^.{0,8}勾稽.{0,8}$/.test(line.cells.join('').trim()),
  )
  const own = end < 0 ? lines : lines.slice(0, end)
  const words = own.flatMap(({ line, zone, heading }) => {
    if (line.kind === 'grid' && line.cells.length > 1) return []
    const outside = zone === 'before' || zone === 'after'
    const text = foldWidth(line.cells.join(' ')).trim()
    const isSentence = text.length > 30 && /[。;，,]/.test(text) && line.cells.length === 1
    return !heading && (outside || isSentence) && !isPageMark(text) ? [text] : []
  })
  return paragraphs(words).join('\n')
}
