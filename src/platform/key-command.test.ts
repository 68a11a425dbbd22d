import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Refused } from '../kernel/result.ts'
import { keyByCommand, keyCommand } from './key-command.ts'
import { masterKeyState, readMasterKey } from './key-file.ts'

const key = 'ab'.repeat(32)
const asked = (text: string) => keyCommand({ GONGKAI_KEY_COMMAND: text })
const node = (script: string): readonly [string, ...string[]] => [process.execPath, '-e', script]

const saying =
  (sentence: RegExp) =>
  (error: unknown): boolean =>
    error instanceof Refused &&
    sentence.test(error.refusal.message) &&
    !error.refusal.message.includes(key)

describe('主密钥由命令提供', () => {
  test('没有设置的，读密钥文件；程序和参数写作几个词，或者写作 JSON 列表', () => {
    assert.equal(keyCommand({}), undefined)
    assert.equal(asked('  '), undefined)
    assert.deepEqual(asked('/usr/bin/cat  /run/keys/gongkai'), [
      '/usr/bin/cat',
      '/run/keys/gongkai',
    ])
    assert.deepEqual(asked('["/usr/bin/cat", "/run/keys/a b; c"]'), [
      '/usr/bin/cat',
      '/run/keys/a b; c',
    ])
  })

  for (const text of [
    'cat /run/keys/gongkai | head',
    'sh -c "cat key"',
    'cat $KEY',
    'cat key; id',
    '[]',
    '[1]',
    '["a"',
  ])
    test(`${text}：要经过 shell 的、不成列表的，拒绝并说明怎样写`, () =>
      assert.throws(() => asked(text), saying(/GONGKAI_KEY_COMMAND/)))

  test('输出的 64 位十六进制数字就是主密钥', async () => {
    const read = await keyByCommand(node(`console.log('${key}')`))
    assert.equal(read.toString('hex'), key)
  })

  const failing: [string, readonly [string, ...string[]], RegExp, number?][] = [
    ['程序不存在', ['/no/such/program'], /程序不存在/],
    ['以错误结束', node(`console.log('${key}'); process.exit(3)`), /退出码 3/],
    ['输出别的内容', node(`console.log('${key}0')`), /输出的不是主密钥/],
    ['什么也不输出', node(''), /输出的不是主密钥/],
    ['输出过长', node("process.stdout.write('a'.repeat(9999))"), /输出过长/],
    ['迟迟不结束', node('setInterval(() => {}, 60000)'), /秒内没有输出密钥/, 1000],
  ]
  for (const [what, command, sentence, within] of failing)
    test(`${what}的，拒绝，说明原因，不重复它的输出`, () =>
      assert.rejects(keyByCommand(command, within), saying(sentence)))

  test('设置了命令的，不读也不建密钥文件；系统状态写明由命令提供', async (t) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-key-'))
    process.env['GONGKAI_KEY_COMMAND'] = JSON.stringify(node(`console.log('${key}')`))
    t.after(() => {
      delete process.env['GONGKAI_KEY_COMMAND']
      rmSync(dataDir, { recursive: true })
    })
    assert.equal((await readMasterKey(dataDir))?.toString('hex'), key)
    const state = await masterKeyState(dataDir)
    assert.deepEqual({ ...state, path: '' }, { path: '', present: true, mode: '', closed: true })
    assert.match(state.path, /GONGKAI_KEY_COMMAND/)
  })
})
