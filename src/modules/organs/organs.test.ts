import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestApp } from '../../../test/app.ts'
import { acts, county } from '../../../test/county-people.ts'

const organ = {
  name: '宝丰县司法局',
  kind: 'countyDepartment',
  parentId: 'o1',
  letterhead: '宝丰县司法局文件',
  numberWord: '宝司公开',
  position: '３',
  separation: 'two',
  reviewingOrganId: '',
  reconsiderationName: '宝丰县人民政府',
  reconsiderationLevel: 'countyGovernment',
  courtName: '宝丰县人民法院',
  courtLevel: 'basic',
  officeName: '办公室',
  officeAddress: '某路2号',
  officePhone: '0375-0000001',
  officeHours: '工作日',
}

const grants = async ({ database }: TestApp): Promise<string[]> => {
  const rows = await database.app<{ line: string }[]>`
    select organ_id || '>' || to_organ_id || ' ' || purpose as line
    from platform.organ_grant where to_organ_id = 'o2' or to_organ_id = 'o1' order by 1`
  return rows.map(({ line }) => line)
}

describe('机构', () => {
  test('新增机构，县政府办自动可以监督它；改为委托审核，受托机关自动可以看到', async (t) => {
    const { app, admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    assert.equal(made.status, 303)
    const path = made.headers.get('location') ?? ''
    const id = path.split('/').at(-1) ?? ''
    assert.deepEqual(await grants(app), [`${id}>o1 oversight`, 'o2>o1 oversight'].toSorted())
    const entrusted = { ...organ, separation: 'entrusted', reviewingOrganId: 'o2' }
    assert.equal((await admin.post(path, { ...entrusted, _version: '1' })).status, 303)
    assert.ok((await grants(app)).includes(`${id}>o2 entrusted`))
    assert.equal((await admin.post(path, { ...organ, _version: '2' })).status, 303)
    assert.equal((await grants(app)).includes(`${id}>o2 entrusted`), false)
    assert.equal(await acts(app, 'organs.changeOrgan'), 2)
  })

  test('部门的系统管理员不能把本机构改成县政府办，也不能把它移出机构树', async (t) => {
    const { app, admin } = await county(t)
    const local = await app.hire('o2', 'administrator')
    const named = { ...organ, name: 'o2局', parentId: '', _version: '1' }
    const promoted = await local.post('/console/organs/o2', { ...named, kind: 'countyOffice' })
    assert.match(await promoted.text(), /由县级系统管理员建立/)
    const puppet = { ...organ, parentId: 'o2', kind: 'countyGovernment' }
    assert.match(await (await local.post('/console/organs', puppet)).text(), /由县级系统管理员建立/)
    assert.match(
      await (await local.post('/console/organs', { ...organ, parentId: '' })).text(),
      /请选择上级机构/,
    )
    assert.equal((await admin.post('/console/organs/o2', { ...named, parentId: 'o1' })).status, 303)
    const moved = await local.post('/console/organs/o2', { ...named, _version: '2' })
    assert.match(await moved.text(), /请选择上级机构/)
    assert.equal(
      (await local.post('/console/organs/o2', { ...named, parentId: 'o1', _version: '2' })).status,
      303,
    )
    assert.equal((await local.post('/console/organs/o1', { ...named, name: 'o1局' })).status, 409)
  })

  test('两个人同时修改，后保存的看到两个版本，填写的内容还在', async (t) => {
    const { admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    const path = made.headers.get('location') ?? ''
    const save = (numberWord: string) => admin.post(path, { ...organ, numberWord, _version: '1' })
    assert.equal((await save('宝司开')).status, 303)
    const late = await save('宝司信')
    assert.equal(late.status, 409)
    const page = await late.text()
    assert.match(page, /与现在保存的信息不同之处/)
    assert.match(page, /宝司开/)
    assert.match(page, /value="宝司信"/)
    assert.match(page, /name="_version" value="2"/)
  })

  test('重名、以下级为上级、委托给自己、缺少级别，都在字段旁说明', async (t) => {
    const { admin } = await county(t)
    const made = await admin.post('/console/organs', organ)
    const path = made.headers.get('location') ?? ''
    const id = path.split('/').at(-1) ?? ''
    const bad = [
      [{ name: 'o2局' }, /已经有名称为“o2局”的机构/],
      [{ parentId: id }, /上级机构不能是本机构/],
      [{ separation: 'entrusted', reviewingOrganId: id }, /选择另一个机构为受托机关/],
      [{ separation: 'entrusted' }, /请选择受托审核的机关/],
      [{ courtLevel: '' }, /请选择法院的级别/],
      [{ kind: 'empire' }, /请选择机构的种类/],
      [{ name: 'x'.repeat(201) }, /最多 200 个字/],
      [{ officeEmail: 'not an address' }, /正确的电子邮箱/],
    ] as const
    for (const [change, expected] of bad) {
      const answer = await admin.post(path, { ...organ, _version: '1', ...change })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), expected)
    }
    assert.equal(
      (await admin.post('/console/organs/nowhere', { ...organ, _version: '1' })).status,
      404,
    )
  })
})
