import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshApp } from '../../../test/app.ts'
import { type Day, day, lastDayOf } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { figuresFor } from './store-figures.ts'

const typed = {
  kind: 'review',
  number: '宝政复决〔2025〕8号',
  requestNumber: '',
  filedOn: '2025-11-03',
}

describe('复议诉讼台账', () => {
  test('审结的计入审结那一年，年底还没有审结的计入尚未审结，次年不漏', async (t) => {
    const { hire, database } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const at = (await clerk.post('/console/disputes/new', typed)).headers.get('location') ?? ''
    const second = { ...typed, kind: 'after_review', number: '（２０２５）豫0421行初5号' }
    assert.equal((await clerk.post('/console/disputes/new', second)).status, 303)
    const end = { outcome: 'corrected', closedOn: '2026-01-04' }
    assert.equal((await clerk.post(`${at}/close`, end)).status, 303)
    const figures = (year: number, asOf: Day = lastDayOf(year)) =>
      inOrgan(database.app, { organId: 'office', personId: 'p' }, (tx) =>
        figuresFor(tx, { organId: 'office', year, asOf }),
      )
    const last = await figures(2025)
    const now = await figures(2026, day('2026-03-02'))
    assert.deepEqual(
      [last.review.pending, last.review.corrected, last.after_review.pending, last.direct.pending],
      [1, 0, 1, 0],
    )
    assert.deepEqual(
      [now.review.pending, now.review.corrected, now.review.carried, now.after_review.pending],
      [0, 1, 1, 1],
    )
    const list = await clerk.get('/console/disputes?kind=review&counted=corrected&year=2026')
    assert.match(await list.text(), /宝政复决〔2025〕8号/)
    assert.match(await (await clerk.get('/console/disputes')).text(), /（2025）豫0421行初5号/)
    const none = await clerk.get('/console/disputes?kind=review&counted=corrected&year=2025')
    assert.match(await none.text(), /没有符合条件/)
  })

  test('审结日期早于受理日期、所涉申请不存在、重复登记，都被拒绝，填写的内容还在', async (t) => {
    const { hire } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const wrong = await clerk.post('/console/disputes/new', {
      ...typed,
      requestNumber: '依申请〔2025〕99号',
    })
    assert.equal(wrong.status, 422)
    const html = await wrong.text()
    assert.match(html, /没有编号为 依申请〔2025〕99号 的申请/)
    assert.match(html, /宝政复决〔2025〕8号/)
    const at = (await clerk.post('/console/disputes/new', typed)).headers.get('location') ?? ''
    assert.equal((await clerk.post('/console/disputes/new', typed)).status, 422)
    const early = await clerk.post(`${at}/close`, { outcome: 'upheld', closedOn: '2025-11-02' })
    assert.equal(early.status, 422)
    assert.match(await early.text(), /审结日期不能早于受理日期/)
    assert.equal(
      (await clerk.post(`${at}/close`, { outcome: 'upheld', closedOn: '2025-12-02' })).status,
      303,
    )
    assert.equal(
      (await clerk.post(`${at}/close`, { outcome: 'other', closedOn: '2025-12-03' })).status,
      409,
    )
  })

  test('别的机关的争议是 404', async (t) => {
    const { hire } = await freshApp(t, '2026-03-02')
    const clerk = await hire('office', 'handler')
    const at = (await clerk.post('/console/disputes/new', typed)).headers.get('location') ?? ''
    const other = await hire('police', 'handler', 'supervisor')
    assert.equal((await other.get(at)).status, 404)
    assert.equal((await other.get('/console/disputes?organ=office')).status, 404)
  })
})
