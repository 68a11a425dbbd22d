import { yearOf } from '../../kernel/day.ts'
import type { ReportTables, RequestRowKey } from '../reports.ts'
import type { OldCase, Tally } from '../requests.ts'

/** One row of table 三 of a year: what stands, what the import adds, and what was published. */
export type ComparedRow = {
  key: RequestRowKey
  label: string
  standing: number
  added: number
  /** 公布数; null where no report of that year is known. */
  published: number | null
}

export type ComparedYear = { year: number; added: number; rows: readonly ComparedRow[] }

const sumOf = (tallies: readonly Tally[], key: RequestRowKey): number =>
  tallies.reduce((sum, { row, count }) => (row === key ? sum + count : sum), 0)

/** （七）总计 is the sum of the results, not a row that cases are counted in. */
const totalOf = (tallies: readonly Tally[], key: RequestRowKey): number =>
  key === 'total'
    ? tallies.reduce(
        (sum, { row, count }) =>
          row === 'new' || row === 'carried_in' || row === 'carried_out' ? sum : sum + count,
        0,
      )
    : sumOf(tallies, key)

const publishedOf = (published: ReportTables | undefined, key: RequestRowKey): number | null => {
  const row = published?.table3?.[key]
  return row ? (row[6] ?? 0) : null
}

/** The years an import touches, from its first receipt to the last year that counts one of its cases. */
export const yearsOfCases = (cases: readonly OldCase[], running: number): number[] => {
  const first = Math.min(...cases.map(({ arrivedOn }) => yearOf(arrivedOn)))
  const last = cases.some(({ decision }) => !decision)
    ? running
    : Math.max(...cases.map(({ decision, arrivedOn }) => yearOf(decision?.signedOn ?? arrivedOn)))
  return cases.length === 0
    ? []
    : Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

type Known = {
  /** The rows of table 三 with their labels. */
  rows: readonly { key: RequestRowKey; label: string }[]
  standing: readonly Tally[]
  added: readonly Tally[]
  published: ReportTables | undefined
}

/** Table 三 of a year beside what was published; rows that are nothing anywhere are left out. */
export const compareYear = (year: number, known: Known): ComparedYear => {
  const rows = known.rows.map(({ key, label }) => ({
    key,
    label,
    standing: totalOf(known.standing, key),
    added: totalOf(known.added, key),
    published: publishedOf(known.published, key),
  }))
  return {
    year,
    added: sumOf(known.added, 'new'),
    rows: rows.filter(
      ({ standing, added, published }) => standing > 0 || added > 0 || (published ?? 0) > 0,
    ),
  }
}
