import { type Day, yearOf } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { DecisionCode, OldCase } from '../requests.ts'
import { type LedgerColumn, ledgerColumns, type Mapping } from './columns.ts'
import { readDate } from './dates.ts'
import { codeOfWord, foldWord, type LearntWords, type WordList } from './words.ts'

/** What is wrong in a row, or worth a look: in which column, in one sentence. */
export type Finding = { column: string; message: string }

/** A word nobody can tell the meaning of: somebody chooses its code once. */
export type AskedWord = { list: WordList; word: string }

/** Reads the cells of one row and collects what it finds. */
export type RowReader = {
  text: (column: LedgerColumn) => string
  /** A real day not after today; undefined where the cell is empty or wrong. */
  day: (column: LedgerColumn) => Day | undefined
  /** 年度 of the row, else of the sheet; undefined where neither is known. */
  year: string | undefined
  code: (column: LedgerColumn, list: WordList) => string | undefined
  fault: (column: LedgerColumn, message: string) => void
  heed: (column: LedgerColumn, message: string) => void
  ask: (column: LedgerColumn, list: WordList, word: string) => void
  faults: Finding[]
  heeds: Finding[]
  asked: AskedWord[]
  rules: LedgerRules
}

/** What the ledger asks of the module that will keep its cases. */
export type LedgerRules = {
  /** Why a 公民身份号码 cannot be right; undefined where it can. */
  faultOfIdNumber: (text: string) => string | undefined
  /** Why a decision was not possible on a day. */
  faultOfDecision: (code: DecisionCode, on: Day) => string | undefined
  /** 答复期限 as it will be worked out; null where it does not run. */
  dueOf: (old: OldCase) => Day | null
  /** What in the course of a case the law gives no effect. */
  remarksOn: (old: OldCase) => readonly string[]
}

export type Reading = {
  rules: LedgerRules
  mapping: Mapping
  learnt: LearntWords
  today: Day
  /** 年度 of dates that say none, where the row does not say it either. */
  year?: string
}

/** Signs that offices put where nothing is to be written. */
const nothing = /^(?:[/\\\-—－_.]+|无|空|n\/?a)$/i

/** The first year any ledger can go back to: the first 条例 came into force in 2008. */
const earliest = 2008

const labelOf = (column: LedgerColumn): string => ledgerColumns[column].label

/** @param cells of one row, by column of the sheet */
export const rowReader = (cells: readonly string[], reading: Reading): RowReader => {
  const faults: Finding[] = []
  const heeds: Finding[] = []
  const asked: AskedWord[] = []
  const fault: RowReader['fault'] = (column, message) => {
    faults.push({ column: labelOf(column), message })
  }
  const heed: RowReader['heed'] = (column, message) => {
    heeds.push({ column: labelOf(column), message })
  }
  const text: RowReader['text'] = (column) => {
    const at = reading.mapping[column]
    const cell = (at === undefined ? '' : (cells[at] ?? '')).normalize('NFC').trim()
    return nothing.test(cell) ? '' : cell
  }
  const year = text('year') || reading.year
  const ask: RowReader['ask'] = (column, list, word) => {
    asked.push({ list, word })
    fault(column, `认不出“${word.slice(0, 30)}”，请在页面上指定它的含义`)
  }
  return {
    text,
    fault,
    heed,
    ask,
    year,
    faults,
    heeds,
    asked,
    rules: reading.rules,
    day: (column) => {
      const cell = text(column)
      if (cell === '') return undefined
      const read = readDate(cell, year)
      if ('fault' in read) {
        fault(column, read.fault)
        return undefined
      }
      if (text('year') === '' && 'fault' in readDate(cell))
        heed(column, `“${cell.slice(0, 20)}”没有写年份，读作 ${read.on}`)
      if (read.on > reading.today || yearOf(read.on) < earliest) {
        fault(column, `${read.on}${read.on > reading.today ? '晚于今天' : '早得不可能'}`)
        return undefined
      }
      if (read.beside !== undefined) heed(column, `日期后面写的“${read.beside.slice(0, 20)}”不导入`)
      return read.on
    },
    code: (column, list) => {
      const cell = text(column)
      if (cell === '') return undefined
      const code = codeOfWord(list, foldWidth(cell), reading.learnt)
      if (code === undefined && foldWord(cell) !== '') ask(column, list, cell)
      return code
    },
  }
}
