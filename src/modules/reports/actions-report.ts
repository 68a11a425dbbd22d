import { type Day, lastDayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { figuresFor as documentFigures } from '../documents.ts'
import { organById } from '../organs.ts'
import { figuresFor as disputeFigures } from '../remedies.ts'
import { figuresFor as requestFigures, type RequestFigures } from '../requests.ts'
import { publishedTables } from './actions-prior.ts'
import { checkReport } from './checks/check.ts'
import type { CheckFinding } from './checks/rules.ts'
import { findingsOf, type Sources, tablesOf } from './computed.ts'
import { inForce } from './declared.ts'
import { declarationsOf } from './store.ts'
import type { ReportTables } from './tables.ts'

/** The report of one organ and year as its cases and registers stand, with last year's beside it. */
export type ComputedReport = {
  organId: string
  organName: string
  year: number
  /** Counted as if the year had ended on this day. */
  asOf: Day
  tables: ReportTables
  previous: { tables: ReportTables; isPublished: boolean }
  findings: readonly CheckFinding[]
  /** Documents that lapsed in the year: what explains a difference under CK07. */
  lapsed: number
  /** Declarations nobody has signed yet; they do not count. */
  unsigned: number
}

type Asked = { organId: string; year: number; asOf: Day }

const sourcesOf = async <R extends Sources['requests']>(
  tx: Tx,
  asked: Asked,
  requests: R,
): Promise<Sources & { requests: R; unsigned: number }> => {
  const declarations = await declarationsOf(tx, asked.organId, asked.year)
  return {
    requests,
    documents: await documentFigures(tx, asked),
    disputes: await disputeFigures(tx, asked),
    declarations: inForce(declarations),
    unsigned: declarations.filter(
      ({ signedOn, withdrawnOn }) => signedOn === null && withdrawnOn === null,
    ).length,
  }
}

/** Last year as it was published, here or elsewhere, or as it is computed where nobody imported it. */
const previousOf = async (
  tx: Tx,
  { organId, year }: Asked,
  { before }: Pick<RequestFigures, 'before'>,
): Promise<ComputedReport['previous']> => {
  const published = await publishedTables(tx, organId, year - 1)
  if (published) return { tables: published, isPublished: true }
  const asked = { organId, year: year - 1, asOf: lastDayOf(year - 1) }
  const sources = await sourcesOf(tx, asked, { tallies: before })
  return { tables: tablesOf(sources), isPublished: false }
}

/** 年度报告, computed: tables 二, 三 and 四, last year's beside them, and what the checks say. */
export const reportFor = async (tx: Tx, asked: Asked): Promise<ComputedReport> => {
  const organ = await organById(tx, asked.organId)
  const sources = await sourcesOf(tx, asked, await requestFigures(tx, asked))
  const tables = tablesOf(sources)
  const previous = await previousOf(tx, asked, sources.requests)
  const organName = organ?.name ?? ''
  const checked = checkReport({
    unit: organName,
    year: asked.year,
    form: '2021',
    tables,
    ...(previous.isPublished && { previous: previous.tables }),
  })
  const records = findingsOf(sources, tables, previous.isPublished ? previous.tables : undefined)
  return {
    ...asked,
    organName,
    tables,
    previous,
    findings: [...checked, ...records].toSorted((one, other) =>
      one.rule.localeCompare(other.rule, 'en'),
    ),
    lapsed: sources.documents.normative.lapsed + sources.documents.rules.lapsed,
    unsigned: sources.unsigned,
  }
}
