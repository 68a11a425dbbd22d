import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DomUtils, ElementType, parseDocument } from 'htmlparser2'
import { extractText, getDocumentProxy } from 'unpdf'
import { requestNeeds } from '../src/app-needs.ts'
import { loadDemonstration } from '../src/demonstration/load.ts'
import { demonstrationPassword } from '../src/demonstration/people.ts'
import { day } from '../src/kernel/day.ts'
import { issueQueryCode } from '../src/modules/requests/actions-query-code.ts'
import { inOrgan } from '../src/platform/db.ts'
import { freshApp, type TestApp } from './app.ts'
import { citizen } from './citizen.ts'

const today = day('2026-12-10')
/** A day of the year whose 放假安排 is not out. */
const dated = /2027(?:年\s*\d+\s*月\s*\d+\s*日|-\d\d-\d\d|\d{4}\b)/
/** What says in the same breath that the day is not certain. */
const flagged = /暂定/
/** 条例第四十九条, 第五十条: 1月31日, a date of the calendar that no notice moves. */
const fixed = /2027-01-31 前/

/** The smallest piece of a page that is read as one. */
const pieces = new Set(['tr', 'p', 'li', 'dd', 'dt', 'h1', 'h2', 'h3', 'legend', 'label', 'option'])

type Node = ReturnType<typeof parseDocument>['children'][number]

const pieceAround = (node: Node): Node => {
  let at: Node = node
  while (at.parent && !('name' in at && pieces.has(at.name))) at = at.parent
  return at
}

/** A day of next year that neither a flag nor the law makes certain. */
const isUnflagged = (text: string): boolean =>
  dated.test(text) && !flagged.test(text) && !fixed.test(text)

const inPage = (html: string): string[] =>
  DomUtils.filter(
    (node) => node.type === ElementType.ElementType.Text && dated.test(node.data),
    parseDocument(html),
  )
    .map((node) => DomUtils.textContent(pieceAround(node)).replaceAll(/\s+/g, ' '))
    .filter(isUnflagged)

const inText = (text: string, by: string | RegExp): string[] => text.split(by).filter(isUnflagged)

/** Days of next year without their flag; on paper even a flagged one is too many. */
const unflagged = async (answer: Response): Promise<string[]> => {
  const type = answer.headers.get('content-type') ?? ''
  if (type.includes('html')) return inPage(await answer.text())
  if (type.includes('csv')) return inText(await answer.text(), '\n')
  if (type.includes('calendar')) return inText(await answer.text(), 'END:VEVENT')
  if (!type.includes('pdf')) return []
  const paper = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  const { text } = await extractText(paper, { mergePages: true })
  const at = dated.exec(text)?.index
  return at === undefined ? [] : [text.slice(Math.max(0, at - 40), at + 40)]
}

/** `/console/requests/#/letters/#/pdf`: pages of one kind are walked so many times. */
const kindOf = (path: string): string =>
  path.replace(/\?.*$/, '?').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
const mostOfAKind = 3
const mostLetters = 30

type Walk = { visited: Map<string, number>; kinds: Map<string, number>; found: string[] }

const addressesOn = (html: string): string[] =>
  [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'))

const enough = (path: string, { visited, kinds }: Walk): boolean => {
  const kind = kindOf(path)
  const most = kind.includes('/letters/') ? mostLetters : mostOfAKind
  return visited.has(path) || (kinds.get(kind) ?? 0) >= most
}

type Reader = { get: (path: string) => Promise<Response> }

/** @returns where the page leads */
const visit = async ({ get }: Reader, path: string, walk: Walk): Promise<string[]> => {
  const answer = await get(path)
  walk.visited.set(path, answer.status)
  if (answer.status !== 200) return []
  walk.kinds.set(kindOf(path), (walk.kinds.get(kindOf(path)) ?? 0) + 1)
  const html = await answer.clone().text()
  walk.found.push(...(await unflagged(answer)).map((text) => `${path}: ${text}`))
  return addressesOn(html)
}

const walkFrom = async (reader: Reader, starts: readonly string[], walk: Walk): Promise<void> => {
  const queue: string[] = []
  for (const start of starts) queue.push(...(await visit(reader, start, walk)))
  for (let path = queue.shift(); path !== undefined; path = queue.shift())
    if (!enough(path, walk)) queue.push(...(await visit(reader, path, walk)))
}

const demonstrationAt = async (app: TestApp): Promise<void> => {
  const needs = requestNeeds(app.needs)
  await app.database.app.begin((tx) => loadDemonstration(tx, needs, { today, progress: () => {} }))
}

type Open = { id: string; number: string; organId: string; applicationId: string }

/** Open requests whose last day falls into next year, the newest first. */
const intoNextYear = ({ database }: TestApp): Promise<Open[]> =>
  database.superuser<Open[]>`
    select id, number, organ_id as "organId", application_id as "applicationId"
    from requests.info_request where due_provisional order by due_on desc limit 40`

test('2026年12月10日，明年的放假安排还没有：每个页面、每份文书上的明年日期都注明暂定或者不写', async (t) => {
  const app = await freshApp(t, today)
  await demonstrationAt(app)
  const walk: Walk = { visited: new Map(), kinds: new Map(), found: [] }
  const open = await intoNextYear(app)
  assert.ok(open.length > 5, '有期限跨年的申请')

  for (const { organId, applicationId } of open.slice(0, 4)) {
    const applicant = citizen(app)
    const code = await inOrgan(app.database.app, { organId, personId: 'test' }, (tx) =>
      issueQueryCode(tx, requestNeeds(app.needs), applicationId),
    )
    const number = open.find((one) => one.applicationId === applicationId)?.number ?? ''
    await applicant.step('/query', { number, code })
    await walkFrom(applicant, ['/query/mine', '/query/mine/1'], {
      ...walk,
      visited: new Map(),
      kinds: new Map(),
    })
  }
  for (const name of ['zfb2', 'zfb9', 'xzf1', 'z6', 'jiandu', 'admin', 'audit']) {
    const visitor = await app.signIn(name, demonstrationPassword)
    const cases = open.map(({ id }) => `/console/requests/${id}`)
    await walkFrom(visitor, ['/console', ...cases, '/'], walk)
  }
  const answered = [...walk.visited].filter(([, status]) => status === 200)
  t.diagnostic(`${answered.length} 个页面和文件，${walk.kinds.size} 种`)
  assert.ok(answered.length > 250 && walk.kinds.size > 100)
  assert.deepEqual(walk.found, [])
})
