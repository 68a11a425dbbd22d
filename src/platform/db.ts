import type postgres from 'postgres'

/** Connections of one database role. */
export type Pool = postgres.Sql

/** Writes need a transaction: a function that takes `Tx` cannot be called outside one. */
export type Tx = postgres.TransactionSql

/** Reads do with either. */
export type Db = Pool | Tx

/** Whose rows a transaction may see: row-level security reads both settings. */
export type Scope = { organId: string; personId: string }

/**
 * Runs `work` in one transaction that sees the rows of one organ and what other organs granted it.
 * The settings end with the transaction, so a pooled connection never carries them on.
 */
export const inOrgan = async <T>(
  pool: Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const [value] = await pool.begin(async (tx) => {
    await enter(tx, scope)
    return [await work(tx)]
  })
  return value as T
}

/** Sets whose rows the running transaction sees from here on. */
export const enter = async (tx: Tx, { organId, personId }: Scope): Promise<void> => {
  await tx`
    select set_config('gongkai.organ', ${organId}, true),
           set_config('gongkai.person', ${personId}, true)`
}
