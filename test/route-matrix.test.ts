import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { acts, allRoutes } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import { register, type Role, transition } from './requests-at-hand.ts'
import { roleNames } from '../src/modules/organs.ts'
import { packageRoot } from '../src/platform/root.ts'
import type { StaffRoute } from '../src/platform/route.ts'
import { freshApp, type TestApp, type Visitor } from './app.ts'

/** `get /console/requests` → the roles that may: written by hand, independent of the product's tables. */
const rights = JSON.parse(
  readFileSync(join(packageRoot, 'test/fixtures/rights.json'), 'utf8'),
) as Readonly<Record<string, readonly Role[]>>

const roles = Object.keys(roleNames) as Role[]

const nameOf = ({ method, path }: StaffRoute): string => `${method} ${path}`

type Subjects = Readonly<Record<string, string>>

/** The address with the ids of a case; what has no subject gets an id that does not exist. */
const addressOf = (path: string, subjects: Subjects): string =>
  path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => subjects[name] ?? 'unknown')

const ask = (visitor: Visitor, route: StaffRoute, subjects: Subjects): Promise<Response> => {
  const address = addressOf(route.path, subjects)
  return route.method === 'get' ? visitor.get(address) : visitor.post(address)
}

/** A case of `own` with 协办 asked of `helper`. */
const caseOf = async ({ needs, hire }: TestApp, own: string, helper: string): Promise<Subjects> => {
  const { personId } = await hire(own, 'handler')
  const { id, expected } = await register(needs, { organId: own, personId })
  await transition(
    needs,
    { organId: own, personId },
    { id, expected },
    {
      move: 'requestAssist',
      on: day('2026-03-02'),
      id: '1',
      organId: helper,
      dueOn: day('2026-03-06'),
    },
  )
  return { id, request: id, assist: '1' }
}

const setUp = async (t: TestContext) => {
  const app = await freshApp(t)
  await app.hire('helper', 'assistant')
  return { app, subjects: await caseOf(app, 'own', 'helper') }
}

describe('每个地址、每个岗位、每个机关', () => {
  test('每个地址都写明了哪些岗位可以使用，审计事项都在清单里', async (t) => {
    const { needs } = await freshApp(t)
    const { staff, open } = allRoutes(needs)
    assert.deepEqual(staff.map(nameOf).toSorted(), Object.keys(rights).toSorted())
    const named = [...staff, ...open].flatMap(({ audit }) => audit ?? [])
    assert.deepEqual(
      named.filter((act) => !Object.hasOwn(acts, act)),
      [],
    )
  })

  test('没有登录的人，任何管理台地址都进不去', async (t) => {
    const { needs, nobody } = await freshApp(t)
    for (const route of allRoutes(needs).staff) {
      const { status, headers } = await ask(nobody, route, {})
      const shut = status === 401 || (headers.get('location') ?? '').startsWith('/console/sign-in')
      assert.ok(shut, `${nameOf(route)} answered ${status}`)
    }
  })

  for (const role of roles)
    test(`${roleNames[role]}：只能使用授予这个岗位的地址，别的机关的件一律看不见`, async (t) => {
      const { app, subjects } = await setUp(t)
      const own = await app.hire('own', role)
      const other = await app.hire('other', role)
      for (const route of allRoutes(app.needs).staff) {
        const name = nameOf(route)
        const may = rights[name]?.includes(role) ?? false
        const here = await ask(own, route, subjects)
        assert.equal(here.status !== 403, may, `${name} in the own organ: ${here.status}`)
        assert.ok(here.status < 500, `${name} failed`)
        const there = await ask(other, route, subjects)
        assert.equal(there.status !== 403, may, `${name} in another organ: ${there.status}`)
        if (may && /:(id|request)\b/.test(route.path) && route.path.startsWith('/console/requests'))
          assert.equal(there.status, 404, `${name} shows another organ's case`)
      }
    })

  test('协办单位看得见交给它的任务，看不见申请人，也办不了这件申请', async (t) => {
    const { app, subjects } = await setUp(t)
    const assistant = await app.hire('helper', 'assistant', 'handler')
    const task = await assistant.get(`/console/assists/${subjects['id']}/1`)
    assert.equal(task.status, 200)
    assert.doesNotMatch(await task.text(), /申请人甲|申\*/)
    assert.equal((await assistant.get(`/console/requests/${subjects['id']}`)).status, 404)
  })
})
