import { foldWidth } from '../../../kernel/text.ts'
import { type ActivityTable, type Figure, activityRows, documentColumns } from '../tables.ts'
import { columnHeads, columnsNamed, headerOf } from './columns.ts'
import { type CellValue, countIn, figureWindow, isFigure, labelCore, readCell } from './figures.ts'
import type { Findings } from './found.ts'
import type { Line } from './lines.ts'
import { type DocumentKey, mendTorn } from './remarks.ts'
import { type FoundRow, foundRows, rowsOfYear } from './rows.ts'
import type { ZonedLine } from './zones.ts'

type ActivityKey = (typeof activityRows)[number]['key']
type Draft = {
  documents: Partial<Record<DocumentKey, readonly Figure[]>>
  decisions: Partial<Record<'licensing' | 'punishment' | 'coercion', Figure>>
  fees?: string | null
}

const isDocument = (key: ActivityKey): key is DocumentKey => key === 'rules' || key === 'normative'

const patterns: readonly (readonly [ActivityKey, RegExp])[] = [
  ['rules', /^规章$/],
  ['normative', /^(?:行政)?规范性文件$/],
  ['licensing', /^行政许可$/],
  ['punishment', /^行政处罚$/],
  ['coercion', /^行政强制(?:措施)?$/],
  ['fees_wan', /^行政事业性收费$/],
]

/** The row a label means, without its remark: “规章(县级无此项)”. */
const rowNamed = (text: string): ActivityKey | null => {
  const core = labelCore(foldWidth(text).replaceAll(/\([^()]*\)?/g, ''))
  return patterns.find(([, pattern]) => pattern.test(core))?.[0] ?? null
}

const glued = /^(规章|(?:行政)?规范性文件|行政许可|行政处罚|行政强制|行政事业性收费)(\d.*)$/

/** “行政许可97”: label and figure without a gap. */
const unglue = (zoned: ZonedLine): ZonedLine => {
  const [only = ''] = zoned.line.cells
  const [, label, figure] = glued.exec(foldWidth(only)) ?? []
  if (zoned.line.kind !== 'text' || !label || !figure || !isFigure(figure)) return zoned
  return { ...zoned, line: { kind: 'spaced', cells: [label, figure] } }
}

const keyOf = (row: FoundRow): ActivityKey | null =>
  rowNamed(row.label.at(-1) ?? '') ??
  (row.label.length === 0 ? rowNamed(row.loose.at(-1) ?? '') : null)

const documentHeads = [/制发/, /废止/, /现行有效/] as const

const isLabelled = (line: Line): boolean => line.cells.some((cell) => rowNamed(cell) !== null)

const gridColumns = (lines: readonly ZonedLine[], grid: number): readonly number[] | null => {
  const rows = lines.flatMap(({ line }) => (line.grid === grid ? [line] : []))
  return columnsNamed(columnHeads(headerOf(rows, isLabelled)), documentHeads)
}

const threeCells = (row: FoundRow, lines: readonly ZonedLine[]): readonly string[] | null => {
  const columns = row.grid === undefined ? null : gridColumns(lines, row.grid)
  if (columns && row.gridCells) return columns.map((column) => row.gridCells?.[column] ?? '')
  if (row.cells.length === 3) return row.cells
  // Figures stand right of their label here: what follows the third cell belongs to wider rows.
  const first = row.cells.slice(0, 3)
  const extra = row.cells.slice(3)
  if (extra.length > 0 && extra.every((cell) => !isFigure(cell)) && first.some(isFigure))
    return first
  return row.blanksKept ? figureWindow(row.cells, 3) : null
}

const noteWritten = (path: string, cell: string, value: CellValue, found: Findings): void => {
  const odd = value.kind === 'blank' ? value.written !== '' : value.kind === 'text'
  if (odd) found.written[path] = cell.trim()
}

const readDocuments = (
  key: DocumentKey,
  row: FoundRow,
  lines: readonly ZonedLine[],
  found: Findings,
): readonly Figure[] | undefined => {
  const cells = threeCells(row, lines)
  if (!cells) return undefined
  for (const [index, cell] of cells.entries()) {
    noteWritten(`table2.${key}.${index}`, cell, readCell(cell), found)
  }
  return cells.map(countIn)
}

/** The row's only value, however often a merged cell repeats it; undefined when there are several. */
const onlyCell = (row: FoundRow): string | undefined => {
  const figures = [...new Set(row.cells.filter(isFigure))]
  return figures.length > 1
    ? undefined
    : (figures[0] ?? row.cells.find((cell) => cell !== '') ?? '')
}

const readOne = (
  key: Exclude<ActivityKey, DocumentKey>,
  row: FoundRow,
  draft: Draft,
  found: Findings,
): boolean => {
  const cell = onlyCell(row)
  if (cell === undefined) return false
  const value = readCell(cell)
  noteWritten(`table2.${key}`, cell, value, found)
  if (key === 'fees_wan') {
    draft.fees = value.kind === 'figure' ? value.decimal : null
    if (value.kind === 'figure' && value.unit) found.written['table2.fees_wan'] = value.written
  } else draft.decisions[key] = countIn(cell)
  return true
}

const place = (
  key: ActivityKey,
  row: FoundRow,
  lines: readonly ZonedLine[],
  into: { draft: Draft; found: Findings },
): boolean => {
  if (!isDocument(key)) return readOne(key, row, into.draft, into.found)
  const figures = readDocuments(key, row, lines, into.found)
  if (figures) into.draft.documents[key] = figures
  return figures !== undefined
}

const report = (label: string, row: FoundRow, found: Findings): void => {
  const figures = row.cells.filter(isFigure)
  if (figures.length === 0) return
  const columns = documentColumns.join('、')
  const message = `${label}：${figures.join('、')}，不能确定各属哪一栏（${columns}）`
  found.unread.push({ table: '表二', message })
}

const finish = (draft: Draft): ActivityTable | null => {
  const table: ActivityTable = {
    ...draft.documents,
    ...draft.decisions,
    ...(draft.fees === undefined ? {} : { fees_wan: draft.fees }),
  }
  return Object.keys(table).length === 0 ? null : table
}

const labelOf = (key: ActivityKey): string =>
  activityRows.find((row) => row.key === key)?.label ?? key

const reportMissing = (
  lines: readonly ZonedLine[],
  seen: ReadonlySet<ActivityKey>,
  found: Findings,
): void => {
  const told = found.unread.map((each) => each.message).join('')
  for (const { key, label } of activityRows) {
    const isThere = lines.some(({ line }) => line.cells.some((cell) => rowNamed(cell) === key))
    if (isThere && !seen.has(key) && !told.includes(`${label}：`)) {
      found.unread.push({ table: '表二', message: `${label}：有标签，没有读到数字` })
    }
  }
}

/**
 * Reads 二、主动公开政府信息情况 in the form of 2021. Amounts in 万元 pass as exact text.
 * @returns null when no row was read
 */
export const readActivity = (
  section: readonly ZonedLine[],
  year: number | null,
  found: Findings,
): ActivityTable | null => {
  const lines = section.map(unglue)
  const draft: Draft = { documents: {}, decisions: {} }
  const seen = new Set<ActivityKey>()
  const torn: { key: ActivityKey; row: FoundRow }[] = []
  for (const row of rowsOfYear(foundRows(lines, 1).rows, year)) {
    const key = keyOf(row)
    if (!key || seen.has(key)) continue
    if (place(key, row, lines, { draft, found })) seen.add(key)
    else torn.push({ key, row })
  }
  const mended = mendTorn(
    lines,
    torn.flatMap(({ key, row }) =>
      isDocument(key) ? [{ key, figures: row.cells.filter(isFigure) }] : [],
    ),
    found,
  )
  Object.assign(draft.documents, mended)
  for (const { key, row } of torn)
    if (!isDocument(key) || !mended[key]) report(labelOf(key), row, found)
  reportMissing(lines, new Set([...seen, ...torn.map(({ key }) => key)]), found)
  return finish(draft)
}
