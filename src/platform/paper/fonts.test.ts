import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'

import { fontsInUse, notoFolders, typstFonts } from './fonts.ts'
import { facesIn } from './font-names.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-fonts-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

/** A font file with a name table and nothing else; `at` is where it begins in its file. */
const fontCalled = (names: readonly string[], at = 0): Buffer => {
  const strings = names.map(utf16)
  const table = Buffer.alloc(6 + 12 * names.length)
  table.writeUInt16BE(names.length, 2)
  table.writeUInt16BE(table.length, 4)
  let offset = 0
  for (const [index, text] of strings.entries()) {
    const record = [3, 1, index === 0 ? 0x409 : 0x804, 1, text.length, offset]
    for (const [by, value] of record.entries()) table.writeUInt16BE(value, 6 + 12 * index + 2 * by)
    offset += text.length
  }
  const head = Buffer.alloc(28)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(1, 4)
  head.write('name', 12, 'latin1')
  head.writeUInt32BE(at + head.length, 20)
  head.writeUInt32BE(table.length + offset, 24)
  return Buffer.concat([head, table, ...strings])
}

describe('字体', () => {
  test('没有单位字体时，各处都用随装的思源字体，并说明是代用', () => {
    const fonts = fontsInUse([])
    assert.deepEqual(
      fonts.map(({ family, standIn }) => [family, standIn]),
      ['Serif', 'Serif', 'Serif', 'Sans', 'Serif'].map((face) => [`Noto ${face} SC`, true]),
    )
    assert.equal(notoFolders().length, 4)
  })

  test('单位放进的仿宋_GB2312 优先于 Fandol 仿宋，报告用的是哪个文件', () => {
    writeFileSync(join(folder, 'a.otf'), fontCalled(['FandolFang R']))
    const before = fontsInUse([folder]).find(({ role }) => role === 'body')
    assert.equal(before?.family, 'FandolFang R')
    assert.equal(before?.standIn, true)
    writeFileSync(join(folder, 'b.ttf'), fontCalled(['FangSong_GB2312', '仿宋_GB2312']))
    const fonts = fontsInUse([folder])
    const chosen = fonts.find(({ role }) => role === 'body')
    assert.deepEqual([chosen?.file, chosen?.standIn], [join(folder, 'b.ttf'), false])
    assert.deepEqual(typstFonts(fonts).body, ['FangSong_GB2312', 'Noto Serif SC'])
  })

  test('字体合集里的每一款都认得', () => {
    const head = Buffer.alloc(20)
    head.write('ttcf', 0, 'latin1')
    head.writeUInt32BE(2, 8)
    const first = fontCalled(['SimSun', '宋体'], head.length)
    head.writeUInt32BE(head.length, 12)
    head.writeUInt32BE(head.length + first.length, 16)
    const second = fontCalled(['NSimSun'], head.length + first.length)
    const file = join(folder, 'simsun.ttc')
    writeFileSync(file, Buffer.concat([head, first, second]))
    assert.deepEqual(
      facesIn(file).map(({ family }) => family),
      ['SimSun', 'NSimSun'],
    )
    assert.equal(fontsInUse([folder]).find(({ role }) => role === 'song')?.file, file)
  })

  test('不是字体的文件不算字体，也不报错', () => {
    for (const [name, content] of [
      ['empty.ttf', ''],
      ['text.ttf', '这不是字体，只是一段文字，比十二个字节长。'],
    ] as const) {
      writeFileSync(join(folder, name), content)
      assert.deepEqual(facesIn(join(folder, name)), [])
    }
  })
})
