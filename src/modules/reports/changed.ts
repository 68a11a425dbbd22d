import {
  activityOfficial,
  disputeOfficial,
  requestOfficial,
  type OfficialTable,
} from './official.ts'
import {
  activityRows,
  applicantColumns,
  type ReportTables,
  type RequestRowKey,
  requestRowLabel,
} from './tables.ts'

/** A figure that is no longer what it was when the report was sealed. */
export type ChangedCell = { path: string; label: string; before: string; after: string }

/** The official tables a report has, in their order. */
export const officialTables = ({ table2, table3, table4 }: ReportTables): OfficialTable[] => [
  ...(table2 ? [activityOfficial(table2)] : []),
  ...(table3 ? [requestOfficial(table3)] : []),
  ...(table4 ? [disputeOfficial(table4)] : []),
]

/** Every figure by its path. */
export const figuresByPath = (tables: ReportTables): ReadonlyMap<string, string> =>
  new Map(
    officialTables(tables).flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.flatMap(({ path, text }) => (path === undefined ? [] : [[path, text] as const])),
      ),
    ),
  )

const labelOf = (path: string): string => {
  const [table, first = '', second = '', third = ''] = path.split('.')
  if (table === 'table3')
    return `表三“${requestRowLabel(second as RequestRowKey)}”${applicantColumns[Number(third)]?.label ?? ''}`
  if (table === 'table2')
    return `表二“${activityRows.find(({ key }) => key === first)?.label ?? first}”`
  return '表四'
}

/** What would be counted otherwise today; a blank and 0 are the same. */
export const changedCells = (sealed: ReportTables, now: ReportTables): ChangedCell[] => {
  const before = figuresByPath(sealed)
  return [...figuresByPath(now)].flatMap(([path, after]) => {
    const was = before.get(path) ?? ''
    return (was || '0') === (after || '0')
      ? []
      : [{ path, label: labelOf(path), before: was || '0', after: after || '0' }]
  })
}
