import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { beijingDay, beijingMinute } from '../../platform/clock.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import { renderPdf } from '../../platform/paper.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { organById, peopleWithRole, personNames, standInsOf } from '../organs.ts'
import { deskNames, type OpenCase, openCasesOf, type RequestNeeds } from '../requests.ts'
import { confirm, handOver, handoverById, mostCases } from './actions.ts'
import type { handoverActs } from './acts.ts'
import { type Handover, isConfirmed, mayConfirm, partiesOf } from './handover.ts'
import { handoverList } from './letters/handover-list.ts'
import { handoverPermissions } from './may.ts'
import { type HandedLine, handedSheet } from './pages/handed-columns.ts'
import { HandoverPage } from './pages/handover.tsx'
import { handoverSheet, HandoversPage, type HandoverView } from './pages/handovers.tsx'
import { NewHandoverPage } from './pages/new-handover.tsx'
import {
  awaitingConfirmation,
  handoverBatches,
  type HandoverLine,
  handoversFound,
  handoversPerPage,
} from './store.ts'

type Act = keyof typeof handoverActs

const mayMake = ({ actor }: Ask): boolean =>
  handoverPermissions['handovers.make'].some((role) => actor.roles.includes(role))

/** Lists with the names of those concerned, and of those who have not confirmed. */
const named = async (
  { tx }: Pick<Ask, 'tx'>,
  handovers: readonly HandoverLine[],
): Promise<HandoverView[]> => {
  const names = await personNames(
    tx,
    handovers.flatMap(({ fromId, receivers }) => [fromId, ...receivers]),
  )
  const nameOf = (id: string): string => names.get(id) ?? ''
  return handovers.map(({ id, fromId, receivers, confirmed, madeOn, cases }) => ({
    id,
    from: nameOf(fromId),
    to: receivers.map(nameOf),
    madeOn,
    cases,
    open: [...new Set([fromId, ...receivers])]
      .filter((one) => !confirmed.includes(one))
      .map(nameOf),
  }))
}

const list = async (ask: Ask): Promise<Page> => {
  const page = Math.min(Math.max(Math.trunc(Number(ask.query.get('page')) || 1), 1), 1000)
  const { total, handovers } = await handoversFound(ask.tx, page)
  return {
    page: (
      <HandoversPage
        shell={ask.shell}
        handovers={await named(ask, handovers)}
        mayMake={mayMake(ask)}
        page={page}
        pages={Math.ceil(total / handoversPerPage)}
        total={total}
      />
    ),
  }
}

const every = async function* (ask: Ask): AsyncGenerator<HandoverView> {
  for await (const rows of handoverBatches(ask.tx)) yield* await named(ask, rows)
}

/** What is in the hands of the one who leaves. */
const workOf = async (
  { tx, query }: Ask,
  on: Day,
): Promise<{ from?: { id: string; name: string }; cases: OpenCase[]; delegations: string[] }> => {
  const id = query.get('from') ?? ''
  const name = (await personNames(tx, [id])).get(id)
  if (name === undefined) return { cases: [], delegations: [] }
  return {
    from: { id, name },
    cases: await openCasesOf(tx, { handlerId: id, limit: mostCases }),
    delegations: await standInsOf(tx, id, on),
  }
}

/** The form: whose work first, then the list with a receiver for each case. */
const showNew =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const { tx, query, actor, refused } = ask
    const on = needs.clock.today()
    const { from, cases, delegations } = await workOf(ask, on)
    return {
      page: (
        <NewHandoverPage
          shell={ask.shell}
          from={from}
          to={query.get('to') ?? ''}
          handlers={await peopleWithRole(tx, { organId: actor.organId, role: 'handler', on })}
          cases={cases.map((one) => ({ ...one, stage: deskNames[one.desk] }))}
          more={cases.length === mostCases}
          delegations={delegations}
          idempotencyKey={refused?.form.hidden('key') || randomUUID()}
          typed={refused?.form.record ?? {}}
          refusal={refused?.refusal}
        />
      ),
    }
  }

const send =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const reason = ask.form.text('reason')
    if (reason === '' || reason.length > 300) {
      const message = '请写明移交原因，最多 300 个字'
      throw new Refused({ code: 'form.invalid', message, fields: { reason: message } })
    }
    const chosen = ask.form.all('case').map((text) => {
      const [requestId = '', version = ''] = text.split(' ')
      return { requestId, expected: Number(version), toId: ask.form.text(`to-${requestId}`) }
    })
    const fromId = ask.query.get('from') ?? ''
    const id = await handOver(ask.tx, needs, ask.actor, { fromId, reason, chosen })
    return {
      to: `/console/handovers/${id}`,
      notice: `已移交 ${chosen.length} 件，请移交人和接收人登录后确认`,
    }
  }

const show = async (ask: Ask): Promise<Page> => {
  const handover = await handoverById(ask.tx, ask.params['id'] ?? '')
  const parties = partiesOf(handover)
  const names = await personNames(ask.tx, [...parties, handover.madeBy])
  const nameOf = (id: string): string => names.get(id) ?? ''
  const at = (id: string): string | undefined => {
    const found = handover.confirmed.find(({ personId }) => personId === id)
    return found && beijingMinute(found.at.toISOString())
  }
  return {
    page: (
      <HandoverPage
        shell={ask.shell}
        handover={{
          ...handover,
          from: nameOf(handover.fromId),
          madeBy: nameOf(handover.madeBy),
          items: handover.items.map((one) => ({ ...one, to: nameOf(one.toId) })),
        }}
        parties={parties.map((id) => ({
          label: id === handover.fromId ? '移交人' : '接收人',
          name: nameOf(id),
          confirmed: at(id),
        }))}
        isConfirmed={isConfirmed(handover)}
        mayConfirm={mayConfirm(handover, ask.actor.personId).ok}
        idempotencyKey={randomUUID()}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

/** The cases of a list, and below them what else was in hand. */
const handedLines = async ({ tx }: Ask, { items, besides }: Handover): Promise<HandedLine[]> => {
  const names = await personNames(
    tx,
    items.map(({ toId }) => toId),
  )
  return [
    ...items.map((one) => ({ ...one, to: names.get(one.toId) ?? '' })),
    ...besides.map(({ label, text }) => ({
      number: label,
      description: text,
      stage: '',
      dueOn: null,
      dueProvisional: false,
      to: '',
    })),
  ]
}

const print =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const handover = await handoverById(ask.tx, ask.params['id'] ?? '')
    const parties = partiesOf(handover)
    const names = await personNames(ask.tx, [...parties, handover.madeBy])
    const nameOf = (id: string): string => names.get(id) ?? ''
    const organ = await organById(ask.tx, handover.organId)
    const paper = handoverList({
      ...handover,
      letterhead: organ?.name ?? '',
      from: nameOf(handover.fromId),
      madeBy: nameOf(handover.madeBy),
      items: handover.items.map((one) => ({ ...one, to: nameOf(one.toId) })),
      parties: parties.map((id) => {
        const found = handover.confirmed.find(({ personId }) => personId === id)
        return {
          label: id === handover.fromId ? '移交人' : '接收人',
          name: nameOf(id),
          confirmedOn: found && beijingDay(found.at),
        }
      }),
      ...(needs.demo && { mark: '演示' }),
    })
    const act: Act = 'handovers.print'
    await audit(ask.tx, ask.actor, { act, subject: handover.id, at: needs.clock.now() })
    return {
      bytes: (await renderPdf(paper)).pdf,
      mediaType: 'application/pdf',
      name: `移交清单-${nameOf(handover.fromId)}-${handover.madeOn}.pdf`,
      inline: true,
    }
  }

/** 工作移交 in the console. */
export const handoverRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/handovers'
  return [
    { method: 'get', path: at, may: 'handovers.read', audit: null, handle: list },
    ...exportRoutes<HandoverView>({
      list: at,
      may: 'handovers.read',
      act: 'handovers.export' satisfies Act,
      columns: handoverSheet,
      open: async (ask) => ({ name: '工作移交清单', rows: every(ask) }),
    }),
    {
      method: 'get',
      path: `${at}/new`,
      may: 'handovers.make',
      audit: null,
      handle: showNew(needs),
    },
    {
      method: 'post',
      path: `${at}/new`,
      may: 'handovers.make',
      audit: 'handovers.make' satisfies Act,
      form: showNew(needs),
      handle: send(needs),
    },
    { method: 'get', path: `${at}/:id`, may: 'handovers.read', audit: null, handle: show },
    ...exportRoutes<HandedLine>({
      list: `${at}/:id/list`,
      may: 'handovers.read',
      act: 'handovers.exportCases' satisfies Act,
      columns: handedSheet,
      open: async (ask) => {
        const handover = await handoverById(ask.tx, ask.params['id'] ?? '')
        return {
          name: `移交的申请-${handover.madeOn}`,
          rows: await handedLines(ask, handover),
          about: { id: handover.id },
        }
      },
    }),
    {
      method: 'get',
      path: `${at}/:id/list.pdf`,
      may: 'handovers.read',
      audit: 'handovers.print' satisfies Act,
      handle: print(needs),
    },
    {
      method: 'post',
      path: `${at}/:id/confirm`,
      may: 'handovers.read',
      audit: 'handovers.confirm' satisfies Act,
      form: show,
      handle: async (ask) => {
        const id = ask.params['id'] ?? ''
        await confirm(ask.tx, needs, ask.actor, id)
        return { to: `${at}/${id}`, notice: '已确认移交清单' }
      },
    },
  ]
}

/** 工作移交 in the console's menu, with what waits for one's confirmation. */
export const handoverMenu: MenuPart = {
  entries: [
    {
      href: '/console/handovers',
      label: '工作移交',
      may: 'handovers.read',
      count: (tx, { personId }) => awaitingConfirmation(tx, personId),
    },
  ],
}
