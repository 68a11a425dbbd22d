import {
  type DisputeTable,
  type Figure,
  type RequestRowKey,
  type RequestTable,
  applicantColumns,
  counted,
  disputeGroups,
  outcomeRows,
  requestRowLabel,
  requestRows,
} from '../tables.ts'
import { type CheckFinding, finding } from './rules.ts'

type Row = readonly Figure[]

const totalColumn = applicantColumns.length - 1
const sum = (figures: readonly (Figure | undefined)[]): number =>
  figures.reduce<number>((total, figure) => total + counted(figure), 0)

const cell = (row: string, column: number): string => `table3.rows.${row}.${column}`

/**
 * The figure that counts in a column. A total left blank is one mistake (CK01), so the columns go on with the
 * sum of its row.
 */
const inColumn = (row: Row, column: number): number =>
  column === totalColumn && row[column] === null
    ? sum(row.slice(0, totalColumn))
    : counted(row[column])

/** CK01, every row that is there. */
export const rowTotals = (table: RequestTable): readonly CheckFinding[] =>
  requestRows.flatMap(({ key }): readonly CheckFinding[] => {
    const row = table[key]
    if (!row) return []
    const total = row[totalColumn] ?? null
    const parts = sum(row.slice(0, totalColumn))
    if (counted(total) === parts) return []
    const said = total === null ? '总计未填' : `总计为${total}`
    const cells = applicantColumns.map((_, column) => cell(key, column))
    return [finding('CK01', `表三“${requestRowLabel(key)}”${said}，前六栏之和为${parts}。`, cells)]
  })

/** The rows that add up to （七）总计, with the single row 其他处理 of the 2019 form where it stands instead. */
const leaves = (
  table: RequestTable,
  singleOther: Row | null,
): readonly (readonly [string, Row])[] | null => {
  const keys: readonly RequestRowKey[] = outcomeRows.filter(
    (key) => !(singleOther && key.startsWith('o')),
  )
  const rows = keys.flatMap((key): (readonly [string, Row])[] => {
    const row = table[key]
    return row ? [[key, row]] : []
  })
  if (rows.length < keys.length) return null
  return singleOther ? [...rows, ['o', singleOther]] : rows
}

/** CK02, every column; only when all rows of the table were there. */
export const outcomeTotals = (
  table: RequestTable,
  singleOther: Row | null = null,
): readonly CheckFinding[] => {
  const parts = leaves(table, singleOther)
  const { total } = table
  if (!parts || !total) return []
  return applicantColumns.flatMap(({ label }, column): readonly CheckFinding[] => {
    const said = inColumn(total, column)
    const added = sum(parts.map(([, row]) => inColumn(row, column)))
    if (said === added) return []
    const cells = [cell('total', column), ...parts.map(([key]) => cell(key, column))]
    return [
      finding('CK02', `表三“${label}”栏（七）总计为${said}，各办理结果之和为${added}。`, cells),
    ]
  })
}

/** CK03, every column: what came in equals what went out and what is left. */
export const balance = (table: RequestTable): readonly CheckFinding[] => {
  const { new: received, carried_in: carriedIn, total, carried_out: carriedOut } = table
  if (!received || !carriedIn || !total || !carriedOut) return []
  return applicantColumns.flatMap(({ label }, column): readonly CheckFinding[] => {
    const incoming = [inColumn(received, column), inColumn(carriedIn, column)]
    const outgoing = [inColumn(total, column), inColumn(carriedOut, column)]
    if (sum(incoming) === sum(outgoing)) return []
    const message = `表三“${label}”栏不平：新收${incoming.join('加上年结转')}为${sum(incoming)}，总计${outgoing.join('加结转下年度')}为${sum(outgoing)}。`
    const cells = ['new', 'carried_in', 'total', 'carried_out'].map((key) => cell(key, column))
    return [finding('CK03', message, cells)]
  })
}

/** CK05, each group of table 四. */
export const disputeTotals = (table: DisputeTable): readonly CheckFinding[] =>
  disputeGroups.flatMap(({ key, label }): readonly CheckFinding[] => {
    const row = table[key]
    if (!row) return []
    const parts = sum(row.slice(0, 4))
    if (counted(row[4]) === parts) return []
    const said = row[4] === null ? '总计未填' : `总计为${counted(row[4])}`
    const cells = row.map((_, column) => `table4.${key}.${column}`)
    return [finding('CK05', `表四“${label}”${said}，前四栏之和为${parts}。`, cells)]
  })
