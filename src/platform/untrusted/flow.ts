/** One block of a document in reading order: a paragraph, or a table spread to a grid. */
export type FlowBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** Every row as wide as the table; a merged cell repeats its text in each place it covers. */
  | {
      readonly kind: 'grid'
      readonly rows: readonly (readonly string[])[]
      /** Rows that the sheet hides, from 1. */
      readonly hiddenRows?: readonly number[]
      /** The sheet itself is hidden. */
      readonly isHidden?: true
    }

/** A file as its words and tables, nothing else: no layout, no pictures, no scripts. */
export type Flow = readonly FlowBlock[]

/** A cell before spreading; spans are at least 1. */
export type SpanCell = {
  readonly text: string
  readonly colSpan: number
  readonly rowSpan: number
}

/** More columns or rows than any official table has; what lies beyond is cut. */
const widest = 200
const longest = 20_000

const place = (rows: string[][], at: { row: number; column: number }, cell: SpanCell): void => {
  const lastRow = Math.min(at.row + cell.rowSpan, longest)
  const lastColumn = Math.min(at.column + cell.colSpan, widest)
  for (let row = at.row; row < lastRow; row += 1) {
    rows[row] ??= []
    for (let column = at.column; column < lastColumn; column += 1) {
      const line = rows[row]
      if (line && line[column] === undefined) line[column] = cell.text
    }
  }
}

/** Spreads rowspan and colspan over a rectangular grid, as a browser does; a span past the last row is cut. */
export const spreadSpans = (table: readonly (readonly SpanCell[])[]): readonly string[][] => {
  const rows: string[][] = []
  for (const [row, cells] of table.entries()) {
    rows[row] ??= []
    let column = 0
    for (const cell of cells) {
      while (rows[row]?.[column] !== undefined) column += 1
      const rowSpan = Math.min(cell.rowSpan, table.length - row)
      place(rows, { row, column }, { ...cell, rowSpan })
      column += cell.colSpan
    }
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}
