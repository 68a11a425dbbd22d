import type { Day } from '../../kernel/day.ts'
import type { ReportTables } from './tables.ts'

/** One section of prose: plain paragraphs, no markup. */
export type Section = { title: string; paragraphs: readonly string[] }

/** 年度报告 as it is shown, printed and frozen when published. */
export type ReportPaper = {
  organName: string
  year: number
  title: string
  tables: ReportTables
  /** 一、总体情况; 五、六 where they are written. By the numeral of the section. */
  sections: Readonly<Partial<Record<'一' | '五' | '六', Section>>>
  publishedOn?: Day
}

export const reportTitle = (organName: string, year: number): string =>
  `${organName}${year}年政府信息公开工作年度报告`
