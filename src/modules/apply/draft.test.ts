import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test, type TestContext } from 'node:test'
import {
  countOf,
  fillIn,
  leadsTo,
  openDoor,
  pass,
  send,
  unmasked,
} from '../../../test/public-door.ts'
import { heicPhoto, photoFile } from '../../../test/photo.ts'
import { natural, publicVisitor } from '../../../test/visitor.ts'
import { inOrgan } from '../../platform/db.ts'
import { sweepFiles } from '../../platform/files.ts'
import { applyJobs } from './jobs.ts'
import { pages } from './draft.ts'

const aDay = 24 * 3600

describe('申请草稿', () => {
  test('离开以后用同一个浏览器继续填写；换一个浏览器看不到', async (t) => {
    const { app, visitor } = await openDoor(t)
    await visitor.post(pages.organ, { organ: 'own' })
    await visitor.post(pages.who, natural.who)
    const half = { name: '欧阳金丝雀', phone: '139', _act: 'later' }
    await leadsTo(await visitor.post(pages.details, half), pages.start)
    pass(app, 29 * aDay)
    const start = await (await visitor.get(pages.start)).text()
    assert.match(start, /继续填写上次的申请/)
    assert.match(start, new RegExp(`href="${pages.details}"`))
    assert.match(await (await visitor.get(pages.details)).text(), /value="欧阳金丝雀"/)
    const stranger = publicVisitor(app)
    assert.doesNotMatch(await (await stranger.get(pages.start)).text(), /继续填写上次的申请/)
    await leadsTo(await stranger.get(pages.details), pages.start)
  })

  test('令牌只在 HttpOnly 的 cookie 里；猜的、截断的令牌什么也打不开', async (t) => {
    const { app, visitor } = await openDoor(t)
    const answer = await visitor.post(pages.organ, { organ: 'own' })
    const [cookie = ''] = answer.headers.getSetCookie()
    assert.match(
      cookie,
      /^gongkai_draft=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    )
    const token = visitor.cookies.get('gongkai_draft') ?? ''
    for (const wrong of [token.slice(0, -1), `${token}x`, 'A'.repeat(43), '../../etc']) {
      const page = await app.web.request(`http://gongkai.test${pages.who}`, {
        headers: { cookie: `gongkai_draft=${wrong}` },
      })
      assert.equal(page.status, 303)
    }
  })

  test('数据库里没有一个字读得出是谁、要什么；日志、地址、审计里也没有', async (t) => {
    const door = await openDoor(t)
    const { app, visitor } = door
    await fillIn(visitor)
    const secrets = ['欧阳金丝雀', '13912345678', '41042119900101123X', '金丝雀小区', 'IMG_0001']
    const holds = async (tables: readonly string[]): Promise<string> => {
      const parts: string[] = []
      for (const table of tables) {
        const rows = await app.database.superuser`
          select row_to_json(t)::text as row from ${app.database.superuser(table)} t`
        for (const { row } of rows) {
          parts.push(String(row))
          for (const [, hex = ''] of String(row).matchAll(/\\\\x([0-9a-f]+)/g))
            parts.push(Buffer.from(hex, 'hex').toString())
        }
      }
      return parts.join('\n')
    }
    const drafts = ['apply.draft', 'apply.draft_file', 'apply.slice', 'platform.private_file']
    const before = await holds(drafts)
    for (const secret of [...secrets, '净肠河']) assert.ok(!before.includes(secret), secret)
    await send(door)
    const after = await holds([...drafts, 'audit.entry', 'platform.submission'])
    for (const secret of [...secrets, '净肠河']) assert.ok(!after.includes(secret), secret)
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(await (await visitor.get(pages.done)).text())?.[0]
    assert.ok(code && !(await holds([...drafts, 'requests.query_code'])).includes(code))
  })

  test('数据库自己守住：没有令牌，哪个机关、哪个账户都看不见草稿', async (t) => {
    const { app, visitor } = await openDoor(t)
    await fillIn(visitor)
    for (const table of ['apply.draft', 'apply.draft_file']) {
      assert.equal(await countOf(app, table), 1)
      const { app: pool, public: everybody } = app.database
      for (const organId of ['own', 'other', ''])
        assert.equal(
          (await inOrgan(pool, { organId, personId: 'p' }, (tx) => tx`select 1 from ${tx(table)}`))
            .length,
          0,
        )
      await assert.rejects(everybody`select 1 from ${everybody(table)}`, { code: '42501' })
      await assert.rejects(everybody`delete from ${everybody(table)}`, { code: '42501' })
    }
  })

  test('三十天没有动的草稿连同文件一起销毁，密钥也销毁；没到期的不动', async (t) => {
    const { app, visitor } = await openDoor(t)
    await fillIn(visitor)
    const young = publicVisitor(app)
    pass(app, 20 * aDay)
    await young.post(pages.organ, { organ: 'other' })
    pass(app, 11 * aDay)
    await leadsTo(await visitor.get(pages.check), pages.start)
    const [job] = applyJobs({ ...app.needs, pool: app.database.app })
    await job?.handle({})
    assert.equal(await countOf(app, 'apply.draft'), 1)
    assert.equal(await countOf(app, 'apply.draft_file'), 0)
    assert.equal(await countOf(app, 'platform.private_file'), 0)
    const keys = await app.database.superuser<{ whole: boolean }[]>`
      select wrapped is not null as whole from platform.case_key order by 1`
    assert.deepEqual(
      keys.map(({ whole }) => whole),
      [false, true],
    )
    const swept = new Date(Date.now() + 2 * 3600 * 1000)
    assert.equal(await sweepFiles(`${app.dataDir}/files`, app.database.verify, swept), 1)
    assert.equal((await young.get(pages.who)).status, 200)
  })

  test('删除草稿：内容和文件当场销毁，cookie 收回；提交过的只收起回执，案件照常', async (t) => {
    const door = await openDoor(t)
    const { app, visitor } = door
    await fillIn(visitor)
    assert.match(await (await visitor.get('/apply/delete')).text(), /不能恢复/)
    await leadsTo(await visitor.post('/apply/delete'), pages.start)
    assert.equal(visitor.cookies.has('gongkai_draft'), false)
    assert.equal(await countOf(app, 'platform.private_file'), 0)
    const [row] = await app.database.superuser<{ sealed: Buffer; gone: boolean }[]>`
      select sealed, gone from apply.draft`
    assert.equal(row?.gone, true)
    assert.equal(row?.sealed.length, 0)

    await fillIn(visitor)
    await leadsTo(await send(door), pages.done)
    await leadsTo(await visitor.post('/apply/delete'), pages.start)
    await leadsTo(await visitor.get(pages.done), pages.start)
    const [found] = await app.database.superuser<{ id: string }[]>`
      select id from requests.info_request`
    assert.match(await unmasked(door.clerk, found?.id ?? ''), /欧阳金丝雀/)
  })

  test('回执在同一个浏览器里看得到一天，过后连查询码一起销毁，案件照常', async (t) => {
    const door = await openDoor(t)
    await fillIn(door.visitor)
    await send(door)
    pass(door.app, 23 * 3600)
    assert.equal((await door.visitor.get(pages.done)).status, 200)
    pass(door.app, 3600)
    await leadsTo(await door.visitor.get(pages.done), pages.start)
    const [job] = applyJobs({ ...door.app.needs, pool: door.app.database.app })
    await job?.handle({})
    assert.equal(await countOf(door.app, 'apply.draft'), 0)
    assert.equal(await countOf(door.app, 'platform.private_file'), 1)
  })

  test('换一个机关：填好的和上传的都带过去，换用那个机关的密钥', async (t) => {
    const door = await openDoor(t)
    const { app, visitor } = door
    await fillIn(visitor)
    await leadsTo(await visitor.post(pages.organ, { organ: 'other', _to: 'check' }), pages.check)
    assert.match(await (await visitor.get(pages.check)).text(), /IMG_0001\.HEIC/)
    const files = await app.database.superuser`select organ_id from platform.private_file`
    assert.deepEqual(
      files.map(({ organ_id: organ }) => String(organ)),
      ['other'],
    )
    await leadsTo(await send(door), pages.done)
    const [row] = await app.database.superuser`select organ_id from requests.info_request`
    assert.equal(row?.['organ_id'], 'other')
  })
})

const json = async (answer: Promise<Response>) => {
  const { status, body } = await answer.then(async (one) => ({
    status: one.status,
    body: (await one.json()) as Record<string, unknown>,
  }))
  return { status, ...body }
}

const slices = async (t: TestContext) => {
  const door = await openDoor(t)
  const { visitor } = door
  await visitor.post(pages.organ, { organ: 'own' })
  await visitor.post(pages.who, natural.who)
  await visitor.post(pages.details, natural.details)
  const bytes = heicPhoto(600_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const said = { purpose: 'identity', name: 'IMG_0001.HEIC', size: bytes.length }
  const begun = await json(visitor.ask('POST', '/apply/files', said))
  const id = String((begun as { id?: unknown }).id)
  const put = (at: number, to: number) =>
    json(visitor.ask('PUT', `/apply/files/${id}?at=${at}`, bytes.subarray(at, to)))
  return { ...door, bytes, sha256, said, begun, id, put }
}

describe('上传身份证明', () => {
  test('不用脚本：照片直接提交，可以移除、再传；不是照片的、空的、多的，说明是哪个文件', async (t) => {
    const { app, visitor } = await openDoor(t)
    await visitor.post(pages.organ, { organ: 'own' })
    await visitor.post(pages.who, natural.who)
    await visitor.post(pages.details, natural.details)
    const bad: [File, RegExp][] = [
      [new File(['MZ not a picture'], '照片.jpg'), /“照片\.jpg”不是可以接收的文件/],
      [new File(['宝丰'], '说明.txt'), /“说明\.txt”不是照片或者 PDF/],
      [new File([new Uint8Array(11 * 1024 * 1024)], '大.jpg'), /“大\.jpg”超过 10 MB/],
      [new File(['%PDF-1.7\n1 0 obj'], '证.pdf'), /“证\.pdf”内容不完整/],
    ]
    for (const [identity, says] of bad) {
      const answer = await visitor.post(pages.proof, { identity })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), says)
    }
    assert.equal(await countOf(app, 'apply.draft_file'), 0)
    const two = [photoFile('正面'), photoFile('反面.heic')]
    await leadsTo(await visitor.post(pages.proof, { identity: two, _act: 'stay' }), pages.proof)
    const page = await (await visitor.get(pages.proof)).text()
    assert.match(page, /正面/)
    const id = /name="remove" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await leadsTo(await visitor.post('/apply/files/remove', { remove: id }), pages.proof)
    assert.equal(await countOf(app, 'platform.private_file'), 1)
    const many = Array.from({ length: 5 }, (_, at) => photoFile(`${at}.heic`))
    const over = await visitor.post(pages.proof, { identity: many })
    assert.match(await over.text(), /最多 5 个文件/)
    assert.equal(await countOf(app, 'apply.draft_file'), 1)
  })

  test('分段上传：中断以后从断的地方接着传，传完核对校验值，与原来的文件一字不差', async (t) => {
    const { app, visitor, bytes, sha256, said, begun, id, put } = await slices(t)
    const slice = 256 * 1024
    assert.deepEqual(begun, { status: 200, id, offset: 0, slice })
    assert.deepEqual(await put(0, slice), { status: 200, offset: slice })
    assert.deepEqual(await put(0, slice), { status: 409, offset: slice })
    assert.deepEqual(await put(2 * slice, 3 * slice), { status: 409, offset: slice })
    const state = await json(visitor.ask('GET', `/apply/files/${id}`))
    assert.deepEqual(state, { status: 200, offset: slice, size: bytes.length })
    assert.match(await (await visitor.get(pages.proof)).text(), /传到 43%/)
    const early = await json(visitor.ask('POST', `/apply/files/${id}/finish`, { sha256 }))
    assert.equal(early.status, 409)
    const again = await json(visitor.ask('POST', '/apply/files', said))
    assert.deepEqual(again, { status: 200, id, offset: slice, slice })
    await put(slice, 2 * slice)
    assert.deepEqual(await put(2 * slice, bytes.length), { status: 200, offset: bytes.length })
    for (const _ of ['once', 'twice'])
      assert.deepEqual(await json(visitor.ask('POST', `/apply/files/${id}/finish`, { sha256 })), {
        status: 200,
        whole: true,
      })
    assert.equal(await countOf(app, 'apply.slice'), 0)
    await leadsTo(await visitor.post(pages.proof), pages.information)
    await visitor.post(pages.information, natural.information)
    await visitor.post(pages.obtain, natural.obtain)
    pass(app, 60)
    await leadsTo(await visitor.post(pages.check, { declared: 'yes' }), pages.done)
    const [row] = await app.database.superuser<{ id: string; key: string }[]>`
      select id, case_key_id as key from platform.private_file`
    const kept = await inOrgan(app.database.app, { organId: 'own', personId: 'p' }, (tx) =>
      app.needs.files.get(tx, row?.id ?? ''),
    )
    assert.equal(
      createHash('sha256')
        .update(kept?.bytes ?? '')
        .digest('hex'),
      sha256,
    )
    assert.equal(kept?.mediaType, 'image/heic')
  })

  test('分段上传：别人的文件、过长的一段、说大了的、不是照片的、校验值不对的，都不收', async (t) => {
    const { app, visitor, bytes, id, put } = await slices(t)
    const stranger = publicVisitor(app)
    await stranger.post(pages.organ, { organ: 'own' })
    for (const ask of [
      stranger.ask('GET', `/apply/files/${id}`),
      stranger.ask('PUT', `/apply/files/${id}?at=0`, bytes.subarray(0, 10)),
      stranger.ask('POST', `/apply/files/${id}/finish`, { sha256: '' }),
      publicVisitor(app).ask('GET', `/apply/files/${id}`),
    ])
      assert.equal((await ask).status, 404)
    assert.equal((await put(0, 256 * 1024 + 1)).status, 413)
    const asked = async (said: object) => json(visitor.ask('POST', '/apply/files', said))
    assert.equal((await asked({ purpose: 'identity', name: 'a.jpg', size: 1e9 })).status, 409)
    assert.equal((await asked({ purpose: 'identity', name: 'a.jpg', size: -1 })).status, 409)
    assert.equal((await asked({ purpose: 'authorisation', name: 'a.jpg', size: 1 })).status, 404)
    assert.equal((await asked({})).status, 404)
    for (const at of ['x', '-1', '1e99', ''])
      assert.equal(
        (await visitor.ask('PUT', `/apply/files/${id}?at=${at}`, bytes.subarray(0, 9))).status,
        409,
      )
    for (let at = 0; at < bytes.length; at += 256 * 1024)
      await put(at, Math.min(bytes.length, at + 256 * 1024))
    assert.equal((await put(bytes.length, bytes.length)).status, 409)
    const wrong = await json(visitor.ask('POST', `/apply/files/${id}/finish`, { sha256: '00' }))
    assert.equal(wrong.status, 409)
    assert.match(String((wrong as { message?: unknown }).message), /传送中损坏/)
    assert.equal((await visitor.ask('GET', `/apply/files/${id}`)).status, 404)

    const text = Buffer.from('不是照片')
    const other = await asked({ purpose: 'identity', name: '照片.jpg', size: text.length })
    const path = `/apply/files/${String((other as { id?: unknown }).id)}`
    await visitor.ask('PUT', `${path}?at=0`, text)
    const sha256 = createHash('sha256').update(text).digest('hex')
    const refused = await json(visitor.ask('POST', `${path}/finish`, { sha256 }))
    assert.equal(refused.status, 409)
    assert.equal(await countOf(app, 'apply.draft_file'), 0)
    assert.equal(await countOf(app, 'apply.slice'), 0)
  })
})
