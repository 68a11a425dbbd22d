import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '../../src/platform/clock.ts'
import { openPool } from '../../src/platform/pools.ts'
import { findRunning } from '../../src/platform/postgres/server.ts'
import { atEnd } from '../at-end.ts'
import { openFolder } from '../open-folder.ts'
import { registration, send, type Session, signIn } from './client.ts'
import { layFoundation } from './foundation.ts'
import { childrenOf, ended, type Product, startProduct } from './product.ts'

type Serving = { dataDir: string; product: Product; session: Session }

const serving = async (t: TestContext): Promise<Serving> => {
  const dataDir = mkdtempSync(join(openFolder(), 'gongkai-restart-'))
  atEnd(t, () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 }))
  chmodSync(dataDir, 0o755)
  await layFoundation(dataDir, { tasks: 0, openings: 0, reports: 0 })
  const product = await startProduct(dataDir)
  atEnd(t, async () => {
    product.child.kill('SIGTERM')
    await ended(product)
  })
  return { dataDir, product, session: await signIn(product.address, 'own') }
}

const timesReady = ({ said }: Product): number => said().split('gongkai ready').length - 1

/** Waits until the program has started anew and serves. */
const backAgain = async (product: Product): Promise<void> => {
  const since = performance.now()
  while (timesReady(product) < 2 && performance.now() - since < 120_000) await wait(50)
  assert.equal(timesReady(product), 2, product.said())
  assert.equal((await fetch(`${product.address}/healthz`)).status, 200)
}

/** Asks again and again, as long as the test may last. */
const until = async (settled: () => Promise<boolean>): Promise<void> => {
  while (!(await settled())) await wait(20)
}

const register = async ({ product, session }: Serving): Promise<string> => {
  const to = await send(product.address, session, registration(systemClock.today()))
  assert.ok(to, 'the registration was not acknowledged')
  return to
}

const opens = async ({ product, session }: Serving, path: string): Promise<number> => {
  const headers = { cookie: `gongkai=${session.token}`, connection: 'close' }
  return (await fetch(`${product.address}${path}`, { headers })).status
}

describe('程序意外退出后自动重新启动', () => {
  test('事务进行中，数据库的一个进程被强行杀死：自动恢复服务，收到过答复的都在，没有答复的重发即可', async (t) => {
    const place = await serving(t)
    const { dataDir, product, session } = place
    const kept = await register(place)
    const server = findRunning(dataDir)
    assert.ok(server)
    const pool = openPool(server.urlOf('superuser'), 2)
    // One message: the driver under test must not hold a transaction here, too.
    const holding = pool
      .unsafe('begin; lock table requests.counter in access exclusive mode; select pg_sleep(60)')
      .simple()
      .catch(() => {})
    const write = registration(systemClock.today())
    await until(async () => {
      const [held] = await pool`
        select from pg_locks where mode = 'AccessExclusiveLock' and granted
          and relation = 'requests.counter'::regclass`
      return held !== undefined
    })
    const unanswered = send(product.address, session, write)
    let pid = 0
    await until(async () => {
      const [waiting] = await pool<{ pid: number }[]>`
        select pid from pg_stat_activity where wait_event_type = 'Lock' and usename = 'gongkai_app'`
      pid = waiting?.pid ?? 0
      return pid > 0
    })
    process.kill(pid, 'SIGKILL')
    await backAgain(product)
    await holding
    await pool.end({ timeout: 0 })
    assert.equal(await unanswered, undefined)
    assert.equal(await opens(place, kept), 200)
    const again = await send(product.address, session, write)
    assert.ok(again)
    assert.equal(await opens(place, again), 200)
  })

  test('服务进程被强行杀死：在原来的地址恢复服务', async (t) => {
    const place = await serving(t)
    const kept = await register(place)
    const [child] = childrenOf(place.product.child.pid)
    assert.ok(child)
    process.kill(child, 'SIGKILL')
    await backAgain(place.product)
    assert.match(place.product.said(), /程序意外退出，正在自动重新启动/)
    assert.equal(await opens(place, kept), 200)
  })

  test('父进程被强行杀死：服务进程随之结束，立即可以重新启动', async (t) => {
    const place = await serving(t)
    const kept = await register(place)
    place.product.child.kill('SIGKILL')
    await ended(place.product)
    const again = await startProduct(place.dataDir)
    atEnd(t, async () => {
      again.child.kill('SIGTERM')
      await ended(again)
    })
    assert.equal(await opens({ ...place, product: again }, kept), 200)
    again.child.kill('SIGTERM')
    await ended(again)
  })
})
