import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { allInvariants, allJobs } from '../src/app.ts'
import type { HolidayNotice } from '../src/kernel/calendar.ts'
import { addWorkingDays } from '../src/kernel/calendar.ts'
import { day } from '../src/kernel/day.ts'
import { saveOrgan } from '../src/modules/organs.ts'
import { openCalendarBook } from '../src/modules/calendar.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { notice2027 } from './notice-2027.ts'

const makeCountyOffice = ({ database }: TestApp): Promise<unknown> =>
  database.app.begin((tx) =>
    saveOrgan(tx, {
      id: 'zfb',
      name: '宝丰县人民政府办公室',
      kind: 'countyOffice',
      letterhead: '宝丰县人民政府办公室文件',
      numberWord: '宝政办',
      office: { name: '公开办', address: '某路1号', phone: '0375-0000000', hours: '工作日' },
      duties: [],
      separation: 'two',
      position: 0,
      version: 1,
    }),
  )

const register = async (clerk: Employee, arrivedOn: string): Promise<string> => {
  const answer = await clerk.post('/console/requests/new', {
    channel: 'counter',
    arrivedOn,
    kind: 'natural',
    name: '张三丰',
    phone: '13900000001',
    description: '2026年财政预算执行情况',
    obtainBy: 'post',
    carrier: 'paper',
  })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('location') ?? ''
}

type County = TestApp & { head: Employee; deputy: Employee; clerk: Employee }

const county = async (t: TestContext): Promise<County> => {
  const app = await freshApp(t, '2026-12-10')
  await makeCountyOffice(app)
  return {
    ...app,
    head: await app.hire('zfb', 'officeHead', 'handler'),
    deputy: await app.hire('zfb', 'officeHead'),
    clerk: await app.hire('o1', 'handler'),
  }
}

const propose = async (
  by: Employee,
  notice: HolidayNotice,
  rest: Record<string, string> = {},
): Promise<string> => {
  const answer = await by.post('/console/holidays/new', {
    notice: JSON.stringify(notice),
    number: '国办发明电〔2026〕虚1号',
    ...rest,
  })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('location') ?? ''
}

const pageOf = async (by: Employee, path: string): Promise<string> => {
  const answer = await by.get(path)
  assert.equal(answer.status, 200)
  return answer.text()
}

type Due = { number: string; dueOn: string; provisional: boolean }

const dues = ({ database }: TestApp): Promise<Due[]> =>
  database.superuser<Due[]>`
    select organ_id || number as number, due_on as "dueOn", due_provisional as provisional
    from requests.info_request order by 1`

const faults = async (app: TestApp): Promise<string[]> => {
  const found: string[] = []
  for (const { name, run } of allInvariants(app.dataDir, app.needs.calendars.current))
    if (name === 'requests.standing')
      for await (const fault of run(app.database.verify)) found.push(fault)
  return found
}

/** 原定 and 改为 of the rows of the preview. */
const previewed = (html: string): string[] =>
  [...html.matchAll(/依申请〔2026〕\d+号[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/datetime="([\d-]+)"/g)].map(([, on]) => on).join(' '),
  )

describe('载入放假安排', () => {
  test('预览与结果一致：变动的申请改期并写入办理过程，没有变动的不动，载入后核验通过', async (t) => {
    const app = await county(t)
    const { head, deputy, clerk } = app
    await register(clerk, '2026-12-03')
    const moving = await register(clerk, '2026-12-10')
    await register(clerk, '2026-12-09')
    await register(head, '2026-12-10')
    const before = await dues(app)
    assert.deepEqual(
      before.map(({ provisional }) => provisional),
      [false, true, true, true],
    )
    const at = await propose(head, notice2027)
    const countyPage = await pageOf(deputy, at)
    assert.match(countyPage, /o1局[\s\S]*?<td[^>]*>2<\/td>/)
    assert.equal(previewed(countyPage).length, 1, '其他机关的申请只计件数，不逐件列出')
    const preview = previewed(await pageOf(clerk, at))
    assert.equal(preview.length, 2)
    assert.deepEqual(await dues(app), before, '批准以前什么都没有变')

    const approved = await deputy.post(`${at}/approve`)
    assert.equal(approved.status, 303, await approved.text())
    await app.needs.calendars.refresh()
    const due = addWorkingDays(app.needs.calendars.current(), day('2026-12-10'), 20)
    const after = await dues(app)
    assert.deepEqual(after[0], before[0])
    assert.ok(after.every(({ provisional }) => !provisional))
    assert.equal(after[1]?.dueOn, due)
    assert.deepEqual(
      preview.toSorted(),
      [1, 2].map((index) => `${before[index]?.dueOn} ${after[index]?.dueOn}`).toSorted(),
    )
    const html = await pageOf(clerk, moving)
    assert.match(html, /答复期限原定2027年1月7日（暂定），现为2027年1月\d+日/)
    assert.match(html, /因载入 2027 年放假安排/)
    assert.doesNotMatch(html, /该年放假安排尚未载入/)
    assert.deepEqual(await faults(app), [])
  })

  test('提交人自己不能批准；没有这个岗位的没有权限；别的机关不能载入', async (t) => {
    const app = await county(t)
    const at = await propose(app.head, notice2027)
    const own = await app.head.post(`${at}/approve`)
    assert.equal(own.status, 409)
    assert.match(await own.text(), /须由提交人以外的人批准/)
    assert.equal((await app.clerk.post(`${at}/approve`)).status, 403)
    const other = await app.hire('o1', 'officeHead')
    const refused = await other.post(`${at}/approve`)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /由县人民政府或者县人民政府办公室载入/)
    const [row] = await app.database.verify`select status from calendar.notice`
    assert.equal(row?.['status'], 'proposed')
  })

  test('批准两次只载入一次；再次推算什么也不变；第二份须等第一份办完', async (t) => {
    const app = await county(t)
    await register(app.clerk, '2026-12-10')
    const at = await propose(app.head, notice2027)
    const second = await app.head.post('/console/holidays/new', {
      notice: JSON.stringify(notice2027),
      number: '国办发明电〔2026〕虚2号',
    })
    assert.equal(second.status, 409)
    assert.match(await second.text(), /已有一份放假安排等待批准/)
    const key = { _key: 'approved-once-only' }
    for (const _ of [1, 2]) assert.equal((await app.deputy.post(`${at}/approve`, key)).status, 303)
    const again = await app.deputy.post(`${at}/approve`)
    assert.match(await again.text(), /已经批准载入，没有再次办理/)
    for (const { queue, handle } of allJobs(app.needs))
      if (queue === 'calendar.recompute') await handle({})
    const events = await app.database.verify`
      select 1 from requests.event where type = 'dueRecomputed'`
    assert.equal(events.length, 1)
  })

  test('更正须写理由，另成一版，以后一版为准；内容相同的不必载入', async (t) => {
    const app = await county(t)
    await register(app.clerk, '2026-12-10')
    await app.deputy.post(`${await propose(app.head, notice2027)}/approve`)
    const [first] = await dues(app)
    const send = (notice: HolidayNotice, reason: string) =>
      app.head.post('/console/holidays/new', {
        notice: JSON.stringify(notice),
        number: '国办发明电〔2027〕虚1号',
        reason,
      })
    assert.match(await (await send(notice2027, '')).text(), /完全相同/)
    const longer = {
      year: 2027,
      days: [...notice2027.days, { name: '元旦', date: '2027-01-05', isOffDay: true }],
    }
    assert.match(await (await send(longer, '')).text(), /更正时请写明理由/)
    const at = (await send(longer, '国务院办公厅另行通知')).headers.get('location')
    assert.equal((await app.deputy.post(`${at}/approve`)).status, 303)
    const [moved] = await dues(app)
    assert.ok(first && moved && moved.dueOn > first.dueOn)
    assert.match(await pageOf(app.head, '/console/holidays'), /第 2 版/)
    assert.deepEqual(await faults(app), [])
  })

  test('退回要写理由，什么都不变，可以重新提交', async (t) => {
    const app = await county(t)
    const at = await propose(app.head, notice2027)
    assert.match(await (await app.deputy.post(`${at}/reject`)).text(), /请写明退回的理由/)
    assert.equal((await app.deputy.post(`${at}/reject`, { reason: '漏写端午节' })).status, 303)
    assert.match(await pageOf(app.deputy, at), /漏写端午节/)
    assert.equal(app.needs.calendars.current().knownUntil, '2026-12-31')
    await propose(app.head, notice2027)
  })

  test('内容不对的退回表单，粘贴的内容都还在，说明哪里不对', async (t) => {
    const { head } = await county(t)
    const answer = await head.post('/console/holidays/new', {
      notice: '{"year": 2027, "days": [{"name": "元旦", "date": "2027-13-01", "isOffDay": true}]}',
      number: '',
    })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, /“2027-13-01”不存在/)
    assert.match(html, /2027-13-01&quot;/)
  })

  test('在另一个进程里批准的，这个进程不用重启', async (t) => {
    const app = await county(t)
    const elsewhere = await openCalendarBook(app.database.app)
    await app.deputy.post(`${await propose(app.head, notice2027)}/approve`)
    assert.equal(elsewhere.current().knownUntil, '2026-12-31')
    await elsewhere.refresh()
    assert.equal(elsewhere.current().knownUntil, '2027-12-31')
    const administrator = await app.hire('zfb', 'administrator')
    const system = await pageOf(administrator, '/console/system')
    assert.match(system, /2027/)
    assert.doesNotMatch(system, /明年的放假通知尚未载入/)
  })
})
