import type { SheetColumn } from '../kernel/sheet-column.ts'
import { audit } from './audit.ts'
import type { Ask, Download, StaffRoute } from './route.ts'
import { writeCsv } from './sheet-csv.ts'
import { writeXlsx } from './sheet-xlsx.ts'

/** Rows of one export at most. */
const mostRows = 100_000

export type Listed<Row> = {
  /** What the list is, as the file and the sheet are called. */
  name: string
  rows: AsyncIterable<Row> | Iterable<Row>
  /** The one thing whose list this is, for the audit line: its id, and whose it is where another organ's. */
  about?: { id: string; organId?: string }
}

/** 导出: a list declared by its columns; the address, permission and filter are those of its page. */
export type ListExport<Row> = {
  /** Address of the list; the files lie beside it as `.xlsx` and `.csv`. */
  list: string
  may: string
  act: string
  columns: readonly SheetColumn<Row>[]
  open: (ask: Ask) => Promise<Listed<Row>>
}

const writers = { xlsx: writeXlsx, csv: writeCsv } as const

export type SheetFormat = keyof typeof writers

const bounded = async function* <Row>(
  rows: Listed<Row>['rows'],
  { most, told }: { most: number; told: { rows: number } },
): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (told.rows === most) return
    told.rows += 1
    yield row
  }
}

/** Writes a list as a file, and what was taken out into the audit trail. */
export const exported = async <Row>(
  ask: Ask,
  { list, act, columns }: Pick<ListExport<Row>, 'list' | 'act' | 'columns'>,
  {
    name,
    rows,
    about,
    format,
    notes = [],
    most = mostRows,
  }: Listed<Row> & { format: SheetFormat; notes?: readonly string[]; most?: number },
): Promise<Download> => {
  const told = { rows: 0 }
  const today = ask.clock.today()
  const written = await writers[format]({
    name,
    columns,
    notes,
    today,
    rows: bounded(rows, { most, told }),
  })
  const { id: subject = list, organId = ask.actor.organId } = about ?? {}
  const actor = { ...ask.actor, organId }
  await audit(ask.tx, actor, {
    act,
    subject,
    at: ask.clock.now(),
    detail: { format, rows: told.rows },
  })
  return { ...written, name: `${name}-${today}.${format}` }
}

/** The two routes of a list's export. */
export const exportRoutes = <Row>(one: ListExport<Row>): StaffRoute[] =>
  (Object.keys(writers) as SheetFormat[]).map((format) => ({
    method: 'get',
    path: `${one.list}.${format}`,
    may: one.may,
    audit: one.act,
    handle: async (ask) => exported(ask, one, { ...(await one.open(ask)), format }),
  }))
