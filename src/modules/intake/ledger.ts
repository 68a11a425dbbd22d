import { foldForComparison } from '../../kernel/text.ts'
import type { Head } from './columns.ts'
import { type LedgerLine, type LedgerReading, readLedgerRow } from './ledger-row.ts'
import { type PassedRow, rowsBelow } from './rows.ts'

/** What makes two rows the same request: applicant, day of arrival, content. */
export const sameness = (name: string, arrivedOn: string, description: string): string =>
  [foldForComparison(name), arrivedOn, foldForComparison(description)].join('\n')

export type ReadLedger = { lines: readonly LedgerLine[]; passed: readonly PassedRow[] }

const withoutTwins = (lines: readonly LedgerLine[]): LedgerLine[] => {
  const first = new Map<string, number>()
  return lines.map((line) => {
    if (!line.old) return line
    const { applicant, arrivedOn, description } = line.old
    const key = sameness(applicant.name, arrivedOn, description)
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, line.row)
      return line
    }
    const { row, heeds, asked, faults } = line
    const fault = { column: '整行', message: `与第 ${before} 行是同一件申请，重复登记` }
    return { row, heeds, asked, faults: [...faults, fault] }
  })
}

/** Reads a ledger: every entry once, with its faults; a second copy of a row is a fault. */
export const readLedger = (
  grid: readonly (readonly string[])[],
  head: Head,
  reading: LedgerReading,
): ReadLedger => {
  const { entries, passed } = rowsBelow(grid, head)
  return {
    lines: withoutTwins(entries.map(({ row, cells }) => readLedgerRow(row, cells, reading))),
    passed,
  }
}
