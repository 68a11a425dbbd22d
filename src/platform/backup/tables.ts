import { Refused } from '../../kernel/result.ts'
import type { Db } from '../db.ts'

/** A table as it travels: its full name and the columns, both as SQL writes them. */
export type SavedTable = { name: string; columns: readonly string[] }

/** How many rows: in the text format of COPY each ends with a line feed, and none holds one. */
export const rowsIn = (bytes: Uint8Array): number => {
  let rows = 0
  for (const byte of bytes) if (byte === 10) rows += 1
  return rows
}

/** Background jobs are kept where they still have to be done; the queue makes its other tables anew. */
const waitingJobs = "state < 'completed'"

/** What is saved of a table. */
export const rowsToSave = ({ name, columns }: SavedTable): string =>
  `select ${columns.join(', ')} from ${name}${name === 'jobs.job' ? ` where ${waitingJobs}` : ''}`

/**
 * Every table of the product, those that others refer to first, so that they can be filled in this
 * order.
 *
 * @throws Refused where the role may not read one of them: a backup with a hole is none
 */
export const tablesToSave = async (db: Db): Promise<SavedTable[]> => {
  const rows = await db<(SavedTable & { oid: number; readable: boolean })[]>`
    select c.oid::int, format('%I.%I', n.nspname, c.relname) as name,
      has_table_privilege(c.oid, 'select') as readable,
      array_agg(format('%I', a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
      and (n.nspname <> 'jobs' or c.relname = 'job')
    group by c.oid, n.nspname, c.relname order by 2`
  const closed = rows.filter(({ readable }) => !readable).map(({ name }) => name)
  if (closed.length > 0)
    throw new Refused({
      code: 'backup.closed-table',
      message: `数据库角色不能读取 ${closed.join('、')}，备份会有缺漏，没有进行`,
    })
  const references = await db<{ from: number; to: number }[]>`
    select conrelid::int as from, confrelid::int as to from pg_constraint
    where contype = 'f' and conrelid <> confrelid`
  return inOrder(rows, references).map(({ name, columns }) => ({ name, columns }))
}

/** Takes, again and again, what refers to nothing that is still to come. */
const inOrder = <T extends { oid: number }>(
  tables: readonly T[],
  references: readonly { from: number; to: number }[],
): T[] => {
  const ordered: T[] = []
  let left = tables
  while (left.length > 0) {
    const waiting = new Set(left.map(({ oid }) => oid))
    const ready = left.filter(
      ({ oid }) => !references.some(({ from, to }) => from === oid && waiting.has(to)),
    )
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    ordered.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}
