import { randomUUID } from 'node:crypto'
import { daysBetween } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { proveLetters, returnLetters } from './actions-envelope.ts'
import { keepFiles } from './actions-moves.ts'
import { serveTogether } from './actions-service.ts'
import { enclosedIn, envelopeAsked } from './console-envelope-papers.ts'
import { byAddressee } from './envelope.ts'
import { type MoveField, readFields } from './move-fields.ts'
import { enclosedSheet, envelopeSheet, waitingSheet } from './pages/envelope-columns.ts'
import { NewEnvelopePage } from './pages/envelope-new.tsx'
import { type EnclosedLine, EnvelopePage } from './pages/envelope.tsx'
import { EnvelopesPage, type OnTheWayLine, type WaitingLine } from './pages/envelopes.tsx'
import { handedOver, serveFields } from './service-fields.ts'
import { envelopesOnTheWay, type Waiting, waitingForService } from './store-envelope.ts'

const onTheWay = async ({ tx, actor }: Ask, { clock }: RequestNeeds): Promise<OnTheWayLine[]> => {
  const today = clock.today()
  const envelopes = await envelopesOnTheWay(tx, actor.organId)
  return envelopes.map((one) => ({ ...one, days: daysBetween(one.on, today) }))
}

const list =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const { organId } = ask.actor
    return {
      page: (
        <EnvelopesPage
          shell={ask.shell}
          groups={byAddressee(await waitingForService(ask.tx, organId))}
          today={needs.clock.today()}
          onTheWay={await onTheWay(ask, needs)}
        />
      ),
    }
  }

/** `id version`, as the page wrote it beside each item. */
const itemIn = (text: string): { id: string; expected: number } => {
  const [id = '', version = ''] = text.split(' ')
  return { id, expected: Number(version) }
}

/** The replies that the address names and that wait for service. */
const askedFor = async (ask: Ask): Promise<Waiting[]> => {
  const wanted = new Set(ask.query.getAll('with'))
  const waiting = await waitingForService(ask.tx, ask.actor.organId)
  return waiting.filter(({ id }) => wanted.has(id))
}

const nobody = new Refused({
  code: 'requests.envelope-empty',
  message: '所选的答复已经送达，或者不在待送达的清单里',
})

const showNew =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page | Sent> => {
    const { refused } = ask
    const items = await askedFor(ask)
    if (items.length === 0 && !refused)
      return { to: '/console/envelopes', notice: nobody.refusal.message }
    return pageOfNew(needs, ask, items)
  }

const pageOfNew = (needs: RequestNeeds, ask: Ask, items: readonly Waiting[]): Page => ({
  page: (
    <NewEnvelopePage
      shell={ask.shell}
      items={items}
      chosen={ask.refused?.form.all('with')}
      fields={serveFields(needs.clock.today())}
      idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
      typed={ask.refused?.form.record ?? {}}
      refusal={ask.refused?.refusal}
    />
  ),
})

const missing = (field: string): Refused => {
  const message = '请至少选择一件'
  return new Refused({ code: 'form.invalid', message, fields: { [field]: message } })
}

const send =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const said = orRefuse(readFields(serveFields(needs.clock.today()), ask.form.record))
    const how = orRefuse(handedOver(said))
    const waiting = new Set((await askedFor(ask)).map(({ id }) => id))
    const items = ask.form.all('with').map(itemIn)
    if (items.length === 0) throw missing('with')
    if (items.some(({ id }) => !waiting.has(id))) throw nobody
    const id = await serveTogether(ask.tx, needs, ask.actor, { ...how, items })
    const notice = items.length === 1 ? '已登记送达' : `已登记送达，同一信封共 ${items.length} 件`
    return { to: `/console/envelopes/${id}`, notice }
  }

const show =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const envelope = await envelopeAsked(ask)
    const names = await personNames(ask.tx, [envelope.by])
    return {
      page: (
        <EnvelopePage
          shell={ask.shell}
          envelope={{ ...envelope, by: names.get(envelope.by) ?? '' }}
          lines={await enclosedIn(ask, needs, envelope)}
          mayHandle={needs.may(ask.actor, 'requests.handle')}
          today={needs.clock.today()}
          acceptedEndings={acceptedEndings}
          keyOf={randomUUID}
          typed={ask.refused?.form.record ?? {}}
          chosen={undefined}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const settleFields = (kind: 'proven' | 'returned'): readonly MoveField[] => [
  {
    name: `${kind}On`,
    label: kind === 'proven' ? '登记日期' : '退回日期',
    kind: 'day',
    required: true,
  },
  kind === 'proven'
    ? { name: 'proof', label: '签收人、签收日期或者回执', kind: 'text', required: true }
    : { name: 'reason', label: '退回原因', kind: 'text', required: true },
]

/** The letters that were ticked, and what was said of them. */
const settlingOf = async (ask: Ask, kind: 'proven' | 'returned') => {
  const { id: envelopeId } = await envelopeAsked(ask)
  const said = orRefuse(readFields(settleFields(kind), ask.form.record))
  const items = ask.form.all(kind).map(itemIn)
  if (items.length === 0) throw missing(kind)
  return { said, settling: { envelopeId, on: said.day(`${kind}On`), items } }
}

const prove =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { said, settling } = await settlingOf(ask, 'proven')
    const files = await readUploads(ask.form, 'files')
    const rows = await proveLetters(ask.tx, needs, ask.actor, {
      ...settling,
      proof: said.text('proof'),
    })
    for (const row of rows) await keepFiles(ask.tx, needs, row, { files, purpose: 'service' })
    const notice = `已登记 ${rows.length} 件的送达凭证`
    return { to: `/console/envelopes/${settling.envelopeId}`, notice }
  }

const comeBack =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { said, settling } = await settlingOf(ask, 'returned')
    const reason = said.text('reason')
    await returnLetters(ask.tx, needs, ask.actor, { ...settling, reason })
    const notice = `已登记退回 ${settling.items.length} 件，可以再次送达`
    return { to: '/console/envelopes', notice }
  }

/** 送达 by the envelope: what waits, what goes together, what came back. */
export const envelopeRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/envelopes'
  const handle = 'requests.handle'
  return [
    { method: 'get', path: at, may: handle, audit: null, handle: list(needs) },
    ...exportRoutes<OnTheWayLine>({
      list: at,
      may: handle,
      act: 'requests.exportEnvelopes',
      columns: envelopeSheet,
      open: async (ask) => ({ name: '在途信封', rows: await onTheWay(ask, needs) }),
    }),
    ...exportRoutes<WaitingLine>({
      list: `${at}/waiting`,
      may: handle,
      act: 'requests.exportWaiting',
      columns: waitingSheet,
      open: async ({ tx, actor }) => ({
        name: '待送达的答复',
        rows: byAddressee(await waitingForService(tx, actor.organId)).flat(),
      }),
    }),
    ...exportRoutes<EnclosedLine>({
      list: `${at}/:id/letters`,
      may: 'requests.read',
      act: 'requests.exportEnclosed',
      columns: enclosedSheet,
      open: async (ask) => {
        const envelope = await envelopeAsked(ask)
        return {
          name: `信封内件-${envelope.on}`,
          rows: await enclosedIn(ask, needs, envelope),
          about: { id: envelope.id },
        }
      },
    }),
    { method: 'get', path: `${at}/new`, may: handle, audit: null, handle: showNew(needs) },
    {
      method: 'post',
      path: `${at}/new`,
      may: handle,
      audit: 'requests.serve',
      form: async (ask) => pageOfNew(needs, ask, await askedFor(ask)),
      handle: send(needs),
    },
    { method: 'get', path: `${at}/:id`, may: 'requests.read', audit: null, handle: show(needs) },
    {
      method: 'post',
      path: `${at}/:id/prove`,
      may: handle,
      audit: 'requests.proveService',
      form: show(needs),
      handle: prove(needs),
    },
    {
      method: 'post',
      path: `${at}/:id/return`,
      may: handle,
      audit: 'requests.serviceFailed',
      form: show(needs),
      handle: comeBack(needs),
    },
  ]
}
