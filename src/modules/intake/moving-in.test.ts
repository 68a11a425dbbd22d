import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { textLayouts, title } from '../../../test/annual-report-layouts.ts'
import { freshApp, type TestApp } from '../../../test/app.ts'
import { type Clerk, fieldsOn, idIn, runImport, uploadFile } from '../../../test/imports.ts'
import { day, lastDayOf } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { writeTextSheet } from '../../platform/sheet.ts'
import { type ReportTables, reportFor, requestRows } from '../reports.ts'
import { sampleWorkbook } from '../intake.ts'
import { importById } from './store.ts'

const today = '2026-03-02'
const scope = { organId: 'gaj', personId: 'p' }

type Office = { app: TestApp; clerk: Clerk; colleague: Clerk }

const open = async (t: TestContext): Promise<Office> => {
  const app = await freshApp(t, today)
  const clerk = await app.hire('gaj', 'handler')
  return { app, clerk, colleague: await app.hire('gaj', 'officeHead') }
}

const send = async (
  { app }: Office,
  who: Clerk,
  id: string,
  [path, change = {}]: readonly [string, Record<string, string>?],
): Promise<Response> => {
  const action = `/console/intake/${id}/${path}`
  const html = await (await who.get(`/console/intake/${id}`)).text()
  const answer = await who.post(action, { ...fieldsOn(html, action), ...change })
  await runImport(app, 'gaj', id)
  return answer
}

type Kind = 'ledger' | 'documents' | 'report'

const start = async (
  { app, clerk }: Office,
  kind: Kind,
  file: { name: string; bytes: Uint8Array },
): Promise<string> => {
  const id = idIn(await uploadFile(app, clerk, kind, file))
  await runImport(app, 'gaj', id)
  return id
}

const wholly = async (
  office: Office,
  kind: Kind,
  file: { name: string; bytes: Uint8Array },
): Promise<string> => {
  const id = await start(office, kind, file)
  await send(office, office.clerk, id, ['columns'])
  await send(office, office.clerk, id, ['run'])
  return id
}

const stageOf = async ({ app }: Office, id: string): Promise<string> =>
  (await inOrgan(app.database.app, scope, (tx) => importById(tx, id))).stage

const nought = [0, 0, 0, 0, 0, 0, 0]

/** What 某局 published for 2025; three cases of natural persons were carried over. */
const published: ReportTables = {
  table2: {
    rules: [0, 0, 0],
    normative: [1, 0, 3],
    licensing: 12,
    punishment: 30,
    coercion: 0,
    fees_wan: '1.25',
  },
  table3: {
    ...Object.fromEntries(requestRows.map(({ key }) => [key, nought])),
    new: [3, 0, 0, 0, 0, 0, 3],
    carried_out: [3, 0, 0, 0, 0, 0, 3],
  },
  table4: { review: [1, 0, 0, 0, 1], direct: [0, 0, 0, 0, 0], after_review: [0, 0, 0, 0, 0] },
}

const reportFile = (tables: ReportTables): { name: string; bytes: Uint8Array } => {
  const [layout = ''] = Object.values(textLayouts(tables))
  const text = layout.replaceAll(title, '宝丰县公安局2025年政府信息公开工作年度报告')
  return { name: '2025年报.txt', bytes: Buffer.from(text) }
}

const documentList = [
  '现行有效规范性文件清单,,,,,',
  '序号,文件名称,文号,印发日期,实施日期,有效性,废止日期',
  '1,关于加强犬类管理的通知,宝公〔2019〕3号,2019年4月2日,2019-05-01,有效,',
  '2,关于夜间施工噪声管理的通知,宝公〔2021〕8号,2021.6.7,,现行有效,',
  '3,关于大型活动安全许可的办法,宝公〔2025〕2号,20250311,2025-04-01,有效,',
  '4,关于电动自行车登记的通知,宝公〔2026〕1号,2026-1-15,,有效,',
  '5,关于旅馆业登记的通知,宝公〔2016〕5号,2016-5-6,,废止,2024-7-1',
  '6,无文号的旧文件,,2015-5-6,,有效,',
  '7,关于加强犬类管理的通知,宝公〔2019〕3号,2019年4月2日,,有效,',
  '8,施行早于成文,宝公〔2020〕9号,2020-9-9,2020-1-1,有效,',
  '合计,8,,,,',
].join('\r\n')

/** 国标 codes of what the list holds, as a spreadsheet of a Chinese office saves it. */
const inGb18030 = (text: string): Uint8Array => {
  const codes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue
      const sign = decoder.decode(Uint8Array.of(high, low))
      if (!codes.has(sign)) codes.set(sign, [high, low])
    }
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => {
      const code = sign.codePointAt(0) ?? 0
      return code < 0x80 ? [code] : [...(codes.get(sign) ?? [])]
    }),
  )
}

const rulesOf = async ({ app }: Office): Promise<string[]> =>
  inOrgan(app.database.app, scope, async (tx) => {
    const { findings } = await reportFor(tx, { organId: 'gaj', year: 2026, asOf: lastDayOf(2026) })
    return findings.flatMap(({ rule }) => (rule === 'CK04' || rule === 'CK07' ? [rule] : []))
  })

describe('开局：台账、规范性文件清单、上年年报一起搬进来', () => {
  test('以后的上年结转、现行有效件数与上年公布的年报对得上；公布数不同就指出来', async (t) => {
    const office = await open(t)
    const id = await start(office, 'report', reportFile(published))
    const page = await (await office.clerk.get(`/console/intake/${id}`)).text()
    assert.match(page, /name="t3_carried_out_0" value="3"/)
    assert.match(page, /name="t2_fees_wan_0" value="1\.25"/)
    const unconfirmed = await send(office, office.clerk, id, ['figures'])
    assert.equal(unconfirmed.status, 422)
    const all = { confirm2: 'yes', confirm3: 'yes', confirm4: 'yes' }
    assert.equal((await send(office, office.clerk, id, ['figures', all])).status, 303)
    assert.deepEqual(await rulesOf(office), ['CK04', 'CK04', 'CK07'])
    await wholly(office, 'ledger', {
      name: '台账.xlsx',
      bytes: await sampleWorkbook(day(today)),
    })
    await wholly(office, 'documents', { name: '清单.csv', bytes: inGb18030(documentList) })
    assert.deepEqual(await rulesOf(office), [])
    await send(office, office.colleague, id, ['undo', { reason: '年度选错了' }])
    const wrong = { ...published, table2: null, table3: { carried_out: [4, 0, 0, 0, 0, 0, 4] } }
    const next = await start(office, 'report', reportFile({ ...published, ...wrong }))
    await send(office, office.clerk, next, ['figures', { confirm3: 'yes', year: '2025' }])
    assert.deepEqual(await rulesOf(office), ['CK04', 'CK04'])
  })

  test('规范性文件清单：逐行说明错误，导入的登记在册，撤销后不再计', async (t) => {
    const office = await open(t)
    const id = await start(office, 'documents', {
      name: '清单.csv',
      bytes: Buffer.from(documentList),
    })
    await send(office, office.clerk, id, ['columns'])
    const page = await (await office.clerk.get(`/console/intake/${id}`)).text()
    assert.match(page, /没有填写发文字号/)
    assert.match(page, /与第 3 行的发文字号相同/)
    assert.match(page, /2020-01-01早于成文日期2020-09-09/)
    await send(office, office.clerk, id, ['run'])
    const list = async (): Promise<string> => (await office.clerk.get('/console/documents')).text()
    assert.match(await list(), /宝公〔2016〕5号/)
    const undone = await send(office, office.colleague, id, ['undo', { reason: '清单传错了' }])
    assert.equal(undone.status, 303)
    assert.doesNotMatch(await list(), /宝公〔2016〕5号/)
    await wholly(office, 'documents', { name: '清单.csv', bytes: Buffer.from(documentList) })
    assert.match(await list(), /宝公〔2016〕5号/)
  })

  test('列对应记住了：下次同样的表头，改过名的列也认得', async (t) => {
    const office = await open(t)
    const csv = Buffer.from('来件人,收到日期,要什么\n张三,2026-02-02,决算公开表\n')
    const id = await start(office, 'ledger', { name: '台账.csv', bytes: csv })
    const refused = await send(office, office.clerk, id, ['columns'])
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /还没有选哪一列是“申请人”、“申请内容”/)
    const chosen = { c0: 'name', c2: 'description' }
    assert.equal((await send(office, office.clerk, id, ['columns', chosen])).status, 303)
    const next = await start(office, 'ledger', { name: '台账.csv', bytes: csv })
    const html = await (await office.clerk.get(`/console/intake/${next}`)).text()
    const fields = fieldsOn(html, `/console/intake/${next}/columns`)
    assert.deepEqual(
      [fields['c0'], fields['c1'], fields['c2']],
      ['name', 'arrivedOn', 'description'],
    )
    assert.match(html, /张\*/)
    assert.doesNotMatch(html, /张三/)
  })

  test('错误清单下载后保留原来的列，前面是错误说明；公式样子的内容只是文字', async (t) => {
    const office = await open(t)
    const csv = Buffer.from(
      '申请人,收到日期,申请内容\n"=HYPERLINK(""http://x"")",2026-13-02,决算\n',
    )
    const id = await start(office, 'ledger', { name: '台账.csv', bytes: csv })
    await send(office, office.clerk, id, ['columns'])
    const file = await office.clerk.get(`/console/intake/${id}/errors.xlsx`)
    assert.equal(file.status, 200)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const again = await start(office, 'ledger', { name: '错误.xlsx', bytes })
    const html = await (await office.clerk.get(`/console/intake/${again}`)).text()
    assert.match(html, /错误说明/)
    const fields = fieldsOn(html, `/console/intake/${again}/columns`)
    assert.equal(fields['c2'], 'name')
  })
})

const refusedAt = async (office: Office, bytes: Uint8Array, kind: Kind): Promise<string> => {
  const answer = await uploadFile(office.app, office.clerk, kind, { name: '台账.xlsx', bytes })
  if (answer.status === 422) return answer.text()
  const id = idIn(answer)
  await runImport(office.app, 'gaj', id)
  assert.equal(await stageOf(office, id), 'failed')
  return (await office.clerk.get(`/console/intake/${id}`)).text()
}

describe('有害的、读不了的文件', () => {
  test('每一种都用一句话说明，什么也不导入', async (t) => {
    const office = await open(t)
    const whole = await writeTextSheet('台账', [['申请人'], ['张三']])
    const files: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['空文件', new Uint8Array(), /空文件|请选择/],
      ['只有空格', Buffer.from('  \n'), /文件是空的/],
      ['旧版或者加密', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /设有密码，或者是旧版 xls/],
      ['图片', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /不是表格文件/],
      ['PDF', Buffer.from('%PDF-1.7 ...'), /不是表格文件/],
      ['截断的表格', whole.subarray(0, whole.length - 60), /不完整|损坏|无法/],
      ['没有内容的表格', await writeTextSheet('台账', [['']]), /没有内容/],
    ]
    for (const [name, bytes, why] of files)
      assert.match(await refusedAt(office, bytes, 'ledger'), why, name)
    assert.match(
      await refusedAt(office, Buffer.from('通知公告'), 'report'),
      /不是政府信息公开工作年度报告/,
    )
    const [row] = await office.app.database.superuser`select count(*)::int as n from requests.event`
    assert.equal(row?.['n'], 0)
  })

  test('放弃以后，上传的文件打不开了', async (t) => {
    const office = await open(t)
    const csv = Buffer.from('申请人,收到日期,申请内容\n张三,2026-02-02,决算\n')
    const id = await start(office, 'ledger', { name: '台账.csv', bytes: csv })
    assert.equal((await office.clerk.get(`/console/intake/${id}/file`)).status, 200)
    assert.equal((await send(office, office.clerk, id, ['drop'])).status, 303)
    assert.equal((await office.clerk.get(`/console/intake/${id}/file`)).status, 404)
    assert.equal((await office.clerk.get(`/console/intake/${id}`)).status, 200)
  })
})
