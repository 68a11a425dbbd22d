import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { day } from '../src/kernel/day.ts'
import { type Citizen, citizen } from './citizen.ts'
import { goTo, step } from './signed-requests.ts'
import { setUp, confirm, move, printLetters, events, linksIn } from './query-course.ts'

/** Asked for a correction on the second of March. */
const awaiting = async (t: TestContext) => {
  const made = await setUp(t)
  await confirm(made.at, made.id)
  await step(made.at.clerk, `/console/requests/${made.id}/do/askCorrection`, {
    on: '2026-03-02',
    items: '请写明年份和路段',
    guidance: '例如县道或者乡道的名称',
    replyBy: '2026-03-20',
  })
  return made
}

const correct = (applicant: Citizen, text: string, file?: File): Promise<string> =>
  applicant.step('/query/mine/1/correction', {
    description: text,
    ...(file && { files: file }),
  })

describe('申请人办理', () => {
  test('补正：文字和材料进入案卷，期限自当天重新计算，收件箱里看得出来；办公室按错了也不算申请人的', async (t) => {
    const { at, id, applicant } = await awaiting(t)
    assert.match(await applicant.text('/query/mine/1/correction'), /请写明年份和路段/)
    await goTo(at.app, '2026-03-10')
    const again = citizen(at.app)
    for (const [name, value] of applicant.cookies)
      (again.cookies as Map<string, string>).set(name, value)
    await at.app.database.superuser`
      update requests.citizen_session set created_at = ${at.app.needs.clock.now()},
        last_seen_at = ${at.app.needs.clock.now()}`
    const empty = await again.post('/query/mine/1/correction', { _version: '4', description: '' })
    assert.equal(empty.status, 422)
    const { description } = (
      await at.app.database.superuser<{ description: string }[]>`
      select description from requests.info_request where id = ${id}`
    )[0] ?? { description: '' }
    const same = await again.post('/query/mine/1/correction', {
      _version: '4',
      description: ` ${description} `,
    })
    assert.equal(same.status, 422)
    assert.match(await same.text(), /和原来的一样，还没有补正[^]*条例第三十条/)
    const photo = new File([Buffer.from('%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n')], '说明.pdf')
    const led = await correct(again, '2024年县道008养护资金使用情况', photo)
    assert.equal(led, '/query/mine/1')
    const [, ...rest] = (await events(at, id)).toReversed()
    assert.ok(rest.length > 0)
    const last = (await events(at, id)).at(-1)
    assert.deepEqual([last?.type, last?.by], ['correctionReceived', 'applicant'])
    const [row] = await at.app.database.superuser`
      select description, due_on, stage, applicant_act from requests.info_request where id = ${id}`
    assert.deepEqual(
      { ...row },
      {
        description: '2024年县道008养护资金使用情况',
        due_on: '2026-04-08',
        stage: 'open',
        applicant_act: '补正已提交',
      },
    )
    assert.match(await (await at.clerk.get('/console/requests')).text(), /补正已提交/)
    const file = await (await at.clerk.get(`/console/requests/${id}`)).text()
    assert.match(file, /说明\.pdf[^]*补正材料/)
    assert.match(await again.text('/query/mine/1'), /收到您的补正，答复期限重新计算/)
    const late = await again.post('/query/mine/1/correction', { _version: '5', description: '又' })
    assert.equal(late.status, 409)
  })

  test('说明理由：期限写在页上，理由加密记入案卷，收件箱里看得出来，经办人判断是否合理；发两次只办一次，判断以后不再问', async (t) => {
    const { at, id, applicant } = await setUp(t)
    await confirm(at, id)
    const closed = await applicant.get('/query/mine/1/reasons')
    assert.equal(closed.headers.get('location'), '/query/mine/1')
    assert.match(await applicant.text('/query/mine/1'), /现在不需要您说明理由/)
    await step(at.clerk, `/console/requests/${id}/do/askReasons`, {
      on: '2026-03-02',
      count: '三个月内先后申请五十余件',
      answerBy: '2026-03-16',
    })
    assert.match(await applicant.text('/query/mine/1'), /等您说明理由[^]*按“说明理由”在网上提交/)
    const form = await applicant.text('/query/mine/1/reasons')
    assert.match(form, /请在 2026-03-16 以前提交。/)
    const version = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? ''
    const empty = await applicant.post('/query/mine/1/reasons', { _version: version, reasons: '' })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /请写明理由/)
    const long = { _version: version, reasons: '长'.repeat(2001) }
    assert.match(
      await (await applicant.post('/query/mine/1/reasons', long)).text(),
      /最多 2000 个字/,
    )

    const before = (await events(at, id)).length
    const files = new File([Buffer.from('%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n')], '课题.pdf')
    const said = {
      _key: 'reasons-twice',
      _version: version,
      reasons: '写论文要用各年的数字',
      files,
    }
    const sent = await Promise.all([
      applicant.post('/query/mine/1/reasons', said),
      applicant.post('/query/mine/1/reasons', said),
    ])
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    )
    const made = await events(at, id)
    assert.equal(made.length, before + 1)
    assert.deepEqual([made.at(-1)?.type, made.at(-1)?.by], ['reasonsReceived', 'applicant'])
    assert.ok(!JSON.stringify(made).includes('论文'))
    const again = { _version: String(made.length), reasons: '再说一次' }
    assert.equal((await applicant.post('/query/mine/1/reasons', again)).status, 409)

    assert.match(await (await at.clerk.get('/console/requests')).text(), /理由已提交/)
    const file = await (await at.clerk.get(`/console/requests/${id}`)).text()
    assert.match(file, /申请人在网上说明理由/)
    assert.match(file, /申请人说明的理由（条例第三十五条）：写论文要用各年的数字/)
    assert.match(file, /课题\.pdf/)
    const path = `/console/requests/${id}/do/receiveReasons`
    assert.ok(file.includes(path))
    await goTo(at.app, '2026-03-04')
    assert.match(await (await at.clerk.get(path)).text(), /name="on"[^>]*value="2026-03-02"/)
    await step(at.clerk, path, { on: '2026-03-02', accepted: 'no' })
    const after = await (await at.clerk.get(`/console/requests/${id}`)).text()
    assert.match(after, /收到申请人说明的理由，认为不合理/)
    assert.ok(!after.includes(path))
  })

  test('同一张表单发两次只办一次；页面打开以后情况变了，什么也没有办', async (t) => {
    const { at, id, applicant } = await awaiting(t)
    const form = { _key: 'twice-twice', _version: '4', description: '2024年县道008' }
    const before = (await events(at, id)).length
    const sent = await Promise.all([
      applicant.post('/query/mine/1/correction', { ...form, _version: String(before) }),
      applicant.post('/query/mine/1/correction', { ...form, _version: String(before) }),
    ])
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await events(at, id)).length, before + 1)
    const stale = await applicant.post('/query/mine/1/withdrawal', {
      _version: String(before),
      sure: 'yes',
    })
    assert.equal(stale.status, 409)
    assert.match(await stale.text(), /已有变化/)
  })

  test('撤回：要确认，拟出撤回申请确认书；没有确认收到的也可以撤回', async (t) => {
    const { at, id, applicant } = await setUp(t)
    const unsure = await applicant.post('/query/mine/1/withdrawal', { _version: '1' })
    assert.equal(unsure.status, 422)
    await applicant.step('/query/mine/1/withdrawal', { sure: 'yes', reason: '已经找到' })
    assert.match(await applicant.text('/query/mine/1'), /您已撤回，正在办理确认/)
    const made = await events(at, id)
    assert.equal(made.at(-1)?.type, 'withdrawn')
    assert.match(JSON.stringify(made.at(-1)?.data), /凭查询码在网上撤回：已经找到/)
    const [letter] = await at.app.database.superuser`
      select kind, status from requests.letter where request_id = ${id} and kind = 'D30'`
    assert.deepEqual({ ...letter }, { kind: 'D30', status: 'draft' })
    await step(at.clerk, `/console/requests/${id}/reply`)
    await step(at.leader, `/console/requests/${id}/sign`)
    await move(at, id, { move: 'serve', on: day('2026-03-02'), route: 'online' })
    await printLetters(at, id)
    const page = await applicant.text('/query/mine/1')
    const href = linksIn(page).findLast((one) => one.includes('/letters/')) ?? ''
    const file = await applicant.get(href)
    assert.equal(file.headers.get('content-type'), 'application/pdf')
    const after = await events(at, id)
    assert.deepEqual([after.at(-1)?.type, after.at(-1)?.by], ['serviceProven', 'applicant'])
    await applicant.get(href)
    assert.equal((await events(at, id)).length, after.length)
    const [first] = await at.app.database.superuser`
      select count(*)::int as n from requests.first_download where request_id = ${id}`
    assert.equal(first?.['n'], 1)
    assert.match(await (await at.clerk.get(`/console/requests/${id}`)).text(), /首次下载/)
  })

  test('现在办不了的事，打开它的页面就回到申请，说明为什么', async (t) => {
    const { applicant } = await setUp(t)
    for (const [form, why] of [
      ['correction', '没有需要您补正的事项'],
      ['rating', '收到答复以后才能评价'],
    ] as const) {
      const answer = await applicant.get(`/query/mine/1/${form}`)
      assert.equal(answer.headers.get('location'), '/query/mine/1')
      assert.match(await applicant.text('/query/mine/1'), new RegExp(why))
    }
    await applicant.step('/query/mine/1/withdrawal', { sure: 'yes' })
    const again = await applicant.get('/query/mine/1/withdrawal')
    assert.equal(again.headers.get('location'), '/query/mine/1')
  })

  test('答复送达以后评价一次，一到五分；办公室看得到，没有地方对外公布', async (t) => {
    const { at, id, applicant } = await setUp(t)
    const early = await applicant.post('/query/mine/1/rating', { score: '5' })
    assert.equal(early.status, 409)
    await applicant.step('/query/mine/1/withdrawal', { sure: 'yes' })
    await step(at.clerk, `/console/requests/${id}/reply`)
    await step(at.leader, `/console/requests/${id}/sign`)
    await move(at, id, { move: 'serve', on: day('2026-03-02'), route: 'direct' })
    for (const score of ['0', '6', '', '满意'])
      assert.equal((await applicant.post('/query/mine/1/rating', { score })).status, 422)
    await applicant.step('/query/mine/1/rating', { score: '4', words: '说得清楚，就是慢了些' })
    const twice = await applicant.post('/query/mine/1/rating', { score: '1' })
    assert.equal(twice.status, 409)
    const list = await (await at.clerk.get('/console/requests/ratings')).text()
    assert.match(list, /4\.00 分[^]*说得清楚，就是慢了些/)
    const none = await (await at.clerk.get('/console/requests/ratings?score=5')).text()
    assert.doesNotMatch(none, /说得清楚/)
    const rows = await at.app.database.superuser`select sealed_words::text from requests.rating`
    assert.doesNotMatch(JSON.stringify(rows), /说得清楚/)
    const stranger = await at.app.hire('other', 'handler')
    const theirs = await (await stranger.get('/console/requests/ratings')).text()
    assert.doesNotMatch(theirs, /说得清楚/)
  })

  test('建议主动公开的话到了办公室的案卷里', async (t) => {
    const { at, id, applicant } = await setUp(t)
    await applicant.step('/query/mine/1/suggestion', { text: '路修得怎样大家都想知道' })
    const page = await (await at.clerk.get(`/console/requests/${id}`)).text()
    assert.match(page, /申请人建议将有关信息纳入主动公开的范围（条例第四十四条）：路修得怎样/)
  })

  test('重发查询码：核对身份以后给出一次，旧的作废，已打开的查询退出', async (t) => {
    const { at, id, number, code, applicant } = await setUp(t)
    const form = `/console/requests/${id}/query-code`
    const unchecked = await at.clerk.post(form)
    assert.equal(unchecked.status, 422)
    const slip = await step(at.clerk, form, { identityChecked: 'yes' })
    const page = await (await at.clerk.get(slip)).text()
    const [fresh = ''] = /[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}/.exec(page) ?? []
    assert.ok(!slip.includes(fresh.slice(0, 5)))
    assert.equal((await applicant.get('/query/mine/1')).headers.get('location'), '/query')
    assert.equal((await applicant.post('/query', { number, code })).status, 422)
    assert.equal((await applicant.post('/query', { number, code: fresh })).status, 303)
    const later = new Date(at.app.needs.clock.now().getTime() + 11 * 60_000)
    Object.assign(at.app.needs.clock, { now: () => later })
    assert.equal((await at.clerk.get(slip)).status, 409)
  })

  test('怪异的输入不出故障，有中文说明', async (t) => {
    const { at, applicant } = await awaiting(t)
    const hostile = [
      '',
      '👩‍👩‍👧‍👦',
      `' or 1=1;--`,
      '<script>alert(1)</script>',
      '\u0000',
      '长'.repeat(100_000),
    ]
    const forms = ['correction', 'reasons', 'withdrawal', 'rating', 'suggestion']
    for (const value of hostile) {
      const fields = { number: value, code: value, name: value }
      const asked = await citizen(at.app, '192.0.2.77').post('/query', fields)
      assert.equal(asked.status, 422)
      for (const form of forms) {
        const all = {
          description: '',
          reasons: value,
          reason: value,
          sure: value,
          score: value,
          words: value,
        }
        const answer = await applicant.post(`/query/mine/1/${form}`, { ...all, _version: value })
        const text = await answer.text()
        assert.ok(answer.status < 500 && answer.status >= 400, `${form}: ${answer.status}`)
        assert.match(text, /role="alert"[^]*?[\u4e00-\u9fff]{4}/)
        assert.ok(!text.includes('<script>alert(1)'))
      }
    }
  })
})
