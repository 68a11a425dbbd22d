import { isFigure, labelCore } from './figures.ts'
import type { Line } from './lines.ts'

/** For every column of a grid, the words above the figures, top to bottom. */
export const columnHeads = (header: readonly Line[]): readonly (readonly string[])[] => {
  const width = header.reduce((most, line) => Math.max(most, line.cells.length), 0)
  return Array.from({ length: width }, (_, column) => {
    const words = header.map((line) => labelCore(line.cells[column] ?? '')).filter(Boolean)
    return words.filter((word, index) => word !== words[index - 1])
  })
}

/** The grid rows above its first row with a figure, or, in an empty form, above its first labelled row. */
export const headerOf = (
  grid: readonly Line[],
  isLabelled: (line: Line) => boolean,
): readonly Line[] => {
  const first = grid.findIndex((line) => line.cells.some(isFigure) || isLabelled(line))
  return first < 0 ? grid : grid.slice(0, first)
}

/** The column whose lowest head is each label, or null unless every label has exactly one. */
export const columnsNamed = (
  heads: readonly (readonly string[])[],
  labels: readonly RegExp[],
): readonly number[] | null => {
  const columns = labels.map((label) =>
    heads.flatMap((words, column) => (label.test(words.at(-1) ?? '') ? [column] : [])),
  )
  const found = columns.flatMap((places) => (places.length === 1 ? places : []))
  return found.length === labels.length ? found : null
}
