import { type Day, firstDayOf, lastDayOf, yearOf } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import type { DocumentFigures } from '../documents.ts'
import type { DisputeFigures } from '../remedies.ts'
import type { RequestFigures, Tally } from '../requests.ts'
import { type CheckFinding, checkRules, finding } from './checks/rules.ts'
import type { Declaration, DeclaredItem } from './declared.ts'
import {
  type ActivityTable,
  applicantColumns,
  counted,
  disputeGroups,
  type DisputeTable,
  outcomeRows,
  type ReportTables,
  type RequestRowKey,
  requestRows,
  type RequestTable,
} from './tables.ts'

/** What the faces say, as it is added up; the report owns no numbers. */
export type Sources = {
  requests: Pick<RequestFigures, 'tallies'>
  documents: DocumentFigures
  disputes: DisputeFigures
  declarations: Readonly<Partial<Record<DeclaredItem, Declaration>>>
}

const kinds = applicantColumns.filter(({ key }) => key !== 'total').map(({ key }) => key)

const withTotal = (figures: readonly number[]): number[] => [
  ...figures,
  figures.reduce((sum, figure) => sum + figure, 0),
]

/** Table 三: 总计 and （七）总计 are added up here, everything else is counted. */
const requestTable = (tallies: readonly Tally[]): RequestTable => {
  const counts = new Map<string, number>()
  for (const { row, kind, count } of tallies) {
    const key = `${row}/${kind}`
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const results: ReadonlySet<string> = new Set(outcomeRows)
  const countOf = (row: RequestRowKey, kind: string): number =>
    row === 'total'
      ? outcomeRows.reduce((sum, each) => sum + countOf(each, kind), 0)
      : (counts.get(`${row}/${kind}`) ?? 0)
  for (const { row } of tallies)
    if (!results.has(row) && !['new', 'carried_in', 'carried_out'].includes(row))
      throw new RangeError(`no such row in table 三: ${row}`)
  return Object.fromEntries(
    requestRows.map(({ key }) => [key, withTotal(kinds.map((kind) => countOf(key, kind)))]),
  )
}

const declaredCount = (declaration: Declaration | undefined): number | null =>
  declaration === undefined ? null : Number(declaration.figure)

const documentRow = ({ issued, abolished, inForce }: DocumentFigures['rules']): number[] => [
  issued,
  abolished,
  inForce,
]

/** Table 二: documents from their register, the rest as declared and signed; what nobody declared is blank. */
const activityTable = ({ documents, declarations }: Sources): ActivityTable => ({
  rules: documentRow(documents.rules),
  normative: documentRow(documents.normative),
  licensing: declaredCount(declarations.licensing),
  punishment: declaredCount(declarations.punishment),
  coercion: declaredCount(declarations.coercion),
  fees_wan: declarations.fees_wan?.figure ?? null,
})

const disputeTable = (figures: DisputeFigures): DisputeTable =>
  Object.fromEntries(
    disputeGroups.map(({ key }) => {
      const { upheld, corrected, other, pending } = figures[key]
      return [key, withTotal([upheld, corrected, other, pending])]
    }),
  )

/** The three tables from what cases, registers and declarations say. */
export const tablesOf = (sources: Sources): ReportTables => ({
  table2: activityTable(sources),
  table3: requestTable(sources.requests.tallies),
  table4: disputeTable(sources.disputes),
})

/** CK16 and CK20: what the case records say of themselves. */
const ofRecords = ({ contradictory, decidedTwice }: RequestFigures): CheckFinding[] => [
  ...(contradictory > 0
    ? [
        finding(
          'CK16',
          `有${contradictory}件申请的办理环节与已签发的决定对不上，请系统管理员核验。`,
          ['table3.rows.total.6', 'table3.rows.carried_out.6'],
        ),
      ]
    : []),
  ...(decidedTwice > 0
    ? [
        finding('CK20', `有${decidedTwice}件申请同时有两个有效的决定，只应计一次。`, [
          'table3.rows.total.6',
        ]),
      ]
    : []),
]

/** CK17: what was pending in last year's published report is in this year's as concluded or pending. */
const pendingFollows = (disputes: DisputeFigures, previous: ReportTables): CheckFinding[] =>
  disputeGroups.flatMap(({ key, label }) => {
    const before = previous.table4?.[key]
    const { carried } = disputes[key]
    if (!before || counted(before[3]) === carried) return []
    const message = `上年年报“${label}”尚未审结${counted(before[3])}件，登记簿中上年年底尚未审结的为${carried}件。`
    return [
      finding(
        'CK17',
        message,
        [0, 1, 2, 3, 4].map((column) => `table4.${key}.${column}`),
      ),
    ]
  })

/** How much larger than last year's an amount must be before 元 may have been written for 万元. */
const suspicious = 1000

/** CK14, as far as last year's amount shows it. */
const feePlausible = (now: ReportTables, previous: ReportTables): CheckFinding[] => {
  const [here, there] = [now, previous].map((tables) => Number(tables.table2?.fees_wan ?? 0))
  if (here === undefined || there === undefined || there === 0 || here < there * suspicious)
    return []
  const message = `收费金额${now.table2?.fees_wan}万元，是上年${previous.table2?.fees_wan}万元的一千倍以上，请核对是不是把元当成了万元。`
  return [finding('CK14', message, ['table2.fees_wan'])]
}

/** The checks that need more than the tables themselves. */
export const findingsOf = (
  sources: Sources & { requests: RequestFigures },
  tables: ReportTables,
  previous: ReportTables | undefined,
): CheckFinding[] => [
  ...ofRecords(sources.requests),
  ...(previous
    ? [...pendingFollows(sources.disputes, previous), ...feePlausible(tables, previous)]
    : []),
]

/** The checks that run on a computed report the whole year round. */
const continuousChecks = [
  'CK01',
  'CK02',
  'CK03',
  'CK04',
  'CK05',
  'CK06',
  'CK07',
  'CK08',
  'CK09',
  'CK14',
  'CK16',
  'CK17',
  'CK20',
] as const

/** Those of them that found nothing. */
export const soundRules = (
  findings: readonly Pick<CheckFinding, 'rule'>[],
): (typeof checkRules)[number][] =>
  checkRules.filter(
    ({ id }) =>
      continuousChecks.some((each) => each === id) && !findings.some(({ rule }) => rule === id),
  )

/**
 * The day up to which a year is counted: 31 December, today while it runs, or the earlier day asked for.
 *
 * @returns refused where the year has not begun
 */
export const countedUntil = (year: number, asked: Day | undefined, today: Day): Result<Day> => {
  if (year > yearOf(today)) return no('reports.absent', `${year} 年还没有开始`)
  const last = year === yearOf(today) ? today : lastDayOf(year)
  return ok(asked !== undefined && asked >= firstDayOf(year) && asked < last ? asked : last)
}
