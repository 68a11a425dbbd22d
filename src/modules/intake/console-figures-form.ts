import type { Day } from '../../kernel/day.ts'
import { no, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import {
  type ActivityTable,
  type CheckFinding,
  checkReport,
  disputeGroups,
  type Figure,
  type ReportTables,
  requestRows,
} from '../reports.ts'
import { confirmations, fieldOf, proseConfirmation } from './figure-fields.ts'
import { isReportYear, type ReadFigures } from './import.ts'

type Fields = Readonly<Record<string, string>>

type Put = (table: 't2' | 't3' | 't4', key: string, row: readonly Figure[]) => void

const putRows = (
  put: Put,
  table: 't2' | 't3' | 't4',
  rows: Readonly<Record<string, unknown>> | null,
): void => {
  for (const [key, row] of Object.entries(rows ?? {}))
    put(table, key, Array.isArray(row) ? (row as readonly Figure[]) : [row as Figure])
}

/** What stands in the form when it is first shown: each figure as read, blanks where nothing was. */
const fieldsOf = ({ table2, table3, table4 }: ReportTables): Fields => {
  const fields: Record<string, string> = {}
  const put: Put = (table, key, row) => {
    for (const [column, figure] of row.entries())
      if (figure !== null) fields[fieldOf(table, key, column)] = String(figure)
  }
  putRows(put, 't2', table2)
  putRows(put, 't3', table3)
  putRows(put, 't4', table4)
  return fields
}

type Reader = { count: (name: string) => Figure; amount: (name: string) => string | null }

const readerOf = (fields: Fields, faults: Record<string, string>): Reader => {
  const text = (name: string): string => foldWidth(fields[name] ?? '').replaceAll(/[\s,]/g, '')
  return {
    count: (name) => {
      const written = text(name)
      if (written === '' || written === '/') return null
      if (!/^\d{1,9}$/.test(written)) faults[name] = '请填写不小于零的整数'
      return Number(written)
    },
    amount: (name) => {
      const written = text(name)
      if (written === '' || written === '/') return null
      if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(written)) faults[name] = '请填写金额，单位万元'
      return written
    },
  }
}

const many = (
  reader: Reader,
  table: 't2' | 't3' | 't4',
  key: string,
  columns: number,
): readonly Figure[] =>
  Array.from({ length: columns }, (_, column) => reader.count(fieldOf(table, key, column)))

const activityOf = (reader: Reader): ActivityTable => ({
  rules: many(reader, 't2', 'rules', 3),
  normative: many(reader, 't2', 'normative', 3),
  licensing: reader.count(fieldOf('t2', 'licensing', 0)),
  punishment: reader.count(fieldOf('t2', 'punishment', 0)),
  coercion: reader.count(fieldOf('t2', 'coercion', 0)),
  fees_wan: reader.amount(fieldOf('t2', 'fees_wan', 0)),
})

export type SaidFigures = {
  year: number
  unit: string
  tables: ReportTables
  /** 文字部分 is kept too. */
  withProse: boolean
}

/** A table nobody confirmed is not kept: nothing is compared with it. */
export const readFigures = (fields: Fields, today: Day): Result<SaidFigures> => {
  const faults: Record<string, string> = {}
  const reader = readerOf(fields, faults)
  const year = Number(foldWidth(fields['year'] ?? '').trim())
  const unit = (fields['unit'] ?? '').trim().slice(0, 200)
  if (!isReportYear(year, today)) faults['year'] = '请填写报告的年度，不早于 2008 年，不是今年'
  const isSaid = (table: keyof typeof confirmations): boolean =>
    fields[confirmations[table]] === 'yes'
  const rows = <K extends string>(
    table: 't3' | 't4',
    keys: readonly { key: K }[],
    columns: number,
  ): Record<K, readonly Figure[]> =>
    Object.fromEntries(keys.map(({ key }) => [key, many(reader, table, key, columns)])) as Record<
      K,
      readonly Figure[]
    >
  const tables = {
    table2: isSaid('table2') ? activityOf(reader) : null,
    table3: isSaid('table3') ? rows('t3', requestRows, 7) : null,
    table4: isSaid('table4') ? rows('t4', disputeGroups, 5) : null,
  }
  if (Object.values(tables).every((table) => table === null))
    faults[confirmations.table3] = '请对照原件，至少确认一张表'
  const count = Object.keys(faults).length
  if (count === 0)
    return {
      ok: true,
      value: { year, unit, tables, withProse: fields[proseConfirmation] === 'yes' },
    }
  const { refusal } = no('form.invalid', `有 ${count} 处需要改正，已填写的内容都还在`)
  return { ok: false, refusal: { ...refusal, fields: faults } }
}

/** What does not add up within the figures as read; blanks are no news here. */
export const findingsInFigures = ({ unit, year, tables }: ReadFigures): CheckFinding[] =>
  checkReport({ unit, year, form: '2021', tables }).filter(({ rule }) => rule !== 'CK06')

/** The form as it is first shown. */
export const fieldsOfRead = ({ unit, year, tables }: ReadFigures): Record<string, string> => ({
  ...fieldsOf(tables),
  unit: unit ?? '',
  year: year === null ? '' : String(year),
})
