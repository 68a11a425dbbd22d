import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { organById, saveOrgan } from '../src/modules/organs.ts'
import { freshApp, type TestApp, type Visitor } from './app.ts'
import { register } from './requests-at-hand.ts'

const configure = async ({ database }: TestApp): Promise<void> => {
  const organ = await organById(database.app, 'own')
  assert.ok(organ)
  await database.app.begin((tx) =>
    saveOrgan(tx, {
      ...organ,
      version: organ.version + 1,
      reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
      court: { name: '宝丰县人民法院', level: 'basic' },
    }),
  )
}

const setUp = async (t: Parameters<typeof freshApp>[0]) => {
  const app = await freshApp(t, '2026-03-02')
  const clerk = await app.hire('own', 'handler')
  await app.hire('helper', 'assistant')
  await configure(app)
  const { id } = await register(app.needs, { organId: 'own', personId: clerk.personId })
  return { app, clerk, at: `/console/requests/${id}` }
}

const versionAt = async (visitor: Visitor, path: string): Promise<string> =>
  /name="_version" value="(\d+)"/.exec(await (await visitor.get(path)).text())?.[1] ?? ''

const send = async (
  visitor: Visitor,
  path: string,
  fields: Record<string, string>,
): Promise<Response> => visitor.post(path, { _version: await versionAt(visitor, path), ...fields })

type Kept = { kind: string; number: string | null; template_version: string }

const kept = async ({ database }: TestApp): Promise<Kept[]> => {
  const rows = await database.superuser<Kept[]>`
    select kind, number, template_version from requests.letter order by at, number`
  return rows.map((row) => ({ ...row }))
}

describe('办理动作所发的文书', () => {
  test('要求说明理由：先看预览，什么也没有发生；提交后发出说明理由告知书，编号并排印', async (t) => {
    const { app, clerk, at } = await setUp(t)
    const path = `${at}/do/askReasons`
    const fields = { on: '2026-03-02', count: '一个月内提出申请80件', answerBy: '2026-03-16' }
    const preview = await send(clerk, path, { ...fields, preview: 'yes' })
    const shown = await preview.text()
    assert.match(shown, /说明理由告知书/)
    assert.match(shown, /明显超过合理范围：一个月内提出申请80件。/)
    assert.match(shown, /还没有发出/)
    assert.match(shown, /value="2026-03-16"/)
    assert.deepEqual(await kept(app), [])
    assert.equal((await send(clerk, path, fields)).status, 303)
    assert.deepEqual(await kept(app), [
      { kind: 'D05', number: 'own〔2026〕1号', template_version: 'D05-2019' },
    ])
    assert.match(await (await clerk.get(at)).text(), /说明理由告知书/)
  })

  test('理由合理、确定延迟答复的，须写明原因并发出延迟答复告知书', async (t) => {
    const { app, clerk, at } = await setUp(t)
    const asked = { on: '2026-03-02', count: '一个月内提出申请80件', answerBy: '2026-03-16' }
    await send(clerk, `${at}/do/askReasons`, asked)
    const path = `${at}/do/receiveReasons`
    const fields = { on: '2026-03-02', accepted: 'yes', delayedTo: '2026-05-08' }
    const refused = await send(clerk, path, fields)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /请写明无法按期答复的原因/)
    const sent = await send(clerk, path, { ...fields, why: '涉及三个年度的材料' })
    assert.equal(sent.status, 303)
    assert.deepEqual((await kept(app)).map(({ kind }) => kind).toSorted(), ['D05', 'D26'])
  })

  test('请部门协办：向协办单位发出协办函，函中没有申请人', async (t) => {
    const { app, clerk, at } = await setUp(t)
    const fields = { organ: 'helper', question: '请查找养护资金台账', dueOn: '2026-03-09' }
    const path = `${at}/do/requestAssist`
    const shown = await (await send(clerk, path, { ...fields, preview: 'yes' })).text()
    const paper = /<article class="paper">.*?<\/article>/s.exec(shown)?.[0] ?? ''
    assert.match(paper, /helper局：/)
    assert.match(paper, /请查找养护资金台账。/)
    assert.doesNotMatch(paper, /申请人甲/)
    assert.equal((await send(clerk, path, fields)).status, 303)
    assert.deepEqual(
      (await kept(app)).map(({ kind }) => kind),
      ['D10'],
    )
  })

  test('更正本人信息：转送的同时发出告知书和转送函，不改变办理环节；少填的说明缺哪一项', async (t) => {
    const { app, clerk, at } = await setUp(t)
    const fields = {
      askedOn: '2026-03-02',
      record: '危房改造名册',
      claim: '人口登记有误，附户口簿',
      outcome: 'forwarded',
      doneOn: '2026-03-02',
      organ: '某住房和城乡建设局',
    }
    const refused = await send(clerk, `${at}/amend`, fields)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /按审核结果，这一项应当填写/)
    const whole = { ...fields, contact: '电话0375-1' }
    assert.match(
      await (await send(clerk, `${at}/amend`, { ...whole, preview: 'yes' })).text(),
      /更正信息要求转送函/,
    )
    assert.equal((await send(clerk, `${at}/amend`, whole)).status, 303)
    assert.deepEqual((await kept(app)).map(({ kind }) => kind).toSorted(), ['D31', 'D36'])
    const [row] = await app.database.superuser`select stage from requests.info_request`
    assert.equal(row?.['stage'], 'open')
    assert.match(await (await clerk.get(at)).text(), /发出《更正信息告知书》/)
  })

  test('案卷目录随时可以打印', async (t) => {
    const { clerk, at } = await setUp(t)
    const pdf = await clerk.get(`${at}/forms/archive`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  })
})
