import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { allRoutes } from '../src/app.ts'
import { pages } from '../src/modules/apply/draft.ts'
import { roleNames } from '../src/modules/organs.ts'
import { saveBackup } from '../src/platform/backup/save.ts'
import { inOrgan, type Pool } from '../src/platform/db.ts'
import { readSheets } from '../src/platform/sheet.ts'
import type { TestApp, Visitor } from './app.ts'
import { citizen } from './citizen.ts'
import { unmasked } from './public-door.ts'
import type { Role } from './requests-at-hand.ts'
import { natural, publicVisitor } from './visitor.ts'
import {
  online,
  firm,
  applicants,
  told,
  identities,
  contents,
  everything,
  atCounter,
  heldBy,
  type Planted,
  planted,
} from './planted.ts'

const relationsOf = async ({ superuser }: TestApp['database']): Promise<string[]> => {
  const rows = await superuser<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('information_schema', 'pg_catalog') order by 1`
  return rows.map(({ name }) => name)
}

/** Every row as text, and what its bytes say where they say anything. */
const textOf = async (db: Pool, relation: string): Promise<string> => {
  const rows = await db<
    { row: string }[]
  >`select row_to_json(t)::text as row from ${db(relation)} t`
  return rows
    .flatMap(({ row }) => [
      row,
      ...[...row.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
        Buffer.from(hex, 'hex').toString(),
      ),
    ])
    .join('\n')
}

const filesUnder = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

/** A page, a list as text, or what a workbook holds. */
const saidBy = async (answer: Response): Promise<string> => {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return /spreadsheetml/.test(answer.headers.get('content-type') ?? '')
    ? JSON.stringify(await readSheets(bytes))
    : Buffer.from(bytes).toString()
}

/** Every address of the console that can be looked at, with the things of the case in it. */
const looks = ({ app, ids }: Planted): string[] =>
  allRoutes(app.needs)
    .staff.filter(({ method }) => method === 'get')
    .map(({ path }) => {
      const own: Record<string, string | undefined> = {
        ...ids,
        ...(path.startsWith('/console/intake') && { id: ids['importId'] }),
        ...(path.startsWith('/console/envelopes') && { id: ids['envelope'] }),
        ...(path.includes('case-file') && { file: ids['caseFile'] }),
        organ: 'own',
        year: '2026',
      }
      return path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => own[name] ?? 'unknown')
    })

const holdings = async (
  visitor: Visitor,
  paths: readonly string[],
  words: readonly string[],
): Promise<string[]> => {
  const found: string[] = []
  for (const path of paths)
    for (const word of heldBy(await saidBy(await visitor.get(path)), words))
      found.push(`${path}: ${word}`)
  return found
}

/** Where an officer who handles the case reads who it is about, by their work or with an act on record. */
const byWork =
  /\/(?:letters|forms|files|case-file|reply|sign|applicant|serve|amend)\b|^\/console\/(?:envelopes\/(?!new)|intake\/)/

test('个人信息：从网上申请、柜台、查询、台账进来的，除了该看的人，哪里也读不到', async (t) => {
  const all = await planted(t)
  const { app, clerk, head, ids, counter } = all
  const { database } = app

  await t.test('先确认种下了：该看的人看得到', async () => {
    const shown = await unmasked(clerk, ids['id'] ?? '')
    assert.deepEqual(heldBy(shown, Object.values(online)), Object.values(online))
    const firmShown = await unmasked(clerk, counter.split('/').at(-1) ?? '')
    const { email, ...shownOf } = firm
    assert.deepEqual(heldBy(firmShown, Object.values(shownOf)), Object.values(shownOf))
    assert.ok(email)
    const page = await (await clerk.get(`/console/requests/${ids['id']}`)).text()
    const seen = [
      told.photo,
      told.contact,
      told.party,
      told.correction,
      told.reasons,
      told.suggestion,
    ]
    assert.deepEqual(heldBy(page, seen), seen)
    const faults = await saidBy(await clerk.get(`/console/intake/${ids['importId']}/errors.xlsx`))
    assert.deepEqual(heldBy(faults, [told.faulty]), [told.faulty])
  })

  await t.test(
    '数据库的任何一张表、后台任务和磁盘上的文件里，身份、材料、备注一个字也没有',
    async () => {
      const holding = new Map<string, string[]>()
      for (const relation of await relationsOf(database)) {
        const text = await textOf(database.superuser, relation)
        assert.deepEqual(heldBy(text, identities), [], relation)
        const said = heldBy(text, Object.values(contents))
        if (said.length > 0) holding.set(relation, said)
      }
      assert.deepEqual(
        [...holding.keys()],
        ['requests.counted_case', 'requests.event', 'requests.info_request'].filter((name) =>
          holding.has(name),
        ),
      )
      assert.deepEqual(holding.get('requests.event'), [contents.withdrawn])
      const files = await filesUnder(app.dataDir)
      assert.ok(files.length > 5)
      for (const file of files)
        assert.deepEqual(
          heldBy(`${file}\n${(await readFile(file)).toString()}`, everything),
          [],
          file,
        )
    },
  )

  await t.test('公众的数据库账户读得到的表和函数里，连申请的内容也没有', async () => {
    let readable = 0
    for (const relation of await relationsOf(database)) {
      const text = await textOf(database.public, relation).catch((error: unknown) => {
        assert.equal((error as { code?: string }).code, '42501', relation)
        return undefined
      })
      if (text === undefined) continue
      readable += 1
      assert.deepEqual(heldBy(text, everything), [], relation)
    }
    assert.ok(readable > 2)
    for (const organId of ['other', 'helper', ''])
      await inOrgan(database.app, { organId, personId: 'p' }, async (tx) => {
        const rows = await tx`
          select masked_name, name_hash from requests.application union all
          select code_hash, name_hash from requests.query_code union all
          select token_hash, organ_id from requests.citizen_session union all
          select token_hash, organ_id from apply.draft union all
          select id, organ_id from intake.import`
        assert.equal(rows.length, 0, organId)
      })
  })

  await t.test('没有登录的人、别的机关、不办申请的岗位：所有页面、出错的页面都不透露', async () => {
    const { open } = allRoutes(app.needs)
    const doors = open.filter(({ method }) => method === 'get').map(({ path }) => path)
    const paths = looks(all)
    assert.ok(paths.length > 100 && doors.length > 20)
    assert.deepEqual(await holdings(app.nobody, [...doors, ...paths], everything), [])
    const every = Object.keys(roleNames) as Role[]
    const stranger = await app.hire('other', ...every)
    assert.deepEqual(await holdings(stranger, paths, everything), [])
    const idle = await app.hire('own', 'supervisor', 'administrator', 'auditor', 'assistant')
    assert.deepEqual(await holdings(idle, paths, identities), [])
    const assistant = await app.hire('helper', 'assistant', 'handler')
    assert.deepEqual(await holdings(assistant, paths, identities), [])
  })

  await t.test('办件的人看到的列表、导出、提醒、工作台和案件页面只有隐去的姓名', async () => {
    const paths = looks(all).filter((path) => !byWork.test(path))
    const files = ['csv', 'xlsx'].map((ending) => `/console/requests.${ending}?group=all`)
    const lists = [...paths, ...files, counter, '/console/requests?group=all']
    assert.deepEqual(await holdings(clerk, lists, applicants), [])
    assert.deepEqual(await holdings(head, lists, applicants), [])
    const asked = await head.post('/console/requests/export?group=all', {
      reason: '核对申请人信息',
    })
    const full = await saidBy(await head.get(`${asked.headers.get('location')}/file`))
    assert.ok(heldBy(full, [online.name, firm.name]).length === 2, 'in full with a reason')
  })

  await t.test('备份里没有身份、材料和密钥；申请的内容在里面，备份要按机关的材料保管', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-canary-'))
    t.after(() => rm(folder, { recursive: true }))
    const path = join(folder, 'b.tar.gz')
    const at = app.needs.clock.now()
    await saveBackup(database.verify, path, { dataDir: app.dataDir, version: 'test', at })
    const plain = gunzipSync(await readFile(path)).toString()
    assert.deepEqual(heldBy(plain, identities), [])
    assert.deepEqual(heldBy(plain, [contents.asked]), [contents.asked])
  })

  await t.test('日志和网址里，连申请的内容也没有；数据库出了故障，日志也不说出那一行', async () => {
    await database.superuser`
      alter table requests.info_request add constraint broken check (version < 2) not valid`
    const note = { on: '2026-03-02', days: '5', reason: told.contact }
    await clerk.post(`${counter}/do/proposeExtension`, { ...note, _version: '2' })
    await database.superuser`alter table requests.application rename column masked_name to gone`
    await clerk.get(counter)
    assert.equal((await clerk.post('/console/requests/new', atCounter)).status, 500)
    await database.superuser`alter table requests.application rename column gone to masked_name`
    const refused = { ...atCounter, arrivedOn: '2026-02-30' }
    assert.equal((await clerk.post('/console/requests/new', refused)).status, 422)
    const wrong = { number: '依申请〔2026〕1号', code: 'AAAAA-AAAAA', name: online.name }
    assert.equal((await citizen(app).post('/query', wrong)).status, 422)
    const visitor = publicVisitor(app)
    await visitor.post(pages.organ, { organ: 'own' })
    await visitor.post(pages.who, natural.who)
    const typed = { ...online, email: 'jinsique@example.cn@', name: online.name }
    assert.equal((await visitor.post(pages.details, typed)).status, 422)
    const faults = all.lines.filter((line) => line.includes('"fault"'))
    assert.equal(faults.length, 3)
    assert.deepEqual(heldBy(all.lines.join('\n'), everything), [])
    assert.ok(all.led.filter((address) => address !== '').length > 20)
    assert.deepEqual(heldBy(all.led.join('\n'), everything), [])
  })
})
