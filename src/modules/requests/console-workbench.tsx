import { randomUUID } from 'node:crypto'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { Kpi } from '../../ui/kpi.tsx'
import type { RequestNeeds } from './actions.ts'
import { filterOf, linesOf, queryOf } from './console-inbox.tsx'
import { readerOf, withHandlers } from './console-reminders.tsx'
import { turnHolder } from './console-turn.ts'
import type { Desk } from './desk.ts'
import { soonUntil } from './due.ts'
import { type DeskLine, deskSheet } from './pages/inbox-columns.ts'
import { type WorkList, WorkbenchPage } from './pages/workbench.tsx'
import {
  firstRows,
  inboxBatches,
  type InboxFilter,
  type TurnCounts,
  turnCounts,
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
  | { desk: Desk; turn?: 'mine' }
  | { due: 'overdue' | 'soon' }
  | { turn: 'others' }
)

/** The lists of the desk, in the order in which they matter. */
const wanted: readonly Wanted[] = [
  { title: '待您签发', desk: 'sign', turn: 'mine' },
  { title: '待您审核', desk: 'review', turn: 'mine' },
  { title: '待您同意的事项', desk: 'approve', turn: 'mine' },
  { title: '已超期', due: 'overdue' },
  { title: '今日和 3 个工作日内到期', due: 'soon' },
  { title: '待确认收到', desk: 'confirm', may: 'requests.handle' },
  { title: '待告知第三方', desk: 'notify', may: 'requests.handle' },
  { title: '待送达', desk: 'serve', may: 'requests.handle' },
  { title: '待办理', desk: 'handle', may: 'requests.handle' },
  { title: '等征求意见', desk: 'others' },
  { title: '等他人审核、签发、同意', turn: 'others', may: 'requests.handle' },
]

const shownPerList = 6

const remindersShown = 5

/** A list of the desk before its rows are read. */
type Planned = { title: string; href: string; total: number; filter: InboxFilter }

type Counts = { all: WorkCounts; turns: TurnCounts }

const totalOf = ({ all, turns }: Counts, by: Wanted): number => {
  if ('due' in by) return by.due === 'overdue' ? all.overdue : all.today + all.soon
  if (!('desk' in by)) return turns.elsewhere
  return by.turn === 'mine' ? turns[by.desk as 'sign'] : all[by.desk as 'sign']
}

/** Closed cases have proposals, too. */
const groupOf = (by: Wanted): 'all' | 'open' =>
  'due' in by || ('desk' in by && by.desk !== 'approve') ? 'open' : 'all'

/** The lists this person may work on that hold anything. */
const plannedFor = async (ask: Ask, needs: RequestNeeds, counts: Counts): Promise<Planned[]> => {
  const planned: Planned[] = []
  for (const one of wanted.filter(({ may }) => may === undefined || needs.may(ask.actor, may))) {
    const { title, may: _may, ...by } = one
    const total = totalOf(counts, one)
    if (total === 0) continue
    const group = groupOf(one)
    const query = { ...queryOf(ask), ...by, q: '', applicant: '', group }
    const filter = { ...(await filterOf(ask, needs, query)), page: 1 }
    planned.push({ title, href: hrefOf({ ...by, group }), total, filter })
  }
  return planned
}

/** The first rows of each list, in one query. */
const listsOf = async (ask: Ask, needs: RequestNeeds, counts: Counts): Promise<WorkList[]> => {
  const mine = await plannedFor(ask, needs, counts)
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

const countsOf = async (ask: Ask, needs: RequestNeeds): Promise<Counts> => {
  const { organId, personId } = ask.actor
  const today = needs.clock.today()
  const until = soonUntil(needs.calendar(), today)
  return {
    all: await workCounts(ask.tx, { organId, personId, today, soonUntil: until }),
    turns: await turnCounts(ask.tx, organId, await turnHolder(ask, needs)),
  }
}

/** Every case of every list, one list after the other, however many the page shows. */
const every = async function* (ask: Ask, needs: RequestNeeds): AsyncGenerator<DeskLine> {
  for (const { title, filter } of await plannedFor(ask, needs, await countsOf(ask, needs)))
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
          greeting={`${actor.name}，今天是 ${today}。${counts.all.mine > 0 ? `您名下有 ${counts.all.mine} 件未办结。` : ''}`}
          figures={figuresOf(counts.all)}
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
