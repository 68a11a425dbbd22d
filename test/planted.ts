import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { pino } from 'pino'
import { allJobs } from '../src/app.ts'
import { pages } from '../src/modules/apply/draft.ts'
import type { Mail, Mailer } from '../src/platform/mail.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { type Citizen, citizen } from './citizen.ts'
import { configure } from './course.ts'
import { fieldsOn, idIn, runImport, uploadFile } from './imports.ts'
import { leadsTo, pass } from './public-door.ts'
import { step } from './signed-requests.ts'
import { photoFile } from './photo.ts'
import { natural, publicVisitor } from './visitor.ts'

/** Words that occur nowhere else: wherever one turns up, it came from a form. */
export const online = {
  name: '欧阳金丝雀',
  proofNumber: '41042119900101123X',
  phone: '13912345678',
  address: '金丝雀小区8号',
  email: 'jinsique@example.cn',
}

export const firm = {
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
export const applicants = [...Object.values(online), ...Object.values(firm)].filter(
  (said) => said !== firm.name,
)

export const told = {
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

export const identities = [...applicants, ...Object.values(told)]

/** What was asked for, and why it was withdrawn: the work itself, readable for the organ alone. */
export const contents = {
  asked: '鹭鸶河湿地补偿安置',
  counter: '鸬鹚养殖规划',
  withdrawn: '鹧鸪资料里',
}

export const everything = [...identities, firm.name, ...Object.values(contents)]

export const atCounter = {
  ...firm,
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'business',
  description: contents.counter,
  obtainBy: 'post',
  carrier: 'paper',
}

export const heldBy = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.includes(word) || text.includes(encodeURIComponent(word)))

export type Planted = {
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

export const planted = async (t: TestContext): Promise<Planted> => {
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
