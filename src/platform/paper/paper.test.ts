import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, mock, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'

import { mergedTable, samples } from '../../../test/letters.ts'
import { textOf, type Letter } from '../../kernel/letter.ts'
import { renderDocx } from './docx.ts'
import { renderPdf } from './pdf.ts'
import { openPress } from './press.ts'
import { sheetOf, titleLines } from './sheet.ts'
import { templateSource } from './templates.ts'

const press = openPress()
after(press.stop)

const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

const expected = (letter: Letter): string => squeezed(textOf(letter).join(''))

const pagesOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await extractText(await getDocumentProxy(pdf.slice()))).text.map(squeezed)

/** Text of a PDF without its page numbers and the mark of its pages. */
const pdfText = async (pdf: Uint8Array, mark = ''): Promise<string> =>
  (await pagesOf(pdf)).map((page) => page.replace(squeezed(mark), '').replace(/—\d+—/, '')).join('')

const docxText = async (docx: Uint8Array): Promise<string> =>
  squeezed((await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value)

const sorted = (text: string): string => Array.from(text).sort().join('')

const namedLetter = (addressee: string, text = '现予告知。'): Letter => ({
  ...samples.refusal,
  addressee,
  blocks: [{ type: 'paragraph', text }],
})

describe('文书', () => {
  for (const [name, letter] of Object.entries(samples))
    test(`样张 ${name} 的 PDF 和 Word 文字与模型一字不差`, async () => {
      const { pdf, missing } = await renderPdf(letter, press)
      assert.deepEqual(missing, [])
      assert.equal(await pdfText(pdf, letter.mark), expected(letter))
      assert.equal(await docxText(await renderDocx(letter)), expected(letter))
    })

  test('合并单元格的表格一格不少', async () => {
    const { pdf } = await renderPdf(mergedTable, press)
    assert.equal(sorted(await pdfText(pdf)), sorted(expected(mergedTable)))
    assert.equal(await docxText(await renderDocx(mergedTable)), expected(mergedTable))
  })

  test('同一份文书两次生成，PDF 和 Word 逐字节相同', async () => {
    const first = await renderPdf(samples.partial, press)
    const other = openPress()
    const second = await renderPdf(samples.partial, other)
    other.stop()
    assert.deepEqual(first.pdf, second.pdf)
    const docx = await renderDocx(samples.partial)
    mock.timers.enable({ apis: ['Date'], now: new Date('2031-05-06T07:08:10Z') })
    const later = await renderDocx(samples.partial).finally(() => mock.timers.reset())
    assert.deepEqual(docx, later)
  })

  test('PDF 是带标签的 PDF/A-2a，写明题名、语言和日期', async () => {
    const { pdf } = await renderPdf(samples.refusal, press)
    const { info, metadata } = await (await getDocumentProxy(pdf.slice())).getMetadata()
    assert.equal(Reflect.get(info, 'Title'), samples.refusal.title)
    assert.equal(Reflect.get(info, 'Language'), 'zh-CN')
    assert.match(String(Reflect.get(info, 'CreationDate')), /^D:20260326/)
    assert.equal(metadata?.get('pdfaid:part'), '2')
    assert.equal(metadata?.get('pdfaid:conformance'), 'A')
  })

  test('落款不单独成页，正文多长都一样', async () => {
    const organ = samples.refusal.issuer
    for (let length = 1; length <= 50; length += 1) {
      const body = '本机关决定不予公开该项信息。'.repeat(length * 2)
      const { pdf } = await renderPdf(namedLetter('张某某', body), press)
      const page = (await pagesOf(pdf)).find((text) => text.includes('2026年3月26日'))
      assert.match(page ?? '', new RegExp(`。${organ}2026年`), `${length}`)
    }
  })

  test('演示和草稿字样每页都有，印章位置只在草稿上画出', async () => {
    const { pdf } = await renderPdf(samples.partial, press)
    const pages = await pagesOf(pdf)
    assert.ok(pages.length > 1)
    for (const page of pages) assert.match(page, /^演示草稿/)
    assert.deepEqual(
      [samples.partial, samples.form, samples.refusal].map((letter) => sheetOf(letter).seal),
      [true, false, false],
    )
  })

  test('信函首页不印页码，以后各页印页码', async () => {
    const numbers = (await pagesOf((await renderPdf(samples.partial, press)).pdf)).map(
      (page) => /—(\d+)—/.exec(page)?.[1],
    )
    assert.deepEqual(numbers, [undefined, ...numbers.slice(1).map((_, at) => String(at + 2))])
    assert.match((await pagesOf((await renderPdf(samples.form, press)).pdf))[0] ?? '', /—1—/)
  })

  test('姓名里的生僻字照印，不缺字', async () => {
    const letter = namedLetter('喆堃犇翀镕䶮')
    const { pdf, missing } = await renderPdf(letter, press)
    assert.deepEqual(missing, [])
    assert.equal(await pdfText(pdf), expected(letter))
  })

  test('字库没有的字印出代码并报告，不报错也不漏掉', async () => {
    const { pdf, missing } = await renderPdf(namedLetter('𠮷野\ue123\u0000', '👍🏽བོད་'), press)
    assert.deepEqual(new Set(missing), new Set('𠮷\ue123\u0000👍🏽བོད་'))
    const text = await pdfText(pdf)
    for (const mark of [
      '〔U+20BB7〕野〔U+E123〕〔U+0000〕',
      '〔U+1F44D〕〔U+1F3FD〕',
      '〔U+0F56〕',
    ])
      assert.ok(text.includes(mark), mark)
  })

  test('申请人写的排版指令只当文字', async () => {
    const attack =
      '#eval("1") $x$ \\@x #read("/etc/passwd") *粗* _斜_ <a> = 标题 // 注 \\u{41} "引号"'
    const letter = namedLetter(attack, attack)
    assert.equal(await pdfText((await renderPdf(letter, press)).pdf), expected(letter))
    assert.equal(await docxText(await renderDocx(letter)), expected(letter))
  })

  test('一千个随机姓名逐一印对，没有一字串到别人的文书上', async () => {
    const signs = Array.from({ length: 900 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7))
    let seed = 42
    const next = (below: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    const names = Array.from({ length: 1000 }, () =>
      Array.from({ length: 2 + next(3) }, () => signs[next(signs.length)]).join(''),
    )
    const letters = names.map((name) => ({ ...namedLetter(name), issuer: '某局', blocks: [] }))
    const printed = await Promise.all(letters.map((letter) => renderPdf(letter, press)))
    const wrong = []
    for (const [at, { pdf }] of printed.entries())
      if (!(await pdfText(pdf)).includes(`${squeezed(names[at] ?? '')}:`)) wrong.push(names[at])
    assert.deepEqual(wrong, [])
  })
})

describe('排印进程', () => {
  test('印到一半被杀，换一个进程接着印，排队的都印出来', async () => {
    const own = openPress()
    await renderPdf(namedLetter('先印'), own)
    const first = own.pid()
    const waiting = ['甲', '乙', '丙'].map((name) => renderPdf(namedLetter(name), own))
    await new Promise((resolve) => setImmediate(resolve))
    process.kill(first ?? 0, 'SIGKILL')
    const texts = await Promise.all((await Promise.all(waiting)).map(({ pdf }) => pdfText(pdf)))
    for (const [at, name] of ['甲', '乙', '丙'].entries())
      assert.ok(texts[at]?.includes(`${name}:`), name)
    assert.notEqual(own.pid(), first)
    own.stop()
  })

  test('印满定数就换新进程', async () => {
    const own = openPress({ lettersPerChild: 2 })
    const pids = []
    for (const name of ['甲', '乙', '丙']) {
      await renderPdf(namedLetter(name), own)
      pids.push(own.pid())
    }
    own.stop()
    assert.equal(pids[0], pids[1])
    assert.notEqual(pids[1], pids[2])
  })

  test('闲下来就退出，不留临时目录，再印时再起', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-press-'))
    const { TMPDIR: usual = '/tmp' } = process.env
    process.env['TMPDIR'] = folder
    t.after(() => {
      process.env['TMPDIR'] = usual
      rmSync(folder, { recursive: true, force: true })
    })
    const own = openPress({ idleMs: 1 })
    assert.equal(own.pid(), undefined)
    await renderPdf(namedLetter('甲'), own)
    await wait(20)
    assert.equal(own.pid(), undefined)
    for (let left = 500; left > 0 && readdirSync(folder).length > 0; left -= 1) await wait(20)
    assert.deepEqual(readdirSync(folder), [])
    await renderPdf(namedLetter('乙'), own)
    own.stop()
  })

  test('超过时限就明说，不再等', async () => {
    const own = openPress({ jobMs: 1 })
    await assert.rejects(renderPdf(namedLetter('甲'), own), /time limit/)
    own.stop()
  })

  test('模板读不懂的数据报出原因，下一份照印', async () => {
    const own = openPress()
    const broken = own.print({ template: 'paper', data: { layout: 'letter' }, timestamp: 0 })
    await assert.rejects(broken, /typst: .*dictionary does not contain key/)
    await renderPdf(namedLetter('甲'), own)
    own.stop()
  })
})

describe('模板', () => {
  test('模板是固定的文件，只经 sys.inputs 取数，不含其他文件和求值', () => {
    const source = readFileSync(templateSource('paper'), 'utf8')
    assert.doesNotMatch(source, /#?\b(?:eval|read|include|import|plugin)\b\s*[("]/)
    assert.deepEqual(source.match(/sys\.inputs\.\w+/g), ['sys.inputs.d', 'sys.inputs.fonts'])
    const compiler = readFileSync(new URL('./compiler.js', import.meta.url), 'utf8')
    assert.equal(compiler.match(/mainFileContent/g)?.length, 2)
  })

  test('长标题按词分行，长短相近', () => {
    assert.deepEqual(titleLines('政府信息不予公开告知书'), ['政府信息不予公开告知书'])
    const title = '关于宝丰县2025年度高标准农田建设项目资金使用情况的政府信息公开申请答复书'
    const lines = titleLines(title)
    assert.equal(lines.join(''), title)
    assert.equal(lines.length, 2)
    assert.deepEqual(titleLines('甲\n乙'), ['甲', '乙'])
  })
})
