import {
  type Figure,
  type RequestRowKey,
  applicantColumns,
  requestRowLabel,
  requestRows,
} from '../tables.ts'
import { columnHeads, columnsNamed, headerOf } from './columns.ts'
import { countIn, figureWindow, isFigure, labelCore, readCell } from './figures.ts'
import type { Findings } from './found.ts'
import { type ReadRowKey, rowsNamed } from './labels.ts'
import type { Line } from './lines.ts'
import { type PlacedRow, placeRows } from './placing.ts'
import { type FoundRow, foundRows, rowsOfYear, trailingBlanks } from './rows.ts'
import type { ZonedLine } from './zones.ts'

/** Table 三 as read; `o` is the single row 其他处理 of the 2019 form. */
export type ReadRequests = Partial<Record<ReadRowKey, readonly Figure[]>>

const columnPatterns = [
  /^自然人$/,
  /商业企业$/,
  /科研机构$/,
  /社会公益(?:组织)?$/,
  /法律服务(?:机构)?$/,
  /^其他$/,
  /^总计$/,
] as const

const isLabelled = (line: Line): boolean => line.cells.some((cell) => rowsNamed(cell).length === 1)

const gridColumns = (lines: readonly ZonedLine[], grid: number): readonly number[] | null => {
  const rows = lines.flatMap(({ line }) => (line.grid === grid ? [line] : []))
  const header = headerOf(
    rows,
    (line) => isLabelled(line) && !line.cells.some((cell) => labelCore(cell) === '自然人'),
  )
  return columnsNamed(columnHeads(header), columnPatterns)
}

const width = applicantColumns.length

/** The row's seven cells; null when they cannot be told apart. */
const sevenCells = (
  row: FoundRow,
  columns: readonly number[] | null,
  habit: { trailing: number; isSeven: boolean },
): readonly string[] | null => {
  if (columns && row.gridCells) return columns.map((column) => row.gridCells?.[column] ?? '')
  if (!row.blanksKept && row.cells.length !== width) return null
  // Where all other rows have seven cells, a shorter one lost the blanks at its end with its tabs.
  const isCut = habit.isSeven && row.layout === 'row' && row.cells.length < width
  const cut = isCut ? Array.from({ length: width - row.cells.length }, () => '') : []
  return figureWindow([...row.cells, ...cut], width, habit.trailing)
}

const note = (key: ReadRowKey, cells: readonly string[], found: Findings): void => {
  for (const [column, cell] of cells.entries()) {
    const value = readCell(cell)
    const odd = value.kind === 'blank' ? value.written !== '' : value.kind === 'text'
    if (odd) found.written[`table3.rows.${key}.${column}`] = value.written
  }
}

const label = (key: ReadRowKey): string => (key === 'o' ? '（六）其他处理' : requestRowLabel(key))

const same = (left: readonly Figure[], right: readonly Figure[]): boolean =>
  left.every((figure, index) => figure === right[index])

const keep = (
  rows: ReadRequests,
  placed: { key: ReadRowKey; cells: readonly string[]; byOrder: boolean },
  found: Findings,
  torn: Set<ReadRowKey>,
): void => {
  const { key, cells, byOrder } = placed
  const figures = cells.map(countIn)
  const before = rows[key]
  if (before && !same(before, figures)) {
    torn.add(key)
    return
  }
  rows[key] = figures
  note(key, cells, found)
  if (byOrder) {
    const message = `${label(key)}：标签与数字分在两处，按法定格式的行次对应，请核对`
    found.confirm.push({ table: '表三', message })
  }
}

const words = (row: FoundRow): string =>
  row.label.join('') || row.loose.slice(-2).join('') || '（无标签）'

const report = (placed: PlacedRow, found: Findings): void => {
  const figures = placed.row.cells.filter(isFigure)
  if (figures.length === 0) return
  const name = placed.key ? label(placed.key) : words(placed.row)
  const why = placed.key ? '数字个数与七栏不符，不能确定各属哪一栏' : '不能确定是哪一行'
  found.unread.push({ table: '表三', message: `${name}：${figures.join('、')}，${why}` })
}

const reportLabels = (rows: ReadRequests, text: string, found: Findings): void => {
  const isSeen = (key: RequestRowKey): boolean => {
    const core = labelCore(requestRows.find((row) => row.key === key)?.label ?? '')
    return core.length > 3 && text.includes(core.slice(1, 7))
  }
  const told = found.unread.map((each) => each.message).join('')
  for (const { key } of requestRows) {
    if (rows[key] || !isSeen(key) || told.includes(label(key))) continue
    found.unread.push({ table: '表三', message: `${label(key)}：有标签，没有读到数字` })
  }
}

const columnsByGrid = (
  lines: readonly ZonedLine[],
): ((grid: number | undefined) => readonly number[] | null) => {
  const grids = new Map<number, readonly number[] | null>()
  return (grid) => {
    if (grid === undefined) return null
    const known = grids.get(grid)
    if (known !== undefined) return known
    const columns = gridColumns(lines, grid)
    grids.set(grid, columns)
    return columns
  }
}

const habitOf = (rows: readonly FoundRow[]): { trailing: number; isSeven: boolean } => {
  const wide = rows.filter((row) => row.layout === 'row' && row.cells.length >= width)
  return {
    trailing: trailingBlanks(wide.filter((row) => row.cells.length > width)),
    isSeven: wide.length > 1 && wide.every((row) => row.cells.length === width),
  }
}

const dropTorn = (rows: ReadRequests, torn: ReadonlySet<ReadRowKey>, found: Findings): void => {
  for (const key of torn) {
    delete rows[key]
    const message = `${label(key)}：出现两次而数字不同，不能确定取哪一个`
    found.unread.push({ table: '表三', message })
  }
}

/**
 * Reads 三、收到和处理政府信息公开申请情况.
 * @param year of the report; rows under another year's heading are left out
 * @returns null when no row was read
 */
export const readRequests = (
  lines: readonly ZonedLine[],
  year: number | null,
  found: Findings,
): ReadRequests | null => {
  const ours = rowsOfYear(foundRows(lines, 2).rows, year)
  const text = labelCore(lines.map(({ line }) => line.cells.join('')).join(''))
  const habit = habitOf(ours)
  const columnsOf = columnsByGrid(lines)
  const rows: ReadRequests = {}
  const torn = new Set<ReadRowKey>()
  for (const each of placeRows(ours, text)) {
    const cells = each.key && sevenCells(each.row, columnsOf(each.row.grid), habit)
    if (each.key && cells) keep(rows, { key: each.key, cells, byOrder: each.byOrder }, found, torn)
    else report(each, found)
  }
  dropTorn(rows, torn, found)
  reportLabels(rows, text, found)
  return Object.keys(rows).length === 0 ? null : rows
}
