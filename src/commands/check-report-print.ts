import {
  type ActivityTable,
  type CheckFinding,
  type Figure,
  type FileReport,
  activityRows,
  applicantColumns,
  checkRules,
  disputeColumns,
  disputeGroups,
  documentColumns,
  requestRowLabel,
  requestRows,
} from '../modules/reports.ts'

/** Columns a terminal gives a text: Chinese characters take two. */
const columns = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)

const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)))
const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - columns(text))) + text

const clip = (text: string, width: number): string => {
  let kept = ''
  for (const sign of Array.from(text)) {
    if (columns(kept + sign) > width - 2) return `${kept}…`
    kept += sign
  }
  return kept
}

const shown = (figure: Figure | string | undefined): string =>
  figure === null ? '（空）' : figure === undefined ? '未读到' : String(figure)

const line = (
  label: string,
  figures: readonly (Figure | string | undefined)[],
  width: number,
): string =>
  `  ${padEnd(clip(label, width), width)}${figures.map((figure) => padStart(shown(figure), 14)).join('')}`

const head = (width: number, labels: readonly string[]): string =>
  `  ${' '.repeat(width)}${labels.map((label) => padStart(label, 14)).join('')}`

const activity = (table: ActivityTable): readonly string[] => [
  head(24, documentColumns),
  ...activityRows.flatMap(({ key, label }): readonly string[] => {
    const value = table[key]
    if (value === undefined) return [line(label, [undefined], 24)]
    if (typeof value === 'object' && value !== null) return [line(label, value, 24)]
    return [line(key === 'fees_wan' ? `${label}（万元）` : label, [value], 24)]
  }),
]

const requests = (report: FileReport): readonly string[] => {
  const table = report.tables.table3 ?? {}
  const rows = requestRows.flatMap(({ key }): readonly string[] => {
    const row = table[key]
    return row ? [line(requestRowLabel(key), row, 44)] : []
  })
  const other = report.singleOther ? [line('（六）其他处理', report.singleOther, 44)] : []
  return [
    head(
      44,
      applicantColumns.map((column) => column.label),
    ),
    ...rows,
    ...other,
  ]
}

const disputes = (report: FileReport): readonly string[] => {
  const table = report.tables.table4 ?? {}
  const rows = disputeGroups.flatMap(({ key, label }): readonly string[] => {
    const row = table[key]
    return row ? [line(label, row, 32)] : []
  })
  return [head(32, disputeColumns), ...rows]
}

const tables = (report: FileReport): readonly string[] => [
  '二、主动公开政府信息情况',
  ...(report.tables.table2 ? activity(report.tables.table2) : ['  未读到']),
  '',
  '三、收到和处理政府信息公开申请情况',
  ...(report.tables.table3 ? requests(report) : ['  未读到']),
  '',
  '四、政府信息公开行政复议、行政诉讼情况',
  ...(report.tables.table4 ? disputes(report) : ['  未读到']),
]

const levelWords = { error: '错误', override: '须说明', answer: '须答复', notice: '提示' } as const

const findingLines = (findings: readonly CheckFinding[]): readonly string[] =>
  findings.length === 0
    ? ['未发现需要更正的问题。']
    : findings.map((each) => {
        const rule = checkRules.find((check) => check.id === each.rule)?.rule ?? ''
        return `  ${each.rule} ${levelWords[each.severity]}：${each.message}（${rule}）`
      })

const list = (title: string, messages: readonly string[]): readonly string[] =>
  messages.length === 0 ? [] : ['', title, ...messages.map((message) => `  ${message}`)]

/** The report as read, the rules it breaks and what could not be read, for a person at a terminal. */
export const readable = (report: FileReport, findings: readonly CheckFinding[]): string =>
  [
    `单位：${report.unit ?? '未读到'}`,
    `年度：${report.year ?? '未读到'}`,
    `格式：${report.form}年`,
    ...(report.isSuggestion ? ['来源是 PDF 文字层，以下数字仅供参考，请逐项核对。'] : []),
    '',
    ...tables(report),
    '',
    '检查结果',
    ...findingLines(findings),
    ...list(
      '请核对',
      report.confirm.map((each) => `${each.table} ${each.message}`),
    ),
    ...list(
      '未能读取，请人工录入',
      report.unread.map((each) => `${each.table} ${each.message}`),
    ),
    '',
  ].join('\n')

const cellsOf = (
  path: string,
  row: readonly Figure[],
  written: Readonly<Record<string, string>>,
): readonly (Figure | string)[] =>
  row.map((figure, column) => figure ?? (written[`${path}.${column}`] || null))

const activityJson = (
  table: ActivityTable,
  written: Readonly<Record<string, string>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(table).map(([key, value]) => {
      if (typeof value === 'object' && value !== null)
        return [key, cellsOf(`table2.${key}`, value, written)]
      if (typeof value === 'string') return [key, value]
      return [key, value ?? (written[`table2.${key}`] || null)]
    }),
  )

/** The same as JSON, in the shape other programs rely on; a sign written instead of a figure (“/”) stays as it is. */
export const asJson = (report: FileReport, findings: readonly CheckFinding[]): string => {
  const { tables: read, written } = report
  const rows = { ...read.table3, ...(report.singleOther ? { o: report.singleOther } : {}) }
  const named = Object.entries(rows).map(([key, row]) => [
    key,
    cellsOf(`table3.rows.${key}`, row, written),
  ])
  const groups = Object.entries(read.table4 ?? {}).map(([key, row]) => [
    key,
    cellsOf(`table4.${key}`, row, written),
  ])
  const json = JSON.stringify({
    unit: report.unit,
    year: report.year,
    format: report.form,
    table2: read.table2 && activityJson(read.table2, written),
    table3: read.table3 && { rows: Object.fromEntries(named) },
    table4: read.table4 && Object.fromEntries(groups),
    findings,
    suggestion: report.isSuggestion,
    confirm: report.confirm,
    unread: report.unread,
  })
  // The amount is a number with every digit as written: 4068.208 is printed as 4068.208.
  return `${json.replace(/"fees_wan":"(-?\d+(?:\.\d+)?)"/, '"fees_wan":$1')}\n`
}
