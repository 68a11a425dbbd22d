import { lastDayOf, yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { organAsked, overseenOrgans } from '../../platform/oversight.ts'
import { renderPdf } from '../../platform/paper.ts'
import type { Ask, Download, Page, StaffRoute } from '../../platform/route.ts'
import { organById } from '../organs.ts'
import {
  applicantKindNames,
  casesBehind,
  casesPerPage,
  everyCaseBehind,
  firstYearOf,
} from '../requests.ts'
import type { ApplicantKind, CountedCase, CountedCell, CountedRow } from '../requests.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { reportActs } from './acts.ts'
import { type ComputedReport, reportFor } from './actions-report.ts'
import { reportHref } from './cell-links.ts'
import { holds, type Place, placeOf } from './console-place.ts'
import { annualReport } from './letters/annual-report.ts'
import { caseSheet } from './pages/case-columns.ts'
import { CasesPage } from './pages/cases.tsx'
import { OfficialPage } from './pages/official.tsx'
import { ReportPage } from './pages/report.tsx'
import { ReportsPage } from './pages/reports.tsx'
import { type ReportPaper, reportTitle } from './paper.ts'
import { publishedReport, publishedReports } from './store.ts'
import { requestRowLabel, requestRows } from './tables.ts'

/** How many of the cases to be carried over the report itself lists. */
const carriedShown = 8

const years = async (ask: Ask): Promise<Page> => {
  const { tx, shell, clock, query, actor } = ask
  const organId = await organAsked(ask, query.get('organ'), holds(ask, 'reports.oversee'))
  const ids = holds(ask, 'reports.oversee') ? await overseenOrgans(tx) : []
  const organs: { id: string; name: string }[] = []
  for (const id of new Set([actor.organId, ...ids])) {
    const organ = await organById(tx, id)
    if (organ) organs.push({ id, name: organ.name })
  }
  const published = await publishedReports(tx, organId)
  const running = yearOf(clock.today())
  const first = Math.min(
    running - 1,
    (await firstYearOf(tx, organId)) ?? running,
    ...published.map(({ year }) => year),
  )
  return {
    page: (
      <ReportsPage
        shell={shell}
        organ={organs.find(({ id }) => id === organId) ?? { id: organId, name: '' }}
        organs={organs}
        running={running}
        years={Array.from({ length: running - first + 1 }, (_, index) => ({
          year: running - index,
          publishedOn: published.find(({ year }) => year === running - index)?.publishedOn,
        }))}
      />
    ),
  }
}

const show = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const report = await reportFor(ask.tx, place)
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
        isPublished={(await publishedReport(ask.tx, place.organId, place.year)) !== undefined}
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

const computedPaper = ({ organName, year, tables }: ComputedReport): ReportPaper => ({
  organName,
  year,
  title: reportTitle(organName, year),
  tables,
  sections: {},
})

/** The published report where there is one and no other day is asked for, else the computed tables. */
const paperOf = async (ask: Ask, place: Place): Promise<ReportPaper> => {
  const published =
    place.asOf === lastDayOf(place.year)
      ? await publishedReport(ask.tx, place.organId, place.year)
      : undefined
  return published ?? computedPaper(await reportFor(ask.tx, place))
}

const official = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const paper = await paperOf(ask, place)
  return { page: <OfficialPage shell={ask.shell} place={place} paper={paper} /> }
}

/** A published report as a paper of its organ, marked where the data is invented. */
export const pdfOf = async (paper: ReportPaper, mark: string | undefined): Promise<Download> => {
  const { organName, publishedOn } = paper
  const signature = { organ: organName, ...(publishedOn && { on: publishedOn }) }
  const { pdf } = await renderPdf(
    annualReport(paper, {
      ...(publishedOn && { signature }),
      ...(mark !== undefined && { mark }),
    }),
  )
  return { bytes: pdf, mediaType: 'application/pdf', name: `${paper.title}.pdf` }
}

const pdf = async (ask: Ask): Promise<Download> => {
  const place = await placeOf(ask)
  const paper = await paperOf(ask, place)
  const draft = paper.publishedOn ? [] : [`统计到 ${place.asOf}，尚未公布`]
  const marks = [...(ask.shell.demo ? ['演示'] : []), ...draft]
  return pdfOf(paper, marks.length > 0 ? marks.join('　') : undefined)
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

/** 年度报告: years, the computed report, what is behind its figures, the official page and the PDF. */
export const computedRoutes = (): StaffRoute[] => [
  ...caseExport,
  ...(
    [
      ['/console/reports', years],
      [at, show],
      [`${at}/cases`, cases],
      [`${at}/official`, official],
      [`${at}/report.pdf`, pdf],
    ] as const
  ).map(([path, handle]): StaffRoute => ({
    method: 'get',
    path,
    may: 'reports.read',
    audit: null,
    handle,
  })),
]
