import {
  type ActivityTable,
  type Figure,
  type ReportTables,
  activityRows,
  counted,
  disputeGroups,
  requestRows,
} from '../tables.ts'
import { type CheckFinding, finding } from './rules.ts'

type Cells = readonly (readonly [path: string, figure: Figure])[]

const rowCells = (path: string, row: readonly Figure[] | undefined): Cells =>
  (row ?? []).map((figure, column) => [`${path}.${column}`, figure])

const activityCells = (table: ActivityTable): Cells =>
  activityRows.flatMap(({ key }): Cells => {
    const value = table[key]
    if (value === undefined) return []
    if (typeof value === 'object' && value !== null) return rowCells(`table2.${key}`, value)
    return [[`table2.${key}`, typeof value === 'string' ? 0 : value]]
  })

const tableCells = (tables: ReportTables): readonly (readonly [string, Cells])[] => [
  ['表二', tables.table2 ? activityCells(tables.table2) : []],
  ['表三', requestRows.flatMap(({ key }) => rowCells(`table3.rows.${key}`, tables.table3?.[key]))],
  ['表四', disputeGroups.flatMap(({ key }) => rowCells(`table4.${key}`, tables.table4?.[key]))],
]

/** CK06: blanks, signs and impossible counts, one finding a table. */
export const blankCells = (
  tables: ReportTables,
  written: Readonly<Record<string, string>> = {},
): readonly CheckFinding[] =>
  tableCells(tables).flatMap(([name, cells]): readonly CheckFinding[] => {
    const blank = cells.flatMap(([path, figure]) => (figure === null ? [path] : []))
    const odd = cells.flatMap(([path, figure]) =>
      figure !== null && (!Number.isInteger(figure) || figure < 0) ? [path] : [],
    )
    const signs = [...new Set(blank.flatMap((path) => (written[path] ? [written[path]] : [])))]
    const note = signs.length > 0 ? `（其中写作“${signs.join('”“')}”的不是数字）` : ''
    const notices = [
      blank.length > 0 &&
        finding(
          'CK06',
          `${name}有${blank.length}个单元格未填数字${note}，按0计；没有的应填0。`,
          blank,
        ),
      odd.length > 0 && finding('CK06', `${name}有${odd.length}个件数不是不小于零的整数。`, odd),
    ]
    return notices.filter((each) => each !== false)
  })

const documentRows = [
  ['rules', '规章'],
  ['normative', '行政规范性文件'],
] as const

/** CK08, as far as one report shows it. */
export const stockCoversYear = (table: ActivityTable): readonly CheckFinding[] =>
  documentRows.flatMap(([key, label]): readonly CheckFinding[] => {
    const row = table[key]
    if (!row) return []
    const [issued, abolished, inForce] = row.map(counted)
    const least = (issued ?? 0) - (abolished ?? 0)
    if ((inForce ?? 0) >= least) return []
    const message = `表二“${label}”现行有效${inForce}件，少于本年制发减废止的${least}件。`
    return [
      finding(
        'CK08',
        message,
        [0, 1, 2].map((column) => `table2.${key}.${column}`),
      ),
    ]
  })

/** Names below a city divided into districts; 自治区 is a province and 地区 a prefecture. */
const belowCity = /县|(?<!自治|地)区|旗|(?<!城)镇|(?<!城)乡|街道/

/** Whether a unit's name shows for certain that it stands below city level; a bare 市 does not. */
export const isBelowCity = (unit: string): boolean => belowCity.test(unit)

/** CK09: below city level nobody makes 规章 (立法法: only 设区的市、自治州 and above). */
export const rulesRowEmpty = (
  table: ActivityTable,
  unit: string | null,
): readonly CheckFinding[] => {
  const rules = table.rules ?? []
  if (unit === null || !isBelowCity(unit) || rules.every((figure) => counted(figure) === 0))
    return []
  const message = `表二“规章”一行为${rules.map(counted).join('、')}，${unit}无权制定规章，应为0。`
  const cells = rules.flatMap((figure, column) =>
    counted(figure) === 0 ? [] : [`table2.rules.${column}`],
  )
  return [finding('CK09', message, cells)]
}

/** CK14, as far as the cell itself shows it: 元 written where 万元 is asked. */
export const feeUnit = (written: Readonly<Record<string, string>>): readonly CheckFinding[] => {
  const fee = written['table2.fees_wan']
  if (fee === undefined || !/\d元$/.test(fee)) return []
  return [finding('CK14', `收费金额写作“${fee}”，本栏单位为万元。`, ['table2.fees_wan'])]
}
