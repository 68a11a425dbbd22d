import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { answerTo } from '../../../test/fixtures/course.ts'
import { type RefusalRow, refusalRows } from '../../../test/fixtures/refusals.ts'
import { packageRoot } from '../../platform/root.ts'
import type { Command } from './command.ts'

const lawfulOf = ({ after, asked, at, lawful }: RefusalRow) =>
  answerTo(
    lawful?.after ?? after,
    { ...asked, ...lawful?.asked } as Command,
    lawful?.at ?? at ?? {},
  )

describe('办理中的每一个“不能”', () => {
  for (const row of refusalRows)
    test(`${row.says}：不能办理；改正以后可以`, () => {
      assert.equal(answerTo(row.after, row.asked, row.at), row.refused)
      assert.notEqual(typeof lawfulOf(row), 'string', JSON.stringify(lawfulOf(row)))
    })

  test('每一个拒绝的理由都有这样一条', () => {
    const folder = join(packageRoot, 'src/modules/requests')
    const guards = readdirSync(folder).filter((name) => /^(?:guard-.*|judge)\.ts$/.test(name))
    const known = guards.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/no\(\s*'(requests\.[\w-]+)'/g)].map(
        ([, code]) => code,
      ),
    )
    assert.ok(known.length > 60, `only ${known.length}`)
    const told = new Set(refusalRows.map(({ refused }) => refused.split(' ')[0]))
    assert.deepEqual([...new Set(known.filter((code) => !told.has(code)))], ['requests.undecided'])
  })
})
