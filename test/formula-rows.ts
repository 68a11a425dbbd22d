import assert from 'node:assert/strict'
import { day } from '../src/kernel/day.ts'
import { inOrgan } from '../src/platform/db.ts'
import type { Employee, TestApp } from './app.ts'
import { uploadFile } from './imports.ts'
import { register, transition } from './requests-at-hand.ts'

export const formula = '=HYPERLINK("http://x.test","1")'

/** What the rows belong to: `1` where an id may be chosen. */
export type Poisoned = { requestId: string; importId: string }

const poisonCases = async (app: TestApp, all: Employee, other: Employee): Promise<string> => {
  const { superuser, app: pool } = app.database
  const own = { organId: 'own', personId: all.personId }
  const { id, expected } = await register(app.needs, own)
  const waiting = await register(app.needs, own)
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
  await superuser`update requests.info_request set description = ${formula},
    number = ${formula} || id, desk = 'prove', code = 'G1' where organ_id = 'own'`
  await superuser`update requests.info_request set desk = 'serve' where id = ${waiting.id}`
  await superuser`insert into requests.case_file (id, organ_id, request_id, kind, state, version,
    by_person, at) values ('1', 'own', ${id}, 'pdf', 'waiting', 1, ${all.personId}, now())`
  await superuser`update requests.info_request set description = ${formula}, number = ${formula}
    where organ_id = 'other'`
  await superuser`update requests.assist set question = ${formula}`
  await superuser`update organs.organ set name = ${formula} || id, kind = 'countyOffice'`
  await superuser`update organs.person set name = ${formula}`
  return id
}

const poisonRegisters = async (
  { superuser }: TestApp['database'],
  all: Employee,
  { id, other }: { id: string; other: Employee },
): Promise<void> => {
  await superuser`insert into documents.normative_document (id, organ_id, kind, title, number,
    made_on, effective_on) values ('1', 'own', 'normative', ${formula}, ${formula}, '2025-03-02',
    '2025-03-02')`
  await superuser`insert into remedies.dispute (id, organ_id, kind, number, filed_on)
    values ('1', 'own', 'review', ${formula}, '2026-01-05')`
  await superuser`insert into reports.declaration (id, organ_id, year, item, figure, source,
    from_day, to_day, declared_by, declared_on) values ('1', 'own', 2026, 'licensing', '1',
    ${formula}, '2026-01-01', '2026-02-01', ${all.personId}, '2026-03-02')`
  await superuser`insert into reports.edition (id, organ_id, year, number, stage, version, reason,
    started_on) values ('1', 'own', 2026, 2, 'review', 1, ${formula}, '2026-03-02')`
  await superuser`insert into reports.edition_event (organ_id, edition_id, seq, type, on_day, data,
    by_person, at) values ('own', '1', 1, 'started', '2026-03-02',
    ${JSON.stringify({ reason: formula })}::text::jsonb, ${all.personId}, now())`
  await superuser`insert into handovers.handover (id, organ_id, from_person_id, reason, made_by,
    made_on, at) values ('1', 'own', ${all.personId}, ${formula}, ${all.personId}, '2026-03-02',
    now())`
  await superuser`insert into handovers.item values ('own', '1', 1, ${id}, ${formula}, ${formula},
    '办理', null, false, ${all.personId})`
  await superuser`insert into documents.version values ('own', '1', 1, 'documents.register', '{}',
    ${all.personId}, now())`
  await superuser`insert into organs.delegation values ('1', 'own', ${all.personId},
    ${other.personId}, '2026-03-02', '2026-03-03', ${formula})`
  await superuser`insert into requests.reminder (id, organ_id, request_id, kind, due_on, audience,
    made_on, at) values ('1', 'own', ${id}, 'soon', '2026-03-05', 'head', '2026-03-02', now())`
  await superuser`insert into requests.calendar_subscription (id, organ_id, person_id, scope, at)
    values ('1', 'own', ${all.personId}, 'own', now())`
  await superuser`insert into requests.envelope (id, organ_id, route, post_number, on_day,
    by_person, at) values ('1', 'own', 'post', ${formula}, '2026-03-02', ${all.personId}, now())`
  await superuser`insert into requests.envelope_item values ('own', '1', ${id})`
}

const poisonRules = async ({ superuser }: TestApp['database'], all: Employee): Promise<void> => {
  await superuser`insert into templates.pack (id, organ_id, version, title, status, letterhead,
    texts, editors, effective_on, issued_on, issued_by, sent_to, at) values ('1', 'own', 1,
    ${formula}, 'issued', 'organ', ${JSON.stringify({ D12: { hint: formula } })}::text::jsonb, '{}', '2026-03-02', '2026-03-02', 'p', '{own}', now())`
  await superuser`insert into templates.receipt values ('1', 'own', ${all.personId}, '2026-03-02',
    now())`
  await superuser`update requests.info_request set due_on = '2027-01-06', due_provisional = true
    where organ_id = 'own'`
  await superuser`insert into calendar.notice (id, year, version, number, days, reason, status,
    organ_id, proposed_by, proposed_at) values ('1', 2027, 1, '某号',
    ${JSON.stringify([{ name: formula, date: '2027-01-01', isOffDay: true }])}::text::jsonb, '',
    'proposed', 'own', 'p', now())`
  await superuser`insert into calendar.notice (id, year, version, number, days, reason, status,
    organ_id, proposed_by, proposed_at, decided_by, decided_at) values ('2', 2026, 1, ${formula},
    '[]', '', 'approved', 'own', 'p', now(), 'q', now())`
  await superuser`insert into templates.own_template (id, organ_id, kind, version, name, content,
    tags, uploaded_by, uploaded_on, at) values ('1', 'own', 'D12', 1, ${formula}, 'x', '{}', 'p',
    '2026-03-02', now())`
}

const none = {
  entries: 1,
  good: 0,
  faulty: 1,
  existing: 0,
  passed: 0,
  open: 0,
  years: [{ year: 2025, added: 0, rows: [] }],
}

/** An import that was compared, with a finding that quotes the file. */
const poisonImport = async (app: TestApp, all: Employee, importId: string): Promise<void> => {
  const findings = {
    faults: [{ row: 2, column: formula, message: formula }],
    heeds: [],
    existing: [],
    passed: [],
    asked: [],
  }
  await inOrgan(app.database.app, { organId: 'own', personId: all.personId }, async (tx) => {
    const [kept] = await tx<{ key: string }[]>`
      select case_key_id as key from intake.import where id = ${importId}`
    const fileId = await app.needs.files.put(tx, {
      organId: 'own',
      caseKeyId: kept?.key ?? '',
      name: 'findings',
      mediaType: 'application/json',
      bytes: Buffer.from(JSON.stringify(findings)),
      at: app.needs.clock.now(),
    })
    await tx`update intake.import set findings_file_id = ${fileId},
      summary = ${tx.json(none)}, stage = 'checked' where id = ${importId}`
  })
}

/** One row of every list, in every free text a formula. */
export const poison = async (app: TestApp, all: Employee): Promise<Poisoned> => {
  const other = await app.hire('other', 'handler')
  const requestId = await poisonCases(app, all, other)
  await poisonRegisters(app.database, all, { id: requestId, other })
  await poisonRules(app.database, all)
  const file = { name: `${formula}.csv`.replaceAll('/', ''), bytes: Buffer.from('申请人\n张三\n') }
  const sent = await uploadFile(app, all, 'ledger', file)
  assert.equal(sent.status, 303)
  const importId = sent.headers.get('location')?.split('/').at(-1) ?? ''
  await poisonImport(app, all, importId)
  return { requestId, importId }
}
