import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { reminderSheet, RemindersPage, type ReminderView } from './pages/reminders.tsx'
import {
  everyReminder,
  markSeen,
  type ReminderLine,
  type ReminderReader,
  remindersFound,
  remindersPerPage,
} from './store-reminders.ts'

/** Whose reminders a person reads: their own, those of the one in whose place they act, and what goes up. */
export const readerOf = (needs: RequestNeeds, { actor }: Pick<Ask, 'actor'>): ReminderReader => ({
  organId: actor.organId,
  personIds: [actor.personId, ...(actor.actingFor === undefined ? [] : [actor.actingFor])],
  head: needs.may(actor, 'requests.approve'),
})

/** Reminders with the names of the handlers. */
export const withHandlers = async (
  { tx }: Pick<Ask, 'tx'>,
  lines: readonly ReminderLine[],
): Promise<ReminderView[]> => {
  const names = await personNames(
    tx,
    lines.flatMap(({ handler }) => handler ?? []),
  )
  return lines.map((line) => ({
    ...line,
    handler: line.handler === null ? null : (names.get(line.handler) ?? null),
  }))
}

const list =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const all = ask.query.get('show') === 'all'
    const page = Math.min(Math.max(Math.trunc(Number(ask.query.get('page')) || 1), 1), 1000)
    const reader = readerOf(needs, ask)
    const { total, reminders } = await remindersFound(ask.tx, { ...reader, unseen: !all, page })
    return {
      page: (
        <RemindersPage
          shell={ask.shell}
          all={all}
          reminders={await withHandlers(ask, reminders)}
          page={page}
          pages={Math.ceil(total / remindersPerPage)}
          total={total}
          csrf={ask.shell.csrf}
          keyOf={randomUUID}
        />
      ),
    }
  }

const see =
  (needs: RequestNeeds, one: boolean) =>
  async (ask: Ask): Promise<Sent> => {
    const { tx, actor, params } = ask
    const at = needs.clock.now()
    const id = params['id'] ?? ''
    const seen = await markSeen(tx, readerOf(needs, ask), {
      personId: actor.personId,
      at,
      ...(one && { id }),
    })
    if (one && seen === 0)
      throw new Refused({ code: 'requests.reminder.absent', message: '没有这条提醒，或者已经处理' })
    const subject = one ? id : 'all'
    await audit(tx, actor, { act: 'requests.seeReminder', subject, at, detail: { seen } })
    return { to: '/console/reminders', notice: `已处理 ${seen} 条提醒` }
  }

const every = async function* (ask: Ask, needs: RequestNeeds): AsyncGenerator<ReminderView> {
  const filter = { ...readerOf(needs, ask), unseen: ask.query.get('show') !== 'all' }
  for await (const lines of everyReminder(ask.tx, filter)) yield* await withHandlers(ask, lines)
}

/** 提醒 of the person: the list, its export, and 知道了. */
export const reminderRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/reminders'
  const may = 'requests.read'
  const audited = 'requests.seeReminder'
  return [
    { method: 'get', path: at, may, audit: null, handle: list(needs) },
    ...exportRoutes<ReminderView>({
      list: at,
      may,
      act: 'requests.exportReminders',
      columns: reminderSheet,
      open: async (ask) => ({ name: '期限提醒', rows: every(ask, needs) }),
    }),
    {
      method: 'post',
      path: `${at}/seen`,
      may,
      audit: audited,
      form: list(needs),
      handle: see(needs, false),
    },
    {
      method: 'post',
      path: `${at}/:id/seen`,
      may,
      audit: audited,
      form: list(needs),
      handle: see(needs, true),
    },
  ]
}
