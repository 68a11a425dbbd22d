import { parseArgs } from 'node:util'
import { queues } from '../app-jobs.ts'
import { Refused } from '../kernel/result.ts'
import { cleanText } from '../kernel/text.ts'
import {
  type Founding,
  foundOffice,
  isOrganKind,
  type OrganKind,
  organKindNames,
} from '../modules/organs.ts'
import { systemClock } from '../platform/clock.ts'
import { readSettings } from '../platform/config.ts'
import { reachDatabase } from '../platform/database.ts'
import { foundInstallation, readInstallation } from '../platform/installation.ts'
import { createMasterKey, readMasterKey } from '../platform/key-file.ts'
import { migrate } from '../platform/migrate.ts'
import { openPools, type Pools } from '../platform/pools.ts'
import { recoveryCodeOf } from '../platform/recovery-code.ts'
import { askOnTerminal } from './ask.ts'

const usage = `用法：gongkai init --organ 机关名称 --kind 机关种类 --administrator 管理员姓名 --sign-in 用户名
  机关种类：${Object.values(organKindNames).join('、')}
  例如：gongkai init --organ 宝丰县人民政府办公室 --kind 县人民政府办公室 --administrator 李明 --sign-in liming`

const questions = {
  organ: '机关名称（例如：宝丰县人民政府办公室）：',
  kind: `机关种类（${Object.values(organKindNames).join('、')}）：`,
  administrator: '系统管理员姓名：',
  'sign-in': '系统管理员用户名：',
} as const

type Flag = keyof typeof questions

const flagsIn = (args: readonly string[]): Partial<Record<Flag, string>> => {
  try {
    const text = { type: 'string' } as const
    const options = { organ: text, kind: text, administrator: text, 'sign-in': text }
    return parseArgs({ args: [...args], options, allowPositionals: false }).values
  } catch {
    throw new Refused({ code: 'init.usage', message: usage })
  }
}

const kindOf = (said: string): OrganKind => {
  const named = Object.entries(organKindNames).find(([, label]) => label === said)?.[0] ?? said
  if (isOrganKind(named)) return named
  throw new Refused({ code: 'init.usage', message: `没有“${said}”这种机关\n${usage}` })
}

/** From the flags, and what they leave open from the terminal. */
const foundingFrom = async (args: readonly string[]): Promise<Founding> => {
  const flags = flagsIn(args)
  const read = async (flag: Flag): Promise<string> => {
    const said = cleanText(flags[flag] ?? (await askOnTerminal(questions[flag])) ?? '')
    if (said !== '') return said
    throw new Refused({ code: 'init.usage', message: usage })
  }
  const organ = await read('organ')
  const kind = kindOf(await read('kind'))
  return { organ, kind, name: await read('administrator'), signInName: await read('sign-in') }
}

const refuseSecond = async (pools: Pools): Promise<void> => {
  const installation = await readInstallation(pools.app)
  if (!installation) return
  const what = installation.demo ? '演示环境' : '正式环境'
  throw new Refused({
    code: 'init.done',
    message: `这个数据库已经建立过${what}，没有改动；要另建一个，请用 DATA_DIR 或者 DATABASE_URL 另指一处`,
  })
}

const letter = (
  password: string,
  signInName: string,
  code: string,
): string => `正式环境已经建立。以下内容只显示这一次，请立即抄写保存：

  系统管理员用户名：${signInName}
  一次性密码：      ${password}  （首次登录时修改）

  恢复码：${code}
  恢复码可以还原主密钥文件 keys/master.key。主密钥丢失而没有恢复码，申请人的个人信息将永远无法读取；
  请抄写两份，分别锁存，不要存放在本机，也不要与数据库备份放在一起。

接下来：运行 gongkai start，登录后在“机构”页补充文号代字、行政复议机关、管辖法院等信息。
`

/**
 * `gongkai init`: an empty production installation with one organ and one administrator. There is no
 * default password; what has to be written down is printed once.
 *
 * @throws Refused where the database is in use already
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const founding = await foundingFrom(args)
  await using opened = new AsyncDisposableStack()
  const settings = readSettings()
  const server = await reachDatabase(settings)
  opened.defer(server.stop)
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  await migrate(pools.owner, queues)
  await refuseSecond(pools)
  const { dataDir } = settings
  const key = (await readMasterKey(dataDir)) ?? (await createMasterKey(dataDir))
  const [password] = await pools.app.begin(async (tx) => {
    await foundInstallation(tx, false, systemClock.now())
    return [await foundOffice(tx, founding, systemClock)]
  })
  if (password === undefined) throw new Error('the transaction answered nothing')
  process.stdout.write(letter(password, founding.signInName, recoveryCodeOf(key)))
  return 0
}
