import { type Result, no, ok } from '../../../kernel/result.ts'

/** What a file really is, by its first bytes; names and extensions are not asked. */
export type FileKind = 'docx' | 'xlsx' | 'pdf' | 'html' | 'txt'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

const archiveKind = (bytes: Uint8Array): Result<FileKind> => {
  const names = latin(bytes)
  if (names.includes('word/document.xml')) return ok('docx')
  if (names.includes('xl/workbook.xml')) return ok('xlsx')
  return no(
    'reports.unknown-archive',
    '这是压缩文件，不是 Word（.docx）或 Excel（.xlsx）文档，或者文件不完整。',
  )
}

const compound = [0xd0, 0xcf, 0x11, 0xe0]
const looksHtml = /<(?:!doctype html|html|head|body|table|div|p|meta)[\s>]/i

const textKind = (bytes: Uint8Array): Result<FileKind> => {
  const head = bytes.subarray(0, 8192)
  const isWide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  if (!isWide && head.includes(0)) {
    return no(
      'reports.binary',
      '无法识别的文件格式，请提供 .docx、.xlsx、.html、.txt 或 .pdf 文件。',
    )
  }
  return ok(looksHtml.test(latin(bytes.subarray(0, 100_000))) ? 'html' : 'txt')
}

/** @returns refused, with a sentence for the user, when the content is of no kind that holds a report */
export const kindOf = (bytes: Uint8Array): Result<FileKind> => {
  if (bytes.every((byte) => byte <= 0x20)) return no('reports.empty', '文件是空的。')
  if (startsWith(bytes, [0x50, 0x4b])) return archiveKind(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return ok('pdf')
  if (startsWith(bytes, compound)) {
    return no(
      'reports.compound',
      '文件已加密，或者是旧版 .doc、.xls 格式；请取消密码并另存为 .docx 或 .xlsx。',
    )
  }
  return textKind(bytes)
}

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const encodings = (bytes: Uint8Array): readonly string[] => {
  if (startsWith(bytes, [0xff, 0xfe])) return ['utf-16le']
  if (startsWith(bytes, [0xfe, 0xff])) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

/** Characters that UTF-8 Chinese turns into when read as GBK; hardly one of them occurs in an official text. */
const asGbk = /[锛銆鐨鏀垮簻淇℃伅鍏紑鍔鏂囦欢绗涓骞鐢璇琛屾闈鎬璁瀹]/gu
/** The same read as Latin-1. */
const asLatin = /[\u00c0-\u00ff][\u0080-\u00bf\u2018-\u2122]/g
const lost = /\u{fffd}|锟斤拷/gu
const questions = /\?{3,}/g

const share = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((sum, [found]) => sum + found.length, 0) /
  Math.max(1, text.length)

/**
 * Whether a text was destroyed on its way: read in the wrong encoding, or characters replaced by “?” or “�”.
 * Figures without their labels are worth nothing, so such a file is refused whole.
 */
export const isDamaged = (text: string): boolean => {
  const words = text.replaceAll(/[\s\d|.,<>/="'-]+/g, '')
  if (share(words, lost) > 0.002 || share(words, questions) > 0.02) return true
  if (words.includes('政府信息公开')) return false
  return share(words, asGbk) > 0.08 || share(words, asLatin) > 0.1 || share(words, /\?/g) > 0.1
}

const damaged = no(
  'reports.damaged',
  '文字编码已损坏（乱码或字符被“?”代替），无法对应标签与数字；请从原件重新导出。',
)

/** Text in UTF-8, UTF-16 (with its mark) or GB18030. @returns refused when no encoding fits or the text is damaged */
export const decodeText = (bytes: Uint8Array): Result<string> => {
  for (const encoding of encodings(bytes)) {
    const text = decoded(bytes, encoding)
    if (text !== null) return isDamaged(text) ? damaged : ok(text)
  }
  return damaged
}
