import type { FeeTotals } from '../requests.ts'
import {
  activityRows,
  applicantColumns,
  counted,
  disputeColumns,
  disputeGroups,
  documentColumns,
  type Figure,
  outcomeRows,
  type ReportTables,
  type RequestRowKey,
  requestRows,
  resultGroups,
} from './tables.ts'

/** A figure that a text may quote as `{{名称}}`, parts of the name set off by `·` or a full stop; it is filled in from the tables until the report is sealed. */
export type LinkedFigure = {
  name: string
  /** Where it stands in the list: 表二, 表三 … */
  group: string
  text: string
  /** The cells it is added up from. */
  cells: readonly string[]
}

/** 元 with two decimals at most, from 分. */
export const yuan = (fen: number): string => String(fen / 100)

const figure = (group: string, name: string, value: Figure | string | undefined, cells: string[]) =>
  ({ group, name, text: String(value ?? 0), cells }) satisfies LinkedFigure

const documentNames = { rules: '规章', normative: '规范性文件' } as const

const ofActivity = ({ table2 }: ReportTables): LinkedFigure[] => {
  const documents = (['rules', 'normative'] as const).flatMap((key) =>
    documentColumns.map((column, at) => {
      const name = `${documentNames[key]}·${column.replaceAll(/^本年|件数$/g, '')}`
      return figure('表二', name, table2?.[key]?.[at], [`table2.${key}.${at}`])
    }),
  )
  const counts = activityRows.flatMap(({ key, label }) =>
    key === 'rules' || key === 'normative'
      ? []
      : [figure('表二', label, table2?.[key], [`table2.${key}`])],
  )
  return [...documents, ...counts]
}

type Counted = { name: string; keys: readonly RequestRowKey[] }

const inGroup = (letter: string): RequestRowKey[] =>
  outcomeRows.filter((key) => new RegExp(`^${letter}\\d$`).test(key))

const plain = (label: string): string =>
  label.replace(/^(?:[（(].[）)]|\d+[.、])/, '').replace(/（.*$/, '')

const groupName = (letter: keyof typeof resultGroups): string => plain(resultGroups[letter])

const rowName = (row: (typeof requestRows)[number]): string =>
  'group' in row ? `${groupName(row.group)}·${plain(row.label)}` : plain(row.label)

/** Rows, groups of rows and the sums people write about, as 依申请公开·新收. */
const countedRows: readonly Counted[] = [
  { name: '新收', keys: ['new'] },
  { name: '上年结转', keys: ['carried_in'] },
  { name: '新收和结转', keys: ['new', 'carried_in'] },
  { name: '办结', keys: ['total'] },
  { name: '结转下年度', keys: ['carried_out'] },
  { name: '予以公开', keys: ['granted'] },
  { name: '部分公开', keys: ['partial'] },
  { name: '予以公开和部分公开', keys: ['granted', 'partial'] },
  ...(['d', 'u', 'n', 'o'] as const).map((letter) => ({
    name: groupName(letter),
    keys: inGroup(letter),
  })),
  ...requestRows.flatMap((row) =>
    'group' in row ? [{ name: rowName(row), keys: [row.key] }] : [],
  ),
]

const columnSums = [
  { suffix: '', columns: [6] },
  ...applicantColumns.slice(0, 6).map(({ label }, at) => ({
    suffix: at === 5 ? '·其他组织' : `·${label}`,
    columns: [at],
  })),
  { suffix: '·法人或其他组织', columns: [1, 2, 3, 4, 5] },
] as const

const ofRequests = ({ table3 }: ReportTables): LinkedFigure[] =>
  columnSums.flatMap(({ suffix, columns }) =>
    countedRows.map(({ name, keys }) => {
      const cells = keys.flatMap((key) => columns.map((at) => [key, at] as const))
      const sum = cells.reduce((total, [key, at]) => total + counted(table3?.[key]?.[at]), 0)
      const paths = cells.map(([key, at]) => `table3.rows.${key}.${at}`)
      return figure(
        suffix === '' ? '表三' : '表三（分申请人）',
        `依申请公开·${name}${suffix}`,
        sum,
        paths,
      )
    }),
  )

const disputeNames = {
  review: '行政复议',
  direct: '行政诉讼·未经复议',
  after_review: '行政诉讼·复议后',
} as const

const ofDisputes = ({ table4 }: ReportTables): LinkedFigure[] => [
  ...disputeGroups.flatMap(({ key }) =>
    disputeColumns.map((column, at) =>
      figure('表四', `${disputeNames[key]}·${column}`, table4?.[key]?.[at], [
        `table4.${key}.${at}`,
      ]),
    ),
  ),
  figure(
    '表四',
    '行政诉讼·总计',
    counted(table4?.direct?.[4]) + counted(table4?.after_review?.[4]),
    ['table4.direct.4', 'table4.after_review.4'],
  ),
]

const ofFees = ({ notices, billedFen, receivedFen }: FeeTotals): LinkedFigure[] => [
  figure('信息处理费', '信息处理费·通知件数', notices, []),
  figure('信息处理费', '信息处理费·应收元', yuan(billedFen), []),
  figure('信息处理费', '信息处理费·实收元', yuan(receivedFen), []),
]

/** Every figure a text may quote, in the order of the tables. */
export const linkedFigures = (
  year: number,
  tables: ReportTables,
  fees: FeeTotals,
): LinkedFigure[] => [
  figure('年度', '本年', year, []),
  figure('年度', '上年', year - 1, []),
  ...ofRequests(tables).filter(({ group }) => group === '表三'),
  ...ofActivity(tables),
  ...ofDisputes(tables),
  ...ofFees(fees),
  ...ofRequests(tables).filter(({ group }) => group !== '表三'),
]

const token = /\{\{\s*([^{}\n]{0,60}?)\s*\}\}/g

/** A stretch of text: typed, filled in from a figure, or the name of no figure. */
export type Stretch =
  | { kind: 'typed'; text: string }
  | { kind: 'linked'; text: string; name: string; cells: readonly string[] }
  | { kind: 'unknown'; text: string; name: string }

/** The text in stretches, every figure filled in. */
export const stretchesOf = (text: string, figures: readonly LinkedFigure[]): Stretch[] => {
  const byName = new Map(figures.map((one) => [one.name, one]))
  const stretches: Stretch[] = []
  let from = 0
  for (const { 0: whole, 1: typed = '', index } of text.matchAll(token)) {
    const name = typed.replaceAll(/[.．]/g, '·')
    if (index > from) stretches.push({ kind: 'typed', text: text.slice(from, index) })
    const found = byName.get(name)
    stretches.push(
      found
        ? { kind: 'linked', text: found.text, name, cells: found.cells }
        : { kind: 'unknown', text: whole, name },
    )
    from = index + whole.length
  }
  if (from < text.length) stretches.push({ kind: 'typed', text: text.slice(from) })
  return stretches
}

/** The text as it will be printed; an unknown name stays as it was typed. */
export const filledIn = (text: string, figures: readonly LinkedFigure[]): string =>
  stretchesOf(text, figures)
    .map((stretch) => stretch.text)
    .join('')

/** The text without its linked figures, so that only typed numbers are left. */
export const typedOnly = (text: string): string => text.replaceAll(token, '〓')
