import { type Result, no } from '../../kernel/result.ts'
import { type Flow, parseUntrusted } from '../../platform/untrusted.ts'
import { type FileKind, decodeText, isDamaged, kindOf } from './reading/decode.ts'
import { flowLines, textLines } from './reading/lines.ts'
import { type ReadReport, readReport } from './reading/read.ts'

/** A report read from a file; a PDF's text layer keeps no blanks, so what comes from it is a suggestion. */
export type FileReport = ReadReport & { readonly kind: FileKind; readonly isSuggestion: boolean }

const mostText = 20 * 1024 * 1024

const wordsIn = (flow: Flow): string =>
  flow.map((block) => (block.kind === 'text' ? block.text : block.rows.flat().join(''))).join('')

const readFlow = async (
  kind: Exclude<FileKind, 'txt'>,
  bytes: Uint8Array,
): Promise<Result<ReadReport>> => {
  const flow = await parseUntrusted(kind, bytes)
  if (!flow.ok) return flow
  const words = wordsIn(flow.value)
  if (words.trim() === '') {
    return no('reports.no-text', '文件里没有文字，可能是扫描件或图片，请提供可复制文字的版本。')
  }
  if (isDamaged(words))
    return no('reports.damaged', '文件的文字编码已损坏，无法读取；请从原件重新导出。')
  return readReport(flowLines(flow.value))
}

const readText = async (kind: 'txt' | 'html', bytes: Uint8Array): Promise<Result<ReadReport>> => {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (kind === 'html') return readFlow('html', new TextEncoder().encode(text.value))
  return readReport(textLines(text.value))
}

/**
 * Reads an annual report from the bytes of a .txt, .html, .docx, .xlsx or .pdf file, told apart by content.
 * @returns refused, with a sentence for the user, when it is damaged, locked, too large or no annual report
 */
export const readReportFile = async (bytes: Uint8Array): Promise<Result<FileReport>> => {
  const kind = kindOf(bytes)
  if (!kind.ok) return kind
  const isText = kind.value === 'txt' || kind.value === 'html'
  if (isText && bytes.length > mostText) return no('reports.too-large', '文件过大，已拒绝处理。')
  const read =
    kind.value === 'txt' || kind.value === 'html'
      ? await readText(kind.value, bytes)
      : await readFlow(kind.value, bytes)
  if (!read.ok) return read
  return {
    ok: true,
    value: { ...read.value, kind: kind.value, isSuggestion: kind.value === 'pdf' },
  }
}
