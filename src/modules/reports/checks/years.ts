import { type ReportTables, applicantColumns, counted } from '../tables.ts'
import { type CheckFinding, finding } from './rules.ts'

/** CK04: what last year left over is what this year took over, column by column. */
export const carriedOver = (now: ReportTables, before: ReportTables): readonly CheckFinding[] => {
  const taken = now.table3?.carried_in
  const left = before.table3?.carried_out
  if (!taken || !left) return []
  return applicantColumns.flatMap(({ label }, column): readonly CheckFinding[] => {
    const [here, there] = [counted(taken[column]), counted(left[column])]
    if (here === there) return []
    const message = `表三“${label}”栏上年结转为${here}，上年年报结转下年度为${there}。`
    return [finding('CK04', message, [`table3.rows.carried_in.${column}`])]
  })
}

/** CK07: the stock of documents follows from last year's. */
export const stockFollows = (now: ReportTables, before: ReportTables): readonly CheckFinding[] =>
  (['rules', 'normative'] as const).flatMap((key): readonly CheckFinding[] => {
    const row = now.table2?.[key]
    const last = before.table2?.[key]
    if (!row || !last) return []
    const [issued = 0, abolished = 0, inForce = 0] = row.map(counted)
    const expected = counted(last[2]) + issued - abolished
    if (inForce === expected) return []
    const label = key === 'rules' ? '规章' : '行政规范性文件'
    const message = `表二“${label}”现行有效${inForce}件，按上年${counted(last[2])}件加制发${issued}件减废止${abolished}件应为${expected}件；失效、清理的请说明。`
    return [
      finding(
        'CK07',
        message,
        [0, 1, 2].map((column) => `table2.${key}.${column}`),
      ),
    ]
  })
