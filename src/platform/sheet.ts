import { readXlsx, writeXlsx } from 'hucre/xlsx'

/** One sheet of a workbook: its name and its cells as text; a merged cell repeats its text in each place. */
export type SheetGrid = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Rows nobody sees on opening it, from 1. */
  readonly hiddenRows?: readonly number[]
  readonly isHidden?: true
}

type Cell = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]['rows'][number][number]

const mostCells = 1_000_000

/** Numbers keep their shortest exact form: 4068.208 stays 4068.208. */
const cellText = (value: Cell | undefined): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).trim()
}

type BookSheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

const hiddenIn = (sheet: BookSheet): Pick<SheetGrid, 'hiddenRows' | 'isHidden'> => {
  const rows = [...(sheet.rowDefs ?? [])].filter(([, { hidden }]) => hidden)
  return {
    ...(rows.length > 0 && { hiddenRows: rows.map(([row]) => row + 1) }),
    ...((sheet.hidden || sheet.veryHidden) && { isHidden: true as const }),
  }
}

/**
 * Reads a workbook (.xlsx). Writing one is `paper/xlsx.ts`.
 * @throws when the bytes are no workbook, are encrypted, or hold more than a million cells
 */
export const readSheets = async (bytes: Uint8Array): Promise<readonly SheetGrid[]> => {
  const book = await readXlsx(bytes)
  return book.sheets.map((sheet) => {
    const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
    if (width * sheet.rows.length > mostCells) throw new Error('too many cells')
    const rows = sheet.rows.map((row) =>
      Array.from({ length: width }, (_, column) => cellText(row[column])),
    )
    for (const merge of sheet.merges ?? []) {
      const text = rows[merge.startRow]?.[merge.startCol] ?? ''
      for (let row = merge.startRow; row <= Math.min(merge.endRow, rows.length - 1); row += 1) {
        rows[row]?.fill(text, merge.startCol, Math.min(merge.endCol + 1, width))
      }
    }
    return { name: sheet.name, rows, ...hiddenIn(sheet) }
  })
}

const mostSigns = 32_767

/** Control marks are no characters of XML. */
const asText = (text: string): string =>
  text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').slice(0, mostSigns)

/** A workbook of one sheet whose cells are all text: nothing in it is ever a formula. */
export const writeTextSheet = async (
  name: string,
  rows: readonly (readonly string[])[],
  merges: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[] = [],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [{ name, rows: rows.map((row) => row.map(asText)), merges: [...merges] }],
  })

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
