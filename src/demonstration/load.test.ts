import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { freshApp } from '../../test/app.ts'
import { citizen } from '../../test/citizen.ts'
import { mailFolder } from '../../test/mail-folder.ts'
import { requestNeeds } from '../app-needs.ts'
import { allInvariants, allJobs } from '../app.ts'
import { stepMailQueue } from '../modules/requests/actions-step-mail.ts'
import { shippedCalendar } from '../kernel/notices.ts'
import { lastDayOf } from '../kernel/day.ts'
import { decisionCodes, giveKnownCode, lettersFor, stageNames } from '../modules/requests.ts'
import { reportFor } from '../modules/reports.ts'
import { publishedReport } from '../modules/reports/store.ts'
import { inOrgan, type Pool } from '../platform/db.ts'
import { packageRoot } from '../platform/root.ts'
import { verify } from '../platform/verify/invariant.ts'
import { officerOf } from './cast.ts'
import { queryLines } from './queryable.ts'
import { load, kinds } from '../../test/demonstration.ts'

const seed = JSON.parse(
  await readFile(
    join(packageRoot, 'test/fixtures/annual-reports/00-baofeng-office-2023.json'),
    'utf8',
  ),
)

/** Written alike: no blanks, brackets of full width. */
const plain = (text: string): string =>
  text.replaceAll(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')

/** Sections 一, 五 and 六 of the report as it was published, paragraph by paragraph. */
const seedParagraphs = (
  await readFile(
    join(packageRoot, 'test/fixtures/annual-reports/00-baofeng-office-2023.txt'),
    'utf8',
  )
)
  .split('\n')
  .map(plain)
  .filter((line) =>
    /^(?:（[一二三四五]）.{2,20}：|存在问题：|改进措施：|[二三]、针对|按照《).*。$/.test(line),
  )

/** The prose of a report's public page. */
const paragraphsOf = (html: string): string[] =>
  [...html.matchAll(/<div class="prose">(.*?)<\/div>/gs)]
    .flatMap(([, prose = '']) => [...prose.matchAll(/<p>(.*?)<\/p>/gs)])
    .map(([, text = '']) => plain(text.replaceAll('&quot;', '"')))

const saysFigure = (sentence: string): boolean => /\d/.test(sentence)

/** The distinct values of one column. */
const found = async (pool: Pool, table: string, column: string): Promise<Set<unknown>> => {
  const rows = await pool`select distinct ${pool(column)} as value from ${pool(table)}`
  return new Set(rows.map(({ value }) => value))
}

const covers = (there: Set<unknown>, wanted: readonly string[]): void =>
  assert.deepEqual(
    wanted.filter((one) => !there.has(one)),
    [],
  )

/** Replies of every kind, and what goes out on the way to them. */
const letterKindsIssued = [
  ...new Set(decisionCodes.flatMap((code) => lettersFor(code))),
  'D04',
  'D06',
  'D07',
  'D08',
  'D09',
]

describe('演示县', () => {
  test('2026年11月23日载入', async (t) => {
    const folder = await mailFolder(t)
    const app = await load(t, '2026-11-23', { demo: true, mail: folder.mail })

    await t.test('每个环节、每个办理结果、每类申请人、每种渠道、各种情形和文书都有', async () => {
      const { superuser: pool } = app.database
      covers(await found(pool, 'requests.info_request', 'stage'), Object.keys(stageNames))
      covers(await found(pool, 'requests.info_request', 'code'), decisionCodes)
      covers(await found(pool, 'requests.application', 'applicant_kind'), kinds)
      const channels = ['counter', 'signedPost', 'letter', 'fax', 'email', 'online', 'oral']
      covers(await found(pool, 'requests.application', 'channel'), channels)
      covers(await found(pool, 'requests.event', 'type'), [
        'receiptDateCorrected',
        'voided',
        'split',
        'correctionExpired',
        'reasonsReceived',
        'thirdPartyUndelivered',
        'consultationExpired',
        'coMakerAnswered',
        'referralAnswered',
        'assistReminded',
        'assistEscalated',
        'assistAnswered',
        'extended',
        'feePaid',
        'feeExpired',
        'withdrawn',
        'serviceFailed',
        'replyReopened',
        'disputeFiled',
        'orderedToReply',
        'takenOver',
      ])
      const desks = [
        'confirm',
        'handle',
        'applicant',
        'others',
        'approve',
        'review',
        'sign',
        'serve',
      ]
      covers(await found(pool, 'requests.info_request', 'desk'), [...desks, 'prove', 'archive'])
      const envelopes = await pool`
        select count(*)::int as n from requests.event
        where type = 'served' and data ->> 'envelopeId' is not null group by data ->> 'envelopeId'`
      assert.deepEqual(
        envelopes.map(({ n }) => n),
        [3],
      )
      const [asked] = await pool`
        select count(*)::int as n from requests.assist where answered_on is null and escalated`
      assert.equal(asked?.['n'], 1)
      covers(await found(pool, 'requests.letter', 'kind'), letterKindsIssued)
      const [unanswered] = await pool`
        select count(*)::int as n from requests.outcome o
          join requests.info_request r on r.id = o.request_id and r.taken_by is null
        where not exists (
          select from requests.letter l
          where l.request_id = o.request_id and l.round = o.round and l.status = 'issued')`
      assert.equal(unanswered?.['n'], 0)
    })

    await t.test('2023年的计算结果和公布的年报都与原件逐格相同，各年的年报没有错误', async () => {
      const own = { organId: 'zfb', personId: 'test' }
      const reports = await inOrgan(app.database.app, own, async (tx) => ({
        computed: await reportFor(tx, { organId: 'zfb', year: 2023, asOf: lastDayOf(2023) }),
        published: await Promise.all(
          [2022, 2023, 2024, 2025].map((year) => publishedReport(tx, 'zfb', year)),
        ),
      }))
      const wanted = {
        table2: { ...seed.table2, fees_wan: String(seed.table2.fees_wan) },
        table3: seed.table3.rows,
        table4: seed.table4,
      }
      assert.deepEqual(reports.computed.tables, wanted)
      assert.deepEqual(reports.published[1]?.tables, wanted)
      assert.deepEqual(reports.computed.findings, [])
      for (const [index, paper] of reports.published.entries()) {
        const year = 2022 + index
        assert.equal(paper?.year, year)
        const findings = await inOrgan(app.database.app, own, (tx) =>
          reportFor(tx, { organId: 'zfb', year, asOf: lastDayOf(year) }),
        )
        assert.deepEqual(findings.tables, paper.tables, String(year))
        assert.deepEqual(
          findings.findings.filter(({ severity }) => severity === 'error'),
          [],
        )
      }
    })

    await t.test(
      '公布的2023年年报与原件逐字相同，写有数字的每一句都在；表中有的数字是引用的',
      async () => {
        const front = await (await app.nobody.get('/xxgk/zfb/report/2023')).text()
        const published = paragraphsOf(front)
        assert.deepEqual(published, seedParagraphs)
        const told = published.flatMap((text) => text.split(/(?<=[。；：])/)).filter(saysFigure)
        assert.equal(told.length, 9, told.join('\n'))
        assert.match(told.join(''), /共收到依申请公开申请7件，其中1件予以公开、2件不属于/)
        const [kept] = await app.database.superuser<{ texts: Record<string, string> }[]>`
        select s.record::jsonb -> 'texts' as texts from reports.sealed s
          join reports.edition e on e.id = s.edition_id
        where e.organ_id = 'zfb' and e.year = 2023`
        assert.match(kept?.texts['active'] ?? '', /规范性文件\{\{规范性文件·制发\}\}件/)
        assert.deepEqual(
          kept?.texts['onRequest']?.match(/\{\{[^}]*\}\}件/g),
          ['新收', '予以公开', '无法提供·本机关不掌握相关政府信息', '结转下年度'].map(
            (name) => `{{依申请公开·${name}}}件`,
          ),
        )
        assert.match(front, /宝丰县人民政府办公室2023年政府信息公开工作年度报告/)
      },
    )

    await t.test('核验没有问题：审计链、环节、期限、结果和编号都能重新推出', async () => {
      const invariants = allInvariants(app.dataDir, () => shippedCalendar)
      const wrong: unknown[] = []
      await verify(app.database.verify, invariants, (finding) => {
        if (finding.count > 0) wrong.push(finding)
      })
      assert.deepEqual(wrong, [])
    })

    await t.test('启动时印出的编号和查询码打得开：一件已在网上答复，一件等补正', async () => {
      const lines = await queryLines(app.database.app)
      const shown = lines.slice(1).map((line) => line.trim().split(/\s+/))
      const pages: string[] = []
      for (const [number = '', code = ''] of shown) {
        const visitor = citizen(app)
        assert.equal((await visitor.post('/query', { number, code })).status, 303, number)
        pages.push(await visitor.text('/query/mine/1'))
      }
      const [replied = '', waiting = '', ...more] = pages
      assert.deepEqual(more, [])
      assert.match(replied, /已经答复[^]*主动公开信息告知书[^]*答复已经送达（网上送达）/)
      assert.match(waiting, /等您补正[^]*href="\/query\/mine\/1\/correction"/)
    })

    await t.test('这两件的申请人同意邮件通知：每封进了文件夹，哪里也没有去', async () => {
      const job = allJobs(app.needs).find(({ queue }) => queue === stepMailQueue)
      const asked = await app.database.superuser<{ data: Record<string, string> }[]>`
        select data from jobs.job where name = ${stepMailQueue}`
      for (const { data } of asked) await job?.handle(data)
      const mails = await folder.read()
      assert.equal(mails.length, 6)
      assert.ok(mails.every(({ to }) => to === 'shenqingren@demo.example'))
    })

    await t.test('没有一件发生在将来', async () => {
      const [late] = await app.database.superuser`
        select count(*)::int as n from requests.event where on_day >= '2026-11-23'`
      assert.equal(late?.['n'], 0)
    })
  })

  test('不是演示的，没有人人知道的查询码', async (t) => {
    const { needs, database } = await freshApp(t)
    const given = database.app.begin((tx) =>
      giveKnownCode(tx, requestNeeds(needs), 'any', 'YANSH-23456'),
    )
    await assert.rejects(given, /only a demonstration/)
  })

  test('没有这个人的不能扮演', () => {
    assert.throws(() => officerOf('nobody'), RangeError)
  })
})
