import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { orRefuse, Refused } from '../kernel/result.ts'
import { sealKeys } from '../platform/backup/keys.ts'
import { saveBackup } from '../platform/backup/save.ts'
import { systemClock } from '../platform/clock.ts'
import { readSettings } from '../platform/config.ts'
import { reachDatabase } from '../platform/database.ts'
import { isBlank } from '../platform/installation.ts'
import { readAnchorKey, readMasterKey } from '../platform/key-file.ts'
import { openPool } from '../platform/pools.ts'
import { version } from '../platform/version.ts'
import { askOnTerminal } from './ask.ts'

const usage = `用法：gongkai backup 文件 [--with-keys]
  例如：gongkai backup /backup/gongkai-2026-11-25.tar.gz
  备份不含主密钥；加 --with-keys 时用一个口令锁住密钥，放在备份里。`

const toldBy = (args: readonly string[]): { path: string; withKeys: boolean } => {
  try {
    const options = { 'with-keys': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new RangeError('one file')
    return { path: resolve(path), withKeys: values['with-keys'] ?? false }
  } catch {
    throw new Refused({ code: 'backup.usage', message: usage })
  }
}

/** The keys, locked with a passphrase that is typed or piped in, never given as an argument. */
const lockedKeys = async (dataDir: string): Promise<string> => {
  const master = await readMasterKey(dataDir)
  if (!master)
    throw new Refused({ code: 'backup.keyless', message: `${dataDir} 中没有主密钥文件，没有备份` })
  const anchor = (await readAnchorKey(dataDir))?.export({ type: 'pkcs8', format: 'pem' })
  const passphrase = (await askOnTerminal('口令：')) ?? (await readAll(process.stdin)).trim()
  const keys = {
    master: master.toString('hex'),
    ...(anchor !== undefined && { anchor }),
  }
  return orRefuse(sealKeys(keys, passphrase))
}

/**
 * `gongkai backup FILE [--with-keys]`: everything in one file, while the product runs.
 *
 * @throws Refused where the file is there already, or something cannot be read
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const { path, withKeys } = toldBy(args)
  if (existsSync(path))
    throw new Refused({ code: 'backup.exists', message: `${path} 已经存在，没有覆盖` })
  const settings = readSettings()
  const { dataDir } = settings
  const keys = withKeys ? await lockedKeys(dataDir) : undefined
  await using opened = new AsyncDisposableStack()
  const server = await reachDatabase(settings)
  opened.defer(server.stop)
  const pool = openPool(server.urlOf('verify'), 2)
  opened.defer(() => pool.end())
  if (await isBlank(pool))
    throw new Refused({ code: 'backup.blank', message: '数据库还是空的，没有可以备份的内容' })
  const saved = await saveBackup(pool, path, {
    dataDir,
    version,
    at: systemClock.now(),
    progress: (sentence) => process.stderr.write(`${sentence}\n`),
    ...(keys !== undefined && { keys }),
  })
  const kept = withKeys
    ? '备份中有用口令锁住的密钥，口令请另外保存'
    : '备份不含主密钥，请另外保存恢复码或者密钥文件'
  process.stdout.write(
    `已备份到 ${path}：${saved.tables} 张表 ${saved.rows} 行，${saved.files} 个文件。${kept}\n`,
  )
  return 0
}
