import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import mammoth from 'mammoth'
import { freshApp, type TestApp, type Visitor } from '../../../test/app.ts'
import { register } from '../../../test/requests-at-hand.ts'
import { day } from '../../kernel/day.ts'
import { textOf } from '../../kernel/letter.ts'
import { inOrgan } from '../../platform/db.ts'
import { readDirectory } from '../../platform/untrusted/archive.ts'
import { roleNames, type Role } from '../organs.ts'
import { letterKindList, sampleInPack, sampleLetter } from '../requests.ts'
import { freeFault, issueFault, readTexts } from './pack.ts'

const at = '/console/templates'

const versionAt = async (visitor: Visitor, path: string): Promise<string> =>
  /name="_version" value="(\d+)"/.exec(await (await visitor.get(path)).text())?.[1] ?? ''

const send = async (
  visitor: Visitor,
  page: string,
  path: string,
  fields: Record<string, string> = {},
): Promise<Response> => visitor.post(path, { _version: await versionAt(visitor, page), ...fields })

const setUp = async (t: Parameters<typeof freshApp>[0]) => {
  const app = await freshApp(t, '2026-03-02')
  const clerk = await app.hire('zfb', 'handler')
  const leader = await app.hire('zfb', 'leader')
  const helper = await app.hire('nyj', 'handler')
  await app.hire('jyj', 'handler')
  await app.database.superuser`update organs.organ set kind = 'countyOffice' where id = 'zfb'`
  return { app, clerk, leader, helper }
}

const begun = async (clerk: Visitor): Promise<string> => {
  const sent = await clerk.post(at, { title: '依申请公开文书模板' })
  assert.equal(sent.status, 303, await sent.text())
  return sent.headers.get('location') ?? ''
}

/** A version with one free paragraph in 协办函, in force from a day. */
const issued = async (
  { clerk, leader }: Awaited<ReturnType<typeof setUp>>,
  closing: string,
  effectiveOn = '2026-03-02',
): Promise<string> => {
  const pack = await begun(clerk)
  const kind = `${pack}/kinds/D10`
  assert.equal((await send(clerk, kind, kind, { closing })).status, 303)
  const sent = await send(leader, pack, `${pack}/issue`, { effectiveOn })
  assert.equal(sent.status, 303, await sent.text())
  return pack
}

const askHelp = async (app: TestApp, helper: Visitor & { personId: string }): Promise<string> => {
  const { id } = await register(app.needs, { organId: 'nyj', personId: helper.personId })
  const path = `/console/requests/${id}/do/requestAssist`
  const fields = { organ: 'jyj', question: '请查找台账', dueOn: '2026-03-09' }
  assert.equal((await send(helper, path, path, fields)).status, 303)
  const [letter] = await app.database.superuser<{ id: string }[]>`
    select id from requests.letter where request_id = ${id}`
  return `/console/requests/${id}/letters/${letter?.id}/docx`
}

const wordsAt = async (visitor: Visitor, path: string): Promise<string> => {
  const buffer = Buffer.from(await (await visitor.get(path)).arrayBuffer())
  return (await mammoth.extractRawText({ buffer })).value
}

describe('县文书模板包', () => {
  test('起草、修改的人不能下发，另一人下发后各单位签收，未签收的列出并可以提醒', async (t) => {
    const desks = await setUp(t)
    const { app, clerk, leader, helper } = desks
    const pack = await begun(clerk)
    const head = await app.hire('zfb', 'officeHead')
    const kind = `${pack}/kinds/D12`
    assert.equal((await send(head, kind, kind, { hint: '可以到{工作机构}咨询。' })).status, 303)
    const alone = await send(head, pack, `${pack}/issue`, { effectiveOn: '2026-03-02' })
    assert.equal(alone.status, 409)
    assert.match(await alone.text(), /起草、修改过这一版的同志不能下发/)
    const past = await send(leader, pack, `${pack}/issue`, { effectiveOn: '2026-03-01' })
    assert.equal(past.status, 422)
    assert.equal(
      (await send(leader, pack, `${pack}/issue`, { effectiveOn: '2026-03-02' })).status,
      303,
    )
    assert.match(await (await helper.get(at)).text(), /待签收/)
    assert.match(await (await helper.get(pack)).text(), /请签收/)
    assert.match(await (await clerk.get(pack)).text(), /共 2 个单位，已签收 0 个/)
    assert.equal((await send(clerk, pack, `${pack}/remind`)).status, 303)
    assert.match(await (await helper.get(pack)).text(), /已经提醒 1 次/)
    assert.equal((await send(helper, pack, `${pack}/receive`)).status, 303)
    const twice = await send(helper, pack, `${pack}/receive`)
    assert.match(await twice.text(), /本单位已经签收过这一版/)
    const shown = await (await clerk.get(pack)).text()
    assert.match(shown, /已签收 1 个，未签收：jyj局。/)
  })

  test('自启用之日起各单位的文书使用这一版；换了新版，已发出的文书仍照当时的样子', async (t) => {
    const desks = await setUp(t)
    const { app, helper } = desks
    await issued(desks, '请{本机关}以外的单位支持配合。')
    const first = await askHelp(app, helper)
    const before = await wordsAt(helper, first)
    assert.match(before, /请nyj局以外的单位支持配合。/)
    await issued(desks, '谢谢支持。')
    const second = await askHelp(app, helper)
    assert.match(await wordsAt(helper, second), /谢谢支持。/)
    assert.equal(await wordsAt(helper, first), before)
    const versions = await app.database.superuser`
      select template_version from requests.letter order by template_version`
    assert.deepEqual(
      versions.map((row) => row['template_version']),
      ['D10-2019+1', 'D10-2019+2'],
    )
  })

  test('启用日期未到的，文书还用原来的格式', async (t) => {
    const desks = await setUp(t)
    await issued(desks, '谢谢支持。', '2026-03-03')
    const letter = await askHelp(desks.app, desks.helper)
    assert.doesNotMatch(await wordsAt(desks.helper, letter), /谢谢支持/)
  })

  test('锁定段落谁也改不了：表单里多出的内容不起作用，任何岗位、任何单位都一样', async (t) => {
    const { app, clerk, helper } = await setUp(t)
    const pack = await begun(clerk)
    const kind = `${pack}/kinds/D15`
    const forged = {
      decision: '本机关决定不予公开，且不得申请行政复议。',
      rule: '无',
      remedy: '无',
      'texts.decision': '无',
      blocks: '无',
      title: '通知',
    }
    for (const role of Object.keys(roleNames) as Role[]) {
      const person = await app.hire('zfb', role)
      await send(person, kind, kind, { ...forged, _version: await versionAt(clerk, kind) })
    }
    await send(helper, kind, kind, { ...forged, _version: '1' })
    const [row] = await app.database.superuser<{ texts: Record<string, object> }[]>`
      select texts from templates.pack`
    assert.deepEqual(Object.values(row?.texts ?? {}), [{}])
    const shown = await (await clerk.get(kind)).text()
    assert.match(shown, /锁定段落/)
    assert.doesNotMatch(shown, /不得申请行政复议/)
  })

  test('自由段落里写救济途径、法律依据或者未知标签的，不能保存，填写的内容还在', async (t) => {
    const { clerk } = await setUp(t)
    const kind = `${await begun(clerk)}/kinds/D15`
    for (const [text, sentence] of [
      ['不服的可以向法院起诉', /不能写法律依据、决定、期限和救济途径/],
      ['欢迎{领导}来访', /没有“领导”这个标签/],
      ['欢迎{称谓来访', /花括号没有成对/],
    ] as const) {
      const refused = await send(clerk, kind, kind, { closing: text })
      assert.equal(refused.status, 422)
      const page = await refused.text()
      assert.match(page, sentence)
      assert.ok(page.includes(text))
    }
  })

  test('两个人改同一版：后保存的被拒绝，两个版本都看得到，填写的内容还在', async (t) => {
    const { app, clerk } = await setUp(t)
    const other = await app.hire('zfb', 'handler')
    const pack = await begun(clerk)
    const kind = `${pack}/kinds/D10`
    const seen = await versionAt(clerk, kind)
    assert.equal((await send(other, kind, kind, { closing: '谢谢。' })).status, 303)
    const refused = await clerk.post(kind, { _version: seen, closing: '此致' })
    assert.equal(refused.status, 409)
    const page = (await refused.text()).replaceAll(/<\/?(?:ins|del)>/g, '')
    assert.match(
      page,
      /data-label="现在保存的"><div>谢谢。<\/div><\/td><td data-label="您填写的"><div>此致</,
    )
    assert.match(page, /<textarea[^>]*name="closing"[^>]*>\n此致</)
    const named = await clerk.post(pack, { _version: seen, title: '新名称', letterhead: 'file' })
    assert.equal(named.status, 409)
    assert.match(await named.text(), /与现在保存的不同之处/)
  })

  test('部门不能起草；下发以后不能再改，数据库也不允许', async (t) => {
    const desks = await setUp(t)
    const { app, clerk, helper } = desks
    const refused = await helper.post(at, { title: '本局模板' })
    assert.match(await refused.text(), /由县人民政府办公室统一制定、下发/)
    const pack = await issued(desks, '谢谢支持。')
    const kind = `${pack}/kinds/D10`
    const late = await send(clerk, kind, kind, { closing: '改一改', _version: '3' })
    assert.match(await late.text(), /已经下发，不能再改/)
    const { count } = await inOrgan(
      app.database.app,
      { organId: 'zfb', personId: clerk.personId },
      (tx) => tx`update templates.pack set title = '改'`,
    )
    assert.equal(count, 0)
  })

  test('全部样本可以打包下载', async (t) => {
    const desks = await setUp(t)
    const pack = await issued(desks, '谢谢支持。')
    const zip = await desks.helper.get(`${pack}/samples.zip`)
    assert.equal(zip.headers.get('content-type'), 'application/zip')
    const entries = readDirectory(new Uint8Array(await zip.arrayBuffer()))
    assert.ok(entries.ok)
    assert.ok(entries.value.length > 40)
    assert.ok(entries.value.every(({ name }) => /^D\d\d.* .+\.docx$/.test(name)))
  })
})

describe('模板包的规则', () => {
  const pack = {
    version: 1,
    letterhead: 'file',
    texts: Object.fromEntries(
      letterKindList.map(({ kind }) => [
        kind,
        {
          courtesy: '{称谓}好。',
          hint: '咨询请到{办公地址}。',
          closing: '此致',
          contact: '{办公时间}',
        },
      ]),
    ),
  } as const

  test('每种文书套用模板包以后，锁定段落一字不差、一段不少、次序不变', () => {
    for (const { kind } of letterKindList) {
      const plain = sampleLetter(kind).blocks.flatMap((block) =>
        block.type === 'paragraph' ? [block.text] : [],
      )
      const letter = sampleInPack(kind, pack)
      const packed = letter.blocks.flatMap((block) =>
        block.type === 'paragraph' ? [block.text] : [],
      )
      assert.equal(packed[0]?.endsWith('好。'), true, kind)
      assert.deepEqual(packed.slice(1, -2), plain, kind)
      assert.equal(packed.at(-1), '此致', kind)
      assert.match(letter.issuer, /[^件]文件$/)
      assert.doesNotMatch(textOf(letter).join(''), /[{}]/)
    }
  })

  test('自由段落能写什么、不能写什么', () => {
    for (const text of ['您好。', '欢迎对本机关的工作提出意见。', '咨询电话：{联系电话}。'])
      assert.equal(freeFault(text), undefined, text)
    for (const text of [
      '可以申请行政复议',
      '六个月内起诉',
      '依据《条例》',
      '第三十六条',
      '本机关不予公开',
      '视为放弃',
      '逾期不补',
      '15个工作日',
      '甲\n乙',
      '{未知}',
      '长'.repeat(201),
    ])
      assert.notEqual(freeFault(text), undefined, text)
    assert.equal(readTexts({ closing: '', other: '行政复议' }).ok, true)
  })

  test('代别人下发的，与被代的人一样看待', () => {
    const today = day('2026-03-02')
    const draft = { status: 'draft', editors: ['甲'] } as const
    const fault = (...personIds: string[]) =>
      issueFault(draft, { personIds, effectiveOn: today, today })?.code
    assert.equal(fault('乙', '甲'), 'templates.second-person')
    assert.equal(fault('乙'), undefined)
  })
})
