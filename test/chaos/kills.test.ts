import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFolder } from '../open-folder.ts'
import { killAgainAndAgain } from './kills.ts'

const onLinux = existsSync('/proc/self/stat')

test('随时强行杀死程序、数据库或者它的一个进程，收到过答复的每一步都在，且只有一次', async (t) => {
  assert.ok(onLinux, 'the kills find their victims in /proc')
  const dataDir = mkdtempSync(join(openFolder(), 'gongkai-kills-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 }))
  chmodSync(dataDir, 0o755)
  const outcome = await killAgainAndAgain(dataDir, 5, () => {})
  assert.deepEqual(outcome.kills, { node: 1, postmaster: 1, backend: 1, both: 1, serving: 1 })
  assert.deepEqual(outcome.faults, [])
  assert.ok(outcome.verified.sound, outcome.verified.said)
  assert.ok(outcome.acknowledged >= 20, `only ${outcome.acknowledged} writes were acknowledged`)
  const { registered, answered, movedIn, sealed, ...citizens } = outcome.there
  for (const [what, count] of Object.entries({ registered, answered, movedIn, sealed }))
    assert.ok((count ?? 0) > 0, `${what}: none was there`)
  assert.ok(
    Object.values(citizens).some((count) => count > 0),
    'nobody from outside came through',
  )
})
