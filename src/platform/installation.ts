import type { Db, Tx } from './db.ts'

/** 演示 or 正式, decided once, when the database is first used. */
export type Installation = { demo: boolean }

/** True where no migration was ever applied. */
export const isBlank = async (db: Db): Promise<boolean> => {
  const [row] = await db<{ blank: boolean }[]>`
    select to_regclass('platform.installation') is null as blank`
  return row?.blank ?? true
}

/** @returns undefined for a database nobody has set up yet */
export const readInstallation = async (db: Db): Promise<Installation | undefined> => {
  const [row] = await db<Installation[]>`select demo from platform.installation`
  return row
}

/**
 * Decides what the installation is. Runs in the transaction that fills it, so that half of one is
 * never there.
 */
export const foundInstallation = async (tx: Tx, demo: boolean, at: Date): Promise<void> => {
  await tx`insert into platform.installation (demo, since) values (${demo}, ${at})`
}
