import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Employee, freshApp, type TestApp, type Visitor } from './app.ts'
import { register } from './requests-at-hand.ts'

const linesOf = async (visitor: Visitor, path: string): Promise<string[]> => {
  const answer = await visitor.get(path)
  assert.equal(answer.status, 200, path)
  return (await answer.text()).trim().split('\r\n')
}

const cellsOf = (line: string | undefined): string[] => line?.split(',') ?? []

const registered = ({ needs }: TestApp, { personId }: Employee) =>
  register(needs, { organId: 'own', personId })

describe('页面上的清单，导出以后', () => {
  test('工作台各张清单合成一份，写明在哪张清单；页面只列前几件，导出的是全部', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    for (let count = 0; count < 8; count += 1) await registered(app, clerk)
    assert.match(await (await clerk.get('/console')).text(), /href="\/console\/work\.xlsx"/)
    const [head, ...rows] = await linesOf(clerk, '/console/work.csv')
    assert.match(head ?? '', /"清单","申请编号","申请人"/)
    assert.equal(rows.filter((row) => row.startsWith('"待办理",')).length, 8)
    const other = await app.hire('other', 'handler')
    assert.equal((await linesOf(other, '/console/work.csv')).length, 1)
  })

  test('已经办结的申请，没有剩余工作日', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    await registered(app, clerk)
    const leftIn = async (): Promise<string | undefined> => {
      const [head, row] = await linesOf(clerk, '/console/requests.csv?group=all')
      return cellsOf(row)[cellsOf(head).indexOf('"剩余工作日"')]
    }
    assert.match((await leftIn()) ?? '', /^"\d+"$/)
    await app.database.superuser`update requests.info_request set stage = 'closed', desk = 'none'`
    assert.equal(await leftIn(), '""')
  })

  test('一件申请的办理过程、文书和其他清单是一份，没有申请人的姓名和电话，记在这件申请名下', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    const { id } = await registered(app, clerk)
    const said = { kind: 'note', text: '已与档案室联系', on: '2026-03-02' }
    assert.equal((await clerk.post(`/console/requests/${id}/note`, said)).status, 303)
    const rows = await linesOf(clerk, `/console/requests/${id}/lists.csv`)
    assert.ok(rows.some((row) => row.startsWith('"办理过程",')))
    assert.ok(rows.some((row) => row.startsWith('"期限推算",')))
    assert.ok(rows.some((row) => row.includes('"备注","已与档案室联系","王某"')))
    assert.doesNotMatch(rows.join('\n'), /申请人甲|13900000001/)
    const other = await app.hire('other', 'handler')
    assert.equal((await other.get(`/console/requests/${id}/lists.csv`)).status, 404)
    const [entry] = await app.database.superuser<{ subject: string; organ: string }[]>`
      select subject, organ_id as organ from audit.entry where act = 'requests.exportCase'`
    assert.deepEqual({ ...entry }, { subject: id, organ: 'own' })
  })

  test('日历订阅的清单没有订阅地址：知道地址的人就能看到期限', async (t) => {
    const app = await freshApp(t)
    const clerk = await app.hire('own', 'handler')
    const at = '/console/reminders/calendar'
    assert.equal((await clerk.post(at, { scope: 'own' })).status, 303)
    const [, address = ''] =
      /href="([^"]+\.ics)" class/.exec(await (await clerk.get(at)).text()) ?? []
    const token = address.split('/').at(-1) ?? ''
    assert.ok(token.length > 20)
    const rows = await linesOf(clerk, `${at}.csv`)
    assert.deepEqual(rows.slice(1), ['"我经办的申请和本单位的协办","2026-03-02 10:00"'])
    assert.ok(!rows.join().includes(token.replace('.ics', '')))
  })

  test('系统管理员管不到的人，正在登录的设备页面上没有，也导不出来', async (t) => {
    const app = await freshApp(t)
    const person = await app.hire('own', 'handler')
    const own = await app.hire('own', 'administrator')
    const other = await app.hire('other', 'administrator')
    const list = `/console/people/${person.personId}/sessions.csv`
    assert.equal((await linesOf(own, list)).length, 2)
    assert.equal((await linesOf(other, list)).length, 1)
    assert.equal((await linesOf(person, '/console/me/sessions.csv')).length, 2)
  })
})
