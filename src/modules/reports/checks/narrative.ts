import { foldForComparison, foldWidth } from '../../../kernel/text.ts'
import type { FeeTotals } from '../../requests.ts'
import { filledIn, type LinkedFigure, stretchesOf, typedOnly, yuan } from '../linked.ts'
import type { ReportPaper, ReportProse, Section } from '../paper.ts'
import { passageKeys, passages, proseOf, sectionTitles, type Texts } from '../passages.ts'
import type { ReportTables } from '../tables.ts'
import { claimedIn } from './claims.ts'
import { type CheckFinding, finding } from './rules.ts'

const linesOf = (section: Section | undefined): readonly string[] => section?.paragraphs ?? []

/** The words outside the tables as the checks read them: widths folded, one paragraph a line. */
export const proseForChecks = ({ preamble = [], sections }: ReportPaper): string =>
  [...preamble, ...linesOf(sections.一), ...linesOf(sections.五), ...linesOf(sections.六)]
    .map((line) => foldWidth(line).replaceAll(/(?<=\d) (?=[^\d\w])|(?<=[^\d\w]) (?=\d)/g, ''))
    .join('\n')

const none =
  /未(?:曾|有)?(?:收取|收费|产生|发生)|没有(?:收取|收费|产生|发生)|不存在收取|零收费|均未收/

const says = (text: string, figure: string): boolean =>
  new RegExp(`(?<![\\d.])${figure.replaceAll('.', String.raw`\.`)}(?![\\d]|\\.\\d)`).test(text)

const untold = (message: string): readonly CheckFinding[] => [finding('CK13', message, [])]

/** CK13: section 六 says what the cases say of 信息处理费 (国办函〔2020〕109号). */
export const feesTold = (
  section: Section | undefined,
  { notices, billedFen, receivedFen }: FeeTotals,
): readonly CheckFinding[] => {
  const text = foldWidth(linesOf(section).join('\n')).replaceAll(',', '')
  if (notices === 0 && receivedFen === 0) {
    if (!none.test(text)) return untold('本年没有收取信息处理费，第六部分应当写明未收取。')
    const claimed = /(?:收费通知|收取信息处理费)[^。;]{0,12}?([1-9]\d*)\s*(?:件|份|元)/.exec(text)
    return claimed ? untold(`第六部分写有收费${claimed[1]}，案件记录中本年没有收费。`) : []
  }
  const [billed, received] = [yuan(billedFen), yuan(receivedFen)]
  const wanted = [
    [String(notices), `收费通知${notices}件`],
    [billed, `总金额${billed}元`],
    [received, `实际收取${received}元`],
  ] as const
  const missing = wanted.filter(([figure]) => !says(text, figure)).map(([, words]) => words)
  return missing.length === 0
    ? []
    : untold(`第六部分没有写明${missing.join('、')}，与案件记录不符。`)
}

/** CK18: the year in the title, every section there, in order, and none of them empty. */
export const sectionsStand = (paper: ReportPaper): readonly CheckFinding[] => {
  const { sections, title, year, tables } = paper
  const faults = [
    ...(title.includes(`${year}年`) ? [] : [`标题没有写明${year}年。`]),
    ...(['一', '五', '六'] as const).flatMap((numeral) => {
      const section = sections[numeral]
      if (!section || section.paragraphs.length === 0)
        return [`“${sectionTitles[numeral]}”没有内容。`]
      return section.title === sectionTitles[numeral] ? [] : [`“${section.title}”不是法定标题。`]
    }),
    ...(tables.table2 && tables.table3 && tables.table4 ? [] : ['二、三、四部分的表格不齐全。']),
  ]
  return faults.map((message) => finding('CK18', message, []))
}

const thoughtsOf = (text: string): string[] =>
  text
    .split(/[。；;\n]/)
    .map(foldForComparison)
    .filter((thought) => thought.length >= 8)

/** The share of thoughts repeated from which a section counts as copied. */
const copied = 0.5

/** CK19: section 五 is not last year's, and answers what last year's named as problems. */
export const sectionFiveIsNew = (
  section: Section | undefined,
  previous: Section | undefined,
  year: number,
): readonly CheckFinding[] => {
  if (!previous) return []
  const text = linesOf(section).join('\n')
  const before = new Set(thoughtsOf(linesOf(previous).join('\n')))
  const now = thoughtsOf(text)
  const repeated = now.filter((thought) => before.has(thought))
  const answers = new RegExp(`${year - 1}年|上年|上一年|去年|前一年`).test(text.replaceAll(' ', ''))
  return [
    ...(now.length > 0 && repeated.length / now.length >= copied
      ? [finding('CK19', `第五部分的${now.length}句中有${repeated.length}句与上年相同。`, [])]
      : []),
    ...(answers ? [] : [finding('CK19', `第五部分没有回应${year - 1}年报告提出的问题。`, [])]),
  ]
}

/** CK10, as far as linked figures go: names that are no figure, and typed numbers that could be linked. */
export const linksSound = (
  texts: Texts,
  tables: ReportTables,
  figures: readonly LinkedFigure[],
): readonly CheckFinding[] =>
  passageKeys.flatMap((key) => {
    const { label } = passages[key]
    const unknown = stretchesOf(texts[key], figures).flatMap((one) =>
      one.kind === 'unknown' ? [one.text] : [],
    )
    const typed = claimedIn(foldWidth(typedOnly(texts[key])), tables).filter(({ agrees }) => agrees)
    return [
      ...unknown.map((name) =>
        finding('CK10', `“${label}”中的${name}不是可以引用的数字，请改正或者删去。`, [], 'error'),
      ),
      ...typed.map(({ label: what, value, cells }) => {
        const link = figures.find((one) => one.cells.join() === cells.join())
        const instead = link ? `，可以改为引用{{${link.name}}}` : ''
        return finding(
          'CK10',
          `“${label}”中“${what}”的${value}是手工填写的，与表中相同${instead}。`,
          cells,
          'notice',
        )
      }),
    ]
  })

/** The passages with every figure filled in, as prose. */
export const proseFilledIn = (texts: Texts, figures: readonly LinkedFigure[]): ReportProse =>
  proseOf(
    Object.fromEntries(passageKeys.map((key) => [key, filledIn(texts[key], figures)])) as Texts,
  )
