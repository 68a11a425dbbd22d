import { foldWidth } from '../../../kernel/text.ts'

/** One cell of a table as found: what is written, and the figure in it if it is one. */
export type CellValue =
  | { readonly kind: 'blank'; readonly written: string }
  /** `decimal` is the exact text without separators; `unit` as written behind it. */
  | {
      readonly kind: 'figure'
      readonly decimal: string
      readonly unit: string
      readonly written: string
    }
  | { readonly kind: 'text'; readonly written: string }

const figure =
  /^[+]?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万元|亿元|元|件|宗|条|个|项|次|份|起)?(?:\(.*\)?)?$/

/** Signs officials write for “not applicable”; they stand for 0 like a blank (CK06). */
const nothing = /^(?:[/\\—–―-]+|无)$/

const squeeze = (cell: string): string => foldWidth(cell).replaceAll(/\s+/g, '')

/** Reads one cell: full-width digits, “1,234”, “+19”, “22（其中修订16件）”, “240万元”, “/” and blanks. */
export const readCell = (cell: string): CellValue => {
  const written = squeeze(cell)
  if (written === '' || nothing.test(written)) return { kind: 'blank', written }
  const [, digits, unit = ''] = figure.exec(written) ?? []
  if (digits === undefined) return { kind: 'text', written: cell.trim() }
  return {
    kind: 'figure',
    decimal: digits.replaceAll(',', '').replace(/^(-?)0+(?=\d)/, '$1'),
    unit,
    written,
  }
}

export const isFigure = (cell: string): boolean => readCell(cell).kind === 'figure'

export const isText = (cell: string): boolean => readCell(cell).kind === 'text'

/** The count in a cell; null where it is blank or no number. */
export const countIn = (cell: string): number | null => {
  const value = readCell(cell)
  return value.kind === 'figure' ? Number(value.decimal) : null
}

/** Letters, digits and Chinese characters only: what two spellings of one label have in common. */
export const labelCore = (text: string): string =>
  foldWidth(text.normalize('NFKC')).replaceAll(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')

/**
 * The `count` cells that hold a row's figures, among the cells after its label.
 * Merged cells leave blanks on either side: a window counts if only blanks lie outside it; the right-most wins.
 * @param trailing blanks that every row of the table has at its end
 * @returns null when no window fits, so nothing is guessed
 */
export const figureWindow = (
  cells: readonly string[],
  count: number,
  trailing = 0,
): readonly string[] | null => {
  if (cells.length < count) return null
  const last = Math.max(cells.length - count - trailing, 0)
  const starts = Array.from({ length: cells.length - count + 1 }, (_, index) => index).filter(
    (from) =>
      cells.every(
        (cell, index) => (index >= from && index < from + count) || readCell(cell).kind === 'blank',
      ),
  )
  const start = starts.findLast((from) => from <= last) ?? starts.at(0)
  return start === undefined ? null : cells.slice(start, start + count)
}
