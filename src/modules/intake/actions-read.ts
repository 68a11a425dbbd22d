import { no, ok, type Result } from '../../kernel/result.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Flow, parseUntrusted } from '../../platform/untrusted.ts'
import { readReportFile } from '../reports.ts'
import type { RequestNeeds } from '../requests.ts'
import type { Content, Findings, Import } from './import.ts'
import { sheetFormatOf } from './sheet-format.ts'

/** Reading a file may cost this much; 10,000 rows of a ledger need a small part of it. */
const limits = { memoryMiB: 400, fileBytes: 20 * 1024 * 1024 }

/** A workbook names its sheets; of other files the words above a table are its name, else its place. */
const sheetsOf = (flow: Flow, isBook: boolean): Content['sheets'] => {
  const sheets: Content['sheets'][number][] = []
  let above = ''
  for (const block of flow) {
    if (block.kind === 'text') {
      above = block.text
      continue
    }
    const { kind: _, ...grid } = block
    const name = isBook ? above : above.slice(0, 30) || `第 ${sheets.length + 1} 张表`
    if (grid.rows.some((row) => row.some((cell) => cell !== ''))) sheets.push({ name, ...grid })
    above = ''
  }
  return sheets
}

const readSheetFile = async (bytes: Uint8Array): Promise<Result<Content>> => {
  const format = sheetFormatOf(bytes)
  if (!format.ok) return format
  const flow = await parseUntrusted(format.value, bytes, limits)
  if (!flow.ok) return flow
  const sheets = sheetsOf(flow.value, format.value === 'xlsx')
  return sheets.length === 0
    ? no('intake.no-rows', '文件里没有表格，或者表格里没有内容')
    : ok({ sheets })
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
