import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { describe, test } from 'node:test'
import { openApp } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import { clockAt } from '../src/platform/clock.ts'
import { freshApp, type TestApp } from './app.ts'
import { appliedOnline, citizen } from './citizen.ts'

const goTo = ({ needs }: TestApp, to: string): void => {
  const clock = clockAt(day(to))
  Object.assign(needs.clock, { today: clock.today, now: clock.now })
}

const setUp = async (...[t]: Parameters<typeof freshApp>) => {
  const app = await freshApp(t)
  await app.hire('own', 'handler')
  // Addresses come from the one proxy in front.
  return { ...app, web: await openApp({ ...app.needs, proxies: 1 }) }
}

/** Each try from a network of its own. */
const from = (n: number): string => `10.${(n >> 8) & 255}.${n & 255}.9`

type Answer = { status: number; headers: string; body: string; took: number }

const guess = async (
  app: TestApp,
  n: number,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const began = performance.now()
  const answer = await citizen(app, from(n)).post('/query', fields)
  const body = await answer.text()
  const took = performance.now() - began
  const headers = JSON.stringify([...answer.headers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { status: answer.status, headers, body, took }
}

/** Tries four at a time, as they come from four people: the queue moves on while one of them waits. */
const inLanes = async <T>(
  tries: readonly T[],
  work: (one: T, n: number) => Promise<void>,
): Promise<void> => {
  const queue = tries.entries()
  const lane = async (): Promise<void> => {
    for (const [n, one] of queue) await work(one, n)
  }
  await Promise.all([lane(), lane(), lane(), lane()])
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

/** Mann–Whitney: how often one of `a` takes longer than one of `b`; a half where nothing tells them apart. */
const superiority = (a: readonly number[], b: readonly number[]): number => {
  const all = [...a.map((took) => ({ took, mine: 1 })), ...b.map((took) => ({ took, mine: 0 }))]
  const ranks = all.toSorted((x, y) => x.took - y.took)
  const sum = ranks.reduce((total, { mine }, at) => total + mine * (at + 1), 0)
  return (sum - (a.length * (a.length + 1)) / 2) / (a.length * b.length)
}

/** How often the first of a pair takes longer than the second. */
const firstLater = (a: readonly number[], b: readonly number[]): number =>
  a.filter((took, pair) => took > (b[pair] ?? 0)).length / a.length

const pairs = 2800

/**
 * How far either share may stray from a half. A coin decides which of a pair is asked first, so whatever
 * the machine does besides falls on both alike; by Hoeffding's inequality chance alone goes beyond
 * `leeway` in fewer than 2·exp(−2·pairs·leeway²) of all runs, 3 in 10 million for each of the two shares.
 */
const leeway = 0.053

describe('猜查询码', () => {
  test('编号不存在和查询码不对，各试两千次：回答的内容、报头和快慢都分不出来', async (t) => {
    const app = await setUp(t)
    const known: string[] = []
    for (let n = 0; n < 10; n += 1) known.push((await appliedOnline(app)).number)
    const unknown = known.map((number) =>
      number.replace(/\d+号$/, (seq) => `${parseInt(seq) + 80}号`),
    )
    const took: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] }
    const seen = new Set<string>()
    const kinds = ['wrong', 'unknown'] as const
    const tries = upTo(pairs).flatMap((pair) => {
      const asked = { wrong: known[pair % 10] ?? '', unknown: unknown[pair % 10] ?? '' }
      const both = kinds.map((kind) => ({ pair, kind, asked: asked[kind] }))
      return randomInt(2) === 0 ? both : both.toReversed()
    })
    for (const [index, on] of ['2026-03-02', '2026-03-04', '2026-03-06', '2026-03-08'].entries()) {
      goTo(app, on)
      const first = index * 1400
      await inLanes(tries.slice(first, first + 1400), async ({ pair, kind, asked }, n) => {
        const answer = await guess(app, first + n, { number: asked, code: '2222222222' })
        assert.equal(answer.status, 422)
        took[kind][pair] = answer.took
        seen.add(`${answer.headers}${answer.body.replace(`value="${asked}"`, 'value')}`)
      })
    }
    assert.equal(seen.size, 1)
    assert.ok(took.wrong.length >= 2000 && took.unknown.length >= 2000)
    const shares = [firstLater(took.wrong, took.unknown), superiority(took.wrong, took.unknown)]
    for (const share of shares)
      assert.ok(Math.abs(share - 0.5) < leeway, `a wrong code takes longer: ${shares.join(', ')}`)
  })

  test('对一个编号一天最多放行一百次猜测；申请人已打开的查询不受影响，补填姓名就能查，第二天照常', async (t) => {
    const app = await setUp(t)
    const { number, code } = await appliedOnline(app)
    const owner = citizen(app, '203.0.113.5')
    assert.equal((await owner.post('/query', { number, code })).status, 303)
    let passed = 0
    await inLanes(upTo(130), async (n) => {
      const { body } = await guess(app, n, { number, code: '3333333333' })
      if (body.includes('申请编号或者查询码不正确')) passed += 1
      else assert.match(body, /请同时填写申请人的姓名或者单位名称/)
    })
    assert.equal(passed, 80)
    await inLanes(upTo(40), async (n) => {
      const said = { number, code: '3333333333', name: '欧阳金丝雀' }
      const { body } = await guess(app, 200 + n, said)
      if (body.includes('申请编号或者查询码不正确')) passed += 1
    })
    assert.equal(passed, 100)
    const strangers = await guess(app, 300, { number, code, name: '别人' })
    assert.match(strangers.body, /申请编号或者查询码不正确/)
    assert.equal((await owner.get('/query/mine/1')).status, 200)
    assert.equal((await guess(app, 301, { number, code })).status, 422)
    goTo(app, '2026-03-04')
    assert.equal((await guess(app, 302, { number, code })).status, 303)
  })

  test('编号被人猜满以后，申请人换一台电脑，补填姓名就能查', async (t) => {
    const app = await setUp(t)
    const { number, code } = await appliedOnline(app)
    await inLanes(upTo(90), async (n) => {
      await guess(app, n, { number, code: '3333333333' })
    })
    const refused = await guess(app, 400, { number, code })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /name="name"/)
    const name = '欧阳金丝雀'
    assert.equal((await guess(app, 401, { number, code, name })).status, 303)
  })

  test('同一网络对一个编号一天二十次、对所有编号一小时六十次；输对的不计', async (t) => {
    const app = await setUp(t)
    const { number, code } = await appliedOnline(app)
    for (let n = 0; n < 30; n += 1)
      assert.equal((await citizen(app).post('/query', { number, code })).status, 303)
    const bodies: string[] = []
    for (let n = 0; n < 22; n += 1)
      bodies.push(await (await citizen(app).post('/query', { number, code: '4444444444' })).text())
    assert.equal(bodies.filter((body) => body.includes('查询码不正确')).length, 20)
    let passed = 20
    for (let n = 0; n < 60; n += 1) {
      const answer = await citizen(app).post('/query', { number: `2025-${n + 1}`, code })
      if ((await answer.text()).includes('查询码不正确')) passed += 1
    }
    assert.equal(passed, 60)
    assert.equal((await citizen(app, '192.0.2.1').post('/query', { number, code })).status, 303)
    const rows = await app.database.superuser`select key from platform.attempt`
    assert.ok(rows.length > 0)
    for (const { key } of rows) assert.match(String(key), /^[0-9a-f]{64}$/)
  })
})
