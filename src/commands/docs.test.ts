import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../platform/root.ts'
import { generatedDocuments } from './docs.ts'
import { citationsIn, lawRegister } from './law-register.ts'

test('由程序生成的文档与现在的条文引用、状态机一致', async () => {
  for (const [path, expected] of Object.entries(await generatedDocuments())) {
    const written = await readFile(join(packageRoot, path), 'utf8')
    assert.equal(written, expected, `${path} is out of date: run npm run docs and commit it`)
  }
})

const clauses = (text: string): string[] =>
  citationsIn(text).map(({ document, clause }) => `${document}${clause}`)

test('引用按法律名称和条款登记，顿号列举的各条分别登记', () => {
  const statute = '中华人民共和国政府信息公开条例'
  assert.deepEqual(clauses('条例第三十二条、第三十三条第三款'), [
    `${statute}第三十二条`,
    `${statute}第三十三条第三款`,
  ])
  assert.deepEqual(clauses('《中华人民共和国行政复议法》第二十三条第一款第四项'), [
    '中华人民共和国行政复议法第二十三条第一款第四项',
  ])
})

test('“第十四条至第十六条”中间的一条也登记', () => {
  assert.deepEqual(
    citationsIn('条例第十九条至第二十二条').map(({ article }) => article),
    [19, 20, 21, 22],
  )
})

test('文件按文号登记，写明条款的连条款一起登记', () => {
  assert.deepEqual(clauses('依据国办函〔2020〕109号第六条'), [
    '国办函〔2020〕109号第六条',
    '国办函〔2020〕109号全文',
  ])
})

test('法条原文中的“本条例第几条”不是引用', () => {
  assert.deepEqual(clauses('依照本条例第三十七条的规定'), [])
})

test('登记表按条、款、项排列', () => {
  const text = '条例第三十三条第三款，条例第三十三条，条例第三十三条第二款，条例第四条'
  const rows = lawRegister([{ path: 'src/a.ts', text }]).match(/^\| 第\S+/gm)
  assert.deepEqual(rows, ['| 第四条', '| 第三十三条', '| 第三十三条第二款', '| 第三十三条第三款'])
})
