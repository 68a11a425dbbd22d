import type { Db, Tx } from './db.ts'

/** 演示 or 正式, decided once, when the database is first used. */
export type Installation = { demo: boolean; complete: boolean }

/** @returns undefined for a database nobody has set up yet */
export const readInstallation = async (db: Db): Promise<Installation | undefined> => {
  const [row] = await db<Installation[]>`
    select demo, complete_at is not null as complete from platform.installation`
  return row
}

/** Decides what the installation is; a demonstration is complete only once its county is loaded. */
export const foundInstallation = async (tx: Tx, demo: boolean, at: Date): Promise<void> => {
  await tx`
    insert into platform.installation (demo, complete_at) values (${demo}, ${demo ? null : at})`
}

export const completeInstallation = async (tx: Tx, at: Date): Promise<void> => {
  await tx`update platform.installation set complete_at = ${at}`
}
