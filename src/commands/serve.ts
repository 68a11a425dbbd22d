import { allJobs, type Needs, openApp } from '../app.ts'
import { queues } from '../app-jobs.ts'
import { shippedCalendar } from '../kernel/notices.ts'
import { Refused } from '../kernel/result.ts'
import { machineStateOf } from '../modules/system.ts'
import { systemClock } from '../platform/clock.ts'
import type { Settings } from '../platform/config.ts'
import { openFiles } from '../platform/files.ts'
import { listen } from '../platform/http.ts'
import { openJobs } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { openPools } from '../platform/pools.ts'
import { FolderInUse } from '../platform/postgres/left-over.ts'
import { startPostgres } from '../platform/postgres/server.ts'
import { untilStopped } from '../platform/until-stopped.ts'
import { openVault } from '../platform/vault.ts'
import { version } from '../platform/version.ts'
import { foldersIn, prepare } from './first-start.ts'

/** A second instance on one folder is an expected "no", not a fault. */
const refuseSecond = (error: unknown): never => {
  if (error instanceof FolderInUse)
    throw new Refused({ code: 'start.folder-in-use', message: error.message })
  throw error
}

type Parts = { web: boolean; worker: boolean }

/** Runs until stopped. What was opened is closed in the opposite order, whatever happened between. */
export const serve = async (settings: Settings, parts: Parts): Promise<number> => {
  await using opened = new AsyncDisposableStack()
  const { dataDir, secure } = settings
  const log = openLog(settings.logLevel)
  const server = await startPostgres(dataDir).catch(refuseSecond)
  opened.defer(server.stop)
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  await migrate(pools.owner, queues)
  const { masterKey, demo } = await prepare(settings, pools)
  const vault = openVault(masterKey)
  const jobs = await openJobs(pools.app, log)
  opened.defer(jobs.stop)
  const calendar = shippedCalendar
  const needs: Needs = {
    pools,
    clock: systemClock,
    log,
    vault,
    files: openFiles(foldersIn(dataDir).files, vault),
    jobs,
    calendar,
    demo,
    secure,
    version,
    machineState: () => machineStateOf({ dataDir, embedded: true, calendar }),
  }
  if (parts.worker) await jobs.work(allJobs(needs))
  if (parts.web) {
    const listening = await listen(await openApp(needs), settings.host, settings.port)
    opened.defer(listening.stop)
    process.stdout.write(`gongkai ready http://${settings.host}:${listening.port}\n`)
  }
  await untilStopped()
  return 0
}
