import type { Day } from '../../kernel/day.ts'
import type { ReportTables } from './tables.ts'

/** One section of prose: plain paragraphs, no markup. */
export type Section = { title: string; paragraphs: readonly string[] }

/** 更正 of a report already published: the day the corrected one came out, and why. */
export type Correction = { on: Day; reason: string }

/** 年度报告 as it is shown, printed and frozen when it is sealed. */
export type ReportPaper = {
  organName: string
  year: number
  title: string
  /** 前言, before the first section. */
  preamble?: readonly string[]
  tables: ReportTables
  /** 一、总体情况; 五、六 where they are written. By the numeral of the section. */
  sections: Readonly<Partial<Record<'一' | '五' | '六', Section>>>
  /** 成文日期: the day it was signed and sealed. */
  sealedOn?: Day
  publishedOn?: Day
  /** Every correction that was published, the first one first. */
  corrections?: readonly Correction[]
}

export const reportTitle = (organName: string, year: number): string =>
  `${organName}${year}年政府信息公开工作年度报告`

/** 前言 and the sections of prose, without the tables. */
export type ReportProse = Pick<ReportPaper, 'preamble' | 'sections'>

/** The files of a report, each with its media type. */
export const reportFormats = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type ReportFormat = keyof typeof reportFormats
