import { foldWidth } from '../../../kernel/text.ts'
import type { ReportProse } from '../paper.ts'
import { sectionTitles } from '../passages.ts'
import { wordsOf } from './lines.ts'
import { isPageMark, paragraphs } from './prose.ts'
import type { ZonedLine } from './zones.ts'

type Part = '前言' | '一' | '五' | '六' | '表'

const partOf = ({ line, zone }: ZonedLine): Part => {
  if (zone === 'before') return '一'
  if (zone !== 'after') return '表'
  return /问题/.test(wordsOf(line)) ? '五' : '六'
}

/** Titles, menus and signatures hold no thought; 无 alone does. */
const isSentence = (text: string): boolean =>
  /[。；;，,：:！？]/.test(text) || text.startsWith('无')

const sentencesOf = ({ line, heading }: ZonedLine): string[] => {
  if (heading || (line.kind === 'grid' && line.cells.length > 1)) return []
  const text = line.cells.join(' ').trim()
  return isSentence(text) && !isPageMark(foldWidth(text)) ? [text] : []
}

/** 前言 and the sections of prose, as they stand in the file. A title stands at the head of a list of contents and once more where its section begins. */
export const readSections = (lines: readonly ZonedLine[]): ReportProse => {
  const found: Record<Part, string[]> = { 前言: [], 一: [], 五: [], 六: [], 表: [] }
  let part: Part = '前言'
  for (const each of lines) {
    if (each.heading) part = partOf(each)
    else if (part !== '前言' && each.zone.startsWith('table')) part = '表'
    found[part].push(...sentencesOf(each))
  }
  const preamble = paragraphs(found.前言)
  const sections = (['一', '五', '六'] as const).flatMap((numeral) => {
    const own = paragraphs(found[numeral])
    return own.length === 0 ? [] : [[numeral, { title: sectionTitles[numeral], paragraphs: own }]]
  })
  return {
    ...(preamble.length > 0 && { preamble }),
    sections: Object.fromEntries(sections) as ReportProse['sections'],
  }
}
