import { applicantColumns } from './tables.ts'

/** Which report a cell belongs to; `organId` is left out of links to one's own registers. */
export type CellPlace = { organId: string; year: number; asOf: string }

const documentCountings = ['issued', 'abolished', 'inForce']
const disputeCountings = ['upheld', 'corrected', 'other', 'pending', 'total']

/** The address of a report and of what lies under it. */
export const reportHref = ({ organId, year }: Omit<CellPlace, 'asOf'>, below = ''): string =>
  `/console/reports/${encodeURIComponent(organId)}/${year}${below}`

const query = (fields: Readonly<Record<string, string | number>>): string =>
  `?${new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))}`

type Behind = (place: CellPlace, first: string, second: string, third: string) => string

const behind: Readonly<Record<string, Behind>> = {
  table2: (place, first, second) => {
    if (first !== 'rules' && first !== 'normative')
      return reportHref(place, `/declarations#${first}`)
    const { organId: organ, year, asOf } = place
    const counted = documentCountings[Number(second)] ?? 'inForce'
    return `/console/documents${query({ kind: first, counted, year, asOf, organ })}`
  },
  table3: (place, _rows, row, at) => {
    const column = applicantColumns[Number(at)]?.key ?? 'total'
    return reportHref(place, `/cases${query({ row, column, asOf: place.asOf })}`)
  },
  table4: ({ organId: organ, year, asOf }, kind, at) => {
    const counted = disputeCountings[Number(at)] ?? 'total'
    return `/console/disputes${query({ kind, counted, year, asOf, organ })}`
  },
}

/** What stands behind a figure: cases, documents, disputes or declarations, counted the same way. */
export const hrefOfCell = (place: CellPlace, path: string): string => {
  const [table = '', first = '', second = '', third = ''] = path.split('.')
  return behind[table]?.(place, first, second, third) ?? reportHref(place)
}
