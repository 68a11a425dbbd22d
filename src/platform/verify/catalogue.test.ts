import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { catalogueOf, declaredRights } from './catalogue.ts'
import declared from './catalogue.json' with { type: 'json' }

const collect = async (list: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = []
  for await (const line of list) found.push(line)
  return found
}

test('新建的数据库与声明的角色、策略、授权一致（不一致时运行 npm run catalogue 并审阅差异）', async (t) => {
  const { verify } = await freshDatabase(t)
  assert.deepEqual(await catalogueOf(verify), declared)
})

test('多一项授权、少一条策略、关掉行级安全或触发器，都能发现', async (t) => {
  const { superuser, verify } = await freshDatabase(t)
  await superuser`grant select on platform.case_key to gongkai_public`
  await superuser`drop policy own on platform.private_file`
  await superuser`alter table platform.organ_key no force row level security`
  await superuser`alter table audit.entry disable trigger append_only`
  const faults = (await collect(declaredRights.run(verify))).join('\n')
  assert.match(faults, /未声明.*grant select on platform\.case_key to gongkai_public/)
  assert.match(faults, /缺少.*policy own on platform\.private_file/)
  assert.match(faults, /未声明.*platform\.organ_key .*not for its owner/)
  assert.match(faults, /未声明.*append_only on audit\.entry, switched off/)
})
