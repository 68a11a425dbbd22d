/**
 * Prints every sample of a letter and draws the pages side by side, to be looked at:
 * `npm run samples [FOLDER]`. Needs pdftoppm (poppler-utils); FOLDER is one of its own by default.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterSamples } from '../src/modules/requests/letter-samples.ts'
import { writeLetter } from '../src/modules/requests/letters.ts'
import { renderDocx, renderPdf } from '../src/platform/paper.ts'
import { launchBrowser } from './browser.ts'
import { paperSamples } from './paper-samples.ts'

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gongkai-samples-'))
mkdirSync(folder, { recursive: true })

const pictures: string[] = []
const letters = Object.entries(letterSamples).map(
  ([name, { kind, data }]) => [name, writeLetter(kind, data as never)] as const,
)
for (const [name, letter] of [...Object.entries(paperSamples), ...letters]) {
  writeFileSync(join(folder, `${name}.pdf`), (await renderPdf(letter)).pdf)
  writeFileSync(join(folder, `${name}.docx`), await renderDocx(letter))
  const at = join(folder, name)
  execFileSync('pdftoppm', ['-r', '50', '-png', `${at}.pdf`, at])
  const pages = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n')
  pictures.push(...pages.filter((page) => page.startsWith(`${name}-`) && /-\d+\.png$/.test(page)))
}

const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1760, height: 1300 } })
const seen = [...new Set(pictures)]
const perSheet = 12
for (let from = 0; from < seen.length; from += perSheet) {
  const shown = seen.slice(from, from + perSheet).map(
    (file) =>
      `<figure style="margin:4px;display:inline-block;font:12px sans-serif">
        <img src="file://${join(folder, file)}" width="430" style="border:1px solid #888">
        <figcaption>${file}</figcaption></figure>`,
  )
  const html = join(folder, 'sheet.html')
  writeFileSync(html, `<meta charset="utf-8"><body style="margin:0">${shown.join('')}`)
  await page.goto(`file://${html}`)
  await page.screenshot({
    path: join(folder, `sheet-${String(from / perSheet + 1).padStart(2, '0')}.png`),
    fullPage: true,
  })
}
await browser.close()
console.log(`${seen.length} pages: ${folder}/sheet-*.png`)
process.exit()
