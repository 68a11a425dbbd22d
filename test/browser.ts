import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

const shipped = (path: string): string =>
  fileURLToPath(new URL(`../${path}`, import.meta.resolve('@sparticuz/chromium')))

const fontFolders = ['noto-sans-sc', 'noto-serif-sc'].flatMap((family) =>
  ['400Regular', '700Bold'].map((weight) =>
    fileURLToPath(new URL(weight, import.meta.resolve(`@expo-google-fonts/${family}`))),
  ),
)

const alias = (generic: string, family: string): string =>
  `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`

const fontsConf = (cache: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fontFolders
    .map((folder) => `<dir>${folder}</dir>`)
    .join('')}<cachedir>${cache}</cachedir>${alias('serif', 'Noto Serif SC')}${alias(
    'sans-serif',
    'Noto Sans SC',
  )}</fontconfig>`

/** The package unpacks into TMPDIR and takes whatever lies there, so it gets a folder of its own. */
const unpackInto = async (folder: string): Promise<void> => {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await inflate(shipped('bin/chromium.br'))
    await inflate(shipped('bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  mkdirSync(join(folder, 'fontconfig'))
}

/** The fonts of this checkout: another one may be gone, or in the middle of `npm ci`. */
const fontsFileIn = (folder: string): string => {
  const checkout = createHash('sha256').update(fontFolders.join()).digest('hex').slice(0, 12)
  const path = join(folder, `fonts-${checkout}.conf`)
  if (existsSync(path)) return path
  // Renamed when it is whole: another test file may be about to read it.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, fontsConf(join(folder, 'fontconfig')))
  renameSync(draft, path)
  return path
}

/** Chromium and the libraries a bare Debian lacks: once per version and user. */
const chromiumFolder = async (): Promise<string> => {
  const { version } = JSON.parse(readFileSync(shipped('package.json'), 'utf8')) as {
    version: string
  }
  const place = join(tmpdir(), `gongkai-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (existsSync(place)) return place
  const making = mkdtempSync(`${place}-`)
  await unpackInto(making)
  try {
    renameSync(making, place)
  } catch {
    rmSync(making, { recursive: true, force: true })
  }
  return place
}

/** Longest time for one step in a browser on a machine that does other work besides, in milliseconds. */
export const patience = 60_000

/** A headless browser in which nothing of the web's security is switched off. Close it after use. */
export const launchBrowser = async (): Promise<Browser> => {
  const folder = await chromiumFolder()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--lang=zh-CN'],
    timeout: 2 * patience,
    env: {
      ...process.env,
      TMPDIR: tmpdir(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fontsFileIn(folder),
    },
  })
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe holds against the page, one line for each fault. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe)
  const faults: unknown = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html.slice(0, 160))))",
  )
  return faults as string[]
}
