import { no, ok, type Result } from '../../kernel/result.ts'

/** Files that hold a list as a table. */
export type SheetFormat = 'xlsx' | 'csv' | 'html' | 'docx'

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/** Names inside a zip stand in it as they are. */
const ofArchive = (bytes: Uint8Array): Result<SheetFormat> => {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (names.includes('xl/workbook')) return ok('xlsx')
  if (names.includes('word/document.xml')) return ok('docx')
  return names.includes('opendocument.spreadsheet')
    ? no('intake.ods', '这是 ods 表格，请用表格软件打开，另存为 xlsx')
    : no('intake.archive', '这是压缩包或者别的文档，不是 xlsx；请取出里面的表格再上传')
}

const looksHtml = /<(?:!doctype html|html|table)[\s>]/i

/** What systems call an Excel file is often a web page with a table in it. */
const ofText = (bytes: Uint8Array): Result<SheetFormat> => {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1')
  if (/^mime-version:|urn:schemas-microsoft-com:office:spreadsheet"/im.test(head))
    return no('intake.xml', '这是另一种格式的表格，请用表格软件打开，另存为 xlsx')
  return ok(looksHtml.test(head) ? 'html' : 'csv')
}

/** Told by content, never by name: a workbook, a table in a Word file or a web page, or one written as text. */
export const sheetFormatOf = (bytes: Uint8Array): Result<SheetFormat> => {
  if (bytes.every((byte) => byte <= 0x20)) return no('intake.empty', '文件是空的')
  if (starts(bytes, 0x50, 0x4b)) return ofArchive(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return no('intake.compound', '文件设有密码，或者是旧版 xls；请取消密码并另存为 xlsx')
  const isWide = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  if ((!isWide && bytes.subarray(0, 8192).includes(0)) || starts(bytes, 0x25, 0x50, 0x44, 0x46))
    return no('intake.binary', '这不是表格文件，请提供 xlsx 或者 csv')
  return isWide ? ok('csv') : ofText(bytes)
}
