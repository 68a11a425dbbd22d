import type { writeXlsx } from 'hucre/xlsx'
import type { SheetBlock, SheetCell } from './sheet.ts'

type Book = Parameters<typeof writeXlsx>[0]
type WriteSheet = Book['sheets'][number]
type WrittenCell = NonNullable<WriteSheet['cells']> extends Map<string, infer C> ? C : never
type Style = NonNullable<WrittenCell['style']>
export type Merge = NonNullable<WriteSheet['merges']>[number]
export type { WriteSheet, WrittenCell }

const side = { style: 'thin' } as const
const frame = { top: side, right: side, bottom: side, left: side }

/** A type face every office computer has, and its size in points. */
const face = (size: number, bold = false): NonNullable<Style['font']> => ({
  name: '宋体',
  size,
  bold,
})

/** Lines of running text: titles in the middle, everything else from the left. */
export const lineStyle = (size: number, kind: 'title' | 'heading' | 'prose' | 'right'): Style => ({
  font: face(size, kind === 'title' || kind === 'heading'),
  alignment: {
    horizontal: kind === 'title' ? 'center' : kind === 'right' ? 'right' : 'left',
    vertical: 'center',
    wrapText: true,
  },
})

const tableStyle = ({ centred, strong }: SheetCell, decimals: number | undefined): Style => ({
  font: face(10, strong),
  border: frame,
  alignment: { horizontal: centred ? 'center' : 'left', vertical: 'center', wrapText: true },
  ...(decimals !== undefined && { numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` }),
})

/** More digits than a spreadsheet keeps exactly stay text. */
const mostDigits = 15

/** Figures are numbers; everything else is text, also where it looks like a formula. */
const valueOf = (text: string): { value: string | number; decimals?: number } => {
  const number = /^\d+(?:\.(\d+))?$/.exec(text)
  if (!number || text.replace('.', '').length > mostDigits) return { value: text }
  return { value: Number(text), decimals: number[1]?.length ?? 0 }
}

/** Width of a text in columns of the spreadsheet, set in 12 points: Chinese signs take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign < '\u0100' ? 1 : 2), 0)

/** Lines a text needs within so many columns. */
export const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0)

export type Table = Extract<SheetBlock, { type: 'table' }>

/** A4 across its printed width, in columns of the spreadsheet as wide as a figure of 宋体 in 11 points. */
export const pageWidth = 82

/** The widths of a table's columns, so that it fills the page. */
export const columnsOf = ({ widths }: Table): number[] => {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) => Math.round(((pageWidth * width) / whole) * 10) / 10)
}

type Placed = { cell: SheetCell; row: number; column: number }

/** Where each cell begins once those that reach down and across have taken their room. */
const placed = (rows: readonly (readonly SheetCell[])[]): Placed[] => {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell): Placed => {
      while (taken.has(`${row},${column}`)) column += 1
      const at = { cell, row, column }
      for (let down = 0; down < cell.rows; down += 1)
        for (let across = 0; across < cell.columns; across += 1)
          taken.add(`${row + down},${column + across}`)
      column += cell.columns
      return at
    })
  })
}

type Written = {
  cells: [string, WrittenCell][]
  merges: Merge[]
  heights: readonly number[]
}

const lineHeight = 14.5

/** Every position a placed cell covers, itself the first. */
const covered = ({ cell, row, column }: Placed): (readonly [number, number])[] =>
  Array.from({ length: cell.rows }, (_, down) => down).flatMap((down) =>
    Array.from({ length: cell.columns }, (_, across) => [row + down, column + across] as const),
  )

const heightsOf = (table: Table, all: readonly Placed[]): number[] => {
  const widths = columnsOf(table)
  const heights = [...table.header, ...table.rows].map(() => 18)
  for (const { cell, row, column } of all) {
    const wide = widths.slice(column, column + cell.columns).reduce((sum, width) => sum + width, 0)
    const needed = (linesIn(cell.text, (wide - 1.5) * 1.15) * lineHeight + 4) / cell.rows
    for (let at = row; at < row + cell.rows; at += 1)
      heights[at] = Math.max(heights[at] ?? 0, needed)
  }
  return heights
}

/** A table from the row `top` on: its cells, its merges and the heights of its rows. */
export const writtenTable = (table: Table, top: number): Written => {
  const all = placed([...table.header, ...table.rows])
  return {
    cells: all.flatMap((at) => {
      const { value, decimals } = valueOf(at.cell.text)
      const style = tableStyle(at.cell, decimals)
      return covered(at).map(([row, column], index): [string, WrittenCell] => [
        `${top + row},${column}`,
        { value: index === 0 ? value : '', style },
      ])
    }),
    merges: all
      .filter(({ cell }) => cell.rows > 1 || cell.columns > 1)
      .map(({ cell, row, column }) => ({
        startRow: top + row,
        startCol: column,
        endRow: top + row + cell.rows - 1,
        endCol: column + cell.columns - 1,
      })),
    heights: heightsOf(table, all),
  }
}
