import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFolder } from '../../test/open-folder.ts'
import { packageRoot } from '../platform/root.ts'

test('正式环境备份到一个文件，在另一处还原、取回密钥、核验通过；同名文件不覆盖', async () => {
  await using opened = new AsyncDisposableStack()
  const folder = mkdtempSync(join(openFolder(), 'gongkai-backup-'))
  chmodSync(folder, 0o711)
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  const gongkai = (place: string, args: readonly string[], input = '') => {
    const { DATABASE_URL: _, ...env } = process.env
    const done = spawnSync(process.execPath, [join(packageRoot, 'bin/gongkai.js'), ...args], {
      env: { ...env, DATA_DIR: join(folder, place) },
      input,
      encoding: 'utf8',
      timeout: 90_000,
    })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }
  const file = join(folder, 'backup.tar.gz')
  const found =
    'init --organ 宝丰县人民政府办公室 --kind 县人民政府办公室 --administrator 李明 --sign-in liming'

  assert.match(gongkai('here', ['backup', file]).err, /数据库还是空的/)
  assert.match(gongkai('here', ['backup']).err, /^用法：gongkai backup/)
  assert.equal(gongkai('here', found.split(' ')).code, 0)
  assert.match(gongkai('here', ['backup', file, '--with-keys'], '短口令').err, /口令至少 12 个字符/)
  const passphrase = '锄禾日当午汗滴禾下土谁知盘中餐'
  const saved = gongkai('here', ['backup', file, '--with-keys'], passphrase)
  assert.equal(saved.code, 0, saved.err)
  assert.match(saved.out, /^已备份到 .*：\d+ 张表 \d+ 行，0 个文件/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.match(gongkai('here', ['backup', file]).err, /已经存在，没有覆盖/)

  assert.match(gongkai('there', ['restore', file], '别的口令').err, /口令不对/)
  const restored = gongkai('there', ['restore', file], passphrase)
  assert.equal(restored.code, 0, restored.err + restored.out)
  assert.match(restored.out, /核验通过/)
  const key = (place: string): string =>
    readFileSync(join(folder, place, 'keys/master.key'), 'utf8')
  assert.equal(key('there'), key('here'))
  assert.match(gongkai('there', ['restore', file], passphrase).err, /这个数据库已在使用/)
})
