import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
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
