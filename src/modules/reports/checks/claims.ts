import {
  type Figure,
  type ReportTables,
  type RequestRowKey,
  counted,
  outcomeRows,
} from '../tables.ts'
import { type CheckFinding, finding } from './rules.ts'
import { type Sentence, outsideBrackets, sentences } from './sentences.ts'

/** A figure of the tables that a phrase may mean. */
type Meaning = { readonly value: number; readonly cells: readonly string[] }
type Claim = {
  readonly label: string
  readonly patterns: readonly RegExp[]
  readonly meanings: (tables: ReportTables) => readonly Meaning[]
}

const rowTotal = (row: readonly Figure[]): number =>
  row[6] ?? row.slice(0, 6).reduce<number>((sum, figure) => sum + counted(figure), 0)

/** The sum of rows of table 三; nothing where one is missing. */
const rows = (tables: ReportTables, keys: readonly RequestRowKey[]): readonly Meaning[] => {
  const found = keys.map((key) => tables.table3?.[key])
  if (found.some((row) => row === undefined)) return []
  const value = found.reduce((sum, row) => sum + (row ? rowTotal(row) : 0), 0)
  return [{ value, cells: keys.map((key) => `table3.rows.${key}.6`) }]
}

const group = (letter: string): readonly RequestRowKey[] =>
  outcomeRows.filter((key) => new RegExp(`^${letter}\\d$`).test(key))

const disputes = (
  tables: ReportTables,
  keys: readonly ('review' | 'direct' | 'after_review')[],
): readonly Meaning[] => {
  const found = keys.map((key) => tables.table4?.[key])
  if (found.some((row) => row === undefined)) return []
  const value = found.reduce((sum, row) => sum + counted(row?.[4]), 0)
  return [{ value, cells: keys.map((key) => `table4.${key}.4`) }]
}

const document = (tables: ReportTables, column: number): readonly Meaning[] => {
  const row = tables.table2?.normative
  return row ? [{ value: counted(row[column]), cells: [`table2.normative.${column}`] }] : []
}

const measure = String.raw`\s*(?:件|宗|份|条|起)`
const is = String.raw`(?:申请|答复|的|类|案件|情形|有|共|为|:|\s)*`
const said = (words: string): RegExp =>
  new RegExp(`${words}(?:${is}(?<count>\\d+)${measure}|[^\\d,;)]{0,3}:\\s*(?<noted>\\d+)$)`, 'g')
const saidAfter = (words: string): RegExp =>
  new RegExp(
    `(?<count>\\d+)${measure}(?:申请|为|属于|系|作出|给予|答复)*${words}(?!(?:申请|答复|的|有|为|:|\\s)*\\d|[及和、与])`,
    'g',
  )

const received = String.raw`(?:收到|受理|收办|接收|接到|收)(?:各类|公民|群众|的|和处理|并办理|处理)*(?:政府)?(?:信息)?(?:依申请|公开|政府信息)+(?:公开)?的?(?:申请)?`
const next = String.raw`(?<!上年|上年度)(?:结转|转结|顺延|转)(?:到|至|入)?(?:下一?年度?|次年)(?:继续)?(?:办理|答复)*`

const outcome = (label: string, words: string, keys: readonly RequestRowKey[]): Claim => ({
  label,
  patterns: [said(`(?<!予以公开[及和、与])${words}`), saidAfter(`(?:并)?${words}`)],
  meanings: (tables) => rows(tables, keys),
})

const claims: readonly Claim[] = [
  {
    label: '新收申请',
    patterns: [said('新收(?:到)?(?:的)?(?:政府)?(?:信息)?(?:公开)?')],
    meanings: (tables) => rows(tables, ['new']),
  },
  {
    label: '收到申请',
    patterns: [said(received), said('受理合计\\(含上年结转\\)')],
    meanings: (tables) => [...rows(tables, ['new']), ...rows(tables, ['new', 'carried_in'])],
  },
  {
    label: '上年结转',
    patterns: [said('上一?年度?结转(?:政府信息公开)?')],
    meanings: (tables) => rows(tables, ['carried_in']),
  },
  {
    label: '结转下年度',
    patterns: [
      said(next),
      said('结转下年'),
      new RegExp(`(?<count>\\d+)${measure}(?:申请)?[,]?(?:按规定)?${next}(?![^,;。\\d]*\\d)`, 'g'),
    ],
    meanings: (tables) => rows(tables, ['carried_out']),
  },
  {
    label: '办结',
    patterns: [said('(?:办结|(?<![开供理以意])答复)')],
    meanings: (tables) => rows(tables, ['total']),
  },
  outcome('予以公开', '(?<!不)予以公开(?![及和、与]部分)', ['granted']),
  {
    label: '予以公开及部分公开',
    patterns: [said('予以公开[及和、与]部分公开')],
    meanings: (tables) => rows(tables, ['granted', 'partial']),
  },
  outcome('部分公开', '部分公开', ['partial']),
  outcome('不予公开', '不予公开', group('d')),
  outcome('无法提供', '无法提供', group('u')),
  outcome('不予处理', '不予处理', group('n')),
  outcome('其他处理', '其他处理', group('o')),
  {
    label: '行政复议',
    patterns: [said('行政复议')],
    meanings: (tables) => disputes(tables, ['review']),
  },
  {
    label: '行政诉讼',
    patterns: [said('行政诉讼')],
    meanings: (tables) => disputes(tables, ['direct', 'after_review']),
  },
  {
    label: '制发行政规范性文件',
    patterns: [said('(?:制发|制定|出台)(?:行政)?规范性文件'), said('规范性文件制发')],
    meanings: (tables) => document(tables, 0),
  },
  {
    label: '现行有效行政规范性文件',
    patterns: [said('现行有效的?(?:行政)?规范性文件')],
    meanings: (tables) => document(tables, 2),
  },
]

const about = /申请|信息公开|公开领域|规范性文件/
const elsewhere = /建议|提案|留言|热线|信箱|解读/
const note = /^[^,;]{2,16}:\s*\d+$/

const isAbout = ({ text, before }: Sentence): boolean =>
  note.test(text) ||
  (!elsewhere.test(text) && (about.test(text) || (text.startsWith('其中') && about.test(before))))

/** A number of the narrative that has a figure in the tables. */
export type Claimed = {
  label: string
  value: number
  agrees: boolean
  /** What the tables say, 或 between several meanings. */
  figures: string
  cells: readonly string[]
}

const readClaim = (claim: Claim, text: string, tables: ReportTables): readonly Claimed[] => {
  const meanings = claim.meanings(tables)
  const [meant] = meanings
  if (!meant) return []
  return claim.patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }): Claimed => {
      const value = Number(groups?.['count'] ?? groups?.['noted'])
      const same = meanings.find((meaning) => meaning.value === value)
      const figures = meanings.map((meaning) => meaning.value).join('或')
      const { cells } = same ?? meant
      return { label: claim.label, value, agrees: same !== undefined, figures, cells }
    }),
  )
}

const distinct = (findings: readonly CheckFinding[]): readonly CheckFinding[] =>
  findings.filter(
    (each, index) => findings.findIndex((other) => other.message === each.message) === index,
  )

/** The numbers of the narrative that have a figure in the tables. Counts by comparison (“x/y，文中 p%”) are left to CK12. */
export const claimedIn = (prose: string, tables: ReportTables): readonly Claimed[] =>
  sentences(prose)
    .filter((sentence) => isAbout(sentence) && !/\d\/\d/.test(sentence.text))
    .flatMap((sentence) => {
      const inside = [...sentence.text.matchAll(/\(([^()]*)\)/g)].map(([, words = '']) => words)
      const texts = [
        outsideBrackets(sentence.text),
        ...inside,
        note.test(sentence.text) ? sentence.text : '',
      ]
      return texts.flatMap((text) => claims.flatMap((claim) => readClaim(claim, text, tables)))
    })

/** CK10: the figures of the narrative that differ from their cells. */
export const claimsMatch = (prose: string, tables: ReportTables): readonly CheckFinding[] =>
  distinct(
    claimedIn(prose, tables)
      .filter(({ agrees }) => !agrees)
      .map(({ label, value, figures, cells }) =>
        finding('CK10', `文中“${label}”为${value}，表中为${figures}。`, cells),
      ),
  )
