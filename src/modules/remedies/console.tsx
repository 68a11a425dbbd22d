import { randomUUID } from 'node:crypto'
import { day, firstDayOf, lastDayOf, parseDay } from '../../kernel/day.ts'
import { orRefuse } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import { organAsked } from '../../platform/oversight.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { organById } from '../organs.ts'
import { requestWithNumber } from '../requests.ts'
import { closeDispute, correctDispute, fileDispute, ownDispute } from './actions.ts'
import type { disputeActs } from './acts.ts'
import {
  type Dispute,
  disputeKindNames,
  type DisputeKind,
  outcomeNames,
  readClosed,
  readFiled,
} from './dispute.ts'
import { disputePermissions } from './may.ts'
import { DisputePage, NewDisputePage } from './pages/dispute.tsx'
import { disputeSheet } from './pages/dispute-columns.ts'
import { DisputesPage } from './pages/disputes.tsx'
import {
  disputeById,
  type DisputeColumn,
  type DisputeFilter,
  disputesFound,
  disputesPerPage,
  everyDispute,
  type Span,
} from './store.ts'

type Act = keyof typeof disputeActs

const holds = ({ actor }: Ask, permission: keyof typeof disputePermissions): boolean =>
  disputePermissions[permission].some((role) => actor.roles.includes(role))

const isKind = (text: string): text is DisputeKind => Object.hasOwn(disputeKindNames, text)

const isColumn = (text: string): text is DisputeColumn =>
  text === 'pending' || text === 'total' || Object.hasOwn(outcomeNames, text)

/** The year of a report's column, up to the day on which it is asked for. */
const spanOf = ({ query, clock }: Ask): Span => {
  const year = Number(query.get('year'))
  const known = Number.isInteger(year) && year > 1949 && year < 2200
  const asOf = parseDay(query.get('asOf'))
  const last = known ? lastDayOf(year) : clock.today()
  return {
    from: known ? firstDayOf(year) : day('1949-10-01'),
    to: asOf.ok && asOf.value < last ? asOf.value : last,
  }
}

const textIn =
  ({ query }: Ask) =>
  (name: string): string =>
    query.get(name)?.trim().slice(0, 100) ?? ''

/** The filter that the address says, for the page and for the export. */
const filterOf = async (ask: Ask): Promise<DisputeFilter> => {
  const text = textIn(ask)
  const [q, kind, counted] = [text('q'), text('kind'), text('counted')]
  return {
    organId: await organAsked(ask, ask.query.get('organ'), holds(ask, 'remedies.oversee')),
    page: Math.min(Math.max(Math.trunc(Number(text('page')) || 1), 1), 10_000),
    ...(q !== '' && { q }),
    ...(isKind(kind) && { kind }),
    ...(isColumn(counted) && { counted: { by: counted, span: spanOf(ask) } }),
  }
}

const list = async (ask: Ask): Promise<Page> => {
  const { tx, shell, actor } = ask
  const text = textIn(ask)
  const [q, kind, counted] = [text('q'), text('kind'), text('counted')]
  const filter = await filterOf(ask)
  const { organId, page } = filter
  const span = spanOf(ask)
  const { total, disputes } = await disputesFound(tx, filter)
  return {
    page: (
      <DisputesPage
        shell={shell}
        organName={(await organById(tx, organId))?.name ?? ''}
        own={organId === actor.organId}
        mayKeep={holds(ask, 'remedies.keep')}
        query={{ q, kind, counted, organ: text('organ'), year: text('year'), asOf: text('asOf') }}
        span={span}
        disputes={disputes}
        page={page}
        pages={Math.ceil(total / disputesPerPage)}
        total={total}
      />
    ),
  }
}

const showNew = async ({ shell, clock, refused }: Ask): Promise<Page> => ({
  page: (
    <NewDisputePage
      shell={shell}
      idempotencyKey={refused?.form.hidden('key') || randomUUID()}
      today={clock.today()}
      typed={refused?.form.record ?? { filedOn: clock.today() }}
      refusal={refused?.refusal}
    />
  ),
})

const show = async (ask: Ask): Promise<Page> => {
  const { tx, shell, actor, clock, params, refused } = ask
  const id = params['id'] ?? ''
  const overseen = holds(ask, 'remedies.oversee') ? await disputeById(tx, id) : undefined
  const dispute = overseen ?? (await ownDispute(tx, actor, id))
  const { organId, requestNumber } = dispute
  const request =
    requestNumber === null ? undefined : await requestWithNumber(tx, organId, requestNumber)
  return {
    page: (
      <DisputePage
        shell={shell}
        dispute={dispute}
        requestHref={request === undefined ? undefined : `/console/requests/${request}`}
        mayKeep={organId === actor.organId && holds(ask, 'remedies.keep')}
        today={clock.today()}
        keyOf={() => refused?.form.hidden('key') || randomUUID()}
        typed={refused?.form.record}
        refusal={refused?.refusal}
      />
    ),
  }
}

/** 复议诉讼台账 in the console. */
export const disputeRoutes = (): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/disputes',
    may: 'remedies.read',
    audit: null,
    handle: list,
  },
  ...exportRoutes<Dispute>({
    list: '/console/disputes',
    may: 'remedies.read',
    act: 'remedies.export' satisfies Act,
    columns: disputeSheet,
    open: async (ask) => ({
      name: '复议诉讼台账',
      rows: everyDispute(ask.tx, await filterOf(ask)),
    }),
  }),
  {
    method: 'get',
    path: '/console/disputes/new',
    may: 'remedies.keep',
    audit: null,
    handle: showNew,
  },
  {
    method: 'post',
    path: '/console/disputes/new',
    may: 'remedies.keep',
    audit: 'remedies.file' satisfies Act,
    form: showNew,
    handle: async ({ tx, actor, clock, form }) => {
      const said = orRefuse(readFiled(form.record, clock.today()))
      const id = await fileDispute(tx, { actor, clock }, said)
      return { to: `/console/disputes/${id}`, notice: `已登记：${said.number}` }
    },
  },
  {
    method: 'get',
    path: '/console/disputes/:id',
    may: 'remedies.read',
    audit: null,
    handle: show,
  },
  {
    method: 'post',
    path: '/console/disputes/:id/close',
    may: 'remedies.keep',
    audit: 'remedies.close' satisfies Act,
    form: show,
    handle: async ({ tx, actor, clock, params, form }) => {
      const id = params['id'] ?? ''
      const end = orRefuse(readClosed(form.record, clock.today()))
      await closeDispute(tx, { actor, clock }, { id, end })
      return { to: `/console/disputes/${id}`, notice: `已登记：${outcomeNames[end.outcome]}` }
    },
  },
  {
    method: 'post',
    path: '/console/disputes/:id/correct',
    may: 'remedies.keep',
    audit: 'remedies.correct' satisfies Act,
    form: show,
    handle: async ({ tx, actor, clock, params, form }) => {
      const id = params['id'] ?? ''
      const said = orRefuse(readFiled(form.record, clock.today()))
      const version = Number(form.hidden('version'))
      await correctDispute(tx, { actor, clock }, { id, version, said })
      return { to: `/console/disputes/${id}`, notice: '登记内容已更正' }
    },
  },
]

export const disputeMenu: MenuPart = {
  entries: [{ href: '/console/disputes', label: '复议诉讼', may: 'remedies.read' }],
}
