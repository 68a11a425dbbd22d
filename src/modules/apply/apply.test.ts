import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { packageRoot } from '../../platform/root.ts'
import {
  countOf,
  fillIn,
  leadsTo,
  openDoor,
  pass,
  send,
  unmasked,
} from '../../../test/public-door.ts'
import { photoFile } from '../../../test/photo.ts'
import { natural, publicVisitor } from '../../../test/visitor.ts'
import { pages } from './draft.ts'

describe('网上申请', () => {
  test('第一页和“依申请公开”说明书写、阅读有困难的怎么办，引用的条文一字不差', async (t) => {
    const { visitor } = await openDoor(t)
    const statute = readFileSync(join(packageRoot, 'law/statutes/order-711.md'), 'utf8')
    for (const path of [pages.start, '/xxgk/apply']) {
      const page = await (await visitor.get(path)).text()
      const quoted = [...page.matchAll(/条例(第[一-龥]+条)：“([^”]+)”/g)]
      const articles = quoted.map(([, article, words = '']) => {
        assert.ok(statute.includes(words), words)
        return article
      })
      assert.deepEqual(articles, ['第二十九条', '第四十三条'])
    }
  })

  test('五步填完提交：机关的收件箱里有一件待确认的申请，没有收到日期；回执上有编号和查询码', async (t) => {
    const door = await openDoor(t)
    const { app, clerk, visitor } = door
    for (const page of [pages.start, pages.organ])
      assert.equal((await visitor.get(page)).status, 200)
    await fillIn(visitor)
    const check = await (await visitor.get(pages.check)).text()
    for (const said of ['欧阳金丝雀', '41042119900101123X', 'IMG_0001.HEIC', '净肠河', '网上获取'])
      assert.match(check, new RegExp(said))
    await leadsTo(await send(door), pages.done)
    const done = await (await visitor.get(pages.done)).text()
    assert.match(done, /依申请〔2026〕1号/)
    assert.match(done, /[2-9A-Z]{5}-[2-9A-Z]{5}/)
    assert.match(done, /现在还不是/)
    assert.doesNotMatch(done, /欧阳|41042119900101123X/)
    const pdf = await visitor.get(`${pages.done}.pdf`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    const [row] = await app.database.superuser`
      select r.stage, r.received_on, r.due_on, r.handler_id, r.description, a.channel, a.masked_name,
        (select count(*)::int from requests.attachment f where f.application_id = a.id) as files
      from requests.info_request r join requests.application a on a.id = r.application_id`
    assert.deepEqual(
      { ...row },
      {
        stage: 'submitted',
        received_on: null,
        due_on: null,
        handler_id: null,
        description: '净肠河河道整治工程补偿安置方案\n2024年，涉及城关镇东街村',
        channel: 'online',
        masked_name: '欧****',
        files: 1,
      },
    )
    assert.match(await (await clerk.get('/console/requests')).text(), /净肠河河道整治工程/)
  })

  test('办理人员打得开网上提交的申请人信息和身份证明', async (t) => {
    const door = await openDoor(t)
    await fillIn(door.visitor)
    await send(door)
    const [row] = await door.app.database.superuser<{ id: string; file: string }[]>`
      select r.id, f.file_id as file from requests.info_request r
        join requests.attachment f on f.application_id = r.application_id`
    assert.match(await unmasked(door.clerk, row?.id ?? ''), /41042119900101123X/)
    const file = await door.clerk.get(`/console/requests/${row?.id}/files/${row?.file}`)
    assert.equal(file.status, 200)
    assert.equal((await file.arrayBuffer()).byteLength, photoFile().size)
  })

  test('双击、断线重发、五十次同时提交：只有一件申请，答复相同；换一张表单再提交，还是原来那一件', async (t) => {
    const { app, visitor } = await openDoor(t)
    await fillIn(visitor)
    pass(app, 60)
    const fields = { declared: 'yes', subject2: '', _key: await visitor.keyAt(pages.check) }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => visitor.post(pages.check, fields)),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
    assert.deepEqual(
      [...new Set(answers.map(({ headers }) => headers.get('location')))],
      [pages.done],
    )
    await leadsTo(await visitor.post(pages.check, fields), pages.done)
    await leadsTo(await visitor.post(pages.check, { ...fields, _key: randomUUID() }), pages.done)
    await leadsTo(await visitor.get(pages.check), pages.done)
    await leadsTo(await visitor.post(pages.details, natural.details), pages.done)
    assert.equal(await countOf(app, 'requests.info_request'), 1)
    const codes = new Set<string>()
    for (let round = 0; round < 2; round += 1) {
      const text = await (await visitor.get(pages.done)).text()
      codes.add(/[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(text)?.[0] ?? '')
    }
    assert.equal(codes.size, 1)
  })

  test('没有草稿的、跳过前面步骤的，被带到该去的页面', async (t) => {
    const { visitor } = await openDoor(t)
    for (const page of [pages.who, pages.details, pages.proof, pages.check, pages.done])
      await leadsTo(await visitor.get(page), pages.start)
    await visitor.post(pages.organ, { organ: 'own' })
    for (const page of [pages.details, pages.proof, pages.information, pages.check])
      await leadsTo(await visitor.get(page), pages.who)
    await leadsTo(await visitor.get(pages.done), pages.start)
  })

  test('填错的每一页都回来：填的还在，旁边说明怎么改', async (t) => {
    const { visitor } = await openDoor(t)
    const refused = async (path: string, fields: Record<string, string>, says: RegExp) => {
      const answer = await visitor.post(path, fields)
      assert.equal(answer.status, 422, path)
      const text = await answer.text()
      assert.match(text, says)
      assert.match(text, /role="alert"/)
      return text
    }
    await refused(pages.organ, { organ: 'nowhere' }, /请选择一个机关/)
    await visitor.post(pages.organ, { organ: 'own' })
    await refused(pages.who, { kind: 'emperor' }, /请选择申请人属于哪一类/)
    await visitor.post(pages.who, natural.who)
    const typed = await refused(
      pages.details,
      { ...natural.details, proofNumber: '410421199001011230', email: 'a@b' },
      /校验码对不上/,
    )
    assert.match(typed, /value="欧阳金丝雀"/)
    assert.match(typed, /电子邮箱的格式不对/)
    await visitor.post(pages.details, natural.details)
    await refused(pages.proof, {}, /请上传申请人身份证明/)
    await visitor.post(pages.proof, { identity: photoFile() })
    await refused(pages.information, { title: '', features: '' }, /请填写所需信息的名称/)
    await visitor.post(pages.information, natural.information)
    await refused(pages.obtain, { obtainBy: 'email', carrier: 'electronic' }, /没有填写电子邮箱/)
    await visitor.post(pages.obtain, natural.obtain)
    await refused(pages.check, {}, /请勾选/)
  })

  test('核对时改一项，改完回到核对；换成单位申请，要补的都会问到', async (t) => {
    const { visitor } = await openDoor(t)
    await fillIn(visitor)
    const changed = { ...natural.information, title: '改过的名称', _to: 'check' }
    await leadsTo(await visitor.post(pages.information, changed), pages.check)
    assert.match(await (await visitor.get(pages.check)).text(), /改过的名称/)
    const firm = { kind: 'business', represented: 'own', _to: 'check' }
    await leadsTo(await visitor.post(pages.who, firm), pages.details)
    await leadsTo(await visitor.get(pages.check), pages.details)
  })

  test('填得太快、填了不该填的，请再按一次，不会把人挡在外面', async (t) => {
    const { app, visitor } = await openDoor(t)
    await fillIn(visitor)
    const quick = await visitor.post(pages.check, { declared: 'yes' })
    assert.equal(quick.status, 409)
    assert.match(await quick.text(), /提交得太快了/)
    pass(app, 60)
    const trapped = await visitor.post(pages.check, { declared: 'yes', subject2: 'http://x' })
    assert.equal(trapped.status, 409)
    const text = await trapped.text()
    assert.match(text, /请再按一次/)
    assert.doesNotMatch(text, /http:\/\/x/)
    assert.equal(await countOf(app, 'requests.info_request'), 0)
    await leadsTo(await visitor.post(pages.check, { declared: 'yes' }), pages.done)
  })

  test('一个网络一小时里开始、一天里提交得太多：一句话说明怎么办，草稿还在；过了时间可以继续', async (t) => {
    const { app, visitor } = await openDoor(t)
    await fillIn(visitor)
    pass(app, 60)
    await app.database.superuser`
      insert into apply.draft (token_hash, organ_id, case_key_id, sealed, network_hash, created_at,
        expires_at, sent_at, gone)
      select encode(sha256(i::text::bytea), 'hex'), organ_id, case_key_id, sealed, network_hash,
        created_at, expires_at, case when i <= 200 then created_at end, true
      from apply.draft, generate_series(1, 240) as i`
    const sent = await visitor.post(pages.check, { declared: 'yes' })
    assert.equal(sent.status, 409)
    assert.match(await sent.text(), /今天提交的申请太多/)
    const begun = await publicVisitor(app).post(pages.organ, { organ: 'own' })
    assert.equal(begun.status, 409)
    assert.match(await begun.text(), /请一小时以后再试/)
    pass(app, 24 * 3600)
    assert.equal((await publicVisitor(app).post(pages.organ, { organ: 'own' })).status, 303)
    await leadsTo(await visitor.post(pages.check, { declared: 'yes' }), pages.done)
  })

  test('别的网站替人提交的表单一律不收', async (t) => {
    const { app } = await openDoor(t)
    const answer = await app.web.request(`http://gongkai.test${pages.organ}`, {
      method: 'POST',
      headers: { host: 'gongkai.test', origin: 'http://evil.test' },
      body: new URLSearchParams({ organ: 'own' }),
    })
    assert.equal(answer.status, 403)
    assert.equal(await countOf(app, 'apply.draft'), 0)
  })

  test('每一页的每一项填入不该填的内容：不出故障，标签不生效', async (t) => {
    const { visitor } = await openDoor(t)
    await fillIn(visitor)
    const names = {
      [pages.organ]: ['organ'],
      [pages.who]: ['kind', 'represented'],
      [pages.details]: Object.keys(natural.details),
      [pages.proof]: ['identity', '_act'],
      [pages.information]: ['title', 'number', 'features', '_act'],
      [pages.obtain]: ['obtainBy', 'carrier'],
      [pages.check]: ['declared', 'subject2', '_key'],
      '/apply/files/remove': ['remove'],
    }
    const hostile = [
      '<script>alert(1)</script>',
      `' or 1=1; drop table apply.draft; --`,
      '__proto__',
      'constructor',
      '👩‍👩‍👧‍👦',
      'a\u0000\u202eb',
      '长'.repeat(200_000),
      '99999999999999999999',
    ]
    const faults: string[] = []
    for (const [path, fields] of Object.entries(names))
      for (const value of hostile) {
        const said = Object.fromEntries(fields.map((name) => [name, value]))
        const answer = await visitor.post(path, said)
        const text = await answer.text()
        if (answer.status >= 500) faults.push(`${path} ${value.slice(0, 12)}: ${answer.status}`)
        if (text.includes('<script>alert(1)')) faults.push(`${path}: the mark-up lives`)
      }
    for (const path of ['/apply?organ=<script>', '/apply/organ?q=%3Cscript%3Ealert(1)&to=%0d%0a'])
      assert.doesNotMatch(await (await visitor.get(path)).text(), /<script>alert/)
    assert.deepEqual(faults, [])
  })

  test('查一查：已经公开的文件和年报在填写时显示一次，可以继续申请', async (t) => {
    const { clerk, visitor } = await openDoor(t)
    const documents = [
      ['宝丰县公共资源交易平台服务规范', '宝政〔2025〕12号'],
      ['宝丰县城镇燃气安全检查制度', '宝政〔2025〕13号'],
    ]
    for (const [title = '', number = ''] of documents)
      await clerk.post('/console/documents/new', {
        title,
        number,
        kind: 'normative',
        madeOn: '2025-12-01',
        effectiveOn: '2026-01-01',
      })
    await visitor.post(pages.organ, { organ: 'own' })
    await visitor.post(pages.who, natural.who)
    await visitor.post(pages.details, natural.details)
    await visitor.post(pages.proof, { identity: photoFile() })
    const said = { title: '公共资源交易平台的服务规范', number: '', features: '2025年印发' }
    const looked = `${pages.information}?looked=yes`
    await leadsTo(await visitor.post(pages.information, { ...said, _act: 'look' }), looked)
    const text = await (await visitor.get(looked)).text()
    assert.match(text, /宝丰县公共资源交易平台服务规范/)
    assert.match(text, /宝政〔2025〕12号/)
    assert.doesNotMatch(text, /燃气/)
    assert.match(text, new RegExp(`href="${pages.obtain}"`))
    await leadsTo(await visitor.post(pages.information, said), pages.obtain)
    const other = { ...said, title: '城镇燃气安全检查制度' }
    await leadsTo(await visitor.post(pages.information, other), looked)
  })

  test('申请表可以打印：公民和单位各一种，PDF 和 Word 都有；没有的机关是 404', async (t) => {
    const { visitor } = await openDoor(t)
    for (const kind of ['natural', 'organisation']) {
      const pdf = await visitor.get(`/apply/form.pdf?organ=own&kind=${kind}`)
      assert.equal(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
        '%PDF-',
      )
      const docx = await visitor.get(`/apply/form.docx?organ=own&kind=${kind}`)
      assert.equal(
        Buffer.from(await docx.arrayBuffer())
          .subarray(0, 2)
          .toString(),
        'PK',
      )
    }
    assert.equal((await visitor.get('/apply/form.pdf?organ=nowhere&kind=natural')).status, 404)
    assert.equal((await visitor.get('/apply/form.pdf?organ=own&kind=x')).status, 404)
  })
})
