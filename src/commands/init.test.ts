import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFolder } from '../../test/open-folder.ts'
import { recognise } from '../modules/organs/actions-session.ts'
import { systemClock } from '../platform/clock.ts'
import { openPools } from '../platform/pools.ts'
import { startPostgres } from '../platform/postgres/server.ts'
import { packageRoot } from '../platform/root.ts'

const gongkai = (dataDir: string, args: readonly string[], input = '') => {
  const { DATABASE_URL: _, ...env } = process.env
  const done = spawnSync(process.execPath, [join(packageRoot, 'bin/gongkai.js'), ...args], {
    env: { ...env, DATA_DIR: dataDir, HOST: '0.0.0.0', PORT: '0' },
    input,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

const flags =
  '--organ 宝丰县人民政府办公室 --kind 县人民政府办公室 --administrator 李明 --sign-in LiMing'.split(
    ' ',
  )

test('建立正式环境：没有演示账号，密码和恢复码只显示一次，第二次不再建立', async () => {
  await using opened = new AsyncDisposableStack()
  const folder = mkdtempSync(join(openFolder(), 'gongkai-init-'))
  chmodSync(folder, 0o711)
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  const dataDir = join(folder, 'data')
  const keyFile = join(dataDir, 'keys/master.key')

  const start = gongkai(dataDir, ['start'])
  assert.equal(start.code, 1)
  assert.match(start.err, /请先运行 gongkai init/)

  assert.match(gongkai(dataDir, ['init', '--organ', '某局']).err, /用法：gongkai init/)
  assert.match(
    gongkai(dataDir, ['init', '--organ', '某局', '--kind', '公司', ...flags.slice(4)]).err,
    /没有“公司”这种机关/,
  )

  const first = gongkai(dataDir, ['init', ...flags])
  assert.equal(first.code, 0, first.err)
  const password = /一次性密码：\s+(\S+)/.exec(first.out)?.[1] ?? ''
  const code = /恢复码：(\S+)/.exec(first.out)?.[1] ?? ''
  assert.equal(statSync(keyFile).mode & 0o777, 0o600)

  const second = gongkai(dataDir, ['init', ...flags])
  assert.equal(second.code, 1)
  assert.match(second.err, /已经建立过正式环境，没有改动/)

  const key = readFileSync(keyFile, 'utf8')
  assert.match(gongkai(dataDir, ['recover-key'], code).err, /已有主密钥文件/)
  rmSync(keyFile)
  assert.match(gongkai(dataDir, ['recover-key'], code.slice(1)).err, /恢复码有误/)
  assert.equal(gongkai(dataDir, ['recover-key'], code.toLowerCase()).code, 0)
  assert.equal(readFileSync(keyFile, 'utf8'), key)

  const server = await startPostgres(dataDir)
  opened.defer(server.stop)
  const pools = openPools((role) => server.urlOf(role))
  opened.defer(pools.end)
  const needs = { pool: pools.app, clock: systemClock, fingerprint: (text: string) => text }
  const { personId } = await recognise(needs, { name: 'liming', password })
  const rows = await pools.app`
    select p.id, p.must_change_password as must, a.role, o.name as organ, i.demo
    from organs.person p join organs.appointment a on a.person_id = p.id
      join organs.organ o on o.id = a.organ_id, platform.installation i`
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        id: personId,
        must: true,
        role: 'administrator',
        organ: '宝丰县人民政府办公室',
        demo: false,
      },
    ],
  )
})
