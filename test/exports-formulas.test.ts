import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { allRoutes } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import { inOrgan } from '../src/platform/db.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { uploadFile } from './imports.ts'
import { partOf } from './packed.ts'
import { register, transition } from './requests-at-hand.ts'

const formula = '=HYPERLINK("http://x.test","1")'

/** One row of every list, in every free text a formula. */
const poison = async (app: TestApp, all: Employee): Promise<void> => {
  const { superuser, app: pool } = app.database
  const own = { organId: 'own', personId: all.personId }
  const { id, expected } = await register(app.needs, own)
  const other = await app.hire('other', 'handler')
  const asker = { organId: 'other', personId: other.personId }
  const asked = await register(app.needs, asker)
  await transition(app.needs, asker, asked, {
    move: 'requestAssist',
    on: day('2026-03-02'),
    id: '1',
    organId: 'own',
    dueOn: day('2026-03-06'),
  })
  assert.ok(expected > 0)
  const words = await inOrgan(pool, own, async (tx) => {
    const key = await app.needs.vault.newCaseKey(tx, 'own')
    await tx`insert into requests.rating (request_id, organ_id, score, sealed_words, on_day, at)
      values (${id}, 'own', 1, ${await app.needs.vault.seal(tx, key, formula)}, '2026-03-02', now())`
    return key
  })
  await superuser`update requests.application set case_key_id = ${words}, masked_name = ${formula}`
  await superuser`update requests.info_request set description = ${formula}, number = ${formula},
    desk = 'prove', code = 'G1' where organ_id = 'own'`
  await superuser`update requests.info_request set description = ${formula}, number = ${formula}
    where organ_id = 'other'`
  await superuser`update requests.assist set question = ${formula}`
  await superuser`update organs.organ set name = ${formula} || id, kind = 'countyOffice'`
  await superuser`update organs.person set name = ${formula}`
  await superuser`insert into documents.normative_document (id, organ_id, kind, title, number,
    made_on, effective_on) values ('1', 'own', 'normative', ${formula}, ${formula}, '2025-03-02',
    '2025-03-02')`
  await superuser`insert into remedies.dispute (id, organ_id, kind, number, filed_on)
    values ('1', 'own', 'review', ${formula}, '2026-01-05')`
  await superuser`insert into reports.declaration (id, organ_id, year, item, figure, source,
    from_day, to_day, declared_by, declared_on) values ('1', 'own', 2026, 'licensing', '1',
    ${formula}, '2026-01-01', '2026-02-01', ${all.personId}, '2026-03-02')`
  await superuser`insert into handovers.handover (id, organ_id, from_person_id, reason, made_by,
    made_on, at) values ('1', 'own', ${all.personId}, ${formula}, ${all.personId}, '2026-03-02',
    now())`
  await superuser`insert into requests.reminder (id, organ_id, request_id, kind, due_on, audience,
    made_on, at) values ('1', 'own', ${id}, 'soon', '2026-03-05', 'head', '2026-03-02', now())`
  await superuser`insert into requests.envelope (id, organ_id, route, post_number, on_day,
    by_person, at) values ('1', 'own', 'post', ${formula}, '2026-03-02', ${all.personId}, now())`
  await superuser`insert into requests.envelope_item values ('own', '1', ${id})`
  await superuser`insert into templates.pack (id, organ_id, version, title, status, letterhead,
    texts, editors, effective_on, issued_on, issued_by, sent_to, at) values ('1', 'own', 1,
    ${formula}, 'issued', 'organ', '{}', '{}', '2026-03-02', '2026-03-02', 'p', '{own}', now())`
  await superuser`insert into templates.receipt values ('1', 'own', ${all.personId}, '2026-03-02',
    now())`
  await superuser`update requests.info_request set due_on = '2027-01-06', due_provisional = true
    where organ_id = 'own'`
  await superuser`insert into calendar.notice (id, year, version, number, days, reason, status,
    organ_id, proposed_by, proposed_at) values ('1', 2027, 1, '某号',
    ${JSON.stringify([{ name: '元旦', date: '2027-01-01', isOffDay: true }])}::text::jsonb, '',
    'proposed', 'own', 'p', now())`
  await superuser`insert into templates.own_template (id, organ_id, kind, version, name, content,
    tags, uploaded_by, uploaded_on, at) values ('1', 'own', 'D12', 1, ${formula}, 'x', '{}', 'p',
    '2026-03-02', now())`
  const file = { name: `${formula}.csv`.replaceAll('/', ''), bytes: Buffer.from('申请人\n张三\n') }
  assert.equal((await uploadFile(app, all, 'ledger', file)).status, 303)
}

/** What an address needs besides its path. */
const asked: Readonly<Record<string, string>> = {
  '/console/reports/:organ/:year/cases': '?row=new&column=total',
  '/console/reminders': '?show=all',
}

const addressOf = (list: string, format: string): string => {
  const path = list.replace(':organ', 'own').replace(':year', '2026').replace(':id', '1')
  return `${path}.${format}${asked[list] ?? ''}`
}

const hired = async (t: TestContext): Promise<{ app: TestApp; all: Employee; lists: string[] }> => {
  const app = await freshApp(t)
  const all = await app.hire(
    'own',
    'handler',
    'officeHead',
    'leader',
    'assistant',
    'supervisor',
    'administrator',
  )
  const lists = allRoutes(app.needs).staff.flatMap(
    ({ path }) => path.match(/^(.+)\.csv$/)?.[1] ?? [],
  )
  return { app, all, lists }
}

describe('每一张可以导出的清单', () => {
  test('都有 Excel 和 CSV；内容写成公式的样子，导出以后仍是文字，一格也不会被当作公式', async (t) => {
    const { app, all, lists } = await hired(t)
    await poison(app, all)
    assert.equal(lists.length, 17)
    for (const list of lists) {
      const csv = await all.get(addressOf(list, 'csv'))
      assert.equal(csv.status, 200, list)
      const text = Buffer.from(await csv.arrayBuffer()).toString('utf8')
      assert.ok(text.startsWith('\ufeff"'), list)
      assert.ok(text.includes('"\'=HYPERLINK('), list)
      assert.doesNotMatch(text, /"[=+@\t]/, list)
      const book = await all.get(addressOf(list, 'xlsx'))
      assert.equal(book.status, 200, list)
      const sheet = partOf(new Uint8Array(await book.arrayBuffer()), /sheet1\.xml$/)
      assert.ok(sheet.includes('=HYPERLINK('), list)
      assert.doesNotMatch(sheet, /<f[ >]/, list)
    }
  })
})
