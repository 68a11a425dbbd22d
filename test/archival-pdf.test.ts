import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import type { Letter } from '../src/kernel/letter.ts'
import { day } from '../src/kernel/day.ts'
import { annualReport } from '../src/modules/reports/letters/annual-report.ts'
import { reportTitle } from '../src/modules/reports/paper.ts'
import { letterSamples } from '../src/modules/requests/letter-samples.ts'
import { writeLetter } from '../src/modules/requests/letters.ts'
import { renderPdf } from '../src/platform/paper/pdf.ts'
import { openPress } from '../src/platform/paper/press.ts'
import { archivalFaults } from './archival-pdf.ts'
import { paperSamples } from './paper-samples.ts'

const press = openPress()
after(press.stop)

const organName = '宝丰县人民政府办公室'

const report = annualReport(
  {
    organName,
    year: 2023,
    title: reportTitle(organName, 2023),
    tables: { table2: {}, table3: {}, table4: {} },
    sections: { 一: { title: '一、总体情况', paragraphs: ['（一）主动公开：“<&>”䶮。'] } },
    sealedOn: day('2024-01-19'),
  },
  '演示',
)

const papers: Readonly<Record<string, Letter>> = {
  年度报告: report,
  ...paperSamples,
  ...Object.fromEntries(
    Object.entries(letterSamples).map(([name, { kind, data }]) => [
      name,
      writeLetter(kind, data as never),
    ]),
  ),
}

const printed = async (letter: Letter): Promise<Uint8Array> => (await renderPdf(letter, press)).pdf

/** The same PDF after somebody changed it. */
const changed = async (
  bytes: Uint8Array,
  change: (pdf: PDFDocument) => Promise<void> | void,
): Promise<string[]> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  await change(pdf)
  return archivalFaults(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }))
}

describe('存档用的 PDF（PDF/A-2a）', () => {
  test('年度报告、每一种文书、申请表和回执，结构上都合格：没有加密，字体全部嵌入，带标签，写明题名、语言和颜色', async () => {
    assert.ok(Object.keys(papers).length > 35)
    for (const [name, letter] of Object.entries(papers))
      assert.deepEqual(await archivalFaults(await printed(letter)), [], name)
  })

  test('去掉标签、换掉字体、塞进脚本或者附件、改了题名，都查得出来', async () => {
    const bytes = await printed(report)
    assert.deepEqual(await changed(bytes, () => undefined), [])
    const untagged = await changed(bytes, ({ catalog }) => {
      catalog.delete(PDFName.of('MarkInfo'))
      catalog.delete(PDFName.of('OutputIntents'))
    })
    assert.deepEqual(untagged, ['no intent', 'no profile', 'not tagged'])
    const foreign = await changed(bytes, async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica)
      pdf.getPage(0).drawText('x', { font })
    })
    assert.deepEqual(foreign, ['Helvetica not embedded', 'Helvetica without characters'])
    const acting = await changed(bytes, (pdf) => {
      pdf.addJavaScript('a', 'app.alert(1)')
    })
    assert.deepEqual(acting, ['JavaScript', 'an action'])
    const attached = await changed(bytes, async (pdf) => {
      await pdf.attach(Uint8Array.of(1), 'x.bin')
    })
    assert.ok(attached.includes('EmbeddedFiles'), attached.join())
    const renamed = await changed(bytes, (pdf) => {
      pdf.setTitle('x')
    })
    assert.deepEqual(renamed, ['metadata: title'])
    assert.deepEqual(await archivalFaults(Buffer.concat([bytes, Buffer.from('more')])), [
      'something after the end',
    ])
  })
})
