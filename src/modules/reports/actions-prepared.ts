import { lastDayOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { feeTotalsFor, type FeeTotals } from '../requests.ts'
import { publishedProse } from './actions-prior.ts'
import { type ComputedReport, reportFor } from './actions-report.ts'
import { ofProse } from './checks/check.ts'
import {
  feesTold,
  linksSound,
  proseFilledIn,
  proseForChecks,
  sectionFiveIsNew,
  sectionsStand,
} from './checks/narrative.ts'
import type { CheckFinding } from './checks/rules.ts'
import { type Edition, type EditionRow, editionOf, type RecordedEdition } from './edition.ts'
import { type LinkedFigure, linkedFigures } from './linked.ts'
import { type ReportPaper, type ReportProse, reportTitle } from './paper.ts'
import { editionsOf, eventsOf } from './store-edition.ts'

/** The latest edition of a year with its events; no row where nobody has begun. */
export type Begun = {
  row: EditionRow | undefined
  editions: readonly EditionRow[]
  events: readonly RecordedEdition[]
  edition: Edition
}

type Asked = Parameters<typeof reportFor>[1]

export const begunOf = async (tx: Tx, asked: Pick<Asked, 'organId' | 'year'>): Promise<Begun> => {
  const editions = await editionsOf(tx, asked)
  const [row] = editions
  const events = row ? await eventsOf(tx, row.id) : []
  return { row, editions, events, edition: editionOf(events) }
}

/** What a form saw when it was opened: edition and events of it in one number. */
export const stampOf = ({ row, edition }: Pick<Begun, 'row' | 'edition'>): number =>
  (row?.number ?? 0) * 1_000_000 + edition.version

/** A report being made: tables, texts with their figures, and what the checks say of both. */
export type PreparedReport = Begun & {
  report: ComputedReport
  fees: FeeTotals
  figures: readonly LinkedFigure[]
  paper: ReportPaper
  findings: readonly CheckFinding[]
  /** What last year's report said, where it was published on this platform or imported. */
  lastYear: ReportProse | undefined
}

const distinct = (findings: readonly CheckFinding[]): CheckFinding[] => [
  ...new Map(findings.map((found) => [`${found.rule} ${found.message}`, found])).values(),
]

/** Everything about a report that is not sealed yet. */
export const preparedFor = async (tx: Tx, asked: Asked): Promise<PreparedReport> => {
  const { organId, year } = asked
  const begun = await begunOf(tx, asked)
  const report = await reportFor(tx, asked)
  const fees = await feeTotalsFor(tx, asked)
  const lastYear = await publishedProse(tx, organId, year - 1)
  const { tables, organName } = report
  const { texts } = begun.edition
  const figures = linkedFigures(year, tables, fees)
  const prose = proseFilledIn(texts, figures)
  const paper = { organName, year, title: reportTitle(organName, year), ...prose, tables }
  const written = begun.row
    ? [
        ...ofProse(proseForChecks(paper), { tables, year }),
        ...feesTold(prose.sections.六, fees),
        ...sectionsStand(paper),
        ...sectionFiveIsNew(prose.sections.五, lastYear?.sections.五, year),
        ...linksSound(texts, tables, figures),
      ]
    : []
  const findings = distinct([...report.findings, ...written]).toSorted((one, other) =>
    one.rule.localeCompare(other.rule, 'en'),
  )
  return { ...begun, report, fees, figures, paper, findings, lastYear }
}

/** The whole year: what is sealed is never counted up to an earlier day. */
export const wholeYear = (at: { organId: string; year: number }): Asked => ({
  organId: at.organId,
  year: at.year,
  asOf: lastDayOf(at.year),
})
