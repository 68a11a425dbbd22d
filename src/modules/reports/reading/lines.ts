import { isFigure, isText } from './figures.ts'

/**
 * One line of a report, as cells.
 * `text`: words; `row`: cells with their blanks kept; `spaced`: cells whose blanks are lost; `grid`: a row of a
 * table whose columns are known; `cell`: one cell of a table written one cell a line; `end`: a row ends here.
 */
export type Line = {
  readonly kind: 'text' | 'row' | 'spaced' | 'grid' | 'cell' | 'end'
  readonly cells: readonly string[]
  /** Which grid of the file, for `grid`. */
  readonly grid?: number
}

/** A document as paragraphs and grids, as platform/untrusted answers it. */
export type FlowSource = readonly (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'grid'; readonly rows: readonly (readonly string[])[] }
)[]

const ruler = /^\|?[\s:|-]*---[\s:|-]*$/
const provenance = /^#\s*(?:source|form):/

/** “22 （其中修订 16 件）” is one token. */
const tieBrackets = (line: string): string =>
  line.replaceAll(/\s*[（(][^（）()]*[）)]/g, (part) => part.replaceAll(/\s+/g, ''))

/** Words first, figures after them, parted by single spaces: “行政许可 97”. */
const peelFigures = (line: string): Line | null => {
  const tokens = tieBrackets(line.trim()).split(/\s+/)
  const from = tokens.findLastIndex((token) => !isFigure(token)) + 1
  if (from === tokens.length || (from === 0 && tokens.length === 1)) return null
  const label = tokens.slice(0, from).join('')
  if (label.length > 60) return null
  return { kind: 'spaced', cells: [...(label ? [label] : []), ...tokens.slice(from)] }
}

const spacedLine = (line: string): Line => {
  const parts = line.trim().split(/\s{2,}/)
  if (parts.length > 1) {
    const cells = parts.flatMap((part) => peelFigures(part)?.cells ?? [part])
    return { kind: 'spaced', cells }
  }
  const only = line.trim()
  const peeled = peelFigures(only)
  if (peeled) return peeled
  return { kind: isText(only) ? 'text' : 'cell', cells: [only] }
}

/** How a file marks cells with “|”. */
type PipeHabit = {
  /** Rows end in “|”, so the last one closes a cell. */
  closing: boolean
  /** “内容 |” lines exist: a line of its own “|” is then a blank cell, not the end of the cell above. */
  tailed: boolean
}

const pipeHabit = (lines: readonly string[]): PipeHabit => {
  const rows = lines.filter(
    (line) => /[^|\s]/.test(line) && line.includes('|') && !ruler.test(line),
  )
  return {
    closing: rows.length > 0 && rows.every((line) => line.trimEnd().endsWith('|')),
    tailed: rows.some((line) => /^[^|]*\|\s*$/.test(line)),
  }
}

const single = (text: string): Line => ({ kind: isText(text) ? 'text' : 'cell', cells: [text] })

const pipeRow = (line: string, habit: PipeHabit): Line => {
  let body = line
    .trim()
    .replace(/\|{2,}$/, '')
    .trimEnd()
  const markdown = body.startsWith('|') && body.endsWith('|')
  if (markdown) body = body.slice(1)
  const ended = line.trim().endsWith('||')
  if (body.endsWith('|') && (habit.closing || ended || markdown)) body = body.slice(0, -1)
  const cells = body.split('|').map((cell) => cell.trim())
  return cells.length === 1 && cells[0] !== undefined ? single(cells[0]) : { kind: 'row', cells }
}

const pipeLine = (line: string, above: string, habit: PipeHabit): Line[] => {
  const bare = line.replaceAll(/\s/g, '')
  if (/^\|{2,}$/.test(bare)) return [{ kind: 'end', cells: [] }]
  if (bare !== '|') return [pipeRow(line, habit)]
  if (habit.tailed || above.replaceAll(/\s/g, '') === '|') return [{ kind: 'cell', cells: [''] }]
  return []
}

/** Splits text into lines of cells: tabs, pipes, runs of spaces, markdown tables, or one cell a line. */
export const textLines = (text: string): readonly Line[] => {
  const raw = text.split(/\r\n|[\n\r\f\u2028]/).filter((line) => !provenance.test(line))
  const habit = pipeHabit(raw)
  const lines: Line[] = []
  let above = ''
  for (const line of raw) {
    const full = line.replace(/\s+$/, '')
    if (full.trim() === '' && !/\t/.test(line)) continue
    if (ruler.test(full) && full.includes('-')) lines.push({ kind: 'end', cells: [] })
    else if (full.includes('|')) lines.push(...pipeLine(full, above, habit))
    else if (line.includes('\t'))
      lines.push({ kind: 'row', cells: line.split('\t').map((cell) => cell.trim()) })
    else lines.push(spacedLine(full))
    above = full
  }
  return lines
}

/** The same for a document already taken apart into paragraphs and grids. */
export const flowLines = (flow: FlowSource): readonly Line[] =>
  flow.flatMap((block, grid): readonly Line[] =>
    block.kind === 'text'
      ? textLines(block.text)
      : block.rows.map((cells): Line => ({ kind: 'grid', cells, grid })),
  )

/** The words of a line, without white space. */
export const wordsOf = (line: Line): string =>
  line.cells
    .filter((cell, index) => cell !== line.cells[index - 1])
    .join('')
    .replaceAll(/\s+/g, '')
