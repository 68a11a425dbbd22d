import assert from 'node:assert/strict'
import { test } from 'node:test'
import mammoth from 'mammoth'
import type { Employee, TestApp } from './app.ts'
import { setUp } from './course.ts'
import { register } from './requests-at-hand.ts'

type Desks = Record<'clerk' | 'head' | 'leader', Employee> & { app: TestApp }

const granted = {
  clear: 'clear',
  nature: 'govInfo',
  responsible: 'own',
  held: 'held',
  give: 'disclose',
  form: 'asked',
}

const textIn = (page: string): string =>
  (/<textarea[^>]*name="text"[^>]*>\n?([^<]*)</.exec(page)?.[1] ?? '').trim()

const versionIn = (page: string): string => /name="_version" value="(\d+)"/.exec(page)?.[1] ?? ''

/** 机关收到、答复、附件、救济: the paragraphs of this reply. */
const [decision, enclosed, remedy] = [1, 2, 3]

/** A drafted 予以公开告知书. */
const drafted = async ({ app, clerk }: Desks): Promise<string> => {
  const { id } = await register(app.needs, { organId: 'own', personId: clerk.personId })
  const at = `/console/requests/${id}`
  await clerk.post(`${at}/checklist`, granted)
  assert.equal((await clerk.post(`${at}/draft`, { attachments: '资金使用情况表' })).status, 303)
  return at
}

const edit = async (
  who: Employee,
  [at, paragraph]: readonly [at: string, paragraph: number],
  change: (text: string) => string,
  reason = '',
): Promise<Response> => {
  const path = `${at}/reply/paragraphs/${paragraph}`
  const page = await (await who.get(path)).text()
  return who.post(path, { _version: versionIn(page), text: change(textIn(page)), reason })
}

const submit = async (who: Employee, at: string): Promise<Response> => {
  const page = await (await who.get(`${at}/reply`)).text()
  const [, version = ''] =
    /action="[^"]*\/reply"[^>]*>.*?name="_version" value="(\d+)"/s.exec(page) ?? []
  return who.post(`${at}/reply`, { _version: version })
}

const toSign = async (who: Employee, at: string): Promise<string> =>
  (await who.get(`${at}/sign`)).text()

test('答复稿的人工修改', async (t) => {
  const desks = await setUp(t)

  await t.test(
    '自由段落可以直接改；法定段落改动须写明理由，逐字标给签发人，随文书定稿',
    async () => {
      const { app, clerk, leader } = desks
      const at = await drafted(desks)
      const free = await edit(clerk, [at, enclosed], (text) => `${text}原件存于县档案馆。`)
      assert.equal(free.status, 303)
      const bare = await edit(clerk, [at, remedy], (text) => `${text}复议机关地址见附件。`)
      assert.equal(bare.status, 422)
      const again = await bare.text()
      assert.match(again, /这是法定段落（法律依据、决定、期限或者救济途径），改动须写明理由/)
      assert.match(again, /复议机关地址见附件。/)
      const why = '申请人来电询问复议机关地址'
      const legal = await edit(clerk, [at, remedy], (text) => `${text}复议机关地址见附件。`, why)
      assert.equal(legal.status, 303)
      assert.equal((await submit(clerk, at)).status, 303)
      const page = await toSign(leader, at)
      assert.match(page, /法定段落有 1 处人工修改，请逐处核对/)
      assert.match(page, /<ins>复议机关地址见附件。<\/ins>/)
      assert.match(page, /<ins>原件存于县档案馆。<\/ins>/)
      assert.match(page, new RegExp(`理由：${why}`))
      assert.match(page, /<mark class="legal"><span class="unseen">法定段落，人工修改：/)
      assert.ok(page.indexOf('第 4 段（法定段落）') < page.indexOf('第 3 段'), '法定段落在前')
      const late = await edit(clerk, [at, enclosed], () => '改一改')
      assert.equal(late.status, 409)
      assert.match(await late.text(), /答复已经提交审核签发，退回以后才能修改/)
      const signed = await leader.post(`${at}/sign`, { _version: versionIn(page) })
      assert.equal(signed.status, 303)
      const [letter] = await app.database.superuser<{ id: string }[]>`
      select id from requests.letter where request_id = ${at.split('/').at(-1) ?? ''}`
      const docx = await leader.get(`${at}/letters/${letter?.id}/docx`)
      const { value } = await mammoth.extractRawText({
        buffer: Buffer.from(await docx.arrayBuffer()),
      })
      assert.match(value, /见附件。原件存于县档案馆。/)
      assert.match(value, /提起行政诉讼。复议机关地址见附件。/)
      const audits = await app.database.superuser`
      select detail from audit.entry where act = 'requests.editLetter' order by seq`
      assert.deepEqual(
        audits.map(({ detail }) => detail),
        [
          { kind: 'D12', edits: '1', legal: '0' },
          { kind: 'D12', edits: '2', legal: '1' },
        ],
      )
    },
  )

  await t.test(
    '改掉法院、期限、复议机关，限制救济，改动法条原文或者决定本身的，不能提交',
    async () => {
      const { clerk } = desks
      const at = await drafted(desks)
      const why = '应申请人要求'
      for (const [paragraph, from, to, sentence] of [
        [remedy, '宝丰县人民法院', '有关法院', /缺少“向宝丰县人民法院提起行政诉讼”/],
        [remedy, '60日内', '30日内', /缺少“60日内”/],
        [remedy, '6个月内', '3个月内', /缺少“6个月内”/],
        [remedy, '宝丰县人民政府', '上级机关', /缺少“向宝丰县人民政府申请行政复议”/],
        [remedy, '可以', '不得', /不能限制申请人的救济权利/],
        [decision, '向申请人提供', '向申请人告知', /人工改动了引用的法条原文/],
        [decision, '决定予以公开', '决定不予公开', /人工改动了决定本身/],
        [
          decision,
          '第三十六条第二项',
          '第三十六条第三项',
          /没有引用法律依据：条例第三十六条第二项/,
        ],
      ] as const) {
        const saved = await edit(clerk, [at, paragraph], (text) => text.replaceAll(from, to), why)
        assert.equal(saved.status, 303, to)
        assert.match(await (await clerk.get(`${at}/reply`)).text(), sentence)
        const refused = await submit(clerk, at)
        assert.equal(refused.status, 409, to)
        assert.match(await refused.text(), sentence)
        await edit(clerk, [at, paragraph], (text) => text.replaceAll(to, from))
      }
      assert.doesNotMatch(await (await clerk.get(`${at}/reply`)).text(), /人工修改/)
      assert.equal((await submit(clerk, at)).status, 303)
    },
  )

  await t.test('改过的一段可以恢复原文，理由随之撤下；没有改过的没有这个按钮', async () => {
    const { clerk } = desks
    const at = await drafted(desks)
    const path = `${at}/reply/paragraphs/${enclosed}`
    const before = await (await clerk.get(path)).text()
    assert.doesNotMatch(before, /恢复原文/)
    await edit(clerk, [at, enclosed], (text) => `${text}原件存于县档案馆。`, '便于查阅')
    const changed = await (await clerk.get(path)).text()
    assert.match(changed, /value="restore"[^>]*>恢复原文/)
    const version = versionIn(changed)
    const restored = await clerk.post(path, {
      _version: version,
      _act: 'restore',
      text: '别的',
      reason: '甲',
    })
    assert.equal(restored.status, 303)
    const after = await (await clerk.get(path)).text()
    assert.equal(textIn(after), textIn(before))
    assert.doesNotMatch(await (await clerk.get(`${at}/reply`)).text(), /人工修改 \d 处|县档案馆/)
  })

  await t.test('两个人改同一份稿：后保存的被拒绝，两个版本都看得到，填写的内容还在', async () => {
    const { clerk, head } = desks
    const at = await drafted(desks)
    const path = `${at}/reply/paragraphs/${enclosed}`
    const seen = versionIn(await (await clerk.get(path)).text())
    assert.equal((await edit(head, [at, enclosed], (text) => `${text}共两册。`)).status, 303)
    const refused = await clerk.post(path, { _version: seen, text: '材料见附件。', reason: '' })
    assert.equal(refused.status, 409)
    const page = await refused.text()
    assert.match(page, /有同志改过这份答复稿（第 1 版 → 第 2 版）/)
    const [saved = '', typed = ''] = ['现在保存的', '您填写的'].map((label) =>
      (new RegExp(`<td data-label="${label}">(.*?)</td>`).exec(page)?.[1] ?? '').replaceAll(
        /<[^>]+>/g,
        '',
      ),
    )
    assert.match(saved, /共两册。$/)
    assert.equal(typed, '材料见附件。')
    assert.equal(textIn(page), '材料见附件。')
  })

  await t.test(
    '重新拟制以后，改过的段落原文没变的还在，变了的另列，放弃或者重改以前不能提交',
    async () => {
      const { clerk } = desks
      const at = await drafted(desks)
      await edit(clerk, [at, 0], (text) => `${text}特此说明。`)
      await edit(clerk, [at, enclosed], (text) => `${text}共两册。`)
      assert.equal((await clerk.post(`${at}/draft`, { way: '到县档案馆查阅' })).status, 303)
      const page = await (await clerk.get(`${at}/reply`)).text()
      assert.match(page, /<mark><span class="unseen">人工修改：<\/span>[^<]*特此说明。<\/mark>/)
      assert.match(page, /没有用上的人工修改 1 处/)
      assert.match(page, /<ins>共两册。<\/ins>/)
      const refused = await submit(clerk, at)
      assert.match(await refused.text(), /有 1 处人工修改对应的原文已经变化/)
      const [, version = ''] =
        /action="[^"]*\/adrift"[^>]*>.*?name="_version" value="(\d+)"/s.exec(page) ?? []
      assert.equal((await clerk.post(`${at}/reply/adrift`, { _version: version })).status, 303)
      assert.equal((await submit(clerk, at)).status, 303)
    },
  )
})
