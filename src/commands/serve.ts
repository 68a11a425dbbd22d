import { allJobs, type Needs, openApp } from '../app.ts'
import { queues } from '../app-jobs.ts'
import { accountLines } from '../demonstration/load.ts'
import { shippedCalendar } from '../kernel/notices.ts'
import { machineStateOf } from '../modules/system.ts'
import { systemClock } from '../platform/clock.ts'
import type { Settings } from '../platform/config.ts'
import { startDatabase } from '../platform/database.ts'
import { openFiles } from '../platform/files.ts'
import { foldersIn } from '../platform/folders.ts'
import { listen } from '../platform/http.ts'
import { openJobs } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { openPools } from '../platform/pools.ts'
import { untilStopped } from '../platform/until-stopped.ts'
import { openVault } from '../platform/vault.ts'
import { version } from '../platform/version.ts'
import { demonstrate, prepare } from './first-start.ts'

type Parts = { web: boolean; worker: boolean }

/** Runs until stopped. What was opened is closed in the opposite order, whatever happened between. */
export const serve = async (settings: Settings, parts: Parts): Promise<number> => {
  await using opened = new AsyncDisposableStack()
  const { dataDir, secure, proxies, notice } = settings
  if (notice !== undefined) process.stderr.write(`${notice}\n`)
  const log = openLog(settings.logLevel)
  const server = await startDatabase(settings)
  opened.defer(server.stop)
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  await migrate(pools.owner, queues)
  const { masterKey, demo, empty } = await prepare(settings, pools)
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
    proxies,
    dataDir,
    version,
    machineState: () =>
      machineStateOf({ dataDir, embedded: settings.external === undefined, calendar }),
  }
  if (empty) await demonstrate(needs)
  if (parts.worker) await jobs.work(allJobs(needs))
  if (parts.web) {
    const listening = await listen(await openApp(needs), settings.host, settings.port)
    opened.defer(listening.stop)
    if (demo) process.stdout.write(`${accountLines().join('\n')}\n`)
    process.stdout.write(`gongkai ready http://${settings.host}:${listening.port}\n`)
  }
  const words = await Promise.race([untilStopped(), ...(server.ended ? [server.ended] : [])])
  return words === undefined ? 0 : lost(words)
}

/** Longest time for closing what a lost database left open, in milliseconds. */
const patience = 900

/** Without its database the process is of no use: it ends, so that whoever started it starts it anew. */
const lost = (words: string): number => {
  process.stderr.write(
    `数据库意外停止，程序随之退出，请重新启动。 PostgreSQL has ended:\n${words}\n`,
  )
  setTimeout(() => process.exit(1), patience).unref()
  return 1
}
