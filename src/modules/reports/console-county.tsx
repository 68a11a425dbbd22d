import { randomUUID } from 'node:crypto'
import { yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import { overseenOrgans } from '../../platform/oversight.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { type OrganRecord, organsAll } from '../organs.ts'
import type { reportActs } from './acts.ts'
import type { EditionRow } from './edition.ts'
import { reportDue, type ReportStanding, standingOf } from './due.ts'
import { countySheet } from './pages/county-columns.ts'
import { type CountyLine, CountyPage } from './pages/county.tsx'
import { editionsOfYear } from './store-edition.ts'
import { priorYears } from './store-prior.ts'
import { insertReminder, remindersOfYear } from './store-reminder.ts'

type Act = keyof typeof reportActs

const yearAsked = (ask: Ask, text: string): number => {
  const last = yearOf(ask.clock.today()) - 1
  return /^20\d\d$/.test(text) && Number(text) <= last + 1 ? Number(text) : last
}

type Line = {
  organ: OrganRecord
  edition: EditionRow | undefined
  /** Published before this platform was used. */
  isElsewhere: boolean
  standing: ReportStanding
}

const linesOf = async (ask: Ask, year: number): Promise<Line[]> => {
  const overseen = new Set([ask.actor.organId, ...(await overseenOrgans(ask.tx))])
  const editions = await editionsOfYear(ask.tx, year)
  const elsewhere = new Set((await priorYears(ask.tx, { year })).map(({ organId }) => organId))
  const today = ask.clock.today()
  return (await organsAll(ask.tx))
    .filter(({ id }) => overseen.has(id))
    .map((organ) => {
      const edition = editions.find(({ organId }) => organId === organ.id)
      const isElsewhere = edition === undefined && elsewhere.has(organ.id)
      const at = { today, number: edition?.number, isElsewhere }
      return {
        organ,
        edition,
        isElsewhere,
        standing: standingOf(edition?.stage, reportDue(organ.kind, year), at),
      }
    })
}

const shownOf = async (ask: Ask, year: number): Promise<CountyLine[]> => {
  const reminders = await remindersOfYear(ask.tx, year)
  return (await linesOf(ask, year)).map(({ organ, edition, isElsewhere, standing }) => ({
    organId: organ.id,
    organName: organ.name,
    due: reportDue(organ.kind, year).on,
    standing,
    publishedOn: edition?.publishedOn ?? null,
    isPublished: isElsewhere || edition?.stage === 'published' || (edition?.number ?? 1) > 1,
    reminded: reminders.find(({ organId }) => organId === organ.id),
  }))
}

const show = async (ask: Ask): Promise<Page> => {
  const typed = ask.refused?.form.text('year') ?? ask.query.get('year') ?? ''
  const year = yearAsked(ask, typed)
  return {
    page: (
      <CountyPage
        shell={ask.shell}
        year={year}
        latest={yearOf(ask.clock.today()) - 1}
        own={ask.actor.organId}
        idempotencyKey={randomUUID()}
        refusal={ask.refused?.refusal}
        chosen={ask.refused?.form.all('organ') ?? []}
        lines={await shownOf(ask, year)}
      />
    ),
  }
}

const faulty = (message: string): Refused =>
  new Refused({
    code: 'form.invalid',
    message: '有 1 处需要改正，已填写的内容都还在',
    fields: { organ: message },
  })

/** 催报: each organ that has not published is told, once a day. */
const remind = async (ask: Ask): Promise<Sent> => {
  const { tx, form, actor, clock } = ask
  const year = yearAsked(ask, form.text('year'))
  const chosen = new Set(form.all('organ'))
  const lines = await linesOf(ask, year)
  const open = lines.filter(
    ({ organ, edition, isElsewhere }) =>
      chosen.has(organ.id) &&
      organ.id !== actor.organId &&
      !isElsewhere &&
      edition?.stage !== 'published',
  )
  if (open.length === 0) throw faulty('请选择还没有公布年度报告的单位')
  const on = clock.today()
  const today = new Set(
    (await remindersOfYear(tx, year)).filter((one) => one.on === on).map(({ organId }) => organId),
  )
  const told = open.filter(({ organ }) => !today.has(organ.id))
  if (told.length === 0) throw faulty('这些单位今天已经催报过')
  for (const { organ } of told) {
    const id = randomUUID()
    const by = { byOrgan: actor.organId, by: actor.personId }
    await insertReminder(tx, { id, organId: organ.id, year, on, ...by }, clock.now())
    await audit(tx, actor, {
      act: 'reports.remind' satisfies Act,
      subject: `${organ.id}/${year}`,
      at: clock.now(),
    })
  }
  return { to: `/console/reports/county?year=${year}`, notice: `已催报 ${told.length} 个单位` }
}

const at = '/console/reports/county'

/** 全县年报: where the report of each organ stands, and reminders. */
export const countyRoutes = (): StaffRoute[] => [
  { method: 'get', path: at, may: 'reports.oversee', audit: null, handle: show },
  ...exportRoutes<CountyLine>({
    list: at,
    may: 'reports.oversee',
    act: 'reports.exportCounty' satisfies Act,
    columns: countySheet,
    open: async (ask) => {
      const year = yearAsked(ask, ask.query.get('year') ?? '')
      return { name: `全县${year}年年度报告`, rows: await shownOf(ask, year) }
    },
  }),
  {
    method: 'post',
    path: at,
    may: 'reports.oversee',
    audit: 'reports.remind' satisfies Act,
    form: show,
    handle: remind,
  },
]
