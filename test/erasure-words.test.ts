import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agree, archived, faultsIn, pageOf, tried, why } from './erasures.ts'
import { goTo, office, step } from './signed-requests.ts'

test('申请内容里的个人信息逐处替换：一人改，另一人看到前后再同意；库里、办理过程里再也没有，核验一致', async (t) => {
  const at = await office(t)
  const { app, clerk, leader } = at
  const said = '我叫令狐冲，住华山玉女峰，申请2025年农村公路养护资金使用情况'
  const address = await archived(at, { description: said })
  await goTo(app, '2037-01-05')
  const path = `${address}/do/proposeErasure`
  const form = await pageOf(clerk, path)
  assert.match(form, /name="text0"[^]*我叫令狐冲/)
  assert.match(form, /办理过程中写的文字[^]*本人书面撤回/)
  const other = await tried(clerk, path, { ...why, text0: said.replace('2025', '2026') })
  assert.match(other.text, /只能把个人信息替换为〔已删除〕，其余文字不能改动/)
  const text0 = '我叫〔已删除〕，住〔已删除〕，申请2025年农村公路养护资金使用情况'
  await step(clerk, path, { ...why, text0 })
  const seen = (await pageOf(leader, `${address}/do/erase`)).replaceAll(/<\/?(?:ins|del)>/g, '')
  assert.ok(seen.includes(said) && seen.includes(text0))
  await agree(leader, address)
  const page = await pageOf(clerk, address)
  assert.ok(page.includes(text0))
  assert.match(page, /申请内容中 2 处替换为〔已删除〕/)
  const { superuser } = app.database
  const held: string[] = []
  const tables = await superuser<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('requests', 'platform', 'audit', 'jobs', 'intake')`
  for (const { name } of tables) {
    const [row] = await superuser.unsafe(
      `select count(*)::int as n from ${name} t where t::text ~ '令狐冲|玉女峰|令狐|玉女'`,
    )
    if (row?.['n'] !== 0) held.push(name)
  }
  assert.deepEqual(held, [])
  assert.deepEqual(await faultsIn(at), [])
  const found = await pageOf(clerk, `/console/requests?group=all&q=${encodeURIComponent('令狐冲')}`)
  assert.doesNotMatch(found, /依申请〔2026〕1号/)
})
