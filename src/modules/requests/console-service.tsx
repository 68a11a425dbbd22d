import { randomUUID } from 'node:crypto'
import { type Day, parseDay } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings } from '../../platform/upload.ts'
import { type RequestNeeds, transition } from './actions.ts'
import { readOrder } from './actions-letters.ts'
import { split } from './actions-registration.ts'
import { routeNames } from './event-words.ts'
import type { ServiceRoute } from './events.ts'
import { type MoveField, readFields, yesNo } from './move-fields.ts'
import { moves } from './moves.ts'
import { MovePage } from './pages/move.tsx'
import { caseFile } from './store-case.ts'
import { requestById } from './store.ts'
import { lettersOf } from './store-letters.ts'
import { type Neighbour, siblingsOf } from './store-siblings.ts'

const serveFields = (today: Day, siblings: readonly Neighbour[]): MoveField[] => [
  {
    name: 'route',
    label: '送达方式',
    kind: 'radio',
    required: true,
    options: Object.entries(routeNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'on',
    label: '交邮、交付或者网上提供的日期',
    kind: 'day',
    required: true,
    initial: today,
    hint: '邮寄以交给邮政企业之日判断是否按期答复（国办公开办函〔2016〕235号）',
  },
  {
    name: 'postNumber',
    label: '邮件号码',
    kind: 'text',
    hint: '邮寄送达应当通过邮政企业，不得使用快递公司',
  },
  ...(siblings.length === 0
    ? []
    : [
        {
          name: 'together',
          label: '同一申请的其他已签发答复',
          kind: 'radio' as const,
          required: true,
          initial: 'yes',
          options: yesNo(
            `装入同一信封：${siblings.map(({ number }) => number).join('、')}`,
            '分别送达',
          ),
        },
      ]),
]

const splitFields: readonly MoveField[] = [
  {
    name: 'parts',
    label: '拆分后的各项内容',
    kind: 'long',
    required: true,
    hint: '一行一项，至少两项；第一项留在本件，其余各成一件，收到之日不变',
  },
]

type Kind = 'serve' | 'split'

const explains: Readonly<Record<Kind, string>> = {
  serve: '送达后，答复期限停止计算；请随后登记签收、回执等送达凭证。',
  split: '一份申请写了几件事的，按一事一申请拆分，分别答复、分别统计。',
}

const signedSiblings = async (
  ask: Ask,
  row: { id: string; applicationId: string },
): Promise<Neighbour[]> => (await siblingsOf(ask.tx, row)).filter(({ stage }) => stage === 'signed')

const show =
  (needs: RequestNeeds, kind: Kind) =>
  async (ask: Ask): Promise<Page> => {
    const { row, state } = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const today = needs.clock.today()
    const fields =
      kind === 'split' ? splitFields : serveFields(today, await signedSiblings(ask, row))
    return {
      page: (
        <MovePage
          shell={ask.shell}
          request={row}
          title={moves[kind].label}
          basis={moves[kind].basis}
          explain={explains[kind]}
          fields={fields}
          action={`/console/requests/${row.id}/${kind}`}
          submit={moves[kind].label}
          acceptedEndings={acceptedEndings}
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          version={state.version}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
          since={[]}
        />
      ),
    }
  }

/** 网上送达的，答复应当写明网上申请复议的渠道 (复议法第二十二条第二款). */
const mustNameOnlineChannel = async (ask: Ask, needs: RequestNeeds, id: string): Promise<void> => {
  const { caseKeyId } = await requestById(ask.tx, id)
  const reply = (await lettersOf(ask.tx, id)).findLast(({ status }) => status === 'issued')
  const order = reply && (await readOrder(ask.tx, needs, reply, caseKeyId))
  if (order && !order.data.servedOnline)
    throw new Refused({
      code: 'requests.online-channel',
      message:
        '这份答复没有按网上送达写明网上申请复议的渠道，请改用其他方式送达，或者撤销后按网上获取重新答复',
      basis: '复议法第二十二条第二款',
    })
}

const serve =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { row } = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const siblings = await signedSiblings(ask, row)
    const said = orRefuse(readFields(serveFields(needs.clock.today(), siblings), ask.form.record))
    const together = said.text('together') === 'yes' ? siblings : []
    const postNumber = foldWidth(said.text('postNumber')).replaceAll(/\s/g, '')
    const envelopeId = randomUUID()
    const command = {
      move: 'serve' as const,
      on: orRefuse(parseDay(said.text('on'))),
      route: said.text('route') as ServiceRoute,
      envelopeId,
      ...(postNumber !== '' && { postNumber }),
    }
    const expected = Number(ask.form.hidden('version'))
    if (command.route === 'online')
      for (const id of [row.id, ...together.map((one) => one.id)])
        await mustNameOnlineChannel(ask, needs, id)
    await transition(ask.tx, needs, ask.actor, { id: row.id, expected, command })
    for (const { id, version } of together)
      await transition(ask.tx, needs, ask.actor, { id, expected: version, command })
    const notice =
      together.length === 0 ? '已登记送达' : `已登记送达，同一信封共 ${together.length + 1} 件`
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
export const serviceRoutes = (needs: RequestNeeds): StaffRoute[] =>
  (['serve', 'split'] as const).flatMap((kind): StaffRoute[] => {
    const path = `/console/requests/:id/${kind}`
    const { may } = moves[kind]
    return [
      { method: 'get', path, may, audit: null, handle: show(needs, kind) },
      {
        method: 'post',
        path,
        may,
        audit: `requests.${kind}`,
        form: show(needs, kind),
        handle: kind === 'serve' ? serve(needs) : sendSplit(needs),
      },
    ]
  })
