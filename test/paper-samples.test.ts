import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { textOf } from '../src/kernel/letter.ts'
import { packageRoot } from '../src/platform/root.ts'
import { paperSamples } from './paper-samples.ts'

/** `GOLDEN=write npm test` writes the samples anew; the difference is then read and committed. */
const renew = process.env['GOLDEN'] === 'write'

const textNamed = (name: string): string => textOf(paperSamples[name] as never).join('\n')

describe('申请表、笔录和提交回执', () => {
  for (const [name, paper] of Object.entries(paperSamples))
    test(`${paper.title}（${name}）与存档的样本一致`, () => {
      const path = join(packageRoot, 'test/fixtures/letters', `${name}.txt`)
      const text = `${textOf(paper).join('\n')}\n`
      if (renew) writeFileSync(path, text)
      assert.equal(text, readFileSync(path, 'utf8'))
    })

  test('申请表不问用途，写明不收费的例外；回执不写收到日期和答复期限的日子', () => {
    for (const name of ['D01-natural', 'D01-organisation']) {
      assert.doesNotMatch(textNamed(name), /用途(?!；)|所需信息的用途/)
      assert.match(textNamed(name), /数量、频次明显超过合理范围的除外/)
    }
    assert.doesNotMatch(textNamed('acknowledgement'), /收到日期：|至\d+年/)
  })
})
