import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { Kpi } from '../../ui/kpi.tsx'
import { peopleWithRole, personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { applicantKindNames } from './applicant.ts'
import { confirmBy } from './confirm-by.ts'
import { type Desk, deskNames } from './desk.ts'
import { readerOf, withHandlers } from './console-reminders.tsx'
import { soonUntil, workingDaysLeft } from './due.ts'
import { type InboxQuery, InboxPage } from './pages/inbox.tsx'
import type { Line } from './pages/lines.tsx'
import { type WorkList, WorkbenchPage } from './pages/workbench.tsx'
import { wordsOf } from './search-words.ts'
import {
  inboxCount,
  firstRows,
  type InboxFilter,
  type InboxRow,
  inboxRows,
  pageSize,
  type WorkCounts,
  workCounts,
  yearsOf,
} from './store-inbox.ts'
import { remindersFound } from './store-reminders.ts'

const known = <K extends string>(names: Readonly<Record<K, string>>, text: string): K | undefined =>
  Object.hasOwn(names, text) ? (text as K) : undefined

/** What the address of the inbox says. */
export const queryOf = ({ query }: Ask): InboxQuery => {
  const text = (name: string): string => query.get(name)?.slice(0, 100) ?? ''
  return {
    q: text('q').trim(),
    applicant: text('applicant'),
    group: text('group') || 'open',
    desk: text('desk'),
    kind: text('kind'),
    handler: text('handler'),
    year: text('year'),
    due: text('due'),
    sort: text('sort') || 'due',
    order: text('order'),
  }
}

const sorts = { due: '', received: '', number: '' }
const dues = { overdue: '', soon: '' }
const groups = { open: '', done: '', all: '' }

/** The filters that were chosen; what the address says wrongly is passed over. */
const chosen = (query: InboxQuery): Partial<InboxFilter> => {
  const desk = known(deskNames, query.desk)
  const kind = known(applicantKindNames, query.kind)
  const due = known(dues, query.due)
  const year = Number(query.year)
  return {
    ...(desk && { desk }),
    ...(kind && { kind }),
    ...(due && { due }),
    ...(query.handler !== '' && { handlerId: query.handler }),
    ...(Number.isInteger(year) && year > 0 && { year }),
  }
}

export const filterOf = (ask: Ask, needs: RequestNeeds, query: InboxQuery): InboxFilter => {
  const today = needs.clock.today()
  const text = foldWidth(query.q)
  return {
    ...chosen(query),
    organId: ask.actor.organId,
    group: known(groups, query.group) ?? 'open',
    sort: known(sorts, query.sort) ?? 'due',
    descending: query.order === 'down',
    page: Math.min(Math.max(Math.trunc(Number(ask.query.get('page')) || 1), 1), 1000),
    today,
    soonUntil: soonUntil(needs.calendar(), today),
    ...(text !== '' && { q: { text, words: wordsOf(text) } }),
    ...(query.applicant !== '' && { applicant: query.applicant }),
  }
}

/** Rows as the lists show them: the handler by name, the working days left. */
export const linesOf = async (
  ask: Ask,
  needs: RequestNeeds,
  rows: readonly InboxRow[],
): Promise<Line[]> => {
  const names = await personNames(
    ask.tx,
    rows.flatMap(({ handler }) => handler ?? []),
  )
  const today = needs.clock.today()
  const left = (dueOn: Day | null): number | null =>
    dueOn === null ? null : workingDaysLeft(needs.calendar(), today, dueOn)
  return rows.map((row) => ({
    ...row,
    handler: row.handler === null ? null : (names.get(row.handler) ?? null),
    left: left(row.dueOn),
    confirm:
      row.stage === 'submitted'
        ? {
            ...confirmBy(needs.calendar(), row, today),
            mayConfirm: needs.may(ask.actor, 'requests.handle'),
          }
        : null,
    heldUntil: row.holdUntil !== null && row.holdUntil >= today ? row.holdUntil : null,
  }))
}

export const showInbox =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const query = queryOf(ask)
    const filter = filterOf(ask, needs, query)
    const rows = await inboxRows(ask.tx, filter)
    const { total, capped } = await inboxCount(ask.tx, filter)
    const { organId } = ask.actor
    return {
      page: (
        <InboxPage
          shell={ask.shell}
          query={query}
          lines={await linesOf(ask, needs, rows)}
          page={filter.page}
          pages={Math.ceil(total / pageSize)}
          total={total}
          capped={capped}
          years={await yearsOf(ask.tx, organId)}
          handlers={await peopleWithRole(ask.tx, { organId, role: 'handler', on: filter.today })}
          mayRegister={needs.may(ask.actor, 'requests.handle')}
          mayExportFull={needs.may(ask.actor, 'requests.exportFull')}
          idempotencyKey={randomUUID()}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const figuresOf = (counts: WorkCounts): Kpi[] => {
  const at = '/console/requests?'
  return [
    {
      label: '已超期',
      value: counts.overdue,
      unit: '件',
      tone: 'overdue',
      href: `${at}due=overdue`,
    },
    {
      label: '3 个工作日内到期',
      value: counts.today + counts.soon,
      unit: '件',
      tone: 'soon',
      href: `${at}due=soon`,
      ...(counts.today > 0 && { hint: `今日到期 ${counts.today} 件` }),
    },
    { label: '待审核', value: counts.review, unit: '件', href: `${at}desk=review` },
    { label: '待签发', value: counts.sign, unit: '件', href: `${at}desk=sign` },
    { label: '等申请人', value: counts.applicant, unit: '件', href: `${at}desk=applicant` },
    { label: '等征求意见', value: counts.others, unit: '件', href: `${at}desk=others` },
  ]
}

type Wanted = { title: string; may?: Parameters<RequestNeeds['may']>[1] } & (
  | { desk: Desk }
  | { due: 'overdue' | 'soon' }
)

/** The lists of the desk, in the order in which they matter. */
const wanted: readonly Wanted[] = [
  { title: '待您签发', desk: 'sign', may: 'requests.sign' },
  { title: '待审核', desk: 'review', may: 'requests.review' },
  { title: '待同意的事项', desk: 'approve' },
  { title: '已超期', due: 'overdue' },
  { title: '今日和 3 个工作日内到期', due: 'soon' },
  { title: '待确认收到', desk: 'confirm', may: 'requests.handle' },
  { title: '待告知第三方', desk: 'notify', may: 'requests.handle' },
  { title: '待送达', desk: 'serve', may: 'requests.handle' },
  { title: '待办理', desk: 'handle', may: 'requests.handle' },
  { title: '等征求意见', desk: 'others' },
]

const shownPerList = 6

const remindersShown = 5

/** The lists this person may work on that hold anything, in one query. */
const listsOf = async (ask: Ask, needs: RequestNeeds, counts: WorkCounts): Promise<WorkList[]> => {
  const mine = wanted
    .filter(({ may }) => may === undefined || needs.may(ask.actor, may))
    .map(({ title, may: _may, ...by }) => {
      const group = 'desk' in by && by.desk === 'approve' ? 'all' : 'open'
      const total = 'desk' in by ? counts[by.desk as 'sign'] : totalDue(counts, by.due)
      const filter = {
        ...filterOf(ask, needs, { ...queryOf(ask), ...by, q: '', applicant: '', group }),
        page: 1,
      }
      return { title, href: hrefOf({ ...by, group }), total, filter }
    })
    .filter(({ total }) => total > 0)
  const found = await firstRows(
    ask.tx,
    mine.map(({ filter }) => filter),
    shownPerList,
  )
  const lines = await linesOf(ask, needs, found.flat())
  const shown = new Map(lines.map((line) => [line.id, line]))
  return mine.map(({ title, href, total }, index) => ({
    title,
    href,
    total,
    lines: (found[index] ?? []).flatMap(({ id }) => shown.get(id) ?? []),
  }))
}

const showWorkbench =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page | Sent> => {
    const today = needs.clock.today()
    const { actor } = ask
    const first = ask.shell.menu
      .flatMap(({ items }) => items)
      .find(({ href }) => href !== '/console')
    if (!needs.may(actor, 'requests.read') && first) return { to: first.href }
    const counts = await workCounts(ask.tx, {
      organId: actor.organId,
      personId: actor.personId,
      today,
      soonUntil: soonUntil(needs.calendar(), today),
    })
    const { total, reminders } = await remindersFound(ask.tx, {
      ...readerOf(needs, ask),
      unseen: true,
      page: 1,
    })
    return {
      page: (
        <WorkbenchPage
          shell={ask.shell}
          greeting={`${actor.name}，今天是 ${today}。${counts.mine > 0 ? `您名下有 ${counts.mine} 件未办结。` : ''}`}
          figures={figuresOf(counts)}
          reminders={await withHandlers(ask, reminders.slice(0, remindersShown))}
          moreReminders={total > remindersShown}
          keyOf={randomUUID}
          lists={await listsOf(ask, needs, counts)}
          mayRegister={needs.may(actor, 'requests.handle')}
        />
      ),
    }
  }

/** 待送达 is a page of its own: letters to one addressee go together. */
const hrefOf = (query: Record<string, string>): string =>
  query['desk'] === 'serve'
    ? '/console/envelopes'
    : `/console/requests?${new URLSearchParams(query)}`

const totalDue = (counts: WorkCounts, due: 'overdue' | 'soon'): number =>
  due === 'overdue' ? counts.overdue : counts.today + counts.soon

/** 工作台 and 收件箱. */
export const inboxRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests',
    may: 'requests.read',
    audit: null,
    handle: showInbox(needs),
  },
  {
    method: 'get',
    path: '/console',
    may: 'requests.desk',
    audit: null,
    handle: showWorkbench(needs),
  },
]
