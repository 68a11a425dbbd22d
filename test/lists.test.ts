import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { packageRoot } from '../src/platform/root.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { poison, type Poisoned } from './formula-rows.ts'

/**
 * Every list of the console, by the view that draws it: the addresses of its export, or why it is no
 * list of its own. One entry for each list in the view: first tables, timelines and bulleted lists, then
 * what is drawn once for each row.
 */
const declared = JSON.parse(
  readFileSync(join(packageRoot, 'test/fixtures/lists.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>

const exportsOf = (entry: string): string[] => (entry.startsWith('/') ? entry.split(' ') : [])

/** Pages of everybody are no lists of an office. */
const isPublic = (file: string): boolean =>
  /^(apply|site)\/|^requests\/query-(forms|item)/.test(file)

/** A table, a timeline, a bulleted list; or cards, sections and views of our own, one for each row. */
const openings = [
  /<(Table|Timeline|ItemList|ul|ol|table|dl)\b/g,
  /\.map\(\s*\((?:[^()]|\([^()]*\))*\) => \(?\s*<(div|details|[A-Z]\w*)(?<!Field|Input|Area|Link|Block)\b/g,
]

/** `module/view.tsx Component` → how many lists it draws. */
const drawn = (): Map<string, number> => {
  const found = new Map<string, number>()
  const modules = join(packageRoot, 'src/modules')
  for (const path of globSync('*/pages/*.tsx', { cwd: modules }).toSorted()) {
    const file = path.replace('/pages', '')
    if (isPublic(file) || file.includes('.test.')) continue
    const source = readFileSync(join(modules, path), 'utf8')
    for (const { index } of openings.flatMap((one) => [...source.matchAll(one)])) {
      const views = [...source.slice(0, index).matchAll(/^(?:export )?const (\w+)/gm)]
      const key = `${file} ${views.at(-1)?.[1] ?? ''}`
      found.set(key, (found.get(key) ?? 0) + 1)
    }
  }
  return found
}

const addressIn = (path: string, all: Employee, { requestId, importId }: Poisoned): string => {
  const id = (): string => {
    if (path.startsWith('/console/people/')) return all.personId
    if (path.startsWith('/console/requests/')) return requestId
    if (path.startsWith('/console/organs/')) return 'own'
    return path.startsWith('/console/intake/') ? importId : '1'
  }
  const known: Readonly<Record<string, string>> = { organ: 'own', year: '2026' }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? id())
}

/** What a page needs in its address to show its list. */
const asked: Readonly<Record<string, string>> = {
  '/console/reports/:organ/:year/cases': '?row=new&column=total',
  '/console/reminders': '?show=all',
}

const pagesOf = async (
  { needs }: TestApp,
  all: Employee,
  poisoned: Poisoned,
): Promise<ReadonlyMap<string, string>> => {
  const pages = new Map<string, string>()
  for (const { method, path } of allRoutes(needs).staff) {
    if (method !== 'get' || /\.\w+$/.test(path)) continue
    const answer = await all.get(`${addressIn(path, all, poisoned)}${asked[path] ?? ''}`)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
    if (answer.status === 200 && isPage) pages.set(path, await answer.text())
  }
  return pages
}

/** Addresses of exports that a page offers, without what its filter says. */
const offeredOn = (html: string): string[] =>
  [...html.matchAll(/href="(\/console[^"?]*)\.xlsx[^"]*"[^>]*>\s*导出 Excel/g)].flatMap(
    ([, address = '']) => address,
  )

/** Offered only where a sealed report would be counted otherwise: `reports/course.test.ts` sees it. */
const changedAfterSealing = '/console/reports/:organ/:year/changed'

const walked = async (t: TestContext) => {
  const app = await freshApp(t)
  const all = await app.hire(
    'own',
    'handler',
    'reviewer',
    'officeHead',
    'leader',
    'assistant',
    'supervisor',
    'administrator',
  )
  const poisoned = await poison(app, all)
  return { app, all, poisoned, pages: await pagesOf(app, all, poisoned) }
}

const unknown = (found: readonly string[], known: readonly string[]): string[] =>
  found.filter((one) => !known.includes(one))

describe('管理台的每一张清单', () => {
  test('每个画出表格、列表的视图，都写明了从哪里导出，或者为什么不是清单', () => {
    const found = [...drawn()].map(([view, count]) => `${view} ×${count}`)
    const known = Object.entries(declared).map(([view, entries]) => `${view} ×${entries.length}`)
    assert.deepEqual(unknown(found, known), [], '在 test/fixtures/lists.json 里写明')
    assert.deepEqual(unknown(known, found), [], '已经没有这些视图')
  })

  test('写明的导出都有 Excel 和 CSV', async (t) => {
    const { needs } = await freshApp(t)
    const paths = new Set(allRoutes(needs).staff.map(({ path }) => path))
    const named = [...new Set(Object.values(declared).flat().flatMap(exportsOf))]
    for (const list of named) assert.ok(paths.has(`${list}.xlsx`) && paths.has(`${list}.csv`), list)
  })

  test('逐个打开管理台的页面：有表格就有导出按钮，每个导出都有页面提供', async (t) => {
    const { app, all, poisoned, pages } = await walked(t)
    const lists = allRoutes(app.needs).staff.flatMap(
      ({ path }) => path.match(/^(.+)\.csv$/)?.[1] ?? [],
    )
    const addresses = new Map(lists.map((list) => [addressIn(list, all, poisoned), list]))
    const offered = new Set<string>()
    for (const [path, html] of pages) {
      const here = offeredOn(html).flatMap((address) => addresses.get(address) ?? [])
      for (const list of here) offered.add(list)
      if (html.includes('<table data-rows')) assert.ok(here.length > 0, `${path} 没有导出`)
    }
    assert.deepEqual(unknown(lists, [...offered, changedAfterSealing]), [])
  })
})
