import { Refused } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import { overseenOrgans } from '../../platform/oversight.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import { organsAll, personNames } from '../organs.ts'
import type { RequestNeeds } from '../requests.ts'
import { mayLoadHere, previewOf, withAndWithout } from './actions.ts'
import type { calendarActs } from './acts.ts'
import type { Effect, StoredNotice } from './loaded.ts'
import { calendarPermissions } from './may.ts'
import { moveSheet } from './pages/move-columns.ts'
import {
  daySheet,
  effectSheet,
  type NoticeLine,
  noticeSheet,
  type YearDay,
  type YearLine,
  yearSheet,
} from './pages/notice-columns.ts'
import { noticeById, noticesAll } from './store.ts'
import { yearOfCalendar } from './year.ts'

type Act = keyof typeof calendarActs

export const mayLoad = async ({ tx, actor }: Ask): Promise<boolean> =>
  calendarPermissions['calendar.load'].some((role) => actor.roles.includes(role)) &&
  (await mayLoadHere(tx, actor))

/** The years that are known, the latest first, each with where its days come from. */
export const yearLines = (
  { calendar }: Pick<RequestNeeds, 'calendar'>,
  notices: readonly StoredNotice[],
): YearLine[] => {
  const now = calendar()
  const loaded = (year: number): StoredNotice | undefined =>
    notices
      .filter((one) => one.status === 'approved' && one.year === year)
      .toSorted((one, other) => other.version - one.version)[0]
  return [...now.years]
    .toSorted((one, other) => other - one)
    .map((year) => {
      const notice = loaded(year)
      const source = notice ? `载入：${notice.number}` : '随程序提供'
      return { ...yearOfCalendar(now, year), source }
    })
}

/** 载入记录 with the names of the people behind it. */
export const noticeLines = async (
  { tx }: Ask,
  notices: readonly StoredNotice[],
): Promise<NoticeLine[]> => {
  const people = notices.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? ''])
  const names = await personNames(tx, people)
  return notices.map((one) => ({
    ...one,
    proposer: names.get(one.proposedBy) ?? '',
    decider: names.get(one.decidedBy ?? '') ?? '',
  }))
}

/** @throws Refused where there is no such notice */
export const noticeAsked = async ({ tx, params }: Ask): Promise<StoredNotice> => {
  const notice = await noticeById(tx, params['id'] ?? '')
  if (!notice) throw new Refused({ code: 'edge.absent', message: '没有这份放假安排' })
  return notice
}

type Felt = Readonly<Awaited<ReturnType<typeof previewOf>>> & { shown: ReadonlySet<string> }

/** The cases are listed for one's own organ and those that granted 监督; others are counted. */
export const feltBy = async ({ tx, actor }: Ask, notice: StoredNotice): Promise<Felt> => {
  const shown = new Set([actor.organId, ...(await overseenOrgans(tx))])
  return notice.status === 'proposed'
    ? { ...(await previewOf(tx, actor, notice, shown)), shown }
    : { effects: [...(notice.effects ?? [])], moves: [], shown }
}

export const organNames = async ({ tx }: Ask): Promise<Map<string, string>> =>
  new Map((await organsAll(tx)).map(({ id, name }) => [id, name]))

/** What a notice does to each organ: to whoever may load it all of them, to others their own. */
export const effectsShown = async (
  ask: Ask,
  { effects, shown }: Pick<Felt, 'effects' | 'shown'>,
): Promise<Effect[]> => {
  const all = await mayLoad(ask)
  return effects.filter(({ organId }) => all || shown.has(organId))
}

type Named = { organ: string }

const named = async <One extends { organId: string }>(
  ask: Ask,
  rows: readonly One[],
): Promise<(One & Named)[]> => {
  const organs = await organNames(ask)
  return rows.map((row) => ({ ...row, organ: organs.get(row.organId) ?? '' }))
}

const may = 'calendar.look'
const one = '/console/holidays/:id'

/** The lists of 放假安排 as files; those of all notices come before those of one. */
export const listExportRoutes = (needs: RequestNeeds): StaffRoute[] => [
  ...exportRoutes<NoticeLine>({
    list: '/console/holidays',
    may,
    act: 'calendar.exportNotices' satisfies Act,
    columns: noticeSheet,
    open: async (ask) => ({
      name: '放假安排载入记录',
      rows: await noticeLines(ask, await noticesAll(ask.tx)),
    }),
  }),
  ...exportRoutes<YearLine>({
    list: '/console/holidays/years',
    may,
    act: 'calendar.exportYears' satisfies Act,
    columns: yearSheet,
    open: async (ask) => ({
      name: '已载入放假安排的年份',
      rows: yearLines(needs, await noticesAll(ask.tx)),
    }),
  }),
  ...exportRoutes({
    list: `${one}/moves`,
    may,
    act: 'calendar.export' satisfies Act,
    columns: moveSheet,
    open: async (ask) => {
      const notice = await noticeAsked(ask)
      const { moves } = await feltBy(ask, notice)
      return {
        name: `${notice.year}年放假安排期限变动的申请`,
        rows: await named(ask, moves),
        about: { id: notice.id },
      }
    },
  }),
  ...exportRoutes<Effect & Named>({
    list: `${one}/organs`,
    may,
    act: 'calendar.exportEffects' satisfies Act,
    columns: effectSheet,
    open: async (ask) => {
      const notice = await noticeAsked(ask)
      return {
        name: `${notice.year}年放假安排各机关变动件数`,
        rows: await named(ask, await effectsShown(ask, await feltBy(ask, notice))),
        about: { id: notice.id },
      }
    },
  }),
  ...exportRoutes<YearDay>({
    list: `${one}/days`,
    may,
    act: 'calendar.exportDays' satisfies Act,
    columns: daySheet,
    open: async (ask) => {
      const notice = await noticeAsked(ask)
      const { after } = await withAndWithout(ask.tx, notice)
      return {
        name: `${notice.year}年放假和调休上班的日子`,
        rows: yearOfCalendar(after, notice.year).days,
        about: { id: notice.id },
      }
    },
  }),
]
