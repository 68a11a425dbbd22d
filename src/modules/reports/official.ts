import {
  type ActivityTable,
  activityRows,
  applicantColumns,
  decisionColumn,
  disputeColumns,
  disputeGroups,
  type DisputeTable,
  documentColumns,
  feeColumn,
  type Figure,
  type RequestRowKey,
  requestRows,
  type RequestTable,
  resultGroups,
} from './tables.ts'

/** A cell of an official table; what it covers is left out of the rows. */
export type OfficialCell = {
  text: string
  columns?: number
  rows?: number
  /** The figure's path in the report, `table3.rows.new.6`; headings have none. */
  path?: string
}

/** A table of the report in the layout of 国办公开办函〔2021〕30号, for screens, print and PDF alike. */
export type OfficialTable = {
  /** 二、三、四 */
  section: string
  title: string
  header: readonly (readonly OfficialCell[])[]
  rows: readonly (readonly OfficialCell[])[]
  widths: readonly number[]
}

const shown = (figure: Figure | string | undefined): string =>
  figure === null || figure === undefined ? '' : String(figure)

const figures = (path: string, row: readonly Figure[] | undefined, count: number): OfficialCell[] =>
  Array.from({ length: count }, (_, column) => ({
    text: shown(row?.[column]),
    path: `${path}.${column}`,
  }))

const activityRow = (table: ActivityTable, key: (typeof activityRows)[number]['key']) => {
  const value = table[key]
  const label = activityRows.find((row) => row.key === key)?.label ?? key
  if (key === 'rules' || key === 'normative')
    return [{ text: label }, ...figures(`table2.${key}`, table[key], 3)]
  const text = typeof value === 'object' ? '' : shown(value)
  return [{ text: label }, { text, columns: 3, path: `table2.${key}` }]
}

const heads: Readonly<Record<string, readonly OfficialCell[]>> = {
  '第二十条第（一）项': documentColumns.map((text) => ({ text })),
  '第二十条第（五）项': [{ text: decisionColumn, columns: 3 }],
  '第二十条第（六）项': [{ text: decisionColumn, columns: 3 }],
  '第二十条第（八）项': [{ text: feeColumn, columns: 3 }],
}

/** 二、主动公开政府信息情况. */
export const activityOfficial = (table: ActivityTable): OfficialTable => ({
  section: '二',
  title: '主动公开政府信息情况',
  widths: [3, 2, 2, 2],
  header: [],
  rows: Object.entries(heads).flatMap(([item, head]) => [
    [{ text: item, columns: 4 }],
    [{ text: '信息内容' }, ...head],
    ...activityRows.filter((row) => row.item === item).map(({ key }) => activityRow(table, key)),
  ]),
})

/** The label cells of a row: 三 and the groups stand once, beside all of their rows. */
const labelsOf = (row: (typeof requestRows)[number], at: number): OfficialCell[] => {
  const outside: readonly RequestRowKey[] = ['new', 'carried_in', 'carried_out']
  if (outside.includes(row.key)) return [{ text: row.label, columns: 3 }]
  const whole = row.key === 'granted' ? [{ text: '三、本年度办理结果', rows: 22 }] : []
  if (!('group' in row)) return [...whole, { text: row.label, columns: 2 }]
  const before = requestRows[at - 1]
  const isFirst = !(before && 'group' in before && before.group === row.group)
  const size = requestRows.filter((each) => 'group' in each && each.group === row.group).length
  return [...(isFirst ? [{ text: resultGroups[row.group], rows: size }] : []), { text: row.label }]
}

/** 三、收到和处理政府信息公开申请情况. */
export const requestOfficial = (table: RequestTable): OfficialTable => ({
  section: '三',
  title: '收到和处理政府信息公开申请情况',
  widths: [1.2, 1.6, 4.4, 1.15, 1.15, 1.15, 1.15, 1.15, 1.15, 1.15],
  header: [
    [
      {
        text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        columns: 3,
        rows: 3,
      },
      { text: '申请人情况', columns: 7 },
    ],
    [
      { text: '自然人', rows: 2 },
      { text: '法人或其他组织', columns: 5 },
      { text: '总计', rows: 2 },
    ],
    applicantColumns.slice(1, 6).map(({ label }) => ({ text: label })),
  ],
  rows: requestRows.map((row, at) => [
    ...labelsOf(row, at),
    ...figures(`table3.rows.${row.key}`, table[row.key], applicantColumns.length),
  ]),
})

/** 四、政府信息公开行政复议、行政诉讼情况. */
export const disputeOfficial = (table: DisputeTable): OfficialTable => ({
  section: '四',
  title: '政府信息公开行政复议、行政诉讼情况',
  widths: Array.from({ length: 15 }, () => 1),
  header: [
    [
      { text: '行政复议', columns: 5 },
      { text: '行政诉讼', columns: 10 },
    ],
    [
      ...disputeColumns.map((text) => ({ text, rows: 2 })),
      { text: '未经复议直接起诉', columns: 5 },
      { text: '复议后起诉', columns: 5 },
    ],
    [...disputeColumns, ...disputeColumns].map((text) => ({ text })),
  ],
  rows: [disputeGroups.flatMap(({ key }) => figures(`table4.${key}`, table[key], 5))],
})
