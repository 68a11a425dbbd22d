import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { packageRoot } from '../src/platform/root.ts'

const folder = join(packageRoot, 'law')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

/** Every value that stands under a key, however deep. */
const valuesOf = (key: string, within: unknown): unknown[] =>
  typeof within === 'object' && within !== null
    ? Object.entries(within).flatMap(([name, value]) => [
        ...(name === key ? [value] : []),
        ...valuesOf(key, value),
      ])
    : []

/** V 已核对原文 (V~ of a summary), K 依实务, D 内部规定. */
const marks = new Set(['V', 'V~', 'K', 'D'])

describe('法律数据', () => {
  for (const name of files)
    test(`${name} 写明标题、来源、核对标记和施行日期`, () => {
      const law: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      assert.equal(valuesOf('title', law).length > 0, true, 'no title')
      const sources = valuesOf('source', law).flat()
      assert.ok(sources.length > 0 && sources.every((one) => String(one).length > 5), 'no source')
      const marked = valuesOf('mark', law).map(String)
      assert.ok(marked.length > 0, 'no mark')
      assert.deepEqual(
        marked.filter((mark) => !marks.has(mark)),
        [],
      )
      const days = [...valuesOf('from', law), ...valuesOf('effectiveFrom', law)].map(String)
      assert.ok(days.length > 0, 'no day from which it holds')
      assert.deepEqual(
        days.filter((on) => !/^\d{4}-\d{2}-\d{2}$/.test(on)),
        [],
      )
    })

  test('清单不是空的', () => assert.ok(files.length > 10))
})
