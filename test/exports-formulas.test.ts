import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { poison, type Poisoned } from './formula-rows.ts'
import { partOf } from './packed.ts'

/** What an address needs besides its path. */
const asked: Readonly<Record<string, string>> = {
  '/console/reports/:organ/:year/cases': '?row=new&column=total',
  '/console/reminders': '?show=all',
}

/** No cell of these begins with what anybody typed. */
const closed: ReadonlySet<string> = new Set([
  '/console/holidays/years',
  '/console/intake/:id/years',
  '/console/reminders/calendar',
  '/console/reports/:organ/:year/changed',
  '/console/reports/:organ/:year/checks',
  '/console/system/queues',
  '/console/system/fonts',
  '/console/system/migrations',
])

const idIn = (list: string, all: Employee, { requestId, importId }: Poisoned): string => {
  if (list.startsWith('/console/people/')) return all.personId
  if (list.startsWith('/console/requests/')) return requestId
  return list.startsWith('/console/intake/') ? importId : '1'
}

const addressOf = (list: string, id: string, format: string): string => {
  const path = list.replace(':organ', 'own').replace(':year', '2026').replace(':id', id)
  return `${path}.${format}${asked[list] ?? ''}`
}

const hired = async (t: TestContext): Promise<{ app: TestApp; all: Employee; lists: string[] }> => {
  const app = await freshApp(t)
  const all = await app.hire(
    'own',
    'handler',
    'officeHead',
    'leader',
    'assistant',
    'supervisor',
    'administrator',
  )
  const lists = allRoutes(app.needs).staff.flatMap(
    ({ path }) => path.match(/^(.+)\.csv$/)?.[1] ?? [],
  )
  return { app, all, lists }
}

describe('每一张可以导出的清单', () => {
  test('都有 Excel 和 CSV；内容写成公式的样子，导出以后仍是文字，一格也不会被当作公式', async (t) => {
    const { app, all, lists } = await hired(t)
    const poisoned = await poison(app, all)
    assert.equal(lists.length, 47)
    for (const list of lists) {
      const id = idIn(list, all, poisoned)
      const csv = await all.get(addressOf(list, id, 'csv'))
      assert.equal(csv.status, 200, list)
      const text = Buffer.from(await csv.arrayBuffer()).toString('utf8')
      assert.ok(text.startsWith('\ufeff"'), list)
      assert.ok(closed.has(list) || text.includes('"\'=HYPERLINK('), list)
      assert.doesNotMatch(text, /"[=+@\t]/, list)
      const book = await all.get(addressOf(list, id, 'xlsx'))
      assert.equal(book.status, 200, list)
      const sheet = partOf(new Uint8Array(await book.arrayBuffer()), /sheet1\.xml$/)
      assert.ok(closed.has(list) || sheet.includes('=HYPERLINK('), list)
      assert.doesNotMatch(sheet, /<f[ >]/, list)
    }
  })
})
