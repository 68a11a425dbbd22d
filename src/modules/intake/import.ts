import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import type { ReportProse, ReportTables } from '../reports.ts'
import type { OldCase } from '../requests.ts'
import type { Head, Mapping, SheetKind } from './columns.ts'
import type { ComparedYear } from './comparison.ts'
import type { PassedRow } from './rows.ts'
import type { WordList } from './words.ts'

/** What is brought along: 旧台账, 现行有效规范性文件清单, 以前公布的年报. */
export type ImportKind = SheetKind | 'report'

export const importKindNames: Readonly<Record<ImportKind, string>> = {
  ledger: '依申请公开台账',
  documents: '规范性文件清单',
  report: '以前公布的年报',
}

/** 导入到哪一步. */
export type ImportStage =
  | 'reading'
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'undone'
  | 'dropped'
  | 'failed'

export const importStageNames: Readonly<Record<ImportStage, string>> = {
  reading: '正在读取',
  mapping: '待对应列',
  checking: '正在比对',
  checked: '待核对确认',
  running: '正在导入',
  done: '已导入',
  undone: '已撤销',
  dropped: '已放弃',
  failed: '不能导入',
}

/** A background job is at work: the page looks again by itself. */
export const isBusy = (stage: ImportStage): boolean =>
  stage === 'reading' || stage === 'checking' || stage === 'running'

/** 列对应 and what goes with it; headings only, nothing of the rows. */
export type Layout = {
  sheet: number
  head: Head
  mapping: Mapping
  /** For rows that do not say how the application came. */
  channel: OldCase['channel']
  /** 年度 of dates that say none; without it they are faults. */
  year?: string | undefined
}

/** What a comparison comes to: counts only. */
export type Summary = {
  entries: number
  good: number
  faulty: number
  /** In the register already; they are left out. */
  existing: number
  passed: number
  /** Of the good ones: still open. */
  open: number
  years: readonly ComparedYear[]
  /** Documents in force after the import, and as published last. */
  inForce?: { standing: number; added: number; published?: { year: number; count: number } }
}

export type FoundAt = { row: number; column: string; message: string }

/** Row by row; sealed, because it may quote cells. */
export type Findings = {
  faults: readonly FoundAt[]
  heeds: readonly FoundAt[]
  existing: readonly { row: number; number: string }[]
  passed: readonly PassedRow[]
  asked: readonly { list: WordList; word: string; rows: number }[]
}

/** A sheet of a workbook, or a table of another file; what the sheet hides is told. */
export type Sheet = {
  name: string
  rows: readonly (readonly string[])[]
  /** From 1. */
  hiddenRows?: readonly number[]
  isHidden?: true
}

/** What was read of a file: its sheets, or the figures of a report. */
export type Content = {
  sheets: readonly Sheet[]
  report?: ReadFigures
}

/** A published report as it was read; a person confirms each table. */
export type ReadFigures = {
  unit: string | null
  year: number | null
  tables: ReportTables
  /** 文字部分 by its sections. */
  prose: ReportProse
  /** What could not be read, in sentences. */
  unread: readonly string[]
  /** Read from a PDF's text layer. */
  isSuggestion: boolean
}

/** 一次导入, as it is kept. */
export type Import = {
  id: string
  organId: string
  kind: ImportKind
  stage: ImportStage
  version: number
  caseKeyId: string
  fileId: string
  contentFileId: string | null
  layout: Layout | null
  summary: Summary | null
  findingsFileId: string | null
  refusal: string | null
  by: string
  at: Date
  confirmedBy: string | null
  actingFor: string | null
  confirmedAt: Date | null
  doneAt: Date | null
  undoneBy: string | null
  undoneAt: Date | null
  reason: string | null
}

export type Importing = Pick<Import, 'stage' | 'confirmedBy'>

/** 撤销导入 is a 作废 of all its cases: a reason, and a second person (登记错误须经第二人同意). */
export const mayUndo = (
  { stage, confirmedBy }: Importing,
  who: { personId: string; actingFor?: string },
  reason: string,
): Result<string> => {
  if (stage !== 'done') return no('intake.not-done', '这次导入没有完成，或者已经撤销')
  if ([who.personId, who.actingFor].includes(confirmedBy ?? ''))
    return no(
      'intake.second-person',
      '撤销导入等于整批作废，需要另一位同志办理，不能由确认导入的人撤销',
    )
  return Array.from(reason).length < 2
    ? {
        ok: false,
        refusal: {
          code: 'form.invalid',
          message: '请写明撤销的理由',
          fields: { reason: '请写明撤销的理由' },
        },
      }
    : ok(reason)
}

/** @param latest the running year: its report is not published yet */
export const isReportYear = (year: number, today: Day): boolean =>
  Number.isInteger(year) && year >= 2008 && year < Number(today.slice(0, 4))
