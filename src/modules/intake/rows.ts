import { foldHeading, type Head, headingsAt } from './columns.ts'

/** A row that is no entry: empty, a sum, the headings again, or who filled the form in. */
export type PassedRow = { row: number; why: string }

/** A row that is one: its number in the sheet, from 1, and its cells. */
export type EntryRow = { row: number; cells: readonly string[] }

const sums = /^(?:合计|总计|小计|共计|总数)/
const remarks = /^(?:填表|制表|审核|审批|负责人|注|说明|备注|附注|填报)[人单位日期]*[:：]/

/** A merged title or remark repeats its text in every column. */
const isOneText = (words: readonly string[], width: number): boolean =>
  width > 2 && words.length > 1 && new Set(words).size === 1

const whyPassed = (
  cells: readonly string[],
  headings: readonly (readonly string[])[],
): string | undefined => {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = ''] = words
  if (words.length === 0) return '空行'
  if (sums.test(first.replaceAll(/\s/g, ''))) return '合计行'
  if (remarks.test(first) || isOneText(words, cells.length)) return '说明文字'
  const isRepeated = headings.some(
    (row) =>
      cells.filter((cell, column) => cell.trim() !== '' && foldHeading(cell) === row[column])
        .length >= 3,
  )
  return isRepeated ? '重复的表头' : undefined
}

/** The entries below the headings, and what was passed over; empty rows at the end are not listed. */
export const rowsBelow = (
  grid: readonly (readonly string[])[],
  head: Head,
): { entries: EntryRow[]; passed: PassedRow[] } => {
  const last = { row: head.row + head.rows - 1, rows: 1 }
  const headings = [head, last].map((at) => headingsAt(grid, at).map(foldHeading))
  const entries: EntryRow[] = []
  const passed: PassedRow[] = []
  for (let index = head.row + head.rows; index < grid.length; index += 1) {
    const cells = grid[index] ?? []
    const why = whyPassed(cells, headings)
    if (why === undefined) entries.push({ row: index + 1, cells })
    else passed.push({ row: index + 1, why })
  }
  while (passed.at(-1)?.why === '空行') passed.pop()
  return { entries, passed }
}
