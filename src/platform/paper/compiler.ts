/**
 * The child process that runs Typst: one job in, one answer out. It lives apart because the compiler
 * keeps 0.35 MB of every letter. Each template has a compiler of its own that never sees other source:
 * when the source of one compiler changes, Typst 0.14 may mix the bytes of the old and the new text.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

import { fontsInUse, notoFolders, officeFolders, typstFonts } from './fonts.ts'
import { jsonWithout, undisplayable, unprintable } from './glyphs.ts'
import type { Answer, Job } from './press.ts'
import { templateSource, type Template } from './templates.ts'

const workspace = mkdtempSync(join(tmpdir(), 'gongkai-paper-'))
const fonts = JSON.stringify(typstFonts(fontsInUse()))
const compilers = new Map<Template, (json: string, timestamp: number) => Uint8Array>()

const compilerFor = (template: Template): ((json: string, timestamp: number) => Uint8Array) => {
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: [...officeFolders(), ...notoFolders()] }],
  })
  const mainFileContent = readFileSync(templateSource(template), 'utf8')
  return (json, timestamp) => {
    const compiled = compiler.compile({ mainFileContent, inputs: { d: json, fonts } })
    const trouble = compiled.takeError() ?? compiled.takeWarnings()
    if (trouble || !compiled.result)
      throw new Error(trouble ? plain(compiler.fetchDiagnostics(trouble)) : 'no result')
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: timestamp })
    compiler.evictCache(0)
    return pdf
  }
}

const plain = (diagnostics: readonly unknown[]): string => {
  const text = JSON.stringify(diagnostics)
  const family = /unknown font family: ([^"]+)/.exec(text)?.[1]
  return family ? `字体 ${family} 无法使用，请从 fonts 目录移走它的文件` : text
}

/** Prints; where glyphs are missing, once more with their code points in their place. */
const print = ({ template, data, timestamp }: Job): Answer => {
  const compile = compilers.get(template) ?? compilerFor(template)
  compilers.set(template, compile)
  const missing = new Set(unprintable(data))
  for (;;)
    try {
      return {
        ok: true,
        pdf: compile(jsonWithout(data, missing), timestamp),
        missing: [...missing],
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const found = undisplayable(message).filter((sign) => !missing.has(sign))
      if (found.length === 0) return { ok: false, message }
      for (const sign of found) missing.add(sign)
    }
}

// A parent that stops meanwhile waits for no answer: its `disconnect` ends this process.
process.on('message', (job: Job) => process.send?.(print(job), undefined, undefined, () => {}))
// Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {})
process.on('exit', () => rmSync(workspace, { recursive: true, force: true }))
process.on('disconnect', () => process.exit())
