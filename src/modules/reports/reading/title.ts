import { foldWidth } from '../../../kernel/text.ts'
import type { ReportForm } from '../tables.ts'
import { type Line, wordsOf } from './lines.ts'

const chineseDigits = '〇一二三四五六七八九'

/** 二〇二三年 → 2023年, ○ and 零 included. */
const arabicYear = (text: string): string =>
  text.replaceAll(/[二][〇○零Ｏ0][〇○零一二三四五六七八九]{2}(?=年)/g, (year) =>
    Array.from(year.replaceAll(/[○零Ｏ0]/g, '〇'), (sign) => chineseDigits.indexOf(sign)).join(''),
  )

const digits = (text: string): string =>
  text.replaceAll(/[０-９]/g, (digit) => foldWidth(digit)).replaceAll(/\s+/g, ' ')

/** Spaces stay between Latin words only. */
const plain = (line: Line): string =>
  arabicYear(
    digits(line.cells.join(' '))
      .replaceAll(/(?<=[^!-~]) | (?=[^!-~])/g, '')
      .replace(/^#+\s*/, ''),
  )

const open = String.raw`(?:政府信息(?:与政务|和政务)?|信息|政务)公开(?:工作)?的?`
const report = String.raw`(?:年度|情况)*(?:工作)?(?:年度)?(?:报告|年报)`
const ofYear = String.raw`(?<year>20\d\d)年度?`

const titlePatterns = [
  new RegExp(`^(?<unit>.{2,60}?)${ofYear}${open}${report}`),
  new RegExp(`(?:^|[^\\d])${ofYear}(?<unit>[^\\d，。；]{0,40}?)${open}${report}`),
  new RegExp(`^(?<unit>.{2,40}?)${open}${ofYear}(?:工作)?(?:报告|年报)`),
  new RegExp(`^(?<unit>.{2,40}?)${open}年?${report}[(（]?${ofYear}[)）]?`),
  /^(?<unit>.{2,40}?)政务公开年报.*?年份[:：] ?(?<year>20\d\d)/,
] as const

const cleanUnit = (unit: string): string | null => {
  const bare = unit
    .replace(/^(?:.*(?:名称|标题)[:：]|[一二三四五六七][、.]|关于)/, '')
    .replace(/(?:的|关于)+$/, '')
  return /^(?:政府信息公开|政府|年度|工作|报告)*$/.test(bare) ? null : bare
}

type Title = { readonly unit: string | null; readonly year: number; readonly at: number }

/** Every place where a title may stand: on one line first, then broken over up to four. */
const titlesIn = (head: readonly string[]): readonly Title[] =>
  [1, 2, 3, 4].flatMap((length) =>
    head.flatMap((_, at): readonly Title[] => {
      const text = head.slice(at, at + length).join('')
      const found = titlePatterns.map((pattern) => pattern.exec(text)?.groups).find(Boolean)
      if (!found) return []
      return [{ unit: cleanUnit(found['unit'] ?? ''), year: Number(found['year']), at }]
    }),
  )

const organ =
  /^[^，。：:]{2,30}(?:局|府|办公室|委员会|委|办事处|厅|院|所|中心|大队|支队|镇|乡|街道|县|区|市)$/

/** The title with a unit in it; else the title, with the unit on the line beside it. */
const fromTitle = (head: readonly string[]): Pick<Title, 'unit' | 'year'> | null => {
  const titles = titlesIn(head)
  const named = titles.find((title) => title.unit !== null)
  if (named) return named
  const [first] = titles
  if (!first) return null
  const beside = [head[first.at + 1], head[first.at - 1]].find((line) => organ.test(line ?? ''))
  return { unit: beside ?? null, year: first.year }
}

const issuer =
  /^(?:发布机构|发布单位|信息来源|公开主体|编制单位|单位名称)[:：]?(.{3,40}?)(?:公开日期|发布日期|成文日期|索引号|$)/
const period = /(?:期限|时间|范围|周期)[^。]{0,12}?(?:自|从|为|是)?(20\d\d)年1月1日/

const unitFromText = (lines: readonly string[]): string | null => {
  for (const line of lines) {
    const found = issuer.exec(line)?.[1]
    if (found) return found
  }
  return null
}

const yearFromText = (text: string): number | null => {
  const found = period.exec(text)?.[1] ?? /(20\d\d)年度?(?:政府)?信息公开/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

/** The unit and the year a report speaks for: from its title, wherever it breaks, else from its period or issuer. */
export const readTitle = (
  lines: readonly Line[],
): { readonly unit: string | null; readonly year: number | null } => {
  const texts = lines.map(plain).filter(Boolean)
  const title = fromTitle(texts.slice(0, 40))
  const all = texts.join('')
  return {
    unit: title?.unit ?? unitFromText(texts.slice(0, 60)),
    year: title?.year ?? yearFromText(all),
  }
}

const form2019 =
  /本年新制作数量|本年新公开数量|对外公开总数量|上一年项目数量|本年增\/?减|其他对外管理服务事项|政府集中采购/
const form2021 = /本年制发件数|本年废止件数|现行有效件数|本年处理决定数量|本年收费金额/

/**
 * Which form the tables follow: by the heads only one of them has; else by the single row 其他处理 of 2019;
 * else by the year (the form of 2021 applies from the reports for 2021 on).
 */
export const readForm = (
  lines: readonly Line[],
  year: number | null,
  hasSingleOther: boolean,
): ReportForm => {
  const text = foldWidth(lines.map(wordsOf).join(''))
  if (form2021.test(text)) return '2021'
  if (form2019.test(text) || hasSingleOther) return '2019'
  return year !== null && year < 2021 ? '2019' : '2021'
}
