import { type Needs, requestNeeds } from '../app-needs.ts'
import { loadDemonstration } from '../demonstration/load.ts'
import { Refused } from '../kernel/result.ts'
import { isLoopback, type Settings } from '../platform/config.ts'
import { foundInstallation, readInstallation } from '../platform/installation.ts'
import { createMasterKey, readMasterKey } from '../platform/key-file.ts'
import type { Pools } from '../platform/pools.ts'

/** A demonstration is made only where nobody else can reach it. */
const mayDemonstrate = ({ host, external }: Settings): boolean =>
  isLoopback(host) && external === undefined

const keyOf = async (dataDir: string): Promise<Buffer> => {
  const key = await readMasterKey(dataDir)
  if (key) return key
  throw new Refused({
    code: 'start.keyless',
    message: `数据库已在使用，但 ${dataDir} 中没有主密钥文件 keys/master.key，请先从备份恢复该文件`,
  })
}

/** What was found at the start: a key, and either an installation or an empty folder. */
export type Prepared = { masterKey: Buffer; demo: boolean; empty: boolean }

/**
 * The master key and the kind of this installation. An empty data folder is to become a
 * demonstration, on loopback with the embedded database only.
 *
 * @throws Refused where it has to be set up by `gongkai init` first
 */
export const prepare = async (settings: Settings, pools: Pools): Promise<Prepared> => {
  const { dataDir } = settings
  const installation = await readInstallation(pools.app)
  if (installation)
    return { masterKey: await keyOf(dataDir), demo: installation.demo, empty: false }
  if (!mayDemonstrate(settings))
    throw new Refused({
      code: 'start.uninitialised',
      message:
        '这是一个空的数据目录。对外提供服务（HOST 不是本机，或使用 DATABASE_URL）时不会创建演示账号，请先运行 gongkai init 建立正式环境',
    })
  const masterKey = (await readMasterKey(dataDir)) ?? (await createMasterKey(dataDir))
  return { masterKey, demo: true, empty: true }
}

/** One line that counts up on a terminal; in a log only its beginning and its end. */
const counting = (): ((done: number, total: number) => void) => {
  const { stdout } = process
  stdout.write('正在载入演示县……\n')
  return (done, total) => {
    if (stdout.isTTY) stdout.write(`\r  ${done} / ${total}`)
    if (done === total) stdout.write(`${stdout.isTTY ? '\n' : ''}演示县已载入\n`)
  }
}

/** What a demonstration is loaded with. */
export type DemonstrationNeeds = Pick<
  Needs,
  'pools' | 'clock' | 'calendars' | 'vault' | 'files' | 'jobs' | 'demo'
>

/** Fills an empty installation with the demonstration county, all of it or nothing. */
export const demonstrate = async (needs: DemonstrationNeeds): Promise<void> => {
  const { pools, clock } = needs
  await pools.app.begin(async (tx) => {
    await foundInstallation(tx, true, clock.now())
    await loadDemonstration(tx, requestNeeds(needs), {
      today: clock.today(),
      progress: counting(),
    })
  })
}
