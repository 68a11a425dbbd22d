import { randomUUID } from 'node:crypto'
import { fieldReader } from '../../kernel/fields.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Form } from '../../platform/form.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import { overseenOrgans } from '../../platform/oversight.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { organsAll, personNames } from '../organs.ts'
import type { RequestNeeds } from '../requests.ts'
import {
  approveNotice,
  mayLoadHere,
  previewOf,
  proposeNotice,
  rejectNotice,
  withAndWithout,
} from './actions.ts'
import type { calendarActs } from './acts.ts'
import type { StoredNotice } from './loaded.ts'
import { calendarPermissions } from './may.ts'
import { oddities, readNotice } from './notice.ts'
import { moveSheet } from './pages/move-columns.ts'
import { CalendarPage } from './pages/calendar.tsx'
import { NewNoticePage } from './pages/new-notice.tsx'
import { movesPerPage, NoticePage } from './pages/notice.tsx'
import { noticeById, noticesAll } from './store.ts'
import { yearOfCalendar } from './year.ts'

type Act = keyof typeof calendarActs
type Needs = RequestNeeds

const mayLoad = async ({ tx, actor }: Ask): Promise<boolean> =>
  calendarPermissions['calendar.load'].some((role) => actor.roles.includes(role)) &&
  (await mayLoadHere(tx, actor))

const list = async ({ calendar }: Needs, ask: Ask): Promise<Page> => {
  const notices = await noticesAll(ask.tx)
  const people = notices.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? ''])
  const names = await personNames(ask.tx, people)
  const now = calendar()
  return {
    page: (
      <CalendarPage
        shell={ask.shell}
        today={ask.clock.today()}
        knownUntil={now.knownUntil}
        years={[...now.years]
          .toSorted((one, other) => other - one)
          .map((year) => yearOfCalendar(now, year))}
        notices={notices}
        nameOf={(id) => names.get(id) ?? ''}
        mayLoad={await mayLoad(ask)}
      />
    ),
  }
}

/** What was pasted, or the file that was chosen instead. */
const noticeText = async (form: Form): Promise<string> => {
  const pasted = form.text('notice')
  const [file] = form.files('file')
  if (pasted !== '' || !file) return pasted
  // A notice has some three thousand signs; the reading of it refuses what is longer.
  return (await file.slice(0, 400_001).text()).trim()
}

const showNew = async (ask: Ask): Promise<Page> => {
  const form = ask.refused?.form
  return {
    page: (
      <NewNoticePage
        shell={ask.shell}
        idempotencyKey={form?.hidden('key') || randomUUID()}
        typed={form ? { ...form.record, notice: await noticeText(form) } : {}}
        mayLoad={await mayLoad(ask)}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

const propose = async (needs: Needs, { form, tx, actor }: Ask): Promise<string> => {
  const notice = orRefuse(readNotice(await noticeText(form), needs.calendar()))
  const reader = fieldReader(form.record)
  const number = reader.text('number', 60, '请填写通知的文号，例如 国办发明电〔2026〕8号')
  const reason = reader.optional('reason', 500)
  return proposeNotice(tx, needs, actor, orRefuse(reader.read({ notice, number, reason })))
}

const noticeAsked = async ({ tx, params }: Ask): Promise<StoredNotice> => {
  const notice = await noticeById(tx, params['id'] ?? '')
  if (!notice) throw new Refused({ code: 'edge.absent', message: '没有这份放假安排' })
  return notice
}

const pageAsked = ({ query }: Ask): number =>
  Math.min(Math.max(Math.trunc(Number(query.get('page')) || 1), 1), 10_000)

type Felt = Readonly<Awaited<ReturnType<typeof previewOf>>> & { shown: ReadonlySet<string> }

/** The cases are listed for one's own organ and those that granted 监督; others are counted. */
const feltBy = async ({ tx, actor }: Ask, notice: StoredNotice): Promise<Felt> => {
  const shown = new Set([actor.organId, ...(await overseenOrgans(tx))])
  return notice.status === 'proposed'
    ? { ...(await previewOf(tx, actor, notice, shown)), shown }
    : { effects: [...(notice.effects ?? [])], moves: [], shown }
}

const organNames = async ({ tx }: Ask): Promise<Map<string, string>> =>
  new Map((await organsAll(tx)).map(({ id, name }) => [id, name]))

const show = async (ask: Ask): Promise<Page> => {
  const { tx, actor, shell } = ask
  const notice = await noticeAsked(ask)
  const { shown, ...preview } = await feltBy(ask, notice)
  const load = await mayLoad(ask)
  const organs = await organNames(ask)
  const names = await personNames(tx, [notice.proposedBy, notice.decidedBy ?? ''])
  const { after } = await withAndWithout(tx, notice)
  const page = pageAsked(ask)
  return {
    page: (
      <NoticePage
        shell={shell}
        notice={notice}
        year={yearOfCalendar(after, notice.year)}
        oddities={oddities(notice, yearOfCalendar(after, notice.year).working)}
        effects={preview.effects.filter(({ organId }) => load || shown.has(organId))}
        moves={preview.moves.slice((page - 1) * movesPerPage, page * movesPerPage)}
        total={preview.moves.length}
        page={page}
        ownOrgan={actor.organId}
        organName={(id) => organs.get(id) ?? ''}
        nameOf={(id) => names.get(id) ?? ''}
        mayLoad={load}
        own={[actor.personId, actor.actingFor].includes(notice.proposedBy)}
        keyOf={() => ask.refused?.form.hidden('key') || randomUUID()}
        typed={ask.refused?.form.record ?? {}}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

/** 放假安排 in the console. */
export const calendarRoutes = (needs: Needs): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/holidays',
    may: 'calendar.look',
    audit: null,
    handle: (ask) => list(needs, ask),
  },
  {
    method: 'get',
    path: '/console/holidays/new',
    may: 'calendar.load',
    audit: null,
    handle: showNew,
  },
  {
    method: 'post',
    path: '/console/holidays/new',
    may: 'calendar.load',
    audit: 'calendar.propose' satisfies Act,
    form: showNew,
    handle: async (ask) => {
      const id = await propose(needs, ask)
      return { to: `/console/holidays/${id}`, notice: '已提交，须由另一个人核对后批准载入' }
    },
  },
  {
    method: 'get',
    path: '/console/holidays/:id',
    may: 'calendar.look',
    audit: null,
    handle: show,
  },
  ...exportRoutes({
    list: '/console/holidays/:id/moves',
    may: 'calendar.look',
    act: 'calendar.export' satisfies Act,
    columns: moveSheet,
    open: async (ask) => {
      const notice = await noticeAsked(ask)
      const organs = await organNames(ask)
      const { moves } = await feltBy(ask, notice)
      return {
        name: `${notice.year}年放假安排期限变动的申请`,
        rows: moves.map((move) => ({ ...move, organ: organs.get(move.organId) ?? '' })),
      }
    },
  }),
  {
    method: 'post',
    path: '/console/holidays/:id/approve',
    may: 'calendar.load',
    audit: 'calendar.approve' satisfies Act,
    form: show,
    handle: async ({ tx, actor, params }) => {
      const { id, year } = await approveNotice(tx, needs, actor, params['id'] ?? '')
      return {
        to: `/console/holidays/${id}`,
        notice: `已载入 ${year} 年放假安排，答复期限已经重新推算`,
      }
    },
  },
  {
    method: 'post',
    path: '/console/holidays/:id/reject',
    may: 'calendar.load',
    audit: 'calendar.reject' satisfies Act,
    form: show,
    handle: async ({ tx, actor, params, form }) => {
      const id = params['id'] ?? ''
      const reader = fieldReader(form.record)
      const reason = reader.text('reason', 500, '请写明退回的理由')
      await rejectNotice(tx, needs, actor, { id, ...orRefuse(reader.read({ reason })) })
      return { to: '/console/holidays', notice: '已退回，没有载入' }
    },
  },
]

export const calendarMenu: MenuPart = {
  entries: [{ href: '/console/holidays', label: '放假安排', may: 'calendar.look' }],
}
