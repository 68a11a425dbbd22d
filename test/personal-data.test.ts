import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { allJobs, allRoutes } from '../src/app.ts'
import { pages } from '../src/modules/apply/draft.ts'
import { roleNames } from '../src/modules/organs.ts'
import { saveBackup } from '../src/platform/backup/save.ts'
import { inOrgan, type Pool } from '../src/platform/db.ts'
import type { Mail, Mailer } from '../src/platform/mail.ts'
import { readSheets } from '../src/platform/sheet.ts'
import { type Employee, freshApp, type TestApp, type Visitor } from './app.ts'
import { type Citizen, citizen } from './citizen.ts'
import { configure } from './course.ts'
import { fieldsOn, idIn, runImport, uploadFile } from './imports.ts'
import { leadsTo, pass, unmasked } from './public-door.ts'
import type { Role } from './requests-at-hand.ts'
import { step } from './signed-requests.ts'
import { photoFile } from './photo.ts'
import { natural, publicVisitor } from './visitor.ts'

/** Words that occur nowhere else: wherever one turns up, it came from a form. */
const online = {
  name: '欧阳金丝雀',
  proofNumber: '41042119900101123X',
  phone: '13912345678',
  address: '金丝雀小区8号',
  email: 'jinsique@example.cn',
}
const firm = {
  name: '翠鸟贸易有限公司',
  legalRepresentative: '端木翠鸟',
  contactPerson: '司徒翠鸟',
  proofNumber: '91410421MA44CANARY',
  phone: '13887654321',
  address: '翠鸟路66号',
  email: 'cuiniao@example.cn',
  agentName: '上官鹦鹉',
  agentPhone: '13776543210',
}
/** The name of a firm is nobody's personal data (个人信息保护法第四条); those of its people are. */
const applicants = [...Object.values(online), ...Object.values(firm)].filter(
  (said) => said !== firm.name,
)

const told = {
  photo: 'IMG_JINSIQUE',
  contact: '黄鹂苑',
  party: '夜莺养殖专业合作社',
  partyAddress: '夜莺沟村委会',
  correction: '画眉合同',
  correctionText: '画眉的身份证',
  suggestion: '斑鸠建议公开',
  reasons: '鸿雁课题组要用',
  reasonsFile: '苍鹭开题报告',
  claim: '百灵街道写错了',
  rating: '杜鹃说办得慢',
  ledger: '云雀先生',
  ledgerPhone: '13665432109',
  faulty: '朱鹮月朱鹮日',
}
const identities = [...applicants, ...Object.values(told)]

/** What was asked for, and why it was withdrawn: the work itself, readable for the organ alone. */
const contents = { asked: '鹭鸶河湿地补偿安置', counter: '鸬鹚养殖规划', withdrawn: '鹧鸪资料里' }
const everything = [...identities, firm.name, ...Object.values(contents)]

const atCounter = {
  ...firm,
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'business',
  description: contents.counter,
  obtainBy: 'post',
  carrier: 'paper',
}

const heldBy = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.includes(word) || text.includes(encodeURIComponent(word)))

type Planted = {
  app: TestApp
  clerk: Employee
  head: Employee
  /** What the path parameters of the console may name. */
  ids: Readonly<Record<string, string>>
  counter: string
  lines: string[]
  /** Addresses that answers led to. */
  led: string[]
}

/** Every answer's address is kept. */
const watched = ({ web }: TestApp): string[] => {
  const led: string[] = []
  const request = web.request.bind(web)
  web.request = async (...asked) => {
    const answer = await request(...asked)
    led.push(answer.headers.get('location') ?? '')
    return answer
  }
  return led
}

/** Through `/apply`, step by step. @returns the applicant, who has opened the application */
const applied = async (app: TestApp): Promise<Citizen> => {
  const visitor = publicVisitor(app)
  await leadsTo(await visitor.post(pages.organ, { organ: 'own' }), pages.who)
  await leadsTo(await visitor.post(pages.who, natural.who), pages.details)
  const { proofKind } = natural.details
  const details = { ...online, proofKind, stepMail: 'yes' }
  await leadsTo(await visitor.post(pages.details, details), pages.proof)
  const identity = photoFile(`${told.photo}.HEIC`)
  await leadsTo(await visitor.post(pages.proof, { identity }), pages.information)
  const wanted = { title: contents.asked, features: '2024年' }
  await leadsTo(await visitor.post(pages.information, wanted), pages.obtain)
  await leadsTo(await visitor.post(pages.obtain, natural.obtain), pages.check)
  pass(app, 60)
  await leadsTo(await visitor.post(pages.check, { declared: 'yes' }), pages.done)
  const done = await (await visitor.get(pages.done)).text()
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(done)?.[0] ?? ''
  const applicant = citizen(app)
  await applicant.step('/query', { number: '依申请〔2026〕1号', code })
  return applicant
}

/** From the application to the answer, with everything an applicant or an officer may write on the way. */
const answered = async (
  { clerk, leader }: { clerk: Employee; leader: Employee },
  at: string,
  applicant: Citizen,
): Promise<void> => {
  const on = '2026-03-02'
  const reached = { on, who: '申请人本人', how: '电话', said: told.contact }
  await step(clerk, `${at}/do/confirmReceipt`, reached)
  const items = { items: '请写明年份', guidance: '例如 2024 年', replyBy: '2026-03-20' }
  await step(clerk, `${at}/do/askCorrection`, { on, ...items })
  const pdf = `%PDF-1.7\n${told.correctionText}\n1 0 obj\nendobj\ntrailer\n%%EOF\n`
  await applicant.step('/query/mine/1/correction', {
    description: `${contents.asked}，2024年`,
    files: new File([pdf], `${told.correction}.pdf`),
  })
  await step(clerk, `${at}/do/askReasons`, {
    on,
    count: '三个月内五十余件',
    answerBy: '2026-03-16',
  })
  await applicant.step('/query/mine/1/reasons', {
    reasons: told.reasons,
    files: new File([pdf], `${told.reasonsFile}.pdf`),
  })
  await step(clerk, `${at}/do/receiveReasons`, { on, accepted: 'no' })
  await applicant.step('/query/mine/1/suggestion', { text: told.suggestion })
  await step(clerk, `${at}/do/consult`, {
    on,
    kind: 'thirdParty',
    party: told.party,
    person: 'no',
    address: told.partyAddress,
    information: '合同',
  })
  await step(clerk, `${at}/do/requestAssist`, {
    organ: 'helper',
    question: '请查找 2024 年的方案',
    dueOn: '2026-03-06',
  })
  await applicant.step('/query/mine/1/withdrawal', { sure: 'yes', reason: contents.withdrawn })
  await step(clerk, `${at}/reply`)
  await step(leader, `${at}/sign`)
  await step(clerk, `${at}/serve`, { on, route: 'direct' })
  await applicant.step('/query/mine/1/rating', { score: '3', words: told.rating })
}

/** An old ledger: one good row, one whose fault quotes what it says. @returns the import */
const ledger = async (app: TestApp, clerk: Employee): Promise<string> => {
  const bytes = Buffer.from(
    `申请人,申请人类别,联系电话,收到日期,申请内容\n${told.ledger},自然人,${told.ledgerPhone},2026-02-02,决算\n${told.ledger},自然人,,${told.faulty},预算\n`,
  )
  const id = idIn(await uploadFile(app, clerk, 'ledger', { name: '台账.csv', bytes }))
  await runImport(app, 'own', id)
  for (const path of ['columns', 'run']) {
    const action = `/console/intake/${id}/${path}`
    const page = await (await clerk.get(`/console/intake/${id}`)).text()
    const sent = await clerk.post(action, fieldsOn(page, action))
    assert.equal(sent.status, 303, await sent.text())
    await runImport(app, 'own', id)
  }
  return id
}

/** Every job that waits is done, as the worker would. */
const workOff = async ({ needs, database }: TestApp): Promise<number> => {
  const jobs = new Map(allJobs(needs).map((job) => [job.queue, job]))
  const waiting = await database.superuser<{ name: string; data: Record<string, string> }[]>`
    select name, data from jobs.job where state = 'created' and data is not null`
  for (const { name, data } of waiting) await jobs.get(name)?.handle(data)
  return waiting.length
}

const planted = async (t: TestContext): Promise<Planted> => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const sent: Mail[] = []
  const mail: Mailer = {
    words: 'smtp.example.cn',
    send: async (one) => {
      sent.push(one)
      return 'sent'
    },
  }
  const app = await freshApp(t, '2026-03-02', { log, mail })
  const led = watched(app)
  const clerk = await app.hire('own', 'handler')
  const head = await app.hire('own', 'officeHead')
  const leader = await app.hire('own', 'leader')
  await app.hire('helper', 'assistant')
  await configure(app, 'own')
  const applicant = await applied(app)
  const [row] = await app.database.superuser<{ id: string }[]>`
    select id from requests.info_request`
  const at = `/console/requests/${row?.id}`
  await answered({ clerk, leader }, at, applicant)
  const counter = await step(clerk, '/console/requests/new', atCounter)
  await step(clerk, `${counter}/amend`, {
    askedOn: '2026-03-02',
    record: '登记回执',
    claim: told.claim,
    outcome: 'forwarded',
    organ: '某住房和城乡建设局',
    contact: '电话0375-1',
    doneOn: '2026-03-02',
  })
  await clerk.post(`${at}/case-file`, { kind: 'pdf' })
  const importId = await ledger(app, clerk)
  assert.ok((await workOff(app)) > 3)
  assert.deepEqual([...new Set(sent.map(({ to }) => to))], [online.email])
  const written = sent.map(({ subject, text }) => `${subject}\n${text}`).join('\n')
  assert.deepEqual(heldBy(written, everything), [])
  const [found] = await app.database.superuser<Record<string, string>[]>`
    select (select min(file_id) from requests.attachment) as file,
      (select min(id) from requests.letter where pdf_file_id is not null) as letter,
      (select min(id) from requests.case_file where state = 'done') as "caseFile",
      (select min(id) from requests.envelope) as envelope`
  assert.ok(found?.['letter'] && found['caseFile'] && found['envelope'])
  const ids = { ...found, id: row?.id ?? '', request: row?.id ?? '', assist: '1', importId }
  return { app, clerk, head, ids, counter, lines, led }
}

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
