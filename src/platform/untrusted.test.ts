import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import type { Result } from '../kernel/result.ts'
import { type Flow, parseUntrusted } from './untrusted.ts'
import { htmlFlow } from './untrusted/html.ts'

type Part = { name: string; content: Buffer; claimed?: number; flags?: number }

/** A zip made by hand, so that it can lie. */
const zip = (parts: readonly Part[]): Buffer => {
  const bodies: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const { name, content, claimed, flags = 0 } of parts) {
    const packed = deflateRawSync(content)
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimed ?? content.length, 18)
    common.writeUInt16LE(label.length, 22)
    bodies.push(Buffer.from('PK\u0003\u0004'), common, label, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    heads.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, label)
    at += 30 + label.length + packed.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, Buffer.from('PK\u0005\u0006'), end])
}

const message = (result: Result<Flow>): string => (result.ok ? '' : result.refusal.message)
const wordPart = (xml: string): Part[] => [
  {
    name: '[Content_Types].xml',
    content: Buffer.from(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  },
  {
    name: '_rels/.rels',
    content: Buffer.from(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
  },
  { name: 'word/document.xml', content: Buffer.from(xml) },
]
const body = (words: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`

describe('外来文件在子进程里解析', () => {
  test('正常的文档读得出文字', async () => {
    const result = await parseUntrusted('docx', zip(wordPart(body('正文'))))
    assert.deepEqual(result, { ok: true, value: [{ kind: 'text', text: '正文' }] })
  })

  test('解压炸弹被拒绝，谎报大小也没有用', async () => {
    const zeros = Buffer.alloc(300 * 1024 * 1024)
    const honest = zip([...wordPart(body('甲')), { name: 'word/media/a.bin', content: zeros }])
    assert.match(message(await parseUntrusted('docx', honest)), /解压后过大/)
    const lying = zip([
      ...wordPart(body('甲')),
      { name: 'word/media/a.bin', content: zeros, claimed: 10 },
    ])
    assert.match(message(await parseUntrusted('docx', lying)), /解压后过大/)
  })

  test('条目过多、加密、截断的压缩包被拒绝', async () => {
    const many = Array.from({ length: 600 }, (_, index) => ({
      name: `a${index}`,
      content: Buffer.from('a'),
    }))
    assert.match(message(await parseUntrusted('xlsx', zip(many))), /条目过多/)
    const locked = wordPart(body('甲')).map((part) => ({ ...part, flags: 1 }))
    assert.match(message(await parseUntrusted('docx', zip(locked))), /已加密/)
    const whole = zip(wordPart(body('甲')))
    assert.match(
      message(await parseUntrusted('docx', whole.subarray(0, whole.length - 40))),
      /不完整/,
    )
  })

  test('带文档类型声明或外部实体的部件被拒绝', async () => {
    const hostile = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${body('&e;')}`
    assert.match(message(await parseUntrusted('docx', zip(wordPart(hostile)))), /外部实体/)
  })

  test('超时、内存和输出超限都停下来', async () => {
    const page = new TextEncoder().encode(`<p>${'字'.repeat(200_000)}</p>`)
    assert.match(message(await parseUntrusted('html', page, { wallMs: 1 })), /超时/)
    assert.match(message(await parseUntrusted('html', page, { outputBytes: 1000 })), /内容过多/)
    assert.match(message(await parseUntrusted('html', page, { fileBytes: 1000 })), /文件过大/)
    assert.match(
      message(await parseUntrusted('html', page, { memoryMiB: 20 })),
      /内存过多|解析中途失败/,
    )
  })

  test('加密和损坏的 PDF 被拒绝', async () => {
    const pdf = readFileSync('test/fixtures/annual-reports/01-huaian-city-2024.pdf')
    assert.match(message(await parseUntrusted('pdf', pdf.subarray(0, 2000))), /损坏|不完整/)
  })
})

describe('网页变成段落和表格', () => {
  test('合并单元格在它占据的每一处重复', () => {
    const flow = htmlFlow(
      '<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>',
    )
    assert.deepEqual(flow, [
      {
        kind: 'grid',
        rows: [
          ['甲', '1'],
          ['甲', '2'],
        ],
      },
    ])
  })

  test('脚本和样式不算文字，嵌套的排版表格拆开', () => {
    const flow = htmlFlow(
      '<script>恶意</script><table><tr><td>标题<table><tr><td>子</td><td>3</td></tr></table>结尾</td></tr></table>',
    )
    assert.deepEqual(flow, [
      { kind: 'text', text: '标题' },
      { kind: 'grid', rows: [['子', '3']] },
      { kind: 'text', text: '结尾' },
    ])
  })
})
