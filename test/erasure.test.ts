import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { requestNeeds } from '../src/app-needs.ts'
import { day } from '../src/kernel/day.ts'
import { moveIn, sampleWorkbook } from '../src/modules/intake.ts'
import { figuresFor } from '../src/modules/requests.ts'
import { issueQueryCode } from '../src/modules/requests/actions-query-code.ts'
import { requestById } from '../src/modules/requests/store.ts'
import { insertAttachment } from '../src/modules/requests/store-attachment.ts'
import { saveBackup } from '../src/platform/backup/save.ts'
import { inOrgan } from '../src/platform/db.ts'
import { readSheets } from '../src/platform/sheet.ts'
import type { Employee } from './app.ts'
import { citizen } from './citizen.ts'
import { goTo, type Office, office } from './signed-requests.ts'
import {
  idOf,
  faultsIn,
  pageOf,
  tried,
  archived,
  why,
  propose,
  proposalOf,
  agree,
  numberOf,
} from './erasures.ts'

const codeFor = async ({ app, clerk }: Office, address: string): Promise<string> =>
  inOrgan(app.database.app, { organId: 'own', personId: clerk.personId }, async (tx) => {
    const { applicationId } = await requestById(tx, idOf(address))
    return issueQueryCode(tx, requestNeeds(app.needs), applicationId)
  })

const figures = ({ app }: Office, year: number) =>
  inOrgan(app.database.app, { organId: 'own', personId: 'system' }, (tx) =>
    figuresFor(tx, {
      organId: 'own',
      year,
      asOf: day(`${year}-12-31`),
    }),
  )

const cellsOf = async (answer: Response): Promise<string> => {
  assert.equal(answer.status, 200)
  const sheets = await readSheets(new Uint8Array(await answer.arrayBuffer()))
  return JSON.stringify(sheets)
}

const fullList = async ({ head }: Office): Promise<string> => {
  const asked = await head.post('/console/requests/export?group=all', {
    reason: '核对全部申请人信息',
  })
  return cellsOf(await head.get(`${asked.headers.get('location') ?? ''}/file`))
}

/** A page without what differs each time it is shown. */
const plainOf = (page: string, number: string): string =>
  page.replaceAll(number, '').replaceAll(/name="_key" value="[^"]+"/g, '')

const backupOf = async (t: TestContext, { app }: Office): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-erased-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'b.tar.gz')
  const { dataDir, needs } = app
  await saveBackup(app.database.verify, path, { dataDir, version: 'test', at: needs.clock.now() })
  return gunzipSync(await readFile(path))
}

/** A copy of the identity card, as it is kept with an application. */
const withProof = async ({ app, clerk }: Office, address: string): Promise<string> =>
  inOrgan(app.database.app, { organId: 'own', personId: clerk.personId }, async (tx) => {
    const {
      organId,
      applicationId,
      id: requestId,
      caseKeyId,
    } = await requestById(tx, idOf(address))
    const fileId = await app.needs.files.put(tx, {
      organId,
      caseKeyId,
      name: '金丝雀身份证.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7'),
      at: app.needs.clock.now(),
    })
    await insertAttachment(tx, { organId, applicationId, requestId, fileId, purpose: 'identity' })
    return fileId
  })

const canaries = [
  '欧阳金丝雀',
  '41042119900101123X',
  '13912345678',
  '金丝雀小区',
  '金丝雀身份证',
  '欧**',
]

/** What 按申请人查找 shows. */
const foundBy = async (clerk: Employee, applicant: string): Promise<string> => {
  const sent = await clerk.post('/console/requests/find', { applicant })
  return sent.status === 303 ? pageOf(clerk, sent.headers.get('location') ?? '') : sent.text()
}

describe('删除个人信息（个人信息保护法第四十七条）', () => {
  test('一人提请、另一人同意以后：身份、材料、文书读不出来，哪里也查不到；申请、数字、过程留着，核验通过', async (t) => {
    const at = await office(t)
    const { app, clerk, leader, head } = at
    const address = await archived(at, {
      name: '欧阳金丝雀',
      proofKind: '居民身份证',
      proofNumber: '41042119900101123X',
      phone: '13912345678',
      address: '金丝雀小区8号',
    })
    const proof = `${address}/files/${await withProof(at, address)}`
    assert.equal((await clerk.get(proof)).status, 200)
    const code = await codeFor(at, address)
    const number = await numberOf(at, address)
    await goTo(app, '2037-01-05')
    const visitor = citizen(app)
    await visitor.step('/query', { number, code })
    assert.equal((await visitor.get('/query/mine/1')).status, 200)
    const before = [await figures(at, 2026), await figures(at, 2036)]
    assert.ok((await foundBy(clerk, '欧阳金丝雀')).includes(number))
    assert.match(await fullList(at), /欧阳金丝雀/)

    await propose(at, address)
    assert.ok((await pageOf(leader, '/console')).includes(number))
    const asked = await pageOf(leader, `${address}/do/erase`)
    assert.match(asked, /不能恢复/)
    assert.match(asked, /保存期限已届满/)
    const unsure = await tried(leader, `${address}/do/erase`, { of: proposalOf(asked) })
    assert.equal(unsure.status, 422)
    await agree(leader, address)

    const page = await pageOf(clerk, address)
    assert.match(page, /个人信息已删除[^]*2037-01-05[^]*提请人[^]*同意人/)
    assert.match(page, /第四十七条第一款第（二）项/)
    assert.match(page, /2025年农村公路养护资金使用情况/)
    assert.match(page, /own〔2026〕2号/)
    assert.doesNotMatch(page, /查看完整信息|重发查询码|letters\/|添加/)
    assert.match(page, /身份证明 <span class="faint">已删除/)
    assert.equal((await clerk.get(proof)).status, 404)
    const everywhere = [
      page,
      await pageOf(clerk, '/console/requests?group=done'),
      await pageOf(clerk, `${address}/query-code`),
      await cellsOf(await clerk.get('/console/requests.xlsx?group=all')),
      await fullList(at),
      (await backupOf(t, at)).toString('utf8'),
    ].join('\n')
    for (const canary of canaries) assert.ok(!everywhere.includes(canary), canary)
    for (const words of ['欧阳金丝雀', '41042119900101123X'])
      assert.match(await foundBy(clerk, words), /没有这个姓名或者证件号码的申请人/)

    assert.deepEqual([await figures(at, 2026), await figures(at, 2036)], before)
    assert.deepEqual(await faultsIn(at), [])
    const kept = await app.database.superuser<{ names: number; keys: number }[]>`
      select count(a.name_hash)::int + count(a.proof_hash)::int as names, count(k.wrapped)::int as keys
      from requests.application a join platform.case_key k on k.id = a.case_key_id`
    assert.deepEqual([...kept], [{ names: 0, keys: 0 }])
    const trail = await app.database.superuser<{ act: string; by: string }[]>`
      select act, person_id as by from audit.entry
      where subject = ${idOf(address)} and act in ('requests.proposeErasure', 'requests.erase')
      order by seq`
    assert.deepEqual(
      trail.map(({ act, by }) => [act, by]),
      [
        ['requests.proposeErasure', clerk.personId],
        ['requests.erase', leader.personId],
      ],
    )

    assert.equal((await visitor.get('/query/mine/1')).headers.get('location'), '/query')
    const stranger = citizen(app, '203.0.113.9')
    const asUnknown = async (of: string): Promise<string> =>
      plainOf(await (await stranger.post('/query', { number: of, code })).text(), of)
    assert.equal(await asUnknown(number), await asUnknown('依申请〔2026〕77号'))

    for (const [path, fields] of [
      ['unmask', {}],
      ['note', { kind: 'note', on: '2037-01-05', text: '补记一笔' }],
      ['query-code', { identityChecked: 'yes' }],
      ['case-file', { kind: 'pdf' }],
      ['do/proposeErasure', why],
      ['do/proposeReopen', { how: 'correct', reason: '更正答复' }],
    ] as const) {
      const refused = await tried(clerk, `${address}/${path}`, fields)
      assert.ok([404, 409, 422].includes(refused.status), `${path}: ${refused.status}`)
      assert.match(refused.text, /个人信息[^<]*删除/, path)
    }
    for (const form of ['approval', 'service', 'archive'])
      assert.ok((await clerk.get(`${address}/forms/${form}`)).status < 500, form)
    assert.deepEqual(await faultsIn(at), [])
    assert.ok(head)
  })

  test('由旧台账导入的：原台账文件一并删除，导入的其他申请不受影响', async (t) => {
    const at = await office(t)
    const { app, clerk, leader } = at
    const { needs } = app
    const actor = { personId: clerk.personId, organId: 'own', name: '', organName: '' }
    const bytes = await sampleWorkbook(day('2026-03-02'))
    await inOrgan(app.database.app, actor, (tx) =>
      moveIn(
        tx,
        requestNeeds(needs),
        { ...actor, roles: ['handler'], sessionId: '' },
        {
          kind: 'ledger',
          name: '台账.xlsx',
          bytes,
        },
      ),
    )
    const [old] = await app.database.superuser<{ id: string; importId: string }[]>`
      select id, taken_by as "importId" from requests.info_request
      where stage = 'closed' order by year, seq limit 1`
    assert.ok(old)
    const address = `/console/requests/${old.id}`
    const file = `/console/intake/${old.importId}/file`
    assert.equal((await clerk.get(file)).status, 200)
    await goTo(app, '2037-01-05')
    assert.match(await pageOf(clerk, `${address}/do/proposeErasure`), /原台账文件一并删除/)
    await propose(at, address)
    await agree(leader, address)
    assert.match(await pageOf(clerk, file), /上传的文件已经删除/)
    assert.equal((await clerk.get(`/console/intake/${old.importId}`)).status, 200)
    assert.ok((await clerk.get(`/console/intake/${old.importId}/errors.xlsx`)).status < 500)
    const [count] = await app.database.superuser<{ erased: number; kept: number }[]>`
      select count(erased_on)::int as erased, count(name_hash)::int as kept
      from requests.application`
    assert.equal(count?.erased, 1)
    assert.ok((count?.kept ?? 0) > 20)
    assert.deepEqual(await faultsIn(at), [])
  })
})
