/**
 * 案卷 of a hundred pages as one PDF: 30 letters printed, 60 scanned pages, 10 photographs, index and page
 * numbers. Run: npm run build && node dist/bench/case-file.js
 */
import { PDFDocument } from '@cantoo/pdf-lib'
import { samples } from '../test/letters.ts'
import { day } from '../src/kernel/day.ts'
import type { CasePart, LoadedCase } from '../src/modules/requests/actions-case-file.ts'
import { bindCase } from '../src/modules/requests/jobs-case-file.ts'
import { renderPdf } from '../src/platform/paper.ts'
import { clockAt } from '../src/platform/clock.ts'
import { launchBrowser } from '../test/browser.ts'

const scanned = async (pages: number): Promise<Buffer> => {
  const made = await PDFDocument.create()
  const { pdf } = await renderPdf(samples.refusal)
  const letter = await PDFDocument.load(pdf)
  for (let at = 0; at < pages; at += 1) {
    const [page] = await made.copyPages(letter, [0])
    if (page) made.addPage(page)
  }
  return Buffer.from(await made.save())
}

/** A page photographed at 12 million pixels is two or three megabytes. */
const photograph = async (): Promise<Buffer> => {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 3000, height: 4000 } })
  await page.setContent(
    '<body style="margin:0;background:repeating-radial-gradient(circle at 30% 40%,#fff 0 7px,#345 9px 16px)">',
  )
  const bytes = await page.screenshot({ type: 'jpeg', quality: 90 })
  await browser.close()
  return bytes
}

const photo = await photograph()
const file = (name: string, mediaType: string, bytes: Buffer): CasePart => ({
  section: 'application',
  title: name,
  name,
  mediaType,
  bytes,
})
const twelve = await scanned(12)
const parts: CasePart[] = [
  ...Array.from({ length: 5 }, (_, at) => file(`扫描${at}.pdf`, 'application/pdf', twelve)),
  ...Array.from({ length: 10 }, (_, at) => file(`照片${at}.jpg`, 'image/jpeg', photo)),
  ...Array.from({ length: 15 }, (_, at): CasePart => ({
    section: 'reply',
    title: '答复',
    paper: { ...samples.refusal, addressee: `张某${at}` },
  })),
]
const row = {
  number: '依申请〔2026〕1号',
  description: '2025年农村公路养护资金使用情况',
  receivedOn: day('2026-03-02'),
  code: 'N4',
}
const loaded = { row, head: { letterhead: '某局' }, parts, events: [] } as unknown as LoadedCase

for (const round of ['first', 'second', 'third']) {
  const start = performance.now()
  const made = await bindCase({ clock: clockAt(day('2026-03-02')) }, loaded, {
    maker: '王某',
    progress: () => Promise.resolve(),
  })
  const took = performance.now() - start
  const megabytes = (made.pdf.length / 1024 / 1024).toFixed(1)
  console.log(`${round}: ${made.pages} pages, ${megabytes} MiB, ${(took / 1000).toFixed(2)} s`)
}
process.exit()
