import { no, ok, type Result } from '../../kernel/result.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { parseUntrusted } from '../../platform/untrusted.ts'
import { readReportFile } from '../reports.ts'
import type { RequestNeeds } from '../requests.ts'
import type { Content, Findings, Import } from './import.ts'

/** Reading a file may cost this much; 10,000 rows of a ledger need a small part of it. */
const limits = { memoryMiB: 400, fileBytes: 20 * 1024 * 1024 }

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/** Told by content, never by name: a workbook, or a table written as text. */
export const sheetFormatOf = (bytes: Uint8Array): Result<'xlsx' | 'csv'> => {
  if (bytes.every((byte) => byte <= 0x20)) return no('intake.empty', '文件是空的')
  if (starts(bytes, 0x50, 0x4b)) return ok('xlsx')
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return no('intake.compound', '文件设有密码，或者是旧版 xls；请取消密码并另存为 xlsx')
  const isWide = starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)
  const head = bytes.subarray(0, 8192)
  if (!isWide && (head.includes(0) || starts(bytes, 0x25, 0x50, 0x44, 0x46)))
    return no('intake.binary', '这不是表格文件，请提供 xlsx 或者 csv')
  return ok('csv')
}

const readSheetFile = async (bytes: Uint8Array): Promise<Result<Content>> => {
  const format = sheetFormatOf(bytes)
  if (!format.ok) return format
  const flow = await parseUntrusted(format.value, bytes, limits)
  if (!flow.ok) return flow
  const sheets: Content['sheets'][number][] = []
  let name = ''
  for (const block of flow.value)
    if (block.kind === 'text') name = block.text
    else if (block.rows.some((row) => row.some((cell) => cell !== '')))
      sheets.push({ name, rows: block.rows })
  return sheets.length === 0 ? no('intake.no-rows', '表格里没有内容') : ok({ sheets })
}

const readReport = async (bytes: Uint8Array): Promise<Result<Content>> => {
  const read = await readReportFile(bytes)
  if (!read.ok) return read
  const { unit, year, tables, sections: prose, unread, confirm, isSuggestion } = read.value
  const sentences = [...unread, ...confirm].map(({ table, message }) => `${table}：${message}`)
  return ok({ sheets: [], report: { unit, year, tables, prose, unread: sentences, isSuggestion } })
}

/** Takes the file apart in a child process; nothing of it is believed yet. */
export const readContent = (kind: Import['kind'], bytes: Uint8Array): Promise<Result<Content>> =>
  kind === 'report' ? readReport(bytes) : readSheetFile(bytes)

type FileNeeds = Pick<RequestNeeds, 'files' | 'clock'>

/** Keeps something read from the file under the key of the import. @returns the id of the sealed file */
export const keepSealed = (
  tx: Tx,
  needs: FileNeeds,
  { organId, caseKeyId }: Pick<Import, 'organId' | 'caseKeyId'>,
  { name, value }: { name: string; value: Content | Findings },
): Promise<string> =>
  needs.files.put(tx, {
    organId,
    caseKeyId,
    name,
    mediaType: 'application/json',
    bytes: Buffer.from(JSON.stringify(value)),
    at: needs.clock.now(),
  })

const opened = async (db: Db, needs: FileNeeds, id: string | null): Promise<unknown> => {
  const file = id === null ? undefined : await needs.files.get(db, id)
  return file && JSON.parse(file.bytes.toString())
}

/** What was read; empty where the import was dropped and its key destroyed. */
export const contentOf = async (
  db: Db,
  needs: FileNeeds,
  { contentFileId }: Pick<Import, 'contentFileId'>,
): Promise<Content> =>
  ((await opened(db, needs, contentFileId)) as Content | undefined) ?? { sheets: [] }

const none: Findings = { faults: [], heeds: [], existing: [], passed: [], asked: [] }

export const findingsOf = async (
  db: Db,
  needs: FileNeeds,
  { findingsFileId }: Pick<Import, 'findingsFileId'>,
): Promise<Findings> => ((await opened(db, needs, findingsFileId)) as Findings | undefined) ?? none
