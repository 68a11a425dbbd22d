import { queues } from '../app-jobs.ts'
import { readSettings } from '../platform/config.ts'
import { reachDatabase } from '../platform/database.ts'
import { migrate } from '../platform/migrate.ts'
import { openPool } from '../platform/pools.ts'

/** `gongkai migrate`: brings the database to this program's version and names what was applied. */
export const run = async (): Promise<number> => {
  await using opened = new AsyncDisposableStack()
  const server = await reachDatabase(readSettings())
  opened.defer(server.stop)
  const owner = openPool(server.urlOf('owner'), 1)
  opened.defer(() => owner.end())
  const applied = await migrate(owner, queues)
  for (const name of applied) process.stdout.write(`${name}\n`)
  process.stdout.write(applied.length > 0 ? '数据库已更新\n' : '数据库已是最新版本\n')
  return 0
}
