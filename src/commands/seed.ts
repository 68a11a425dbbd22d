import { queues } from '../app-jobs.ts'
import { accountLines } from '../demonstration/load.ts'
import { queryLines } from '../demonstration/queryable.ts'
import { shippedCalendar } from '../kernel/notices.ts'
import { Refused } from '../kernel/result.ts'
import { fixedBook } from '../modules/calendar.ts'
import { systemClock } from '../platform/clock.ts'
import { readSettings } from '../platform/config.ts'
import { startDatabase } from '../platform/database.ts'
import { openFiles } from '../platform/files.ts'
import { foldersIn } from '../platform/folders.ts'
import { readInstallation } from '../platform/installation.ts'
import { createMasterKey, readMasterKey } from '../platform/key-file.ts'
import { openJobs } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { openPools } from '../platform/pools.ts'
import { openVault } from '../platform/vault.ts'
import { demonstrate } from './first-start.ts'

/**
 * `gongkai seed`: fills an empty database with the demonstration county, wherever it is.
 *
 * @throws Refused where the database is in use
 */
export const run = async (): Promise<number> => {
  await using opened = new AsyncDisposableStack()
  const settings = readSettings()
  const server = await startDatabase(settings)
  opened.defer(server.stop)
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  await migrate(pools.owner, queues)
  if (await readInstallation(pools.app))
    throw new Refused({
      code: 'seed.in-use',
      message: '数据库已在使用，演示数据只能载入空的数据库',
    })
  const { dataDir } = settings
  const vault = openVault((await readMasterKey(dataDir)) ?? (await createMasterKey(dataDir)))
  const files = openFiles(foldersIn(dataDir).files, vault)
  const jobs = await openJobs(pools.app, openLog(settings.logLevel))
  opened.defer(jobs.stop)
  await demonstrate({
    pools,
    clock: systemClock,
    calendars: fixedBook(shippedCalendar),
    vault,
    files,
    jobs,
    demo: true,
  })
  process.stdout.write(`${[...accountLines(), ...(await queryLines(pools.app))].join('\n')}\n`)
  return 0
}
