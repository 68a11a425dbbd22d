import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { allJobs } from '../src/app.ts'
import { inOrgan } from '../src/platform/db.ts'
import type { Employee, TestApp } from './app.ts'
import { goTo, hand, setUp, step } from './course.ts'
import { register } from './requests-at-hand.ts'

const at = '/console/templates/own'

const docxFile = (bytes: Uint8Array, name = '予以公开告知书.docx'): File =>
  new File([Uint8Array.from(bytes)], name)

/** The starter of 予以公开告知书 with a sentence of the organ's own, and more changed by hand. */
const templateOf = async (
  who: Employee,
  change: (xml: string) => string = (xml) => xml,
): Promise<Uint8Array> => {
  const starter = await who.get(`${at}/start/D12`)
  assert.equal(starter.status, 200)
  const parts = unzipSync(new Uint8Array(await starter.arrayBuffer()))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const own = '<w:p><w:r><w:t>own局政务公开之窗</w:t></w:r></w:p>'
  parts['word/document.xml'] = strToU8(change(xml.replace('<w:body>', `<w:body>${own}`)))
  return zipSync(parts)
}

const wordsOf = async (answer: Response): Promise<string> => {
  const buffer = Buffer.from(await answer.arrayBuffer())
  return (await mammoth.extractRawText({ buffer })).value
}

const draftedBy = async (app: TestApp, clerk: Employee): Promise<string> => {
  const { id } = await register(app.needs, { organId: 'own', personId: clerk.personId })
  const path = `/console/requests/${id}`
  const [clear, nature, responsible, held] = ['clear', 'govInfo', 'own', 'held']
  const answers = { clear, nature, responsible, held, give: 'disclose', form: 'asked' }
  await clerk.post(`${path}/checklist`, answers)
  await clerk.post(`${path}/draft`, { attachments: '资金使用情况表' })
  return path
}

const letterOf = async ({ database }: TestApp, path: string): Promise<string> => {
  const [letter] = await database.superuser<{ id: string }[]>`
    select id from requests.letter where request_id = ${path.split('/').at(-1) ?? ''}`
  return `${path}/letters/${letter?.id}`
}

test('本单位 Word 模板', async (t) => {
  const { app, clerk, head, leader } = await setUp(t)
  let own = ''

  await t.test('上传后检查标签、套用样本；有错的逐处说明，一份也不留下', async () => {
    const refused = await hand(app, clerk, at, {
      kind: 'D12',
      file: docxFile(await templateOf(clerk, (xml) => xml.replace('{标题}', '{领导}{标题'))),
    })
    assert.equal(refused.status, 422)
    const page = await refused.text()
    assert.match(page, /“{领导}{标题”：花括号没有成对/)
    assert.match(page, /缺少{标题}/)
    assert.match(page, /可以使用的标签：{发文机关标志}/)
    const bare = await templateOf(clerk, (xml) => xml.replace('{救济途径}', ''))
    const lacking = await hand(app, clerk, at, { kind: 'D12', file: docxFile(bare) })
    assert.match(await lacking.text(), /缺少{救济途径}/)
    const text = await hand(app, clerk, at, {
      kind: 'D12',
      file: docxFile(strToU8('文字'), '模板.txt'),
    })
    assert.match(await text.text(), /只接收 Word 文档/)
    const [row] = await app.database
      .superuser`select count(*)::int as n from templates.own_template`
    assert.equal(row?.['n'], 0)
    const sent = await hand(app, clerk, at, {
      kind: 'D12',
      file: docxFile(await templateOf(clerk)),
    })
    assert.equal(sent.status, 303, await sent.text())
    own = sent.headers.get('location') ?? ''
    const shown = await (await leader.get(own)).text()
    assert.match(shown, /<article class="paper"><p>own局政务公开之窗<\/p>/)
    assert.match(shown, /直接向[^<]*提起行政诉讼/)
    assert.match(await wordsOf(await leader.get(`${own}/sample`)), /own局政务公开之窗/)
    assert.match(await wordsOf(await leader.get(`${own}/file`)), /{救济途径}/)
  })

  await t.test('没有审核以前不用；上传的人不能审核，另一人审核后从启用日期起套用', async () => {
    const early = await draftedBy(app, clerk)
    assert.doesNotMatch(
      await wordsOf(await clerk.get(`${await letterOf(app, early)}/docx`)),
      /政务公开之窗/,
    )
    const boss = await app.hire('own', 'officeHead')
    const sent = await hand(app, boss, at, { kind: 'D12', file: docxFile(await templateOf(boss)) })
    const mine = sent.headers.get('location') ?? ''
    const shown = await (await boss.get(mine)).text()
    assert.match(shown, /上传模板的同志不能审核自己的模板，需要另一位同志审核启用/)
    assert.doesNotMatch(shown, /name="effectiveOn"/)
    const alone = await boss.post(`${mine}/approve`, { _version: '1', effectiveOn: '2026-03-02' })
    assert.equal(alone.status, 409)
    assert.match(await alone.text(), /上传模板的同志不能审核自己的模板/)
    const past = await leader.post(`${own}/approve`, { _version: '1', effectiveOn: '2026-03-01' })
    assert.match(await past.text(), /启用日期不能早于今天/)
    const approved = await leader.post(`${own}/approve`, {
      _version: '1',
      effectiveOn: '2026-03-03',
    })
    assert.equal(approved.status, 303)
    const again = await leader.post(`${own}/approve`, { _version: '1', effectiveOn: '2026-03-03' })
    assert.equal(again.status, 409)
    const before = await draftedBy(app, clerk)
    assert.doesNotMatch(
      await wordsOf(await clerk.get(`${await letterOf(app, before)}/docx`)),
      /政务公开之窗/,
    )
  })

  await t.test(
    '套用模板的文书，法律依据和救济途径与答复稿逐字相同；签发的版本记下模板',
    async () => {
      await goTo(app, '2026-03-03')
      const path = await draftedBy(app, clerk)
      const letter = await letterOf(app, path)
      const draft = await wordsOf(await clerk.get(`${letter}/docx`))
      assert.match(draft, /own局政务公开之窗/)
      const page = await (await clerk.get(`${path}/reply`)).text()
      const paragraphs = [...page.matchAll(/<article class="paper">(.*?)<\/article>/gs)]
        .flatMap(([, paper = '']) => [...paper.matchAll(/<p>([^<]*)/g)])
        .map(([, text = '']) => text)
      assert.ok(paragraphs.length >= 4)
      for (const text of paragraphs.filter((one) => !one.startsWith('附件')))
        assert.ok(draft.includes(text), text)
      await step(clerk, `${path}/reply`)
      await step(leader, `${path}/sign`)
      const [row] = await app.database.superuser<{ version: string; by: string }[]>`
      select template_version as version from requests.letter where status = 'issued'`
      assert.equal(row?.version, 'D12-2019+W1')
      assert.match(await wordsOf(await clerk.get(`${letter}/docx`)), /own局政务公开之窗/)
      const letterId = letter.split('/').at(-1) ?? ''
      for (const { queue, handle } of allJobs(app.needs))
        if (queue === 'requests.file-letter') await handle({ organId: 'own', letterId })
      const filed = await wordsOf(await clerk.get(`${letter}/docx`))
      assert.match(filed, /own局政务公开之窗/)
      assert.match(filed, /own〔2026〕1号/)
      assert.doesNotMatch(filed, /草稿/)
    },
  )

  await t.test('停用要写理由，停用以后改回统一版式，已经签发的不变', async () => {
    const bare = await clerk.post(`${own}/withdraw`, { _version: '2', why: '' })
    assert.match(await bare.text(), /请填写停用的理由/)
    const sent = await clerk.post(`${own}/withdraw`, { _version: '2', why: '版式更新' })
    assert.equal(sent.status, 303)
    const path = await draftedBy(app, clerk)
    const words = await wordsOf(await clerk.get(`${await letterOf(app, path)}/docx`))
    assert.doesNotMatch(words, /政务公开之窗/)
    assert.match(await (await head.get(own)).text(), /已停用/)
  })

  await t.test('委托审核的单位，本单位的人不能审核，受托机关看得到并审核启用', async () => {
    const writer = await app.hire('town', 'handler')
    const elder = await app.hire('town', 'leader')
    const office = await app.hire('office', 'leader')
    await app.database.superuser`
      update organs.organ set separation = 'entrusted', reviewing_organ_id = 'office'
      where id = 'town'`
    await app.database.superuser`
      insert into platform.organ_grant values ('town', 'office', 'entrusted', '委托', '2026-01-01')`
    const sent = await hand(app, writer, at, {
      kind: 'D12',
      file: docxFile(await templateOf(writer)),
    })
    const town = sent.headers.get('location') ?? ''
    const form = { _version: '1', effectiveOn: '2026-03-03' }
    const refused = await elder.post(`${town}/approve`, form)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /应当由受托机关审核签发/)
    assert.match(await (await office.get(at)).text(), /data-label="单位"[^>]*>town局/)
    assert.equal((await office.post(`${town}/approve`, form)).status, 303)
  })

  await t.test('别的单位看不到；文件上传以后谁也改不了；每一步都有审计', async () => {
    const other = await app.hire('zfb', 'handler')
    assert.equal((await other.get(own)).status, 404)
    assert.doesNotMatch(await (await other.get(at)).text(), /予以公开告知书（第/)
    await assert.rejects(
      inOrgan(
        app.database.app,
        { organId: 'own', personId: clerk.personId },
        (tx) => tx`update templates.own_template set content = 'x'`,
      ),
      /permission denied/,
    )
    const acts = await app.database.superuser<{ act: string }[]>`
      select act from audit.entry where subject = ${own.split('/').at(-1) ?? ''} order by seq`
    assert.deepEqual(
      acts.map(({ act }) => act.replace('templates.', '')),
      ['upload', 'samples', 'samples', 'approve', 'withdraw'],
    )
  })
})
