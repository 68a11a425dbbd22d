import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { openFolder } from '../../test/open-folder.ts'
import { Refused } from '../kernel/result.ts'
import { isLoopback, readSettings } from './config.ts'
import { usualDataFolder } from './data-folder.ts'
import { packageRoot } from './root.ts'

const data = { DATA_DIR: '/somewhere' }

describe('环境变量', () => {
  test('什么都不写：只在本机的 8080 端口，用随附的数据库', () => {
    const { host, port, external, dataDir } = readSettings(data)
    assert.deepEqual([host, port, external, dataDir], ['127.0.0.1', 8080, undefined, '/somewhere'])
    assert.deepEqual(readSettings({ ...data, PORT: ' ', HOST: '' }).port, 8080)
    assert.deepEqual(
      [readSettings(data).proxies, readSettings({ ...data, PROXIES: '2' }).proxies],
      [0, 2],
    )
  })

  test('外部数据库及各角色的地址', () => {
    const url = 'postgres://dba:secret@db.example/county?sslmode=require'
    const app = 'postgresql://gongkai_app:other@db.example/county'
    const { external } = readSettings({ ...data, DATABASE_URL: url, DATABASE_URL_APP: app })
    assert.deepEqual(external, { url, roleUrls: { app } })
  })

  const wrong = [
    [{ PORT: '80 80' }, /^PORT 应为 0 到 65535 的整数/],
    [{ PORT: '-1' }, /^PORT/],
    [{ PORT: '65536' }, /^PORT/],
    [{ PORT: '80.5' }, /^PORT/],
    [{ HOST: 'http://x' }, /^HOST 应为主机名或者 IP 地址/],
    [{ DATABASE_URL: 'mysql://a:secret@b/c' }, /^DATABASE_URL 应写作 postgres:/],
    [{ DATABASE_URL: 'secret' }, /^DATABASE_URL 应写作/],
    [{ DATABASE_URL: 'postgres://a:secret@b' }, /^DATABASE_URL 应写作/],
    [
      { DATABASE_URL: 'postgres://a:b@c/d', DATABASE_URL_VERIFY: 'secret' },
      /^DATABASE_URL_VERIFY 应写作/,
    ],
    [{ PROXIES: 'nginx' }, /^PROXIES 应为本单位反向代理的层数/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL 应为 trace/],
  ] as const
  test('看不懂的值用一句话拒绝，不复述口令', () => {
    for (const [env, words] of wrong)
      assert.throws(
        () => readSettings({ ...data, ...env }),
        (error: unknown) =>
          error instanceof Refused &&
          words.test(error.refusal.message) &&
          !error.refusal.message.includes('secret'),
        JSON.stringify(env),
      )
  })

  test('只有本机能访问的地址', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1'])
      assert.equal(isLoopback(host), true, host)
    for (const host of ['0.0.0.0', '::', '127.evil.example', '192.168.1.5', 'gongkai.example'])
      assert.equal(isLoopback(host), false, host)
  })

  test('数据通常放在程序目录的 data 中；root 的封闭目录里放不了数据库，就换个地方并说明', (t) => {
    const home = mkdtempSync(join(tmpdir(), 'gongkai-home-'))
    t.after(() => rmSync(home, { recursive: true }))
    const other = join(openFolder(), 'gongkai-elsewhere')
    chmodSync(home, 0o700)
    assert.equal(usualDataFolder(false, home).dataDir, join(home, 'data'))
    assert.equal(usualDataFolder(false).dataDir, join(packageRoot, 'data'))
    const { dataDir, notice = '' } = usualDataFolder(true, home, [join(home, 'inside'), other])
    const isRoot = process.getuid?.() === 0
    assert.equal(dataDir, isRoot ? other : join(home, 'data'))
    assert.equal(notice.includes(home) && notice.includes(dataDir), isRoot)
  })
})
