import type { Day } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { DocumentKind } from '../documents.ts'
import { type DocumentColumn, documentColumns, type Head, type Mapping } from './columns.ts'
import { readDate } from './dates.ts'
import type { AskedWord, Finding } from './ledger-cells.ts'
import { type EntryRow, type PassedRow, rowsBelow } from './rows.ts'
import { codeOfWord, type LearntWords, type WordList } from './words.ts'

/** 规范性文件 as a list of documents in force has it. */
export type OldDocument = {
  kind: DocumentKind
  title: string
  number: string
  madeOn: Day
  effectiveOn: Day
  ended?: { how: 'abolished' | 'lapsed'; on: Day; reason: string }
}

export type DocumentLine = {
  row: number
  old?: OldDocument
  faults: readonly Finding[]
  heeds: readonly Finding[]
  asked: readonly AskedWord[]
}

export type DocumentReading = { mapping: Mapping; learnt: LearntWords; today: Day }

type Cells = {
  text: (column: DocumentColumn) => string
  day: (column: DocumentColumn) => Day | undefined
  code: (column: DocumentColumn, list: WordList) => string | undefined
  fault: (column: DocumentColumn, message: string) => void
  heed: (column: DocumentColumn, message: string) => void
}

const nothing = /^(?:[/\\\-—－_.]+|无)$/

const readerOf = (
  { cells }: EntryRow,
  { mapping, learnt, today }: DocumentReading,
  found: { faults: Finding[]; heeds: Finding[]; asked: AskedWord[] },
): Cells => {
  const fault: Cells['fault'] = (column, message) => {
    found.faults.push({ column: documentColumns[column].label, message })
  }
  const text: Cells['text'] = (column) => {
    const at = mapping[column]
    const cell = (at === undefined ? '' : (cells[at] ?? '')).normalize('NFC').trim()
    return nothing.test(cell) ? '' : cell
  }
  return {
    text,
    fault,
    heed: (column, message) => {
      found.heeds.push({ column: documentColumns[column].label, message })
    },
    day: (column) => {
      const cell = text(column)
      const read = cell === '' ? undefined : readDate(cell)
      if (read && 'fault' in read) fault(column, read.fault)
      if (!read || 'fault' in read) return undefined
      if (read.on > today && column !== 'effectiveOn') fault(column, `${read.on}晚于今天`)
      return read.on
    },
    code: (column, list) => {
      const cell = text(column)
      const code = cell === '' ? undefined : codeOfWord(list, cell, learnt)
      if (cell !== '' && code === undefined) {
        found.asked.push({ list, word: cell })
        fault(column, `认不出“${cell.slice(0, 30)}”，请在页面上指定它的含义`)
      }
      return code
    },
  }
}

const needed = (cells: Cells, column: 'title' | 'number', most: number): string => {
  const text = cells.text(column)
  const { label } = documentColumns[column]
  if (text === '') cells.fault(column, `没有填写${label}`)
  if (text.length > most) cells.fault(column, `${label}超过 ${most} 个字`)
  return text
}

/** What the row says of an end does not hold together. */
const faultOfEnd = (
  { validity, written, on }: { validity: string | undefined; written: string; on: Day | undefined },
  cells: Cells,
): readonly [DocumentColumn, string] | undefined => {
  if (validity === 'valid')
    return on === undefined ? undefined : ['endedOn', '有效性写的是有效，却写了废止或者失效日期']
  if (written === '')
    return on === undefined ? undefined : ['validity', '写了废止或者失效日期，没有写是废止还是失效']
  return on === undefined && cells.text('endedOn') === ''
    ? ['endedOn', `写了${written}，没有写日期`]
    : undefined
}

const endOf = (cells: Cells, madeOn: Day | undefined): OldDocument['ended'] => {
  const said = {
    validity: cells.code('validity', 'validities'),
    written: cells.text('validity'),
    on: cells.day('endedOn'),
  }
  const wrong = faultOfEnd(said, cells)
  if (wrong) cells.fault(...wrong)
  const { validity, written, on } = said
  if (on === undefined || (validity !== 'abolished' && validity !== 'lapsed')) return undefined
  if (madeOn !== undefined && on < madeOn) cells.fault('endedOn', `${on}早于成文日期${madeOn}`)
  return { how: validity, on, reason: cells.text('reason').slice(0, 500) || `清单注明${written}` }
}

const datesOf = (cells: Cells): { madeOn?: Day | undefined; effectiveOn?: Day | undefined } => {
  const madeOn = cells.day('madeOn')
  if (cells.text('madeOn') === '') cells.fault('madeOn', '没有填写成文日期')
  const effectiveOn = cells.day('effectiveOn')
  if (madeOn && effectiveOn && effectiveOn < madeOn)
    cells.fault('effectiveOn', `${effectiveOn}早于成文日期${madeOn}`)
  if (madeOn && cells.text('effectiveOn') === '')
    cells.heed('effectiveOn', '没有写施行日期，按成文日期记')
  return { madeOn, effectiveOn: effectiveOn ?? madeOn }
}

const readDocumentRow = (entry: EntryRow, reading: DocumentReading): DocumentLine => {
  const found = { faults: [] as Finding[], heeds: [] as Finding[], asked: [] as AskedWord[] }
  const cells = readerOf(entry, reading, found)
  const title = needed(cells, 'title', 300)
  const number = needed(cells, 'number', 80).replaceAll(/[０-９]/g, foldWidth)
  const kind = cells.code('kind', 'documentKinds') ?? 'normative'
  const { madeOn, effectiveOn } = datesOf(cells)
  const ended = endOf(cells, madeOn)
  if (!madeOn || !effectiveOn || found.faults.length > 0) return { row: entry.row, ...found }
  const old = {
    kind: kind as DocumentKind,
    title,
    number,
    madeOn,
    effectiveOn,
    ...(ended && { ended }),
  }
  return { row: entry.row, old, ...found }
}

/** Reads a list of documents; a 发文字号 that stands twice is a fault of the second row. */
export const readDocuments = (
  grid: readonly (readonly string[])[],
  head: Head,
  reading: DocumentReading,
): { lines: readonly DocumentLine[]; passed: readonly PassedRow[] } => {
  const { entries, passed } = rowsBelow(grid, head)
  const first = new Map<string, number>()
  const lines = entries.map((entry) => {
    const line = readDocumentRow(entry, reading)
    const before = line.old && first.get(line.old.number)
    if (line.old && before === undefined) first.set(line.old.number, line.row)
    if (before === undefined) return line
    const { row, heeds, asked } = line
    const message = `与第 ${before} 行的发文字号相同`
    return { row, heeds, asked, faults: [{ column: documentColumns.number.label, message }] }
  })
  return { lines, passed }
}
