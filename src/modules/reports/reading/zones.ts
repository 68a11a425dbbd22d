import { foldWidth } from '../../../kernel/text.ts'
import { type Line, wordsOf } from './lines.ts'

/** Where in the report a line stands: before the tables, in one of them, or after them. */
export type Zone = 'before' | 'table2' | 'table3' | 'table4' | 'after'

export type ZonedLine = {
  readonly line: Line
  readonly zone: Zone
  readonly heading: boolean
  /** The year that stood alone on a line above, inside the tables: a print of two years side by side. */
  readonly year: number | null
}

const number = String.raw`^#*(?:表[一二三四]:?|第?[一二三四五六七八九]+(?:部分)?[、.,:]?|\(?[一二三四五六七八九]+\)[、.]?|\d+[.、])?`
const tail = String.raw`(?:[:。]|\.*\d{1,3}|\([^()]*\)|年度?)*$`

const heading = (title: string): RegExp => new RegExp(number + title + tail)

const headings: readonly (readonly [RegExp, Zone])[] = [
  [heading('总体情况'), 'before'],
  [heading('(?:本年度?)?主动公开(?:政府)?信息的?情况'), 'table2'],
  [heading('(?:收到(?:和|及)处理|依申请公开)(?:的)?政府信息公开?申请的?情况'), 'table3'],
  [
    heading(
      '(?:因?政府信息公开(?:工作)?(?:被)?(?:申请|提起)?(?:的)?)?行政复议(?:和|及|、|,)?(?:提起)?行政诉讼的?情况',
    ),
    'table4',
  ],
  [heading('(?:政府信息公开工作)?存在的?(?:主要)?问题.{0,12}'), 'after'],
  [heading('其他(?:需要|需)报告的?事项'), 'after'],
]

/** A table that begins without its section title shows itself by these cells. */
const openings: readonly (readonly [RegExp, Zone])[] = [
  [/^第二十条第?\(?[一五六八九]\)?项?$/, 'table2'],
  [/^\(?本列数据的勾稽关系|^一?[、.]?本年新收政府信息公开申请数量/, 'table3'],
  [/^行政复议行政诉讼(?:未经复议直接起诉.*)?$/, 'table4'],
]

const order: readonly Zone[] = ['before', 'table2', 'table3', 'table4', 'after']

const opening = (words: string, zone: Zone): Zone | null => {
  const found = openings.find(([pattern]) => pattern.test(words))?.[1]
  if (!found) return null
  return zone === 'after' || order.indexOf(found) > order.indexOf(zone) ? found : null
}

const yearAlone = /^(20\d\d)年度?$/

/** Cuts a report into its sections by their titles, wherever they stand and however they are numbered. */
export const zonedLines = (lines: readonly Line[]): readonly ZonedLine[] => {
  let zone: Zone = 'before'
  let year: number | null = null
  return lines.map((line) => {
    const words = foldWidth(wordsOf(line))
    const titled =
      words.length <= 60 ? headings.find(([pattern]) => pattern.test(words)) : undefined
    zone = titled?.[1] ?? opening(words, zone) ?? zone
    const alone = yearAlone.exec(words)?.[1]
    if (alone !== undefined && zone.startsWith('table')) year = Number(alone)
    return { line, zone, heading: titled !== undefined, year }
  })
}
