import type { Figure, ReportForm, ReportTables } from '../tables.ts'
import { balance, disputeTotals, outcomeTotals, rowTotals } from './arithmetic.ts'
import { blankCells, feeUnit, rulesRowEmpty, stockCoversYear } from './cells.ts'
import { claimsMatch } from './claims.ts'
import { formInForce, noticeCited, tablesPresent } from './form.ts'
import { partsAddUp } from './parts.ts'
import { percentsMatch } from './percents.ts'
import type { CheckFinding } from './rules.ts'
import { carriedOver, stockFollows } from './years.ts'

/** A report to be checked, read from a file or computed; what is left out is not checked. */
export type CheckedReport = {
  readonly unit: string | null
  readonly year: number | null
  readonly form: ReportForm
  readonly tables: ReportTables
  readonly singleOther?: readonly Figure[] | null
  /** The narrative, widths folded, one paragraph a line. */
  readonly prose?: string
  readonly bareHeadings?: readonly string[]
  readonly written?: Readonly<Record<string, string>>
  /** Last year's published tables. */
  readonly previous?: ReportTables
}

const ofTables = ({
  tables,
  unit,
  singleOther,
  written,
}: CheckedReport): readonly CheckFinding[] => {
  const { table2, table3, table4 } = tables
  return [
    ...(table3
      ? [...rowTotals(table3), ...outcomeTotals(table3, singleOther), ...balance(table3)]
      : []),
    ...(table4 ? disputeTotals(table4) : []),
    ...(table2 ? [...stockCoversYear(table2), ...rulesRowEmpty(table2, unit)] : []),
    ...feeUnit(written ?? {}),
    ...blankCells(tables, written),
  ]
}

/** CK10, CK11, CK12 and CK22: what the words say, beside the tables. */
export const ofProse = (
  prose: string,
  report: Pick<CheckedReport, 'tables' | 'year'>,
): readonly CheckFinding[] => [
  ...claimsMatch(prose, report.tables),
  ...partsAddUp(prose),
  ...percentsMatch(prose),
  ...noticeCited(prose, report.year),
]

/** Runs every check of 勾稽 that the report's parts allow, in the order of their ids. */
export const checkReport = (report: CheckedReport): readonly CheckFinding[] => {
  const { tables, previous } = report
  const findings = [
    ...ofTables(report),
    ...(previous ? [...carriedOver(tables, previous), ...stockFollows(tables, previous)] : []),
    ...(report.prose === undefined ? [] : ofProse(report.prose, report)),
    ...formInForce(report.form, report.year),
    ...tablesPresent(report.bareHeadings ?? []),
  ]
  return findings.toSorted((left, right) => left.rule.localeCompare(right.rule, 'en'))
}
