import {
  attachmentLines,
  cellText,
  type Block,
  type Cell,
  type Letter,
} from '../../kernel/letter.ts'
import { inChinese } from '../../kernel/day.ts'
import { qrSvg } from './qr.ts'

/** One cell as both renderers draw it: spans filled in, alignment decided. */
export type SheetCell = {
  text: string
  columns: number
  rows: number
  centred: boolean
  /** Set like a heading. */
  strong: boolean
}

/** `room`: millimetres left free above the value for writing by hand. */
export type Fact = { label: string; value: string; room: number }

export type SheetBlock =
  | { type: 'paragraph'; lines: readonly string[]; flush: boolean }
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'facts'; rows: readonly (readonly Fact[])[] }
  | { type: 'code'; address: string; caption: string; svg: string }
  | {
      type: 'table'
      widths: readonly number[]
      header: readonly (readonly SheetCell[])[]
      rows: readonly (readonly SheetCell[])[]
    }

type Slip = Extract<Block, { type: 'slip' }>

/** A letter with every decision about its look taken: what the PDF and the DOCX renderer both draw. */
export type Sheet = Pick<
  Letter,
  'issuer' | 'number' | 'title' | 'addressee' | 'contact' | 'mark'
> & {
  layout: Letter['layout']
  /** The title as it is broken into lines. */
  titleLines: readonly string[]
  blocks: readonly SheetBlock[]
  slips: readonly Slip[]
  attachments: readonly string[]
  signature?: { organ: string; on?: string }
  /** Points: the issuer mark's type size, and the width it is spread over. */
  issuerSize: number
  issuerSpread: number
  /** Outline of the seal: only while 草稿 is in the mark. */
  seal: boolean
  /** Year, month, day of the file's own date. */
  date: readonly number[]
}

/** Papers without a date of their own carry this one inside the file, so that equal papers are equal bytes. */
const undated = '2000-01-01'

export const dateOf = (letter: Letter): string => letter.signature?.on ?? undated

export const sheetOf = (letter: Letter): Sheet => ({
  ...letter,
  title: letter.title.replaceAll('\n', ''),
  titleLines: titleLines(letter.title),
  blocks: letter.blocks.filter((block) => block.type !== 'slip').map(sheetBlock),
  slips: letter.blocks.filter((block) => block.type === 'slip'),
  attachments: attachmentLines(letter),
  ...(letter.signature && { signature: signatureOf(letter.signature) }),
  issuerSize: issuerSize(letter.issuer),
  issuerSpread: issuerSpread(letter.issuer),
  seal: letter.mark?.includes('草稿') ?? false,
  date: dateOf(letter).split('-').map(Number),
})

const signatureOf = ({
  organ,
  on,
}: NonNullable<Letter['signature']>): { organ: string; on?: string } => ({
  organ,
  ...(on && { on: inChinese(on) }),
})

const sheetBlock = (block: Exclude<Block, Slip>): SheetBlock => {
  switch (block.type) {
    case 'paragraph':
      return { ...block, lines: block.text.split('\n'), flush: block.flush ?? false }
    case 'facts':
      return { type: 'facts', rows: pairs(block.rows.map(fact)) }
    case 'table':
      return tableOf(block)
    case 'code':
      return { ...block, svg: qrSvg(block.address) }
    case 'heading':
      return block
  }
}

/** Six characters fill the column of labels; a longer 意见 goes to the next line whole. */
const labelLines = (label: string): string =>
  label.length > 6 && label.endsWith('意见') ? `${label.slice(0, -2)}\n意见` : label

const fact = ([label, value]: readonly [string, string]): Fact => ({
  label: labelLines(label),
  value,
  room: value === '' ? (label.includes('意见') ? 24 : 5) : 0,
})

const short = ({ label, value, room }: Fact): boolean =>
  label.length <= 9 && lengthOf(value) <= 8 && !value.includes('\n') && room < 10

/** Two neighbouring short facts share a row, as on printed forms. */
const pairs = (facts: readonly Fact[]): Fact[][] => {
  const rows: Fact[][] = []
  let open: Fact[] | undefined
  for (const each of facts) {
    if (open && short(each)) {
      open.push(each)
      open = undefined
      continue
    }
    const row = [each]
    rows.push(row)
    open = short(each) ? row : undefined
  }
  return rows
}

/** Figures and blanks stand in the middle of their cells, words at the left. */
const figure = /^[\d.,%+—-]*$/

const tableOf = (block: Extract<Block, { type: 'table' }>): SheetBlock => {
  const columns = Math.max(
    1,
    ...[...block.header.slice(0, 1), ...block.rows.slice(0, 1)].map(width),
  )
  return {
    type: 'table',
    widths: block.widths ?? Array.from({ length: columns }, () => 1),
    header: block.header.map((row) => row.map((cell) => sheetCell(cell, true))),
    rows: block.rows.map((row) => row.map((cell) => sheetCell(cell, isHead(cell)))),
  }
}

const width = (row: readonly Cell[]): number =>
  row.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : (cell.columns ?? 1)), 0)

const isHead = (cell: Cell): boolean => typeof cell !== 'string' && cell.head === true

const sheetCell = (cell: Cell, strong: boolean): SheetCell => {
  const { columns = 1, rows = 1 } = typeof cell === 'string' ? {} : cell
  const text = cellText(cell)
  return { text, columns, rows, centred: strong || figure.test(text), strong }
}

/** 2号: twenty characters fill the width of the type area. */
const titleWidth = 20

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** A long title in lines of about the same length, broken between words (回行时词意完整、长短适宜). */
export const titleLines = (title: string): string[] =>
  title.split('\n').flatMap((part) => {
    const count = Math.ceil(lengthOf(part) / titleWidth)
    if (count < 2) return [part]
    const target = lengthOf(part) / count
    const lines = ['']
    for (const { segment } of words.segment(part)) {
      const line = lines.at(-1) ?? ''
      const longer = lengthOf(line + segment)
      const over = longer - target > target - lengthOf(line) || longer > titleWidth
      if (line && over && lines.length < count) lines.push(segment)
      else lines[lines.length - 1] = line + segment
    }
    return lines
  })

/** Width in characters; Latin letters and figures count half. */
export const lengthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign < '\u0100' ? 0.5 : 1), 0)

/** 156 mm in points. */
const areaWidth = 442

/** As large as the width allows, from 24 to 42 points. */
const issuerSize = (issuer: string): number =>
  Math.min(42, Math.max(24, Math.round((areaWidth / lengthOf(issuer)) * 0.94)))

/** A short name is not pulled over the whole width. */
const issuerSpread = (issuer: string): number =>
  Math.min(areaWidth, Math.round(lengthOf(issuer) * issuerSize(issuer) * 1.3))
