import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Letter } from '../../kernel/letter.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { amendOrders, answerAmend } from './actions-amend.ts'
import { paperOf } from './actions-letters.ts'
import { amendFields } from './amend-form.ts'
import { previewAsked } from './console-moves.tsx'
import { readFields } from './move-fields.ts'
import { MovePage } from './pages/move.tsx'
import { requestById, type RequestRow } from './store.ts'

const previewOf = async (ask: Ask, needs: RequestNeeds, row: RequestRow): Promise<Letter[]> => {
  if (ask.refused?.refusal.code !== previewAsked) return []
  const said = readFields(amendFields(needs.clock.today()), ask.refused.form.record)
  if (!said.ok) return []
  return (await amendOrders(ask.tx, needs, { row, said: said.value })).map(paperOf)
}

const show =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const preview = await previewOf(ask, needs, row)
    return {
      page: (
        <MovePage
          shell={ask.shell}
          request={row}
          title="更正本人信息"
          basis="条例第四十一条"
          explain="申请人有证据证明本机关提供的与其自身相关的政府信息记录不准确，要求更正的，审核以后书面告知。提交后即发出《更正信息告知书》；转送的，同时发出《转送函》。不改变这件申请的办理环节。"
          fields={amendFields(needs.clock.today())}
          action={`/console/requests/${row.id}/amend`}
          submit="发出告知书"
          acceptedEndings=""
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          version={row.version}
          typed={ask.refused?.form.record ?? {}}
          refusal={preview.length > 0 ? undefined : ask.refused?.refusal}
          since={[]}
          preview={preview}
          sendsLetters
        />
      ),
    }
  }

const send =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const said = orRefuse(readFields(amendFields(needs.clock.today()), ask.form.record))
    if (ask.form.text('preview') === 'yes') {
      await amendOrders(ask.tx, needs, { row, said })
      throw new Refused({ code: previewAsked, message: '文书还没有发出' })
    }
    await answerAmend(ask.tx, needs, ask.actor, { id: row.id, said })
    return { to: `/console/requests/${row.id}`, notice: '告知书已经发出' }
  }

/** 更正本人信息 (条例第四十一条): letters beside the case. */
export const amendRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const path = '/console/requests/:id/amend'
  const may = 'requests.handle'
  return [
    { method: 'get', path, may, audit: null, handle: show(needs) },
    { method: 'post', path, may, audit: 'requests.amend', form: show(needs), handle: send(needs) },
  ]
}
