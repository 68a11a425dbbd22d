import { randomUUID } from 'node:crypto'
import { fieldReader } from '../../kernel/fields.ts'
import { orRefuse } from '../../kernel/result.ts'
import type { Form } from '../../platform/form.ts'
import type { MenuPart } from '../../platform/menu.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from '../requests.ts'
import { approveNotice, proposeNotice, rejectNotice, withAndWithout } from './actions.ts'
import type { calendarActs } from './acts.ts'
import {
  effectsShown,
  feltBy,
  listExportRoutes,
  mayLoad,
  noticeAsked,
  noticeLines,
  organNames,
  yearLines,
} from './console-lists.ts'
import { oddities, readNotice } from './notice.ts'
import { CalendarPage } from './pages/calendar.tsx'
import { NewNoticePage } from './pages/new-notice.tsx'
import { movesPerPage, NoticePage } from './pages/notice.tsx'
import { noticesAll } from './store.ts'
import { yearOfCalendar } from './year.ts'

type Act = keyof typeof calendarActs
type Needs = RequestNeeds

const list = async (needs: Needs, ask: Ask): Promise<Page> => {
  const notices = await noticesAll(ask.tx)
  return {
    page: (
      <CalendarPage
        shell={ask.shell}
        today={ask.clock.today()}
        knownUntil={needs.calendar().knownUntil}
        years={yearLines(needs, notices)}
        notices={await noticeLines(ask, notices)}
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

const pageAsked = ({ query }: Ask): number =>
  Math.min(Math.max(Math.trunc(Number(query.get('page')) || 1), 1), 10_000)

const show = async (ask: Ask): Promise<Page> => {
  const { tx, actor, shell } = ask
  const notice = await noticeAsked(ask)
  const felt = await feltBy(ask, notice)
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
        effects={await effectsShown(ask, felt)}
        moves={felt.moves.slice((page - 1) * movesPerPage, page * movesPerPage)}
        total={felt.moves.length}
        page={page}
        ownOrgan={actor.organId}
        organName={(id) => organs.get(id) ?? ''}
        nameOf={(id) => names.get(id) ?? ''}
        mayLoad={await mayLoad(ask)}
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
  ...listExportRoutes(needs),
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
