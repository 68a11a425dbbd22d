import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { queues } from '../app-jobs.ts'
import { orRefuse, Refused } from '../kernel/result.ts'
import { type SavedKeys, unsealKeys } from '../platform/backup/keys.ts'
import { aboutBackup, loadBackup } from '../platform/backup/load.ts'
import { readSettings } from '../platform/config.ts'
import { startDatabase } from '../platform/database.ts'
import { readMasterKey, restoreAnchorKey, restoreMasterKey } from '../platform/key-file.ts'
import { openPool } from '../platform/pools.ts'
import { askOnTerminal } from './ask.ts'
import { run as runVerify } from './verify.ts'

/** The keys of a backup that holds them; the right passphrase is asked before anything is loaded. */
const keysIn = async (sealed: string): Promise<SavedKeys> => {
  const passphrase =
    (await askOnTerminal('备份中密钥的口令：')) ?? (await readAll(process.stdin)).trim()
  return orRefuse(unsealKeys(sealed, passphrase))
}

const putBack = async (dataDir: string, { master, anchor }: SavedKeys): Promise<void> => {
  if (!(await readMasterKey(dataDir))) await restoreMasterKey(dataDir, Buffer.from(master, 'hex'))
  if (anchor !== undefined) await restoreAnchorKey(dataDir, anchor)
}

/**
 * `gongkai restore FILE`: loads a backup into an empty installation and checks it with
 * `gongkai verify`. Exit code 1 where the check finds anything.
 *
 * @throws Refused where the installation is in use, or the backup is damaged
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const [named, ...more] = args
  if (named === undefined || more.length > 0)
    throw new Refused({ code: 'restore.usage', message: '用法：gongkai restore 备份文件' })
  const path = resolve(named)
  const about = await aboutBackup(path)
  const keys = about.keys === undefined ? undefined : await keysIn(about.keys)
  await using opened = new AsyncDisposableStack()
  const settings = readSettings()
  const { dataDir } = settings
  const server = await startDatabase(settings)
  opened.defer(server.stop)
  const owner = openPool(server.urlOf('owner'), 2)
  opened.defer(() => owner.end())
  const loaded = await loadBackup(owner, path, {
    dataDir,
    queues,
    progress: (sentence) => process.stderr.write(`${sentence}\n`),
  })
  if (keys) await putBack(dataDir, keys)
  process.stdout.write(
    `已还原 ${about.at.slice(0, 10)} 的备份：${loaded.tables} 张表 ${loaded.rows} 行，${loaded.files} 个文件\n`,
  )
  if (!(await readMasterKey(dataDir)))
    process.stdout.write(
      '备份不含主密钥：请用 gongkai recover-key 或者保存的密钥文件还原，否则个人信息无法读取\n',
    )
  return await runVerify([])
}
