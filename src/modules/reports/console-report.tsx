import { lastDayOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Ask, Download, Page, StaffRoute } from '../../platform/route.ts'
import { organById } from '../organs.ts'
import { applicantKindNames, casesBehind, casesPerPage, everyCaseBehind } from '../requests.ts'
import type { ApplicantKind, CountedCase, CountedCell, CountedRow } from '../requests.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { reportActs } from './acts.ts'
import { preparedFor } from './actions-prepared.ts'
import { handedOut, printReport } from './actions-print.ts'
import { reportFor } from './actions-report.ts'
import { reportHref } from './cell-links.ts'
import { type Place, placeOf } from './console-place.ts'
import { dueReminder, reportDue, standingOf } from './due.ts'
import { caseSheet } from './pages/case-columns.ts'
import { CasesPage } from './pages/cases.tsx'
import { OfficialPage } from './pages/official.tsx'
import { ReportPage } from './pages/report.tsx'
import { type ReportFormat, reportFormats, type ReportPaper } from './paper.ts'
import { editionsOf } from './store-edition.ts'
import { priorFigures } from './store-prior.ts'
import { sealedPaper } from './store-sealed.ts'
import { requestRowLabel, requestRows } from './tables.ts'

/** How many of the cases to be carried over the report itself lists. */
const carriedShown = 8

const show = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const report = await reportFor(ask.tx, place)
  const [row] = await editionsOf(ask.tx, place)
  const organ = await organById(ask.tx, place.organId)
  const today = ask.clock.today()
  const due = reportDue(organ?.kind ?? 'authorised', place.year)
  const isElsewhere = (await priorFigures(ask.tx, place.organId, place.year)) !== undefined
  const standing = standingOf(row?.stage, due, { today, number: row?.number, isElsewhere })
  const { total, cases } = await casesBehind(ask.tx, {
    ...place,
    row: 'carried_out',
    column: 'total',
    page: 1,
  })
  return {
    page: (
      <ReportPage
        shell={ask.shell}
        place={place}
        latest={place.latest}
        isOwn={place.isOwn}
        standing={standing}
        reminder={row?.publishedOn || isElsewhere ? undefined : dueReminder(place.year, due, today)}
        carried={{ total, cases: cases.slice(0, carriedShown) }}
        {...report}
      />
    ),
  }
}

const isRow = (text: string): text is CountedRow | 'total' =>
  requestRows.some(({ key }) => key === text)

const isColumn = (text: string): text is ApplicantKind | 'total' =>
  text === 'total' || Object.hasOwn(applicantKindNames, text)

/** How a row counts, as the list behind its figures says it. */
const meaningOf = (row: CountedRow | 'total', { year, asOf }: Place): string => {
  if (row === 'new') return `收到申请之日在 ${year} 年、统计到 ${asOf} 的申请；作废的不计。`
  if (row === 'carried_in')
    return `${year} 年以前收到、到上年年底还没有签发决定的申请；决定在签发当年被撤销的，算没有办结。`
  if (row === 'carried_out')
    return `到 ${asOf} 没有有效决定的申请，包括等待补正、征求意见、缴费的。`
  return `签发之日不晚于 ${asOf}、这一天仍然有效的决定，按签发日计算，不按送达日。`
}

/** The figure that the address names. @throws Refused where table 三 has none such */
const figureOf = (ask: Ask, place: Place): CountedCell & Place => {
  const { query } = ask
  const [row, column] = [query.get('row') ?? '', query.get('column') ?? 'total']
  if (!isRow(row) || !isColumn(column))
    throw new Refused({ code: 'reports.absent', message: '表中没有这一格' })
  return { ...place, row, column }
}

const cases = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const { query, shell, tx } = ask
  const { row, column } = figureOf(ask, place)
  const page = Math.min(Math.max(Math.trunc(Number(query.get('page')) || 1), 1), 100_000)
  const found = await casesBehind(tx, { ...place, row, column, page })
  const kind = column === 'total' ? '总计' : applicantKindNames[column]
  const fields = { row, column, asOf: place.asOf }
  return {
    page: (
      <CasesPage
        shell={shell}
        title={`${requestRowLabel(row)}：${kind} ${found.total} 件`}
        place={place}
        meaning={meaningOf(row, place)}
        isOwn={place.isOwn}
        cases={found.cases}
        total={found.total}
        page={page}
        pages={Math.ceil(found.total / casesPerPage)}
        exports={reportHref(place, `/cases?${new URLSearchParams(fields)}`)}
        addressOf={(at) =>
          reportHref(place, `/cases?${new URLSearchParams({ ...fields, page: String(at) })}`)
        }
      />
    ),
  }
}

/** The sealed report where there is one and no other day is asked for, else the report as it stands. */
const paperOf = async (ask: Ask, place: Place): Promise<ReportPaper> => {
  const { tx } = ask
  if (place.asOf === lastDayOf(place.year)) {
    const [row] = await editionsOf(tx, place)
    const sealed = row?.sealedOn ? await sealedPaper(tx, row.id) : undefined
    if (sealed) return sealed.paper
  }
  return (await preparedFor(tx, place)).paper
}

const official = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const paper = await paperOf(ask, place)
  return { page: <OfficialPage shell={ask.shell} place={place} paper={paper} /> }
}

const printed =
  (format: ReportFormat) =>
  async (ask: Ask): Promise<Download> => {
    const place = await placeOf(ask)
    const paper = await paperOf(ask, place)
    const draft = paper.sealedOn ? [] : [`统计到 ${place.asOf}，尚未公布`]
    const marks = [...(ask.shell.demo ? ['演示'] : []), ...draft]
    const mark = marks.length > 0 ? marks.join('　') : undefined
    return handedOut(paper, format, await printReport(paper, format, mark))
  }

const at = '/console/reports/:organ/:year'

const caseExport = exportRoutes<CountedCase>({
  list: `${at}/cases`,
  may: 'reports.read',
  act: 'reports.exportCases' satisfies keyof typeof reportActs,
  columns: caseSheet,
  open: async (ask) => {
    const figure = figureOf(ask, await placeOf(ask))
    return {
      name: `${figure.year}年年报 ${requestRowLabel(figure.row)}`,
      rows: everyCaseBehind(ask.tx, figure),
    }
  },
})

/** 年度报告: the computed report, what is behind its figures, the official page and the PDF. */
export const computedRoutes = (): StaffRoute[] => [
  ...caseExport,
  ...(
    [
      [at, show],
      [`${at}/cases`, cases],
      [`${at}/official`, official],
      ...(Object.keys(reportFormats) as ReportFormat[]).map(
        (format) => [`${at}/report.${format}`, printed(format)] as const,
      ),
    ] as const
  ).map(([path, handle]): StaffRoute => ({
    method: 'get',
    path,
    may: 'reports.read',
    audit: null,
    handle,
  })),
]
