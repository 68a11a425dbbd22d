import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { organById, saveOrgan } from '../organs.ts'
import { reportInvariants } from './store-invariants.ts'
import { verify } from '../../platform/verify/invariant.ts'
import {
  at,
  publicAt,
  good,
  start,
  stampNow,
  save,
  act,
  done,
  published,
  sentence,
} from '../../../test/report-course.ts'

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
