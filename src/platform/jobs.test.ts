import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openFolder } from '../../test/open-folder.ts'
import { jobDatabase } from './jobs.ts'
import { openPool } from './pools.ts'
import { startPostgres } from './postgres/server.ts'

/** The process that answers; asked again while the database recovers. */
const backendOf = async (
  executeSql: ReturnType<typeof jobDatabase>['executeSql'],
): Promise<number> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await executeSql('select pg_backend_pid() as pid').catch(() => undefined)
    if (answer) return (answer.rows[0] as { pid: number }).pid
    await wait(100)
  }
  return 0
}

test('后台任务办到一半，数据库的进程被强行杀死：这一次失败，以后照常，程序不退出', async (t) => {
  const folder = mkdtempSync(join(openFolder(), 'gongkai-jobs-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const server = await startPostgres(folder)
  t.after(server.stop)
  const pool = openPool(server.urlOf('app'), 2)
  t.after(() => pool.end({ timeout: 1 }))
  const { executeSql } = jobDatabase(pool)
  for (let round = 0; round < 3; round += 1) {
    const pid = await backendOf(executeSql)
    assert.ok(pid > 0, 'the database answers again')
    const failed = assert.rejects(executeSql('select pg_sleep(20)'))
    process.kill(pid, 'SIGKILL')
    await failed
  }
  assert.ok((await backendOf(executeSql)) > 0)
})
