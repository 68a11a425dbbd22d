/**
 * One letter as PDF: our press against a headless Chromium that is already running, printing the same
 * text. Run: npm run build && node dist/bench/letter.js
 */
import { launchBrowser } from '../test/browser.ts'
import { samples } from '../test/letters.ts'
import { textOf } from '../src/kernel/letter.ts'
import { renderDocx } from '../src/platform/paper/docx.ts'
import { renderPdf } from '../src/platform/paper/pdf.ts'
import { openPress } from '../src/platform/paper/press.ts'

const rounds = 100

const letterOf = (round: number): typeof samples.refusal => ({
  ...samples.refusal,
  addressee: `张某${round}`,
})

const timed = async (name: string, work: (round: number) => Promise<unknown>): Promise<void> => {
  const first = performance.now()
  await work(0)
  const cold = performance.now() - first
  const times: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(rounds * share)] ?? 0).toFixed(1)
  console.log(`${name}: first ${cold.toFixed(0)} ms, median ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}

const press = openPress()
await timed('letter, PDF/A-2a by Typst', (round) => renderPdf(letterOf(round), press))
press.stop()
await timed('letter, DOCX', (round) => renderDocx(letterOf(round)))

const browser = await launchBrowser()
const page = await browser.newPage()
await timed('letter, PDF by Chromium (peer)', async (round) => {
  const paragraphs = textOf(letterOf(round)).map((text) => `<p>${text}</p>`)
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><style>body{font:15.75pt/29pt serif}</style>${paragraphs.join('')}`,
  )
  await page.pdf({
    format: 'A4',
    margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' },
  })
})
await browser.close()
