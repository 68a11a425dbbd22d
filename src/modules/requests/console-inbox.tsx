import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { peopleWithRole, personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { applicantKindNames } from './applicant.ts'
import { confirmBy } from './confirm-by.ts'
import { deskNames } from './desk.ts'
import { soonUntil, workingDaysLeft } from './due.ts'
import { turnHolder } from './console-turn.ts'
import { type InboxQuery, InboxPage } from './pages/inbox.tsx'
import type { Line } from './pages/lines.tsx'
import { wordsOf } from './search-words.ts'
import {
  inboxCount,
  type InboxFilter,
  type InboxRow,
  inboxRows,
  pageSize,
  yearsOf,
} from './store-inbox.ts'

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
    turn: text('turn'),
    sort: text('sort') || 'due',
    order: text('order'),
  }
}

const sorts = { due: '', received: '', number: '' }
const holders = { mine: '', others: '' }
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

export const filterOf = async (
  ask: Ask,
  needs: RequestNeeds,
  query: InboxQuery,
): Promise<InboxFilter> => {
  const today = needs.clock.today()
  const text = foldWidth(query.q)
  const turn = known(holders, query.turn)
  return {
    ...(turn && { turn: { of: await turnHolder(ask, needs), theirs: turn === 'mine' } }),
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
    const filter = await filterOf(ask, needs, query)
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

/** 收件箱. */
export const inboxRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests',
    may: 'requests.read',
    audit: null,
    handle: showInbox(needs),
  },
]
