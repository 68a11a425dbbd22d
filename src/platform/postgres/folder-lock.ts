import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refused } from '../../kernel/result.ts'

/**
 * Takes the data folder for this process alone until `release` or its death, kill -9 included: an
 * empty SQLite file held in an exclusive transaction, the one lock in Node that the kernel lets go
 * of by itself.
 *
 * @throws Refused where another gongkai holds it
 */
export const lockFolder = (dataDir: string): { release: () => void } => {
  const lock = new DatabaseSync(join(dataDir, 'lock'))
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new Refused({
      code: 'postgres.folder-in-use',
      message: `另一个 gongkai 正在使用数据目录 ${dataDir}，请先停止它，或用 DATA_DIR 另指一个数据目录。 Another gongkai uses this folder: stop it, or choose another with DATA_DIR.`,
    })
  }
  return { release: () => lock.close() }
}
