import { yearOf } from '../../kernel/day.ts'
import { organAsked, overseenOrgans } from '../../platform/oversight.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { organById, type OrganRecord, organsAll } from '../organs.ts'
import { firstYearOf } from '../requests.ts'
import { holds } from './console-place.ts'
import { dueReminder, reportDue, standingOf } from './due.ts'
import type { WaitingLine, YearLine } from './pages/report-columns.ts'
import { ReportsPage } from './pages/reports.tsx'
import { latestEditions, waitingEditions } from './store-edition.ts'
import { priorYears } from './store-prior.ts'
import { remindersOf } from './store-reminder.ts'
import { stagesFor, waitingFor } from './waiting.ts'

type Reminder = { text: string; tone: 'soon' | 'overdue' }

/** 催报 of the supervising organ and the due day, for the last year while it is not published. */
const remindersFor = async (
  ask: Ask,
  organ: OrganRecord,
  isPublished: boolean,
): Promise<Reminder[]> => {
  const today = ask.clock.today()
  const year = yearOf(today) - 1
  if (isPublished) return []
  const due = dueReminder(year, reportDue(organ.kind, year), today)
  const reminded = await remindersOf(ask.tx, organ.id, year)
  const [last] = reminded
  const by = last && (await organById(ask.tx, last.byOrgan))?.name
  return [
    ...(due ? [due] : []),
    ...(last && by
      ? [{ text: `${by}于 ${last.on} 催报 ${year} 年年度报告。`, tone: 'soon' as const }]
      : []),
  ]
}

/** 等您办理: reports at a stage that asks for this person. */
export const waitingLines = async ({ tx, actor }: Ask): Promise<WaitingLine[]> => {
  const organs = await organsAll(tx)
  const rows = await waitingEditions(tx, actor.organId, stagesFor(actor.roles))
  return rows.map(({ organId, year, stage }) => ({
    organId,
    year,
    organName: organs.find(({ id }) => id === organId)?.name ?? '',
    what: waitingFor(stage),
  }))
}

/** The organ whose reports are looked at: one's own, or one that granted 监督. */
export const organSeen = async (ask: Ask): Promise<OrganRecord> => {
  const organId = await organAsked(ask, ask.query.get('organ'), holds(ask, 'reports.oversee'))
  const organ = await organById(ask.tx, organId)
  if (!organ) throw new Error(`organ ${organId} is gone`)
  return organ
}

/** 年度报告 of an organ, the running year first. */
export const yearLines = async ({ tx, clock }: Ask, organ: OrganRecord): Promise<YearLine[]> => {
  const editions = await latestEditions(tx, organ.id)
  const elsewhere = new Set((await priorYears(tx, { organId: organ.id })).map(({ year }) => year))
  const today = clock.today()
  const running = yearOf(today)
  const first = Math.min(
    running - 1,
    (await firstYearOf(tx, organ.id)) ?? running,
    ...editions.map(({ year }) => year),
    ...elsewhere,
  )
  return Array.from({ length: running - first + 1 }, (_, index) => {
    const year = running - index
    const edition = editions.find((one) => one.year === year)
    const due = reportDue(organ.kind, year)
    const standing =
      year === running && !edition
        ? { label: '按今天计算', tone: 'active' as const, isLate: false }
        : standingOf(edition?.stage, due, {
            today,
            number: edition?.number,
            isElsewhere: elsewhere.has(year),
          })
    return { year, standing, due: due.on, publishedOn: edition?.publishedOn ?? null }
  })
}

const years = async (ask: Ask): Promise<Page> => {
  const { tx, clock, actor } = ask
  const oversees = holds(ask, 'reports.oversee')
  const organ = await organSeen(ask)
  const lines = await yearLines(ask, organ)
  const all = await organsAll(tx)
  const open = new Set([actor.organId, ...(oversees ? await overseenOrgans(tx) : [])])
  const last = lines.find(({ year }) => year === yearOf(clock.today()) - 1)
  return {
    page: (
      <ReportsPage
        shell={ask.shell}
        organ={organ}
        organs={all
          .filter(({ id }) => open.has(id))
          .toSorted(
            (one, other) => Number(other.id === actor.organId) - Number(one.id === actor.organId),
          )}
        mayOversee={oversees}
        waiting={await waitingLines(ask)}
        reminders={await remindersFor(ask, organ, last?.standing.tone === 'done')}
        years={lines}
      />
    ),
  }
}

/** 年度报告 of one organ, year by year, and what waits for the person. */
export const yearRoutes = (): StaffRoute[] => [
  { method: 'get', path: '/console/reports', may: 'reports.read', audit: null, handle: years },
]
