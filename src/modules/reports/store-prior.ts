import type { Db, Tx } from '../../platform/db.ts'
import type { ReportProse } from './paper.ts'
import type { ReportTables } from './tables.ts'

/** 公布数: the tables of a report published before this platform was used, as confirmed by a person. */
export type PriorFigures = {
  year: number
  version: number
  tables: ReportTables
  /** 文字部分, where a person confirmed it as well. */
  prose: ReportProse | null
  /** 单位名称 as the file has it. */
  unit: string
  /** The published file itself. */
  fileId: string | null
  by: string
  at: Date
}

type Row = Omit<PriorFigures, 'tables'> & { tables: ReportTables | null }

/** @returns undefined where none were imported, or they were taken back */
export const priorFigures = async (
  db: Db,
  organId: string,
  year: number,
): Promise<PriorFigures | undefined> => {
  const [row] = await db<Row[]>`
    select year, version, tables, prose, unit, file_id as "fileId", by_person as by, at from reports.prior
    where organ_id = ${organId} and year = ${year} order by version desc limit 1`
  return row?.tables ? { ...row, tables: row.tables } : undefined
}

/** Whose reports of which years were published elsewhere, as far as the reader may see. */
export const priorYears = async (
  db: Db,
  of: { organId: string } | { year: number },
): Promise<{ organId: string; year: number }[]> => db<{ organId: string; year: number }[]>`
  select organ_id as "organId", year from (
    select distinct on (organ_id, year) organ_id, year, tables from reports.prior
    where ${'year' in of ? db`year = ${of.year}` : db`organ_id = ${of.organId}`}
    order by organ_id, year, version desc) latest
  where tables is not null`

/** Adds a version; `tables` null takes the figures back. */
export const insertPrior = async (
  tx: Tx,
  organId: string,
  said: Omit<Row, 'version'>,
): Promise<void> => {
  await tx`
    insert into reports.prior (organ_id, year, version, tables, prose, unit, file_id, by_person, at)
    select ${organId}, ${said.year}, coalesce(max(version), 0) + 1,
      ${said.tables === null ? null : tx.json(said.tables)},
      ${said.prose === null ? null : tx.json(said.prose)}, ${said.unit}, ${said.fileId},
      ${said.by}, ${said.at}
    from reports.prior where organ_id = ${organId} and year = ${said.year}`
}
