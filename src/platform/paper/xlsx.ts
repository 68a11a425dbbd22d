import { writeXlsx } from 'hucre/xlsx'
import type { Letter } from '../../kernel/letter.ts'
import { sheetOf, type Sheet, type SheetBlock } from './sheet.ts'
import {
  columnsOf,
  lineStyle,
  linesIn,
  type Merge,
  pageWidth,
  type Table,
  type WriteSheet,
  type WrittenCell,
  writtenTable,
} from './xlsx-table.ts'
import { withZipDates } from './zip-dates.ts'

type Line = { text: string; size: number; kind: 'title' | 'heading' | 'prose' | 'right' }
type Part = Line | Table

/** A leaf of the workbook: a table with its heading, or the prose between tables. */
type Leaf = { name: string; parts: Part[] }

const isTable = (part: Part): part is Table => 'widths' in part

/** A row of a spreadsheet is at most 409 points high: longer paragraphs go on in the next row. */
const longestCell = 700

const cut = (text: string): string[] => {
  const pieces = ['']
  for (const sentence of text.split(/(?<=[。；])/)) {
    const last = pieces.at(-1) ?? ''
    if (last && last.length + sentence.length > longestCell) pieces.push(sentence)
    else pieces[pieces.length - 1] = last + sentence
  }
  return pieces
}

const partsOf = (block: SheetBlock): Part[] => {
  if (block.type === 'table') return [block]
  if (block.type === 'heading') return [{ text: block.text, size: 14, kind: 'heading' }]
  if (block.type === 'facts')
    return block.rows.flat().map(({ label, value }) => prose(`${label}：${value}`))
  if (block.type === 'code') return [prose(`${block.caption}：${block.address}`)]
  return block.lines.flatMap((line) => cut(line).map(prose))
}

const prose = (text: string): Line => ({ text, size: 12, kind: 'prose' })

/** Names of leaves are unique, at most 31 signs, without the signs a formula would need. */
const leafName = (text: string): string => text.replaceAll(/[[\]:*?/\\']/g, '').slice(0, 31)

const headed = (block: SheetBlock): string | undefined =>
  block.type === 'heading' && block.level === 1 ? block.text : undefined

const headOf = ({ issuer, titleLines }: Sheet): Line[] =>
  [issuer, titleLines.join('')].map((text) => ({ text, size: 16, kind: 'title' }))

const closeOf = ({ signature }: Sheet): Line[] =>
  (signature ? [signature.organ, signature.on ?? ''] : [])
    .filter(Boolean)
    .map((text) => ({ text, size: 12, kind: 'right' }))

/** A table begins a leaf with its heading, and so does the first heading after it. */
const beginsLeaf = (blocks: readonly SheetBlock[], at: number, last: Leaf): boolean => {
  const block = blocks[at]
  if (block === undefined || headed(block) === undefined) return false
  return blocks[at + 1]?.type === 'table' || last.parts.some(isTable)
}

/** Each table with its heading by itself; the prose before, between and after them together. */
const leavesOf = (sheet: Sheet): Leaf[] => {
  const { blocks } = sheet
  let last: Leaf = { name: '', parts: headOf(sheet) }
  const leaves = [last]
  for (const [at, block] of blocks.entries()) {
    if (beginsLeaf(blocks, at, last)) {
      last = { name: '', parts: [] }
      leaves.push(last)
    }
    last.parts.push(...partsOf(block))
    last.name ||= headed(block) ?? ''
  }
  last.parts.push(...closeOf(sheet))
  return leaves
}

const lineHeight = (size: number): number => size * 1.6

const written = ({ name, parts }: Leaf, at: number, mark: string | undefined): WriteSheet => {
  const table = parts.find(isTable)
  const widths = table ? columnsOf(table) : [pageWidth]
  const cells = new Map<string, WrittenCell>()
  const merges: Merge[] = []
  const rowDefs = new Map<number, { height: number }>()
  let row = 0
  for (const part of parts) {
    if (isTable(part)) {
      const drawn = writtenTable(part, row)
      for (const [place, cell] of drawn.cells) cells.set(place, cell)
      merges.push(...drawn.merges)
      for (const height of drawn.heights) rowDefs.set(row++, { height })
      continue
    }
    const { text, size, kind } = part
    cells.set(`${row},0`, { value: text, style: lineStyle(size, kind) })
    if (widths.length > 1)
      merges.push({ startRow: row, startCol: 0, endRow: row, endCol: widths.length - 1 })
    const lines = linesIn(text, (pageWidth * 11.4) / size)
    rowDefs.set(row++, { height: Math.min(409, lines * lineHeight(size) + 6) })
  }
  return {
    name: leafName(name) || `第${at + 1}页`,
    columns: widths.map((width) => ({ width })),
    rows: Array.from({ length: row }, (_, index) =>
      widths.map((_width, column) => cells.get(`${index},${column}`)?.value ?? null),
    ),
    cells,
    merges,
    rowDefs,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.8, bottom: 0.8, left: 0.6, right: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C— &P —', ...(mark && { oddHeader: `&C【${mark}】` }) },
    view: { showGridLines: false },
  }
}

/** The letter as a workbook, one leaf a table: figures are numbers, merged cells are merged. */
export const renderXlsx = async (letter: Letter): Promise<Uint8Array> => {
  const sheet = sheetOf(letter)
  const [year = 2000, month = 1, day = 1] = sheet.date
  const made = new Date(Date.UTC(year, month - 1, day))
  const bytes = await writeXlsx({
    sheets: leavesOf(sheet).map((leaf, at) => written(leaf, at, sheet.mark)),
    properties: {
      title: sheet.title,
      creator: sheet.issuer,
      lastModifiedBy: sheet.issuer,
      created: made,
      modified: made,
    },
    defaultFont: { name: '宋体', size: 11 },
  })
  return withZipDates(bytes)
}
