import { randomUUID } from 'node:crypto'
import { orRefuse } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings } from '../../platform/upload.ts'
import type { RequestNeeds } from './actions.ts'
import { split } from './actions-registration.ts'
import { serveTogether } from './actions-service.ts'
import { sinceOf } from './console-moves.tsx'
import { type MoveField, readFields } from './move-fields.ts'
import { moves } from './moves.ts'
import { ServePage } from './pages/case-serve.tsx'
import { MovePage } from './pages/move.tsx'
import { handedOver, serveFields } from './service-fields.ts'
import { requestById } from './store.ts'
import { caseFile } from './store-case.ts'
import { type Neighbour, ofSameApplicant, siblingsOf } from './store-siblings.ts'
import { wantsStepMail } from './store-step-mail.ts'
import { heldBack } from './third-party-notice.ts'

const splitFields: readonly MoveField[] = [
  {
    name: 'parts',
    label: '拆分后的各项内容',
    kind: 'long',
    required: true,
    hint: '一行一项，至少两项；第一项留在本件，其余各成一件，收到之日不变',
  },
]

/** Replies that may go in the same envelope: of this application, and of the same applicant. */
const besideOf = async (
  { tx }: Ask,
  row: { id: string; organId: string; applicationId: string },
): Promise<Neighbour[]> =>
  [...(await siblingsOf(tx, row)), ...(await ofSameApplicant(tx, row))].filter(
    ({ stage }) => stage === 'signed',
  )

const showSplit =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const file = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const { row, state } = file
    return {
      page: (
        <MovePage
          shell={ask.shell}
          request={row}
          title={moves.split.label}
          basis={moves.split.basis}
          explain="一份申请写了几件事的，按一事一申请拆分，分别答复、分别统计。"
          fields={splitFields}
          action={`/console/requests/${row.id}/split`}
          submit={moves.split.label}
          acceptedEndings={acceptedEndings}
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          version={state.version}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
          since={sinceOf(ask, file)}
        />
      ),
    }
  }

const showServe =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const file = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const { row, state } = file
    const { refused } = ask
    return {
      page: (
        <ServePage
          shell={ask.shell}
          request={row}
          fields={serveFields(needs.clock.today())}
          beside={await besideOf(ask, row)}
          chosen={refused?.form.all('with')}
          since={sinceOf(ask, file)}
          held={heldBack(needs.calendar(), state, needs.clock.today())}
          mailed={needs.mail !== undefined && (await wantsStepMail(ask.tx, row.id))}
          version={state.version}
          idempotencyKey={refused?.form.hidden('key') || randomUUID()}
          typed={refused?.form.record ?? {}}
          refusal={refused?.refusal}
        />
      ),
    }
  }

/** `id version`, as the page wrote it beside each item of the envelope. */
const itemIn = (text: string): { id: string; expected: number } => {
  const [id = '', version = ''] = text.split(' ')
  return { id, expected: Number(version) }
}

const serve =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const said = orRefuse(readFields(serveFields(needs.clock.today()), ask.form.record))
    const beside = new Set((await besideOf(ask, row)).map(({ id }) => id))
    const others = ask.form.all('with').map(itemIn)
    const items = [
      { id: row.id, expected: Number(ask.form.hidden('version')) },
      ...others.filter(({ id }) => beside.has(id)),
    ]
    const how = orRefuse(handedOver(said))
    await serveTogether(ask.tx, needs, ask.actor, { ...how, items })
    const notice = items.length === 1 ? '已登记送达' : `已登记送达，同一信封共 ${items.length} 件`
    return { to: `/console/requests/${row.id}`, notice }
  }

const sendSplit =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const said = orRefuse(readFields(splitFields, ask.form.record))
    const id = ask.params['id'] ?? ''
    const parts = said.lines('parts')
    await split(ask.tx, needs, ask.actor, {
      id,
      expected: Number(ask.form.hidden('version')),
      on: needs.clock.today(),
      parts,
    })
    return { to: `/console/requests/${id}`, notice: `已拆分为 ${parts.length} 件` }
  }

/** 送达（一个信封可以装几件答复） and 拆分. */
export const serviceRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/requests/:id'
  const write = (kind: 'serve' | 'split', shown: typeof served, handle: typeof serving) =>
    [
      { method: 'get', path: `${at}/${kind}`, may: moves[kind].may, audit: null, handle: shown },
      {
        method: 'post',
        path: `${at}/${kind}`,
        may: moves[kind].may,
        audit: `requests.${kind}`,
        form: shown,
        handle,
      },
    ] as const satisfies StaffRoute[]
  const served = showServe(needs)
  const serving = serve(needs)
  return [...write('serve', served, serving), ...write('split', showSplit(needs), sendSplit(needs))]
}
