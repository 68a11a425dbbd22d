import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { Parser } from 'htmlparser2'
import { day } from '../../kernel/day.ts'
import { packageRoot } from '../../platform/root.ts'
import { readDirectory } from '../../platform/untrusted/archive.ts'
import { printReport } from './actions-print.ts'
import { readReportFile } from './actions-read.ts'
import { checkReport } from './checks/check.ts'
import { ReportBody } from './pages/report-body.tsx'
import { type ReportFormat, type ReportPaper, reportTitle } from './paper.ts'
import { noTexts, proseOf } from './passages.ts'
import { toCheck } from './reading/sound.ts'
import { disputeGroups, requestRows, type ReportTables } from './tables.ts'

const row = (natural: number, business: number): number[] => [
  natural,
  business,
  0,
  0,
  0,
  0,
  natural + business,
]

const tables: ReportTables = {
  table2: {
    rules: [0, 0, 0],
    normative: [6, 0, 114],
    licensing: 693_957,
    punishment: 3,
    coercion: 0,
    fees_wan: '4068.208',
  },
  table3: {
    ...Object.fromEntries(requestRows.map(({ key }) => [key, row(0, 0)])),
    new: row(7, 2),
    granted: row(1, 1),
    o1: row(2, 0),
    total: row(3, 1),
    carried_out: row(4, 1),
  },
  table4: Object.fromEntries(disputeGroups.map(({ key }) => [key, [1, 0, 0, 1, 2]])),
}

const texts = {
  ...noTexts,
  preamble: '根据《中华人民共和国政府信息公开条例》编制本报告。',
  active: '全年制发规范性文件6件。',
  onRequest:
    '今年共收到依申请公开申请9件，其中2件予以公开、2件作其他处理，剩余5件结转到下一年度办理。',
  management: '严格执行审核程序。\n另起一段：<script>alert(1)</script>，=1+1，😀，𬭎㎡。',
  platform: '长'.repeat(1800),
  oversight: '开展培训。',
  problems: '更新不够及时。',
  improvements: '针对上年的问题，已按季度清理。',
  fees: '2023年未收取信息处理费。',
}

const organName = '宝丰县人民政府办公室'

const paper: ReportPaper = {
  organName,
  year: 2023,
  title: reportTitle(organName, 2023),
  tables,
  sealedOn: day('2024-01-19'),
  ...proseOf(texts),
}

const formats: readonly ReportFormat[] = ['html', 'pdf', 'docx', 'xlsx']

const page = async (): Promise<string> =>
  `<html><body><h1>${paper.title}</h1>${(await ReportBody({ paper })).toString()}</body></html>`

const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/〔U\+[0-9A-F]+〕/g, '')

/** Signs no font of the printer has are named in the PDF; they are left out of the comparison. */
const printable = (text: string): string => squeezed(text).replaceAll(/[😀𬭎]/gu, '')

const wordsOf = (html: string): string => {
  let words = ''
  let hidden = false
  const parser = new Parser({
    onopentag: (name) => {
      hidden = ['caption', 'title', 'style'].includes(name)
    },
    onclosetag: () => {
      hidden = false
    },
    ontext: (text) => {
      if (!hidden) words += text
    },
  })
  parser.end(html)
  return words
}

const partOf = (docx: Uint8Array, name: string): string => {
  const directory = readDirectory(docx)
  assert.ok(directory.ok)
  const entry = directory.value.find((one) => one.name === name)
  assert.ok(entry, name)
  const bytes = Buffer.from(docx)
  const from = entry.headerAt + 30 + bytes.readUInt16LE(entry.headerAt + 26)
  const begin = from + bytes.readUInt16LE(entry.headerAt + 28)
  const packed = bytes.subarray(begin, begin + entry.packedBytes)
  return (entry.method === 0 ? packed : inflateRawSync(packed)).toString('utf8')
}

type Shape = { text: string; across: string; down: string }

const downOf = (cell: string): string => {
  const merge = /<w:vMerge(?: w:val="(\w+)")?\s*\/>/.exec(cell)
  return merge ? (merge[1] ?? 'continue') : ''
}

/** Every table of a Word file, row by row: text, gridSpan and vMerge of each cell as the file has them. */
const shapesOf = (xml: string): Shape[][][] =>
  [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([line]) =>
      [...line.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => ({
        text: [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
          .map(([, text = '']) => text)
          .join('')
          .trim(),
        across: /<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? '1',
        down: downOf(cell),
      })),
    ),
  )

const figure = /^[\d.]*$/

const labels = (all: Shape[][][]): Shape[][][] =>
  all.map((table) =>
    table.map((line) =>
      line.map((cell) => (figure.test(cell.text) ? { ...cell, text: '' } : cell)),
    ),
  )

const sorted = (text: string): string => Array.from(text).toSorted().join('')

describe('年度报告的网页、PDF、Word 和表格', () => {
  test('Word 的三张表与2021年格式的空白表逐行相同：合并、跨栏、文字', async () => {
    const blank = readFileSync(
      join(packageRoot, 'test/fixtures/annual-reports/form-2021-blank.docx'),
    )
    const form = shapesOf(partOf(blank, 'word/document.xml'))
    const own = shapesOf(partOf(await printReport(paper, 'docx'), 'word/document.xml'))
    assert.deepEqual(
      own.map((table) => table.length),
      [14, 28, 4],
    )
    assert.deepEqual(labels(own), labels(form))
  })

  test('四种文件用勾稽工具读回来，数字与报告逐格相同，没有要更正的', async () => {
    const files = await Promise.all(
      formats.map(async (format) => [format, await printReport(paper, format)] as const),
    )
    for (const [format, bytes] of files) {
      const read = await readReportFile(bytes)
      assert.ok(read.ok, format)
      assert.deepEqual(read.value.tables, tables, format)
      assert.equal(read.value.year, 2023, format)
      assert.equal(read.value.unit, organName, format)
      assert.deepEqual(read.value.unread, [], format)
      assert.deepEqual(checkReport(toCheck(read.value, null)), [], format)
    }
  })

  test('网页文件、Word、PDF 和表格的文字与网页一字不差', async () => {
    const wanted = printable(wordsOf(await page()))
    const html = new TextDecoder().decode(await printReport(paper, 'html'))
    assert.equal(printable(wordsOf(html)), wanted)
    assert.doesNotMatch(html, /<script|src=|<link/)
    const docx = await printReport(paper, 'docx')
    const word = (await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value
    assert.equal(printable(word), wanted)
    const pdf = await printReport(paper, 'pdf')
    const pages = (await extractText(await getDocumentProxy(pdf.slice()))).text
    const printed = pages.map((text) => squeezed(text).replace(/—\d+—/, '')).join('')
    assert.equal(sorted(printable(printed)), sorted(wanted))
    const book = await readXlsx(await printReport(paper, 'xlsx'))
    const cells = book.sheets.flatMap(({ rows }) => rows.flat())
    assert.equal(
      printable(cells.map((cell) => (cell === null ? '' : String(cell))).join('')),
      wanted,
    )
  })

  test('表格文件里的数字是数字，文字不当公式', async () => {
    const book = await readXlsx(await printReport(paper, 'xlsx'))
    const numbers = book.sheets.flatMap(({ rows }) =>
      rows.flat().filter((cell) => typeof cell === 'number'),
    )
    assert.equal(numbers.length, 10 + 175 + 15)
    assert.ok(numbers.includes(4068.208))
    assert.equal(
      partOf(await printReport(paper, 'xlsx'), 'xl/worksheets/sheet1.xml').includes('<f>'),
      false,
    )
  })

  test('同一份报告打印两次，逐字节相同', async () => {
    for (const format of formats)
      assert.deepEqual(await printReport(paper, format), await printReport(paper, format), format)
  })
})
