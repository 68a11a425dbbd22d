import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refused } from '../../kernel/result.ts'

/** SQLITE_BUSY: somebody else holds the lock. */
const busy = 5

/** A serving process ends a moment after the parent that was killed, on a busy machine later; in milliseconds. */
const patience = 5000

const refusalOf = (dataDir: string, error: unknown): Refused =>
  error instanceof Error && 'errcode' in error && error.errcode === busy
    ? new Refused({
        code: 'postgres.folder-in-use',
        message: `另一个 gongkai 正在使用数据目录 ${dataDir}，请先停止它，或用 DATA_DIR 另指一个数据目录。 Another gongkai uses this folder: stop it, or choose another with DATA_DIR.`,
      })
    : new Refused({
        code: 'postgres.folder-closed',
        message: `当前账户不能写数据目录 ${dataDir}（${String(error)}），请用当初启动的账户运行，或用 DATA_DIR 另指一个数据目录。 This account cannot write the data folder: run as the account that made it, or choose another with DATA_DIR.`,
      })

/**
 * Takes the data folder for this process alone until `release` or its death, kill -9 included: an
 * empty SQLite file held in an exclusive transaction, the one lock in Node that the kernel lets go
 * of by itself.
 *
 * @throws Refused where another gongkai holds it, or where this account may not write the folder
 */
export const lockFolder = (dataDir: string): { release: () => void } => {
  let lock: DatabaseSync | undefined
  try {
    const path = join(dataDir, 'lock')
    const taken = new DatabaseSync(path, { timeout: patience })
    lock = taken
    // On a file it may only read, SQLite takes a shared lock and says nothing.
    accessSync(path, constants.W_OK)
    // Nothing is ever written, so no journal is left lying beside it.
    taken.exec('pragma journal_mode = memory; begin exclusive')
    return { release: () => taken.close() }
  } catch (error) {
    lock?.close()
    throw refusalOf(dataDir, error)
  }
}
