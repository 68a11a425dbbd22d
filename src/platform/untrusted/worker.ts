// The child process of platform/untrusted.ts: one file in on stdin, JSON out on stdout, then it ends.
import { buffer } from 'node:stream/consumers'
import { no } from '../../kernel/result.ts'
import { weighArchive } from './archive.ts'
import type { Flow } from './flow.ts'
import { type ParserAnswer, type ParserName, archives, parserNames } from './parsers.ts'

const parsers: Readonly<Record<ParserName, (bytes: Uint8Array) => Promise<Flow>>> = {
  html: async (bytes) => {
    const [{ htmlFlow }, { decoded }] = await Promise.all([
      import('./html.ts'),
      import('./decoded.ts'),
    ])
    return htmlFlow(decoded(bytes))
  },
  docx: async (bytes) => (await import('./docx.ts')).docxFlow(bytes),
  csv: async (bytes) => (await import('./csv.ts')).csvFlow(bytes),
  pdf: async (bytes) => (await import('./pdf.ts')).pdfFlow(bytes),
  xlsx: async (bytes) => {
    const { readSheets } = await import('../sheet.ts')
    const sheets = await readSheets(bytes)
    return sheets.flatMap(({ name, ...grid }): Flow => [
      { kind: 'text', text: name },
      { kind: 'grid', ...grid },
    ])
  },
}

const isName = (text: string | undefined): text is ParserName =>
  parserNames.some((name) => name === text)

const isLocked = (error: unknown): boolean =>
  error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`)

const answer = async (name: ParserName, bytes: Uint8Array): Promise<ParserAnswer> => {
  if (archives.has(name)) {
    const weighed = weighArchive(bytes)
    if (!weighed.ok) return weighed
  }
  try {
    return { ok: true, value: await parsers[name](bytes) }
  } catch (error) {
    if (isLocked(error)) return no('untrusted.encrypted', '文件已加密，请先取消密码保护再导入。')
    return no('untrusted.broken', '文件不完整或已损坏，无法打开。')
  }
}

const name = process.argv[2]
if (!isName(name)) throw new Error('unknown parser')
const bytes = await buffer(process.stdin)
process.stdout.write(JSON.stringify(await answer(name, bytes)))
