import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../test/kept-running.js', import.meta.url))

const run = (command: string): { births: number; status: number | null; said: string } => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, command], {
    encoding: 'utf8',
    timeout: 200_000,
  })
  return { births: stdout.split('born').length - 1, status, said: stderr }
}

describe('程序的自动重新启动', () => {
  test('每次启动后不久就退出的，重新启动五次后不再启动，说明原因', () => {
    const { births, status, said } = run('ready')
    assert.equal(births, 6)
    assert.equal(status, 1)
    assert.match(said, /连续 6 次启动后不久就意外退出，不再自动重启/)
  })

  test('从未启动成功的，不重新启动，退出码照旧', () => {
    const { births, status, said } = run('never')
    assert.deepEqual({ births, status, said }, { births: 1, status: 7, said: '' })
  })
})
