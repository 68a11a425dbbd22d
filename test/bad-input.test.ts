import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test, type TestContext } from 'node:test'
import { pino } from 'pino'
import { allRoutes, openApp } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import { roleNames } from '../src/modules/organs.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import type { StaffRoute } from '../src/platform/route.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { idIn, runImport, uploadFile } from './imports.ts'
import { heicPhoto } from './photo.ts'
import { register, type Role, transition } from './requests-at-hand.ts'

/** What must never reach the log. */
const canary = { name: '欧阳金丝雀', phone: '13912345678', proof: '41042119900101123X' }

const host = 'gongkai.test'

/** Everybody's roles at once, so that every form answers; the log goes to a list. */
const setUp = async (t: TestContext) => {
  const app = await freshApp(t)
  await app.hire('helper', 'assistant')
  const clerk = await app.hire('own', ...(Object.keys(roleNames) as Role[]))
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const product = await openApp({ ...app.needs, log })
  const headers = { host, origin: `http://${host}`, cookie: `gongkai=${clerk.token}` }
  const get = async (path: string) => product.request(`http://${host}${path}`, { headers })
  const post = async (path: string, fields: readonly (readonly [string, string | File])[]) => {
    const body = new FormData()
    body.append('_csrf', csrfTokenOf(clerk.token))
    body.append('_key', randomUUID())
    for (const [name, value] of fields) body.append(name, value)
    return product.request(`http://${host}${path}`, { method: 'POST', headers, body })
  }
  return { app, clerk, get, post, lines }
}

type Ids = Readonly<Record<string, string>>

/** By the beginning of the address: the thing of its own kind that it names. */
const idsOf = async (app: TestApp, clerk: Employee): Promise<Record<string, Ids>> => {
  const { needs, hire } = app
  const who = { organId: 'own', personId: clerk.personId }
  const { id, expected } = await register(needs, who)
  const on = day('2026-03-02')
  const task = { on, id: '1', organId: 'helper', dueOn: day('2026-03-06') }
  await transition(needs, who, { id, expected }, { move: 'requestAssist', ...task })
  const other = await hire('own', 'handler')
  const bytes = Buffer.from('申请人,收到日期,申请内容\n张三,2026-02-02,决算\n')
  const importId = idIn(await uploadFile(app, clerk, 'ledger', { name: '台账.csv', bytes }))
  await runImport(app, 'own', importId)
  return {
    requests: { id },
    assists: { request: id, assist: '1' },
    people: { id: other.personId },
    organs: { id: 'helper' },
    reports: { organ: 'own', year: '2025' },
    intake: { id: importId },
  }
}

const addressOf = (path: string, ids: Record<string, Ids>): string => {
  const own = ids[path.split('/')[2] ?? ''] ?? {}
  return path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => own[name] ?? 'unknown')
}

const namesIn = (page: string): string[] => [
  ...new Set([...page.matchAll(/ name="([a-z]\w*)"/gi)].map(([, name = '']) => name)),
]

/** The fields of the form at the address, where it has a page; else names that forms use. */
const fieldsAt = async (get: (path: string) => Promise<Response>, path: string) => {
  const page = await get(path)
  const names = page.status === 200 ? namesIn(await page.text()) : []
  return names.length > 0 ? names : ['reason', 'on', 'name', 'title', 'number', 'role', 'organ']
}

const hostile: Readonly<Record<string, string>> = {
  缺少: '',
  表情: '👩‍👩‍👧‍👦😀',
  全角数字: '２０２６－０３－０２',
  标签: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  控制字符: 'a\u0000b\u0008\u001b[31m\u202e',
  不存在的日期: '2026-02-30',
  注入: `' or 1=1; drop table requests.event; --`,
  大数: '99999999999999999999',
  原型: '__proto__',
}

const isPost = ({ method }: StaffRoute): boolean => method === 'post'

const writesIn = async ({ database }: TestApp): Promise<number> => {
  const [row] = await database.superuser<{ n: number }[]>`
    select (select count(*) from audit.entry)::int + (select count(*) from platform.submission)::int
      as n`
  return row?.n ?? 0
}

const sentence = /role="alert"[^]*?[\u4e00-\u9fff]{4}/

describe('填错的表单', () => {
  test('每张表单的每一项填入不该填的内容：不出故障，有中文说明，被拒绝的什么也没有写入', async (t) => {
    const { app, clerk, get, post } = await setUp(t)
    const ids = await idsOf(app, clerk)
    const faults: string[] = []
    for (const { path } of allRoutes(app.needs).staff.filter(isPost)) {
      const address = addressOf(path, ids)
      const names = await fieldsAt(get, address)
      for (const [what, value] of Object.entries(hostile)) {
        const before = await writesIn(app)
        const version = what === '大数' ? value : '1'
        const answer = await post(address, [
          ...names.map((name) => [name, value] as const),
          ['_version', version],
        ])
        const text = await answer.text()
        if (answer.status >= 500 || answer.status === 401)
          faults.push(`${path} ${what}: ${answer.status}`)
        if (answer.status === 303) continue
        if (!sentence.test(text)) faults.push(`${path} ${what}: ${answer.status} says nothing`)
        if (text.includes('<script>alert(1)')) faults.push(`${path} ${what}: the mark-up lives`)
        if ((await writesIn(app)) !== before) faults.push(`${path} ${what}: something was written`)
      }
    }
    assert.deepEqual(faults, [])
  })

  test('每张表单填入十兆字的文字：不出故障，什么也没有写入', async (t) => {
    const { app, clerk, get, post } = await setUp(t)
    const ids = await idsOf(app, clerk)
    const faults: string[] = []
    for (const { path } of allRoutes(app.needs).staff.filter(isPost)) {
      const address = addressOf(path, ids)
      const names = await fieldsAt(get, address)
      const before = await writesIn(app)
      const long = '长'.repeat(Math.floor(10_000_000 / 3 / names.length))
      const answer = await post(address, [
        ...names.map((name) => [name, long] as const),
        ['_version', '1'],
      ])
      await answer.text()
      const written = (await writesIn(app)) !== before
      if (answer.status >= 500 || (written && answer.status !== 303))
        faults.push(`${path}: ${answer.status}`)
    }
    assert.deepEqual(faults, [])
  })

  test('不存在的编号一律是 404，与别的机关的编号看不出区别', async (t) => {
    const { app, get, post } = await setUp(t)
    const faults: string[] = []
    for (const { method, path } of allRoutes(app.needs).staff.filter((one) =>
      /^\/console\/(requests|documents|disputes|people|organs|holidays)\/:id/.test(one.path),
    ))
      for (const id of ['unknown', '9'.repeat(300), '%00', '..%2f', "'--"]) {
        const address = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, id)
        const answer = await (method === 'get' ? get(address) : post(address, [['_version', '1']]))
        if (answer.status !== 404) faults.push(`${method} ${path} ${id}: ${answer.status}`)
      }
    assert.deepEqual(faults, [])
  })
})

describe('登记表', () => {
  const good: Readonly<Record<string, string>> = {
    channel: 'counter',
    arrivedOn: '２０２６年３月２日',
    kind: 'natural',
    name: canary.name,
    proofKind: '居民身份证',
    proofNumber: '４１０４２１１９９００１０１１２３Ｘ',
    phone: '１３９１２３４５６７８',
    description: '2025年农村公路养护资金使用情况 😀',
    obtainBy: 'post',
    carrier: 'paper',
  }
  const form = '/console/requests/new'

  test('全角数字折成半角；申请人的姓名、电话、证件号码不进日志，办成的、被拒的都不进', async (t) => {
    const { app, post, get, lines } = await setUp(t)
    const refused = await post(form, Object.entries({ ...good, arrivedOn: '2026-02-30' }))
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), new RegExp(canary.name))
    const sent = await post(form, Object.entries(good))
    assert.equal(sent.status, 303, await sent.clone().text())
    const [row] = await app.database.superuser`
      select arrived_on, masked_name from requests.application`
    assert.deepEqual({ ...row }, { arrived_on: '2026-03-02', masked_name: '欧****' })
    await get(sent.headers.get('location') ?? '')
    const searched = await post('/console/requests/find', [['applicant', canary.name]])
    assert.equal(searched.status, 303)
    assert.ok(!decodeURI(searched.headers.get('location') ?? '').includes(canary.name))
    await get(searched.headers.get('location') ?? '')
    await app.database.superuser`alter table requests.application rename to gone`
    assert.equal((await post(form, Object.entries(good))).status, 500)
    assert.ok(lines.length >= 2)
    for (const secret of Object.values(canary))
      assert.ok(!lines.join('\n').includes(secret), `the log holds ${secret}`)
  })

  test('上传的文件内容不符、截断、空的、名字过长：说明是哪个文件，整张表单不办；苹果照片可以', async (t) => {
    const { app, post } = await setUp(t)
    const withFile = (content: Uint8Array<ArrayBuffer> | string, name: string) =>
      post(form, [...Object.entries(good), ['scans', new File([content], name)]])
    const bad: [string, string, RegExp][] = [
      ['MZ not a picture', '照片.jpg', /“照片\.jpg”不是可以接收的文件/],
      ['%PDF-1.7\n1 0 obj', '申请表.pdf', /“申请表\.pdf”内容不完整或已损坏/],
      ['', '空.pdf', /“空\.pdf”是空文件（0 字节）/],
      ['%PDF-1.7\n%%EOF\n', `${'长'.repeat(300)}.pdf`, /文件名过长（304 个字符）/],
    ]
    for (const [content, name, says] of bad) {
      const answer = await withFile(content, name)
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), says)
    }
    const none = await app.database.superuser`select 1 from requests.application`
    assert.equal(none.length, 0)
    assert.equal((await withFile(Uint8Array.from(heicPhoto()), 'IMG_0001.HEIC')).status, 303)
  })
})
