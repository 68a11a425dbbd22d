import {
  type ReportTables,
  activityRows,
  applicantColumns,
  disputeColumns,
  disputeGroups,
  documentColumns,
  requestRows,
  resultGroups,
} from '../src/modules/reports.ts'

type Cell = { text: string; colSpan?: number; rowSpan?: number }
export type Table = Cell[][]

const text = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : ''

/** Table 二 as the form draws it. */
export const activityTable = ({ table2 }: ReportTables): Table =>
  activityRows.flatMap(({ key, label, item }, index): Table => {
    const isDocument = key === 'rules' || key === 'normative'
    const value = table2?.[key]
    const head = key === 'fees_wan' ? '本年收费金额（单位：万元）' : '本年处理决定数量'
    const opening: Table =
      item === activityRows[index - 1]?.item
        ? []
        : [
            [{ text: item, colSpan: 4 }],
            isDocument
              ? [{ text: '信息内容' }, ...documentColumns.map((column) => ({ text: column }))]
              : [{ text: '信息内容' }, { text: head, colSpan: 3 }],
          ]
    const cells: Cell[] = Array.isArray(value)
      ? value.map((each: unknown) => ({ text: text(each) }))
      : [{ text: text(value), colSpan: 3 }]
    return [...opening, [{ text: label }, ...cells]]
  })

const balance = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

/** Table 三 as the form draws it. */
export const requestTable = ({ table3 }: ReportTables): Table => {
  const rows: Table = requestRows.map((row): Cell[] => {
    const figures = (table3?.[row.key] ?? []).map((each) => ({ text: text(each) }))
    if (row.key === 'new' || row.key === 'carried_in' || row.key === 'carried_out') {
      return [{ text: row.label, colSpan: 3 }, ...figures]
    }
    if (!('group' in row)) {
      const lead = row.key === 'granted' ? [{ text: '三、本年度办理结果', rowSpan: 22 }] : []
      return [...lead, { text: row.label, colSpan: 2 }, ...figures]
    }
    const sizes = { d: 8, u: 3, n: 5, o: 3 }
    const group = row.key.endsWith('1')
      ? [{ text: resultGroups[row.group], rowSpan: sizes[row.group] }]
      : []
    return [...group, { text: row.label }, ...figures]
  })
  const [natural, ...others] = applicantColumns.map((column) => ({ text: column.label }))
  const legal = others.slice(0, 5)
  return [
    [
      { text: balance, colSpan: 3, rowSpan: 3 },
      { text: '申请人情况', colSpan: 7 },
    ],
    [
      { text: natural?.text ?? '', rowSpan: 2 },
      { text: '法人或其他组织', colSpan: 5 },
      { text: '总计', rowSpan: 2 },
    ],
    legal,
    ...rows,
  ]
}

/** Table 四 as the form draws it. */
export const disputeTable = ({ table4 }: ReportTables): Table => [
  [
    { text: '行政复议', colSpan: 5 },
    { text: '行政诉讼', colSpan: 10 },
  ],
  [
    ...disputeColumns.map((column) => ({ text: column, rowSpan: 2 })),
    { text: '未经复议直接起诉', colSpan: 5 },
    { text: '复议后起诉', colSpan: 5 },
  ],
  [...disputeColumns, ...disputeColumns].map((column) => ({ text: column })),
  disputeGroups.flatMap(({ key }) => (table4?.[key] ?? []).map((each) => ({ text: text(each) }))),
]

const titles = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
] as const

/** The three tables under their section titles. */
export const sections = (tables: ReportTables): readonly (readonly [string, Table])[] => [
  [titles[0], activityTable(tables)],
  [titles[1], requestTable(tables)],
  [titles[2], disputeTable(tables)],
]

export const title = '丰河县人民政府办公室2023年政府信息公开工作年度报告'

const wholeText = (tables: ReportTables, render: (table: Table) => string): string =>
  [
    title,
    '',
    '一、总体情况',
    '本年认真贯彻条例。',
    ...sections(tables).flatMap(([heading, table]) => ['', heading, '', render(table)]),
    '',
    '五、存在的主要问题及改进情况',
    '继续努力。',
    '六、其他需要报告的事项',
    '本年没有收取信息处理费。',
  ].join('\n')

const plain = (table: Table): string[][] => table.map((row) => row.map((cell) => cell.text))

/** Merged cells leave empty fields, as in the seed. */
const withGaps = (table: Table): string[][] =>
  table.map((row) =>
    row.flatMap((cell) => [
      cell.text,
      ...Array.from({ length: (cell.colSpan ?? 1) - 1 }, () => ''),
    ]),
  )

const wrapWords = (cell: string): string[] =>
  cell.length > 14 ? [cell.slice(0, 12), cell.slice(12)] : [cell]

/** A text layer: labels broken over lines, the figures on the first of them or between them. */
const textLayer = (table: Table): string =>
  table
    .map((row) => {
      const figures = row.filter((cell) => /^[\d.]+$/.test(cell.text)).map((cell) => cell.text)
      const words = row.filter((cell) => !/^[\d.]+$/.test(cell.text)).map((cell) => cell.text)
      const label = words.pop() ?? ''
      const [first = '', second] = wrapWords(label)
      const line = `      ${first}`
      const group = words.map((word) => `   ${word}`).join('\n')
      const body =
        second === undefined
          ? `${line}        ${figures.join('     ')}`
          : `${line}\n                        ${figures.join('     ')}\n      ${second}`
      return figures.length === 0
        ? row.map((cell) => cell.text).join('    ')
        : [group, body].filter(Boolean).join('\n')
    })
    .join('\n\n')

const markdownRows = (table: Table): string =>
  table
    .map((row) => {
      const heads = row.map((_, index) => (index === 0 ? '类别' : `数据${index}`))
      return [
        `| ${heads.join(' | ')} |`,
        `|${heads.map(() => '---').join('|')}|`,
        `| ${row.map((cell) => cell.text).join(' | ')} |`,
        '',
      ].join('\n')
    })
    .join('\n')

const spans = (words: string): string =>
  Array.from(words.match(/.{1,2}/gu) ?? [])
    .map((piece) => `<span style="font-family:仿宋">${piece}</span>`)
    .join('')

export const wordHtml = (tables: ReportTables): string => {
  const body = sections(tables)
    .map(([heading, table]) => {
      const rows = table
        .map((row) => {
          const cells = row.map(
            (cell) =>
              `<td colspan="${cell.colSpan ?? 1}" rowspan="${cell.rowSpan ?? 1}"><p class=MsoNormal>${cell.text === '' ? '<o:p>&nbsp;</o:p>' : spans(cell.text)}</p></td>`,
          )
          return `<tr>${cells.join('')}</tr>`
        })
        .join('')
      return `<p>${spans(heading)}</p><table border=1>${rows}</table>`
    })
    .join('')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><table><tr><td>索引号</td><td>01234/2024-00001</td></tr><tr><td>发布机构</td><td>丰河县人民政府办公室</td></tr></table><table><tr><td><p>${title}</p>${body}</td></tr></table></body></html>`
}

const lines =
  (render: (row: string[]) => string) =>
  (table: Table): string =>
    plain(table).map(render).join('\n')

/** One report in the layouts of text found in the wild. */
export const textLayouts = (tables: ReportTables): Readonly<Record<string, string>> => {
  return {
    制表符分隔: wholeText(
      tables,
      lines((row) => row.join('\t')),
    ),
    制表符分隔且保留合并格: wholeText(tables, (table) =>
      withGaps(table)
        .map((row) => `${row.join('\t')}\t`)
        .join('\n'),
    ),
    每行一格: wholeText(
      tables,
      lines((row) => row.join('\n')),
    ),
    每行一格且隔空行: wholeText(
      tables,
      lines((row) => row.join('\n\n')),
    ),
    每行一格行末竖线: wholeText(
      tables,
      lines((row) => `${row.map((cell) => `${cell} |`).join('\n')}\n||`),
    ),
    每行一格竖线独占一行: wholeText(
      tables,
      lines((row) => row.map((cell) => `${cell}\n|`).join('\n')),
    ),
    竖线分隔: wholeText(
      tables,
      lines((row) => `${row.join(' | ')} |`),
    ),
    竖线分隔行末三竖线: wholeText(
      tables,
      lines((row) => `${row.join(' | ')} |||`),
    ),
    竖线分隔带合并空格: wholeText(tables, (table) =>
      withGaps(table)
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n'),
    ),
    每行一张表: wholeText(tables, markdownRows),
    文字层: wholeText(tables, textLayer),
    单空格分隔: wholeText(
      tables,
      lines((row) => row.join(' ')),
    ),
    全角数字: wholeText(
      tables,
      lines((row) =>
        row
          .map((cell) =>
            /^\d+$/.test(cell)
              ? cell.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
              : cell,
          )
          .join('\t'),
      ),
    ),
  }
}

/** Where each cell of a table stands once the merged ones have taken their places. */
export const placed = (table: Table): { row: number; column: number; cell: Cell }[] => {
  const taken = new Set<string>()
  return table.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`)) column += 1
      const { colSpan = 1, rowSpan = 1 } = cell
      for (let covered = 0; covered < colSpan * rowSpan; covered += 1) {
        taken.add(`${row + Math.floor(covered / colSpan)},${column + (covered % colSpan)}`)
      }
      return { row, column, cell }
    })
  })
}
