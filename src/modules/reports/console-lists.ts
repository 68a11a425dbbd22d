import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import { organById, personNames } from '../organs.ts'
import { begunOf, preparedFor, wholeYear } from './actions-prepared.ts'
import type { reportActs } from './acts.ts'
import type { ChangedCell } from './changed.ts'
import { soundRules } from './computed.ts'
import { type Place, placeOf } from './console-place.ts'
import { sealedOf } from './console-sealed.ts'
import { organSeen, waitingLines, yearLines } from './console-years.tsx'
import type { Edition, EditionRow } from './edition.ts'
import { courseLineOf } from './pages/course-words.ts'
import {
  changedSheet,
  type CourseLine,
  courseSheet,
  editionSheet,
  type FindingLine,
  findingSheet,
  type WaitingLine,
  waitingSheet,
  type YearLine,
  yearSheet,
} from './pages/report-columns.ts'

type Act = keyof typeof reportActs

const may = 'reports.read'
const at = '/console/reports/:organ/:year'

const nameOf = async ({ tx }: Ask, ids: readonly string[]): Promise<(id: string) => string> => {
  const names = await personNames(tx, [...new Set(ids)])
  return (id) => names.get(id) ?? ''
}

/** `宝丰县某局2025年年度报告办理过程` */
const named = async ({ tx }: Ask, { organId, year }: Place, what: string): Promise<string> =>
  `${(await organById(tx, organId))?.name ?? ''}${year}年年度报告${what}`

const courseOf = async (ask: Ask, place: Place): Promise<CourseLine[]> => {
  const { events } = await begunOf(ask.tx, place)
  const people = events.flatMap(({ by, actingFor }) => [by, actingFor ?? by])
  const name = await nameOf(ask, people)
  return events.toReversed().map((event) => courseLineOf(event, name))
}

const soundLine = ({ id, rule }: ReturnType<typeof soundRules>[number]): FindingLine => ({
  rule: id,
  message: rule,
  severity: 'sound',
  said: '',
  by: '',
  on: null,
})

const findingsOf = async (ask: Ask, place: Place): Promise<FindingLine[]> => {
  const { findings, edition } = await preparedFor(ask.tx, place)
  const { answers, overrides }: Pick<Edition, 'answers' | 'overrides'> = edition
  const kept = [...answers, ...overrides]
  const name = await nameOf(
    ask,
    kept.map(({ by }) => by),
  )
  const found = findings.map(({ rule, message, severity }): FindingLine => {
    const said = kept.find((one) => one.rule === rule && one.message === message)
    const by = said ? name(said.by) : ''
    return { rule, message, severity, said: said?.text ?? '', by, on: said?.on ?? null }
  })
  return [...found, ...soundRules(findings).map(soundLine)]
}

/** Lists of 年度报告 that stand on no single report. */
const ofOrgan: StaffRoute[] = [
  ...exportRoutes<YearLine & { organName: string }>({
    list: '/console/reports',
    may,
    act: 'reports.exportYears' satisfies Act,
    columns: yearSheet,
    open: async (ask) => {
      const organ = await organSeen(ask)
      const rows = (await yearLines(ask, organ)).map((line) => ({ ...line, organName: organ.name }))
      return { name: `${organ.name}各年度年度报告`, rows }
    },
  }),
  ...exportRoutes<WaitingLine>({
    list: '/console/reports/waiting',
    may,
    act: 'reports.exportWaiting' satisfies Act,
    columns: waitingSheet,
    open: async (ask) => ({ name: '等您办理的年度报告', rows: await waitingLines(ask) }),
  }),
]

/** 各版本, 办理过程, 校验 and changed figures of one report. */
const ofReport: StaffRoute[] = [
  ...exportRoutes<EditionRow>({
    list: `${at}/versions`,
    may,
    act: 'reports.exportEditions' satisfies Act,
    columns: editionSheet,
    open: async (ask) => {
      const place = await placeOf(ask)
      const { editions } = await begunOf(ask.tx, place)
      return { name: await named(ask, place, '各版本'), rows: editions }
    },
  }),
  ...exportRoutes<CourseLine>({
    list: `${at}/course`,
    may,
    act: 'reports.exportCourse' satisfies Act,
    columns: courseSheet,
    open: async (ask) => {
      const place = await placeOf(ask)
      return { name: await named(ask, place, '办理过程'), rows: await courseOf(ask, place) }
    },
  }),
  ...exportRoutes<FindingLine>({
    list: `${at}/checks`,
    may,
    act: 'reports.exportChecks' satisfies Act,
    columns: findingSheet,
    open: async (ask) => {
      const place = await placeOf(ask)
      return { name: await named(ask, place, '勾稽校验'), rows: await findingsOf(ask, place) }
    },
  }),
  ...exportRoutes<ChangedCell>({
    list: `${at}/changed`,
    may,
    act: 'reports.exportChanged' satisfies Act,
    columns: changedSheet,
    open: async (ask) => {
      const place = await placeOf(ask)
      const prepared = await preparedFor(ask.tx, wholeYear(place))
      const { changed } = await sealedOf(ask, place, prepared)
      return { name: await named(ask, place, '封存后变化的数字'), rows: changed }
    },
  }),
]

/** The lists of 年度报告 as files; fixed addresses come before those that hold an organ. */
export const listRoutes = (): StaffRoute[] => [...ofOrgan, ...ofReport]
