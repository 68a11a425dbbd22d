import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { freshApp, type TestApp, type Visitor } from '../../../test/app.ts'
import { type History, insertHistories } from '../../../test/histories.ts'
import { day } from '../../kernel/day.ts'
import { organById, saveOrgan, type SeparationPolicy } from '../organs.ts'
import { reportInvariants } from './store-invariants.ts'
import { verify } from '../../platform/verify/invariant.ts'

const at = '/console/reports/office/2025'
const publicAt = '/xxgk/office/report/2025'

const one = (change: Partial<History> = {}): History => ({
  kind: 'natural',
  receivedOn: day('2025-06-03'),
  isVoid: false,
  rounds: [{ code: 'G1', signedOn: day('2025-06-20'), revokedOn: null }],
  ...change,
})

const good = {
  active: '全年公开文件若干。',
  onRequest:
    '今年共收到依申请公开申请{{依申请公开.新收}}件，结转下年度{{依申请公开.结转下年度}}件。',
  management: '严格审核。',
  platform: '建好专栏。',
  oversight: '开展培训。',
  problems: '更新不够及时。',
  improvements: '针对上年的问题，已经清理。',
  fees: '{{本年}}年未收取信息处理费。',
}

type Staff = { clerk: Visitor; reviewer: Visitor; leader: Visitor }

const start = async (
  t: TestContext,
  {
    separation = 'two',
    today = '2026-01-20',
  }: { separation?: SeparationPolicy; today?: string } = {},
): Promise<TestApp & Staff> => {
  const app = await freshApp(t, today)
  const clerk = await app.hire('office', 'handler')
  const reviewer = await app.hire('office', 'reviewer')
  const leader = await app.hire('office', 'leader', 'reviewer')
  const organ = await organById(app.database.app, 'office')
  assert.ok(organ)
  await app.database.app.begin((tx) => saveOrgan(tx, { ...organ, separation, version: 2 }))
  await insertHistories(app.database.superuser, 'office', [one(), one({ rounds: [] })])
  stampNow = readStamp(app)
  return { ...app, clerk, reviewer, leader }
}

/** The stamp of a page opened now, by the database of the test that runs. */
let stampNow = async (): Promise<string> => '0'

const readStamp =
  ({ database }: TestApp) =>
  async (): Promise<string> => {
    const [row] = await database.superuser<{ stamp: number }[]>`
      select number * 1000000 + version as stamp from reports.edition order by number desc limit 1`
    return String(row?.stamp ?? 0)
  }

const save = async (clerk: Visitor, texts: Record<string, string>): Promise<Response> =>
  clerk.post(`${at}/text`, { _version: await stampNow(), ...texts })

const act = async (
  visitor: Visitor,
  what: string,
  fields: Record<string, string> = {},
): Promise<Response> => visitor.post(`${at}/${what}`, { _version: await stampNow(), ...fields })

const done = async (answer: Promise<Response>): Promise<void> => {
  const response = await answer
  const why = /role="alert">.*?<\/div>/s.exec(await response.text())?.[0]
  assert.equal(response.status, 303, why ?? 'not sent')
}

const published = async ({ clerk, leader }: Staff, texts = good): Promise<void> => {
  await done(save(clerk, texts))
  await done(act(clerk, 'submit'))
  await done(act(leader, 'seal'))
  await done(act(clerk, 'publish'))
}

const sentence = async (answer: Promise<Response>, status: number): Promise<string> => {
  const response = await answer
  const text = await response.text()
  assert.equal(response.status, status)
  return text
}

describe('年度报告的编写', () => {
  test('保存的文字都在；引用的数字填入并标出；缺的部分列出；插入放在文末', async (t) => {
    const { clerk } = await start(t)
    const before = await (await clerk.get(`${at}/text`)).text()
    assert.equal(before.match(/还没有写<\/span>/g)?.length, 8)
    await done(save(clerk, { ...good, fees: '' }))
    const html = await (await clerk.get(`${at}/text`)).text()
    assert.match(html, /申请\{\{依申请公开\.新收\}\}件/)
    assert.match(
      html,
      /<mark class="linked" title="依申请公开·新收"><a href="[^"]*row=new[^"]*">2</,
    )
    assert.equal(html.match(/还没有写<\/span>/g)?.length, 1)
    assert.match(html, /CK13/)
    const into = { ...good, also: 'insert', figure: '行政复议·总计', into: 'fees' }
    const sent = await save(clerk, into)
    assert.equal(sent.headers.get('location'), `${at}/text#f-fees`)
    assert.match(await (await clerk.get(`${at}/text`)).text(), /信息处理费。\{\{行政复议·总计\}\}/)
  })

  test('两人同时编写：后保存的得到409，两个版本都看得见，再保存才以他的为准', async (t) => {
    const { clerk, hire } = await start(t)
    const other = await hire('office', 'officeHead')
    await done(save(clerk, good))
    const seen = await stampNow()
    await done(save(clerk, { ...good, management: '先保存的一稿。' }))
    const late = { ...good, management: '后保存的一稿。' }
    const html = await sentence(other.post(`${at}/text`, { _version: seen, ...late }), 409)
    assert.match(html, /已由他人改动/)
    assert.match(html, /他人刚保存的内容/)
    assert.match(html.replaceAll(/<\/?(?:ins|del)>/g, ''), /先保存的一稿。[^]*后保存的一稿。/)
    const again = /name="_version" value="(\d+)"/.exec(html)?.[1] ?? ''
    await done(other.post(`${at}/text`, { _version: again, ...late }))
    assert.match(await (await clerk.get(`${at}/text`)).text(), /后保存的一稿。/)
  })

  test('填入标签、表情、控制字符都只当文字；过长的退回来，什么也没有保存', async (t) => {
    const { clerk, nobody, leader } = await start(t)
    const odd = '<script>alert(1)</script>👩‍👩‍👧‍👦\u0008\u202e=1+1 {{constructor.name}} ${x} #eval("1")'
    const html = await sentence(save(clerk, { ...good, management: odd.repeat(2000) }), 422)
    assert.match(html, /最多 20000 个字/)
    assert.match(html, /&lt;script&gt;/)
    await published(
      { clerk, leader, reviewer: leader },
      { ...good, management: odd.replace(/\{\{.*?\}\}/, '') },
    )
    const page = await (await nobody.get(publicAt)).text()
    assert.doesNotMatch(page, /<script>alert/)
    assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
    for (const format of ['pdf', 'docx', 'xlsx'])
      assert.equal((await nobody.get(`${publicAt}/report.${format}`)).status, 200, format)
  })

  test('必备内容没有写全不能送审，一句话说清哪一部分缺什么', async (t) => {
    const { clerk } = await start(t)
    await done(save(clerk, { ...good, management: ' ', fees: '' }))
    assert.match(
      await sentence(act(clerk, 'submit'), 409),
      /“一、总体情况”中的“政府信息管理”、“六、其他需要报告的事项”中的“信息处理费收取情况”还没有写，请写好以后再送审[^]*?条例第五十条/,
    )
    await done(save(clerk, good))
    await done(act(clerk, 'submit'))
  })

  test('案件变了，文中引用的数字跟着变，到封存为止；送审以后也跟着变', async (t) => {
    const app = await start(t)
    const { clerk, leader, nobody, database } = app
    const draft = async (): Promise<string> => (await clerk.get(`${at}/official`)).text()
    const receive = async (on: string | null): Promise<void> => {
      await database.superuser`
        update requests.info_request set received_on = ${on} where id = 'office-2'`
    }
    await done(save(clerk, good))
    assert.match(await draft(), /申请2件，结转下年度1件/)
    await receive('2026-01-05')
    assert.match(await draft(), /申请1件，结转下年度0件/)
    await done(act(clerk, 'submit'))
    await receive('2025-06-03')
    assert.match(await draft(), /申请2件，结转下年度1件/)
    await done(act(leader, 'seal'))
    await receive('2026-01-05')
    await done(act(clerk, 'publish'))
    assert.match(await (await nobody.get(publicAt)).text(), /申请2件，结转下年度1件/)
  })

  test('名称写错的引用必须改正，改正以前不能封存', async (t) => {
    const { clerk, leader } = await start(t)
    await done(save(clerk, { ...good, management: '{{没有这个数字}}' }))
    await done(act(clerk, 'submit'))
    assert.match(await sentence(act(leader, 'seal'), 409), /CK10（必须改正）/)
  })
})

describe('年度报告的审核、封存、公布', () => {
  test('两人制：编写人不能签发；有必须改正的不能封存，退回改正后封存，公布后公众看得到并能下载', async (t) => {
    const app = await start(t)
    const { clerk, leader, nobody, hire } = app
    const both = await hire('office', 'handler', 'leader')
    await done(save(both, { ...good, fees: '收费情况正在核对。' }))
    await done(act(both, 'submit'))
    const waiting = await (await both.get(`${at}/course`)).text()
    assert.match(waiting, /编写人不能签发自己编写的报告，等候另一名负责人签发。/)
    assert.doesNotMatch(waiting, /签发并封存/)
    assert.match(await (await leader.get(`${at}/course`)).text(), /签发并封存/)
    assert.match(await sentence(act(both, 'seal'), 409), /编写人不能签发自己编写的报告/)
    assert.match(await sentence(act(leader, 'seal'), 409), /CK13（必须改正）/)
    assert.match(await sentence(act(leader, 'return', { reason: '' }), 422), /请写明退回的理由/)
    await done(act(leader, 'return', { reason: '第六部分没有写明未收取' }))
    await done(save(clerk, good))
    await done(act(clerk, 'submit'))
    await done(act(leader, 'seal'))
    assert.equal((await nobody.get(publicAt)).status, 404)
    assert.match(await sentence(save(clerk, good), 409), /已经送审/)
    await done(act(clerk, 'publish'))
    const html = await (await nobody.get(publicAt)).text()
    assert.match(html, /申请2件，结转下年度1件/)
    assert.match(html, /2025年未收取信息处理费/)
    for (const [format, type] of [
      ['pdf', 'application/pdf'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const file = await nobody.get(`${publicAt}/report.${format}`)
      assert.equal(file.headers.get('content-type'), type)
    }
  })

  test('三人制：审核人、签发人、编写人是三个人', async (t) => {
    const { clerk, reviewer, leader } = await start(t, { separation: 'three' })
    await done(save(clerk, good))
    await done(act(clerk, 'submit'))
    assert.match(await sentence(act(leader, 'seal'), 409), /环节已经变化/)
    await done(act(leader, 'approve'))
    const course = await (await leader.get(`${at}/course`)).text()
    assert.match(course, /审核人不能签发自己审核的报告，等候另一名负责人签发。/)
    assert.doesNotMatch(course, /签发并封存/)
    assert.match(await sentence(act(leader, 'seal'), 409), /审核人不能签发自己审核的报告/)
    await done(act(leader, 'return', { reason: '换人审核' }))
    await done(act(clerk, 'submit'))
    await done(act(reviewer, 'approve'))
    await done(act(leader, 'seal'))
  })

  test('年度没有结束不能封存；没有编写不能送审', async (t) => {
    const { clerk, leader } = await start(t, { today: '2025-12-31' })
    assert.match(await sentence(act(clerk, 'submit', { _version: '0' }), 409), /请先编写/)
    await done(save(clerk, good))
    await done(act(clerk, 'submit'))
    assert.match(await sentence(act(leader, 'seal'), 409), /2025 年还没有结束/)
  })

  test('须答复的答复以后、须说明理由的由第二人说明以后才能封存；编写人自己说明不行', async (t) => {
    const { clerk, leader, hire, database } = await start(t)
    await database.superuser`
      insert into reports.prior (organ_id, year, version, tables, unit, by_person, at)
      values ('office', 2024, 1, ${database.superuser.json({ table2: null, table3: { carried_out: [1, 0, 0, 0, 0, 0, 1] }, table4: null })}, '某局', 'p', now())`
    const both = await hire('office', 'handler', 'leader')
    await done(save(both, { ...good, onRequest: '今年共收到依申请公开申请3件。' }))
    await done(act(both, 'submit'))
    assert.match(await sentence(act(leader, 'seal'), 409), /CK04（须由第二人说明理由）/)
    const html = await (await leader.get(`${at}/course`)).text()
    const messages = (rule: string): string[] =>
      [
        ...html.matchAll(
          new RegExp(`name="rule" value="${rule}"[^]*?name="message" value="([^"]*)"`, 'g'),
        ),
      ].map(([, message = '']) => message)
    const clerkHtml = await (await clerk.get(`${at}/course`)).text()
    const asked =
      /name="rule" value="CK10"\/?>\s*<input type="hidden" name="message" value="([^"]*)"/.exec(
        clerkHtml,
      )?.[1] ?? ''
    assert.ok(messages('CK04').length > 0 && asked !== '')
    const own = await (await both.get(`${at}/course`)).text()
    assert.doesNotMatch(own, /name="rule" value="CK04"/)
    for (const message of messages('CK04')) {
      const said = { rule: 'CK04', message, text: '上年公布时漏计，已说明' }
      assert.match(await sentence(act(both, 'override', said), 409), /第二人/)
      assert.match(
        await sentence(act(leader, 'override', { ...said, text: '' }), 422),
        /请写明理由/,
      )
      await done(act(leader, 'override', said))
    }
    assert.match(await sentence(act(leader, 'seal'), 409), /CK10（须答复）/)
    assert.match(
      await sentence(act(leader, 'override', { rule: 'CK10', message: asked, text: '无' }), 409),
      /已经不存在或者内容已有变化/,
    )
    await done(act(clerk, 'answer', { rule: 'CK10', message: asked, text: '其中1件为重复登记' }))
    await done(act(leader, 'seal'))
  })

  test('委托审核：由受托机关审核签发，别的机关看不见', async (t) => {
    const app = await start(t)
    const { clerk, leader, hire, database } = app
    const reviewer = await hire('county', 'reviewer')
    const signer = await hire('county', 'leader')
    const stranger = await hire('third', 'leader', 'reviewer')
    const organ = await organById(database.app, 'office')
    assert.ok(organ)
    await database.app.begin((tx) =>
      saveOrgan(tx, { ...organ, separation: 'entrusted', reviewingOrganId: 'county', version: 3 }),
    )
    await database.superuser`
      insert into platform.organ_grant values ('office', 'county', 'entrusted', '委托', '2026-01-01')`
    await done(save(clerk, good))
    await done(act(clerk, 'submit'))
    assert.match(await (await leader.get(`${at}/course`)).text(), /等候受托机关审核。/)
    assert.match(await sentence(act(leader, 'approve'), 409), /委托审核/)
    assert.equal((await stranger.get(`${at}/course`)).status, 404)
    assert.match(await (await reviewer.get('/console/reports')).text(), /office局2025年[^]*?待审核/)
    await done(act(reviewer, 'approve'))
    await done(act(signer, 'seal'))
    assert.equal((await signer.post(`${at}/publish`)).status, 403)
    await done(act(clerk, 'publish'))
  })
})

describe('封存以后', () => {
  test('案件后来的变化只给工作人员看，公众看到的不变；核验能发现被改过的封存件', async (t) => {
    const app = await start(t)
    const { clerk, nobody, database } = app
    await published(app)
    await database.superuser`
      update requests.info_request set received_on = '2024-12-31' where id = 'office-1'`
    await database.superuser`
      insert into requests.event (organ_id, request_id, seq, type, on_day, data, by_person, at)
      values ('office', 'office-1', 9, 'receiptDateCorrected', '2025-06-03', '{}', 'p', now())`
    const html = await (await clerk.get(`${at}/course`)).text()
    assert.match(html, /封存后有 1 件发生变化/)
    assert.match(html, /一、本年新收政府信息公开申请数量”自然人：封存时 2，现在 1/)
    assert.match(html, new RegExp(`href="${at}/changed.csv"`))
    const taken = await (await clerk.get(`${at}/changed.csv`)).text()
    assert.match(taken, /一、本年新收政府信息公开申请数量”自然人","2","1"/)
    assert.match(await (await nobody.get(publicAt)).text(), /申请2件/)
    assert.equal(await verify(database.verify, reportInvariants()), 0)
    await database.superuser`
      update reports.sealed set content = replace(content, '申请2件', '申请3件')`
    assert.equal(await verify(database.verify, reportInvariants()), 1)
  })

  test('封存的不能启封，环节不能倒回', async (t) => {
    const app = await start(t)
    await published(app)
    const { superuser } = app.database
    for (const stage of ['drafting', 'review', 'signing', 'sealed'])
      await assert.rejects(
        superuser`update reports.edition set stage = ${stage}, published_on = null`,
        /stays sealed/,
      )
    assert.match(await sentence(act(app.leader, 'return', { reason: '想改' }), 409), /环节已经变化/)
  })

  test('更正是新的版本：公布前公众看旧的，公布后看新的并写明日期和理由，旧的工作人员仍看得到', async (t) => {
    const app = await start(t)
    const { clerk, leader, nobody } = app
    await published(app)
    assert.match(await sentence(act(clerk, 'correct', { correction: '' }), 422), /请写明更正的理由/)
    await done(act(clerk, 'correct', { correction: '补写<b>培训</b>情况' }))
    assert.match(await (await clerk.get(`${at}/text`)).text(), /已经清理/)
    await done(save(clerk, { ...good, oversight: '开展培训两次。' }))
    await done(act(clerk, 'submit'))
    await done(act(leader, 'seal'))
    assert.doesNotMatch(await (await nobody.get(publicAt)).text(), /更正/)
    await done(act(clerk, 'publish'))
    const html = await (await nobody.get(publicAt)).text()
    assert.match(html, /2026-01-20<\/time> 更正：补写&lt;b&gt;培训&lt;\/b&gt;情况/)
    assert.match(html, /开展培训两次/)
    const old = await (await clerk.get(`${at}/editions/1`)).text()
    assert.match(old, /开展培训。/)
    assert.doesNotMatch(old, /两次/)
    assert.equal((await clerk.get(`${at}/editions/1/pdf`)).status, 200)
    assert.equal((await clerk.get(`${at}/editions/3`)).status, 404)
    assert.equal((await clerk.get(`${at}/editions/1/exe`)).status, 404)
    assert.match(await (await nobody.get('/xxgk/reports')).text(), /更正/)
  })

  test('同一张表单提交两次只办一次；过时的表单是409', async (t) => {
    const app = await start(t)
    const { clerk, database } = app
    await done(save(clerk, good))
    const version = await stampNow()
    const twice = { _version: version, _key: 'same-key-twice' }
    await done(clerk.post(`${at}/submit`, twice))
    await done(clerk.post(`${at}/submit`, twice))
    assert.match(
      await sentence(clerk.post(`${at}/submit`, { _version: version }), 409),
      /已由他人改动/,
    )
    const events = await database.superuser`
      select type from reports.edition_event where type = 'submitted'`
    assert.equal(events.length, 1)
  })
})

describe('全县年报', () => {
  test('监督人员看到各单位的状态和逾期，催报以后单位看得到，一天只催一次', async (t) => {
    const app = await start(t, { today: '2026-02-10' })
    const { clerk, hire, database } = app
    const boss = await hire('county', 'supervisor')
    await hire('other', 'handler')
    await database.superuser`
      insert into platform.organ_grant values ('office', 'county', 'oversight', '监督', '2026-01-01')`
    assert.match(
      await (await clerk.get('/console/reports')).text(),
      /应当在 2026-01-31 前公布，已经逾期/,
    )
    const path = '/console/reports/county'
    const html = await (await boss.get(path)).text()
    assert.match(html, /office局<\/a>[^]*?逾期，未编制/)
    assert.doesNotMatch(html, /other局/)
    await done(save(clerk, good))
    assert.match(await (await boss.get(path)).text(), /逾期，编制中/)
    await done(boss.post(path, { year: '2025', organ: 'office' }))
    assert.match(await (await clerk.get('/console/reports')).text(), /county局于 2026-02-10 催报/)
    assert.match(
      await sentence(boss.post(path, { year: '2025', organ: 'office' }), 422),
      /今天已经催报过/,
    )
    assert.match(await sentence(boss.post(path, { year: '2025', organ: 'other' }), 422), /请选择/)
    assert.equal((await clerk.get(path)).status, 403)
  })
})
