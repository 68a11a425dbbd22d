import { isFigure, isText, readCell } from './figures.ts'
import type { ZonedLine } from './zones.ts'

/** A row of figures as it stands in the file, not yet placed in the form. */
export type FoundRow = {
  /** The words of its own line before the figures, outermost first; empty where the figures stand alone. */
  readonly label: readonly string[]
  /** The words that stood alone since the row above. */
  readonly loose: readonly string[]
  /** The cells after the label. */
  readonly cells: readonly string[]
  /** `run`: one cell a line, so the label stands right above; `row`, `spaced`: on one line. */
  readonly layout: 'run' | 'row' | 'spaced'
  /** False where blank cells leave no trace, so that a short row cannot be placed. */
  readonly blanksKept: boolean
  readonly grid?: number
  /** All cells of the grid row, for reading by column. */
  readonly gridCells?: readonly string[]
  /** A year that stood alone on a line above. */
  readonly year: number | null
}

type Collector = {
  rows: FoundRow[]
  loose: string[]
  run: string[]
  explicit: boolean
  least: number
  year: number | null
}

const flushRun = (state: Collector): void => {
  if (state.run.length >= state.least) {
    state.rows.push({
      label: [],
      loose: state.loose,
      cells: state.run,
      layout: 'run',
      blanksKept: state.explicit,
      year: state.year,
    })
    state.loose = []
  }
  state.run = []
  state.explicit = false
}

/** Label cells, then the cells up to the next words. */
const split = (cells: readonly string[]): { label: string[]; rest: string[] } => {
  const firstFigure = cells.findIndex(isFigure)
  const lastWord = cells.findLastIndex(isText)
  const wordBefore = cells.slice(0, Math.max(firstFigure, 0)).findLastIndex(isText)
  const end = firstFigure < 0 || wordBefore < 0 ? lastWord : wordBefore
  const rest = cells.slice(end + 1)
  const stop = rest.findIndex(isText)
  return {
    label: cells.slice(0, end + 1).filter(isText),
    rest: stop < 0 ? rest : rest.slice(0, stop),
  }
}

const readWords = (state: Collector, words: string): void => {
  flushRun(state)
  state.loose.push(words)
}

const readRow = (state: Collector, { line }: ZonedLine): void => {
  flushRun(state)
  const { label, rest } = split(line.cells)
  const blanksKept = line.kind !== 'spaced'
  const isRow = rest.some(isFigure) || (blanksKept && label.length > 0 && rest.length >= 1)
  if (!isRow) {
    state.loose.push(...line.cells.filter(isText))
    return
  }
  state.rows.push({
    label,
    loose: state.loose,
    cells: rest,
    layout: blanksKept ? 'row' : 'spaced',
    blanksKept,
    year: state.year,
    ...(line.grid === undefined ? {} : { grid: line.grid, gridCells: line.cells }),
  })
  state.loose = []
}

/**
 * The rows of figures in a section, in order, each with the words that may name it.
 * @param least figures in a row written one cell a line; fewer are page numbers
 * @returns also the words left after the last row
 */
export const foundRows = (
  lines: readonly ZonedLine[],
  least: number,
): { readonly rows: readonly FoundRow[]; readonly loose: readonly string[] } => {
  const state: Collector = { rows: [], loose: [], run: [], explicit: false, year: null, least }
  for (const zoned of lines) {
    const [only = ''] = zoned.line.cells
    if (zoned.year !== state.year) flushRun(state)
    state.year = zoned.year
    if (zoned.line.kind === 'end' || zoned.heading) flushRun(state)
    else if (zoned.line.kind === 'cell') {
      state.run.push(only)
      state.explicit ||= only.trim() === ''
    } else if (zoned.line.kind === 'text') readWords(state, only)
    else readRow(state, zoned)
  }
  flushRun(state)
  return { rows: state.rows, loose: state.loose }
}

/** Blanks that every row has at its end: separators, not cells. */
export const trailingBlanks = (rows: readonly FoundRow[]): number => {
  const counts = rows.map((row) => {
    const last = row.cells.findLastIndex((cell) => readCell(cell).kind !== 'blank')
    return row.cells.length - 1 - last
  })
  return counts.length === 0 ? 0 : Math.min(...counts)
}

/** Without the rows that stand under another year's heading. */
export const rowsOfYear = (rows: readonly FoundRow[], year: number | null): readonly FoundRow[] =>
  rows.filter((row) => row.year === null || year === null || row.year === year)
