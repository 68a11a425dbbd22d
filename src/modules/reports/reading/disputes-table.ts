import { type DisputeGroup, type DisputeTable, type Figure, disputeGroups } from '../tables.ts'
import { columnHeads, headerOf } from './columns.ts'
import { countIn, figureWindow, isFigure, isText, labelCore, readCell } from './figures.ts'
import type { Findings } from './found.ts'
import type { Line } from './lines.ts'
import { type FoundRow, foundRows, rowsOfYear } from './rows.ts'
import type { ZonedLine } from './zones.ts'

const groups = disputeGroups.map((group) => group.key)
const outcomes = [
  /^(?:结果)?维持$/,
  /^(?:结果)?纠正$/,
  /^其他(?:结果)?$/,
  /^尚?未审?结$/,
  /^总计$|^合计$/,
] as const
const each = outcomes.length
const all = groups.length * each

/** The one group some words mean; null where they name none or several. */
const groupNamed = (text: string): DisputeGroup | null => {
  const core = labelCore(text)
  const direct = /未经复议/.test(core)
  const after = /复议后/.test(core)
  if (direct !== after) return direct ? 'direct' : 'after_review'
  return !direct && /行政复议/.test(core) && !/诉讼/.test(core) ? 'review' : null
}

const outcomeOf = (text: string): number =>
  outcomes.findIndex((pattern) => pattern.test(labelCore(text)))

/** Which group and outcome each column of a grid holds, by its own head. */
const gridPlaces = (header: readonly Line[]): readonly (readonly [DisputeGroup, number] | null)[] =>
  columnHeads(header).map((words) => {
    const group = words.map(groupNamed).findLast((name) => name !== null)
    const outcome = outcomeOf(words.at(-1) ?? '')
    return group && outcome >= 0 ? [group, outcome] : null
  })

type Draft = Partial<Record<DisputeGroup, readonly Figure[]>>

const put = (draft: Draft, key: DisputeGroup, cells: readonly string[], found: Findings): void => {
  if (draft[key]) return
  draft[key] = cells.map(countIn)
  for (const [index, cell] of cells.entries()) {
    const value = readCell(cell)
    const odd = value.kind === 'blank' ? value.written !== '' : value.kind === 'text'
    if (odd) found.written[`table4.${key}.${index}`] = value.written
  }
}

const readGridRow = (
  lines: readonly ZonedLine[],
  row: FoundRow,
  draft: Draft,
  found: Findings,
): boolean => {
  const grid = lines.flatMap(({ line }) => (line.grid === row.grid ? [line] : []))
  const places = gridPlaces(headerOf(grid, () => false))
  const cells = row.gridCells ?? []
  let done = false
  for (const key of groups) {
    const columns = outcomes.map((_, outcome) =>
      places.findIndex((place) => place?.[0] === key && place[1] === outcome),
    )
    if (columns.some((column) => column < 0)) continue
    put(
      draft,
      key,
      columns.map((column) => cells[column] ?? ''),
      found,
    )
    done = true
  }
  return done
}

/** Outcome heads of the columns since the row before, where a text shows them as clean cells. */
const headSequence = (lines: readonly ZonedLine[]): readonly number[] =>
  lines.flatMap(({ line }) => line.cells.map(outcomeOf).filter((outcome) => outcome >= 0))

const groupAbove = (row: FoundRow): DisputeGroup | null =>
  groupNamed(row.label.join('')) ??
  row.loose.map(groupNamed).findLast((name) => name !== null) ??
  null

const report = (row: FoundRow, found: Findings): void => {
  const figures = row.cells.filter(isFigure)
  if (figures.length === 0) return
  const message = `${row.label.join('')}${figures.join('、')}，数字个数与十五栏不符，不能确定各属哪一栏`
  found.unread.push({ table: '表四', message })
}

/** A table cut off at the page edge: as many heads as figures, the groups in the order of the form. */
const readByHeads = (
  heads: readonly number[],
  row: FoundRow,
  draft: Draft,
  found: Findings,
): boolean => {
  const inOrder = heads.every((outcome, index) => outcome === index % each)
  if (!inOrder || heads.length !== row.cells.length || heads.length < each) return false
  const whole = Math.floor(heads.length / each)
  for (const [index, key] of groups.slice(0, whole).entries()) {
    put(draft, key, row.cells.slice(index * each, (index + 1) * each), found)
  }
  const rest = row.cells.slice(whole * each)
  const cut = disputeGroups[whole]
  if (rest.length > 0 && cut) {
    const message = `${cut.label}：只见到前 ${rest.length} 栏（${rest.join('、')}），其余被截断`
    found.unread.push({ table: '表四', message })
  }
  return true
}

/** The row's fifteen cells, if it has them. */
const fifteenCells = (row: FoundRow, heads: readonly number[]): readonly string[] | null => {
  if (!row.blanksKept && row.cells.length !== all) return null
  // Fifteen heads and fewer cells: the blanks at the end of the line were cut off with its tabs.
  const isCut = row.layout === 'row' && heads.length === all && row.cells.length < all
  const cut = isCut ? Array.from({ length: all - row.cells.length }, () => '') : []
  return figureWindow([...row.cells, ...cut], all)
}

const readFive = (row: FoundRow, draft: Draft, found: Findings): boolean => {
  const group = groupAbove(row)
  if (!group || row.cells.length >= all) return false
  const five = row.blanksKept || row.cells.length === each ? figureWindow(row.cells, each) : null
  if (five) put(draft, group, five, found)
  return five !== null
}

const readTextRow = (
  row: FoundRow,
  heads: readonly number[],
  draft: Draft,
  found: Findings,
): boolean => {
  const fifteen = fifteenCells(row, heads)
  if (!fifteen) return readFive(row, draft, found) || readByHeads(heads, row, draft, found)
  for (const [index, key] of groups.entries()) {
    put(draft, key, fifteen.slice(index * each, (index + 1) * each), found)
  }
  return true
}

/** The lines between the row of figures before and this one hold its heads. */
const headsBefore = (lines: readonly ZonedLine[], row: FoundRow): readonly number[] => {
  const at = lines.findIndex(
    ({ line }) => row.cells.length > 0 && line.cells.join(' ').endsWith(row.cells.join(' ')),
  )
  const above = lines.slice(0, Math.max(at, 0))
  const from = above.findLastIndex(({ line }) => line.cells.filter(isFigure).length >= each) + 1
  return headSequence(above.slice(from))
}

/**
 * Reads 四、政府信息公开行政复议、行政诉讼情况: fifteen figures in one row, or five under each heading.
 * @returns null when nothing was read
 */
export const readDisputes = (
  lines: readonly ZonedLine[],
  year: number | null,
  found: Findings,
): DisputeTable | null => {
  const draft: Draft = {}
  for (const row of rowsOfYear(foundRows(lines, 2).rows, year)) {
    const byColumn = row.grid !== undefined && readGridRow(lines, row, draft, found)
    if (byColumn || readTextRow(row, headsBefore(lines, row), draft, found)) continue
    report(row, found)
  }
  readBlankForm(lines, draft, found)
  return Object.keys(draft).length === 0 ? null : draft
}

/** A grid whose figures are all blank: its last row, if that row has no words. */
const readBlankForm = (lines: readonly ZonedLine[], draft: Draft, found: Findings): void => {
  const last = lines.findLast(({ line }) => line.kind === 'grid')?.line
  if (!last || last.grid === undefined || last.cells.some(isText) || Object.keys(draft).length > 0)
    return
  const blank: FoundRow = {
    label: [],
    loose: [],
    cells: last.cells,
    layout: 'row',
    blanksKept: true,
    grid: last.grid,
    gridCells: last.cells,
    year: null,
  }
  const header = lines.filter(({ line }) => line !== last)
  readGridRow(header, blank, draft, found)
}
