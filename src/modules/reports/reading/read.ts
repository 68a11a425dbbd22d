import { type Result, no, ok } from '../../../kernel/result.ts'
import type { ReportProse } from '../paper.ts'
import { type ReportForm, type ReportTables, requestRows } from '../tables.ts'
import { readActivity } from './activity-table.ts'
import { readDisputes } from './disputes-table.ts'
import { labelCore } from './figures.ts'
import { type Unread, newFindings } from './found.ts'
import { type Line, wordsOf } from './lines.ts'
import { readProse } from './prose.ts'
import { type ReadRequests, readRequests } from './requests-table.ts'
import { readSections } from './sections.ts'
import { readForm, readTitle } from './title.ts'
import { type Zone, type ZonedLine, zonedLines } from './zones.ts'

/** An annual report as read from a file: only what stands in it. */
export type ReadReport = {
  readonly unit: string | null
  readonly year: number | null
  readonly form: ReportForm
  readonly tables: ReportTables
  /** The single row 其他处理 of the 2019 form; null in the form of 2021. */
  readonly singleOther: readonly (number | null)[] | null
  /** The words outside the tables, widths folded. */
  readonly prose: string
  /** The same words by their sections, as the file has them. */
  readonly sections: ReportProse
  /** Sections whose title stands in the file with no table and no label under it. */
  readonly bareHeadings: readonly string[]
  readonly unread: readonly Unread[]
  readonly confirm: readonly Unread[]
  /** What stands in a cell instead of, or around, a figure, by cell path. */
  readonly written: Readonly<Record<string, string>>
  /** Rows of which a cell was lost in conversion; they are shown, not checked. */
  readonly partial: ReadonlySet<string>
}

const sections: readonly (readonly [Zone, string, RegExp])[] = [
  ['table2', '二、主动公开政府信息情况', /规章|规范性文件|行政许可|行政处罚|信息内容/],
  ['table3', '三、收到和处理政府信息公开申请情况', /自然人|予以公开|新收|结转/],
  ['table4', '四、政府信息公开行政复议、行政诉讼情况', /维持|纠正|未经复议/],
]

const bareHeadings = (lines: readonly ZonedLine[]): readonly string[] =>
  sections.flatMap(([zone, title, marks]) => {
    const inside = lines.filter((each) => each.zone === zone)
    const titled = inside.some((each) => each.heading)
    const filled = inside.some(
      ({ line, heading }) =>
        !heading && line.cells.some((cell) => marks.test(cell) && cell.length < 60),
    )
    return titled && !filled ? [title] : []
  })

const isReport = (lines: readonly Line[]): boolean => {
  const text = labelCore(lines.map(wordsOf).join(''))
  const titled = /(?:信息|政务)公开.{0,10}(?:年度报告|年报|工作报告)/.test(text)
  const rows = requestRows.filter((row) => text.includes(labelCore(row.label).slice(1, 8)))
  return (titled && /信息公开/.test(text)) || rows.length >= 5
}

const split = (
  rows: ReadRequests | null,
): { table3: ReportTables['table3']; singleOther: ReadReport['singleOther'] } => {
  if (!rows) return { table3: null, singleOther: null }
  const { o, ...table3 } = rows
  return { table3, singleOther: o ?? null }
}

/**
 * Reads an annual report from its lines. Rows are matched by label, never by place or file name; a figure that
 * cannot be placed for certain is listed in `unread` and appears nowhere else.
 * @returns refused when the text is no annual report on government information disclosure
 */
export const readReport = (lines: readonly Line[]): Result<ReadReport> => {
  if (!isReport(lines)) return no('reports.no-report', '这份文件不是政府信息公开工作年度报告。')
  const zoned = zonedLines(lines)
  const inZone = (zone: Zone): readonly ZonedLine[] => zoned.filter((each) => each.zone === zone)
  const { unit, year } = readTitle(lines)
  const found = newFindings()
  const requests = split(readRequests(inZone('table3'), year, found))
  const form = readForm(lines, year, requests.singleOther !== null)
  const table2 = form === '2019' ? null : readActivity(inZone('table2'), year, found)
  const table4 = readDisputes(inZone('table4'), year, found)
  if (form === '2019' && inZone('table2').length > 0) {
    const message = '二、主动公开政府信息情况用的是2019年试行格式，栏目与现行格式不同，请人工录入'
    found.unread.push({ table: '表二', message })
  }
  return ok({
    unit,
    year,
    form,
    tables: { table2, table3: requests.table3, table4 },
    singleOther: requests.singleOther,
    prose: readProse(zoned),
    sections: readSections(zoned),
    bareHeadings: bareHeadings(zoned),
    unread: found.unread,
    confirm: found.confirm,
    written: found.written,
    partial: found.partial,
  })
}
