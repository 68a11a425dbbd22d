import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { heicPhoto } from '../../test/photo.ts'
import { Refused } from '../kernel/result.ts'
import { formOf } from './form.ts'
import { readUploads, type Upload } from './upload.ts'

const read = (...files: readonly File[]): Promise<readonly Upload[]> => {
  const data = new FormData()
  for (const file of files) data.append('proof', file)
  return readUploads(formOf(data), 'proof')
}

const file = (name: string, content: Uint8Array | string): File =>
  new File([typeof content === 'string' ? content : Uint8Array.from(content)], name)

/** The sentence beside the field. */
const refusalOf = async (...files: readonly File[]): Promise<string> => {
  try {
    await read(...files)
  } catch (error) {
    if (error instanceof Refused) return error.refusal.fields?.['proof'] ?? ''
    throw error
  }
  return '（未拒绝）'
}

const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xda,
  0, 2, 1, 2, 3, 0xff, 0xd9,
])

const heic = heicPhoto()

const docx = (): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('证明')] }] }))

type Part = { name: string; content: Buffer; declared?: number; flags?: number }

/** A zip written by hand, so that it can lie. */
const zipOf = (parts: readonly Part[]): Buffer => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, declared = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(declared, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(declared, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    bodies.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const contentTypes: Part = {
  name: '[Content_Types].xml',
  content: Buffer.from(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
}

describe('上传文件', () => {
  test('接收 PDF、图片（含苹果手机的 HEIC）、Word 和文本，种类按内容认定', async () => {
    const uploads = await read(
      file('证明.pdf', pdf),
      file('照片.PNG', png),
      file('扫描.jpg', jpeg),
      file('IMG_0001.HEIC', heic),
      file('微信图片.jpg', heic),
      file('截图.heic', png),
      file('申请表.docx', await docx()),
      file('说明.txt', '情况说明'),
    )
    assert.deepEqual(
      uploads.map(({ name, mediaType }) => [name, mediaType]),
      [
        ['证明.pdf', 'application/pdf'],
        ['照片.PNG', 'image/png'],
        ['扫描.jpg', 'image/jpeg'],
        ['IMG_0001.HEIC', 'image/heic'],
        ['微信图片.heic', 'image/heic'],
        ['截图.png', 'image/png'],
        ['申请表.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
        ['说明.txt', 'text/plain'],
      ],
    )
  })

  test('网页、SVG、程序和改了扩展名的文件不予接收', async () => {
    const page = '<!doctype html><script>alert(1)</script>'
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    assert.match(await refusalOf(file('a.html', page)), /不是可以接收的文件/)
    assert.match(await refusalOf(file('a.txt', page)), /不是可以接收的文件/)
    assert.match(await refusalOf(file('a.svg', svg)), /不是可以接收的文件/)
    assert.match(await refusalOf(file('a.png', svg)), /不是可以接收的文件/)
    assert.match(await refusalOf(file('a.exe', Buffer.from('MZ\0\0'))), /不是可以接收的文件/)
    assert.match(await refusalOf(file('a.docx', pdf)), /内容与扩展名不符/)
    assert.match(await refusalOf(file('a.exe', pdf)), /内容与扩展名不符/)
  })

  test('空文件、截断的文件各有说明', async () => {
    assert.match(await refusalOf(file('空.pdf', '')), /空文件（0 字节）/)
    const word = await docx()
    const cut: readonly [string, Uint8Array][] = [
      ['a.pdf', Buffer.from(pdf).subarray(0, 60)],
      ['a.png', png.subarray(0, 50)],
      ['a.jpg', jpeg.subarray(0, 26)],
      ['a.heic', heic.subarray(0, 60)],
      ['a.docx', word.subarray(0, word.length - 100)],
    ]
    for (const [name, content] of cut)
      assert.match(await refusalOf(file(name, content)), /不完整或已损坏|不是可以接收的文件/, name)
  })

  test('设有密码的文件，请申请人取消密码', async () => {
    const locked = pdf.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 2 0 R')
    assert.match(await refusalOf(file('a.pdf', locked)), /取消密码/)
    const wrapped = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(2048),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(992 - 504 + 1024),
    ])
    assert.match(await refusalOf(file('a.docx', wrapped)), /取消密码/)
    const encrypted = zipOf([contentTypes, { name: 'x', content: Buffer.from('x'), flags: 1 }])
    assert.match(await refusalOf(file('a.docx', encrypted)), /取消密码|不是可以接收的文件/)
  })

  test('压缩炸弹：不信文件自称的大小，解到上限就停', async () => {
    const bomb = zipOf([
      contentTypes,
      { name: 'word/document.xml', content: Buffer.alloc(101 * 1024 * 1024), declared: 10 },
    ])
    assert.ok(bomb.length < 200_000)
    assert.match(await refusalOf(file('a.docx', bomb)), /可能有害/)
    const many = Array.from({ length: 2001 }, (_, index) => ({
      name: `x${index}`,
      content: Buffer.alloc(0),
    }))
    assert.match(await refusalOf(file('a.docx', zipOf([contentTypes, ...many]))), /可能有害/)
    const vast = Buffer.from(png)
    vast.writeUInt32BE(60_000, 16)
    vast.writeUInt32BE(60_000, 20)
    assert.match(await refusalOf(file('a.png', vast)), /可能有害/)
  })

  test('超过 20 MB、超过 10 个、名字 300 个字符，各有说明；一次说清全部问题', async () => {
    assert.match(await refusalOf(file('大.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))), /超过 20 MB/)
    const eleven = Array.from({ length: 11 }, () => file('a.pdf', pdf))
    assert.match(await refusalOf(...eleven), /最多上传 10 个文件，现有 11 个/)
    assert.match(await refusalOf(file(`${'长'.repeat(296)}.pdf`, pdf)), /文件名过长（300 个字符）/)
    const both = await refusalOf(file('空.pdf', ''), file('a.html', '<html>'))
    assert.match(both, /空\.pdf.*\n.*a\.html/)
  })

  test('文件名中的路径和控制字符不保留', async () => {
    const [upload] = await read(file('..\\..\\etc/\u202Efdp.证明.pdf', pdf))
    assert.equal(upload?.name, 'fdp.证明.pdf')
  })
})
