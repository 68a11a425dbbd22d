import type { PendingQuery, Row } from 'postgres'
import type { Tx } from './db.ts'

const batch = 500

/**
 * The rows of a query, some hundreds at a time: however long the list is, no more of it lies in
 * memory, and other queries may run on the transaction in between.
 */
export const inBatches = async function* <R extends object>(
  tx: Tx,
  query: PendingQuery<Row[]>,
): AsyncGenerator<readonly R[]> {
  await tx`declare listed no scroll cursor for ${query}`
  for (;;) {
    // Unprepared: the same words fetch rows of other columns the next time.
    const rows = await tx.unsafe<R[]>(`fetch ${batch} from listed`)
    if (rows.length > 0) yield rows
    if (rows.length < batch) break
  }
  await tx`close listed`
}
