import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { Needs } from '../app-needs.ts'
import { allJobs, openApp } from '../app.ts'
import { queues } from '../app-jobs.ts'
import { accountLines } from '../demonstration/load.ts'
import { queryLines } from '../demonstration/queryable.ts'
import { openCalendarBook } from '../modules/calendar.ts'
import { machineStateOf } from '../modules/system.ts'
import { systemClock } from '../platform/clock.ts'
import type { Settings } from '../platform/config.ts'
import { startDatabase } from '../platform/database.ts'
import { openFiles } from '../platform/files.ts'
import { foldersIn } from '../platform/folders.ts'
import { findFree, listen } from '../platform/http.ts'
import { openJobs } from '../platform/jobs.ts'
import { followParent, tellReady } from '../platform/keep-running.ts'
import { type Logger, openLog } from '../platform/log.ts'
import { openMailer } from '../platform/mail.ts'
import { demonstrationMail } from '../platform/mail-settings.ts'
import { migrate } from '../platform/migrate.ts'
import { openPools } from '../platform/pools.ts'
import type { Server } from '../platform/postgres/server.ts'
import { untilStopped } from '../platform/until-stopped.ts'
import { openVault } from '../platform/vault.ts'
import { version } from '../platform/version.ts'
import { demonstrate, prepare } from './first-start.ts'

/** What a process serves: pages, jobs, or both. */
export type Parts = { web: boolean; worker: boolean }

/** Runs until stopped. What was opened is closed in the opposite order, whatever happened between. */
export const serve = async (settings: Settings, parts: Parts): Promise<number> => {
  followParent()
  await using opened = new AsyncDisposableStack()
  const { dataDir, secure, proxies, notice } = settings
  if (notice !== undefined) process.stderr.write(`${notice}\n`)
  if (parts.web) await findFree(settings.host, settings.port)
  const log = openLog(settings.logLevel)
  const server = await startDatabase(settings)
  opened.defer(server.stop)
  process.on('uncaughtException', (fault) => void endAfterRecovery(server, fault))
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  await migrate(pools.owner, queues)
  const { masterKey, demo, empty } = await prepare(settings, pools)
  const vault = openVault(masterKey)
  const jobs = await openJobs(pools.app, log)
  opened.defer(jobs.stop)
  const calendars = await openCalendarBook(pools.app, dataDir)
  const reach = reachOf(settings, demo, log)
  const needs: Needs = {
    pools,
    clock: systemClock,
    log,
    vault,
    files: openFiles(foldersIn(dataDir).files, vault),
    jobs,
    calendars,
    demo,
    secure,
    proxies,
    dataDir,
    version,
    ...reach,
    machineState: () =>
      machineStateOf({
        dataDir,
        embedded: settings.external === undefined,
        calendar: calendars.current,
        mail: reach.mail?.words,
      }),
  }
  if (empty) await demonstrate(needs)
  if (parts.worker) await jobs.work(allJobs(needs))
  if (parts.web) {
    const listening = await listen(await openApp(needs), settings.host, settings.port)
    opened.defer(listening.stop)
    if (demo)
      process.stdout.write(`${[...accountLines(), ...(await queryLines(pools.app))].join('\n')}\n`)
    process.stdout.write(`gongkai ready http://${settings.host}:${listening.port}\n`)
    tellReady(listening.port)
  } else tellReady(0)
  const words = await Promise.race([untilStopped(), ...lossesOf(server)])
  return words === undefined ? 0 : lost(words)
}

/** How the product reaches people outside, and they the product. A demonstration writes to nobody. */
const reachOf = (
  { mail, publicUrl, dataDir }: Settings,
  demo: boolean,
  log: Logger,
): Pick<Needs, 'mail' | 'publicUrl'> => {
  const out = mail ?? (demo ? demonstrationMail(dataDir) : undefined)
  return {
    ...(out && { mail: openMailer(out, log) }),
    ...(publicUrl !== undefined && { publicUrl }),
  }
}

/**
 * What ends the process, with the words for the operator: its database ended, or recovered from the
 * death of a process of its own, after which connections may hang (decision 0040).
 */
const lossesOf = ({ ended, recovered }: Server): Promise<string>[] => [
  ...(ended
    ? [ended.then((words) => `数据库意外停止，程序随之退出。 PostgreSQL has ended:\n${words}`)]
    : []),
  ...(recovered
    ? [
        recovered.then(
          () =>
            '数据库的一个进程被强行终止，数据库已自行恢复，程序随之退出。 PostgreSQL has recovered from a crash.',
        ),
      ]
    : []),
]

/** Longest time a database gets to recover before the process ends, in milliseconds. */
const recovery = 3000

/**
 * The driver throws into the void where a connection is lost within a transaction (decision 0040). The
 * database is recovering at that moment, and asked to stop it would take longer than let be.
 */
const endAfterRecovery = async ({ recovered }: Server, fault: Error): Promise<never> => {
  process.stderr.write(`${inspect(fault)}\n`)
  if (recovered && fault.stack?.includes('/postgres/src/'))
    await Promise.race([recovered, wait(recovery)])
  process.exit(1)
}

/** Longest time for closing what a lost database left open, in milliseconds. */
const patience = 900

/** Without its database the process is of no use: it ends, so that the parent starts it anew. */
const lost = (words: string): number => {
  process.stderr.write(`${words}\n`)
  setTimeout(() => process.exit(1), patience).unref()
  return 1
}
