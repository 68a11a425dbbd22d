import type { CheckedReport } from '../checks/check.ts'
import type { ReportTables } from '../tables.ts'
import type { ReadReport } from './read.ts'

const soundTables = ({ tables, partial }: ReadReport): ReportTables => {
  const { table2 } = tables
  if (!table2 || !partial.has('table2.rules')) return tables
  const { rules: _lost, ...whole } = table2
  return { ...tables, table2: whole }
}

/** A read report as the checks take it: rows of which a cell was lost in conversion are left out. */
export const toCheck = (read: ReadReport, previous: ReadReport | null): CheckedReport => ({
  unit: read.unit,
  year: read.year,
  form: read.form,
  tables: soundTables(read),
  singleOther: read.singleOther,
  prose: read.prose,
  bareHeadings: read.bareHeadings,
  written: read.written,
  ...(previous ? { previous: soundTables(previous) } : {}),
})
