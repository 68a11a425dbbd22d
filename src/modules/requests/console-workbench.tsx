import { randomUUID } from 'node:crypto'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { Kpi } from '../../ui/kpi.tsx'
import type { RequestNeeds } from './actions.ts'
import { filterOf, linesOf, queryOf } from './console-inbox.tsx'
import { readerOf, withHandlers } from './console-reminders.tsx'
import type { Desk } from './desk.ts'
import { soonUntil } from './due.ts'
import { type DeskLine, deskSheet } from './pages/inbox-columns.ts'
import { type WorkList, WorkbenchPage } from './pages/workbench.tsx'
import {
  firstRows,
  inboxBatches,
  type InboxFilter,
  type WorkCounts,
  workCounts,
} from './store-inbox.ts'
import { remindersFound } from './store-reminders.ts'

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

/** A list of the desk before its rows are read. */
type Planned = { title: string; href: string; total: number; filter: InboxFilter }

/** The lists this person may work on that hold anything. */
const plannedFor = (ask: Ask, needs: RequestNeeds, counts: WorkCounts): Planned[] =>
  wanted
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

/** The first rows of each list, in one query. */
const listsOf = async (ask: Ask, needs: RequestNeeds, counts: WorkCounts): Promise<WorkList[]> => {
  const mine = plannedFor(ask, needs, counts)
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

const countsOf = (ask: Ask, { calendar, clock }: RequestNeeds): Promise<WorkCounts> => {
  const { organId, personId } = ask.actor
  const today = clock.today()
  return workCounts(ask.tx, {
    organId,
    personId,
    today,
    soonUntil: soonUntil(calendar(), today),
  })
}

/** Every case of every list, one list after the other, however many the page shows. */
const every = async function* (ask: Ask, needs: RequestNeeds): AsyncGenerator<DeskLine> {
  for (const { title, filter } of plannedFor(ask, needs, await countsOf(ask, needs)))
    for await (const rows of inboxBatches(ask.tx, filter))
      for (const line of await linesOf(ask, needs, rows)) yield { ...line, list: title }
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
    const counts = await countsOf(ask, needs)
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

/** 工作台: what is due, what waits, and all of it as a file. */
export const workbenchRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console',
    may: 'requests.desk',
    audit: null,
    handle: showWorkbench(needs),
  },
  ...exportRoutes<DeskLine>({
    list: '/console/work',
    may: 'requests.read',
    act: 'requests.exportDesk',
    columns: deskSheet,
    open: async (ask) => ({ name: '工作台清单', rows: every(ask, needs) }),
  }),
]
