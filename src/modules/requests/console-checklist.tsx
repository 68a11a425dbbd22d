import { randomUUID } from 'node:crypto'
import { orRefuse } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { draftReply } from './actions-drafting.ts'
import { answerChecklist, factsFor } from './actions-letters.ts'
import { decide, questions } from './checklist.ts'
import { warningFor } from './console-case.tsx'
import { ChecklistPage } from './pages/checklist.tsx'
import { fold } from './request.ts'
import { eventsOf, requestById } from './store.ts'
import { checklistOf } from './store-letters.ts'

const showChecklist =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const state = fold(await eventsOf(ask.tx, row.id))
    const names = await personNames(ask.tx, [state.returned?.by ?? ''])
    const facts = orRefuse(await factsFor(ask.tx, needs, row, needs.clock.today()))
    const kept = await checklistOf(ask.tx, row.id, state.round)
    const answers = { ...kept, ...ask.refused?.form.record }
    return {
      page: (
        <ChecklistPage
          shell={ask.shell}
          id={row.id}
          number={row.number}
          description={row.description}
          state={state}
          person={(id) => names.get(id) ?? ''}
          asked={questions(facts, answers)}
          answered={Object.keys(answers).length > 0}
          proposal={decide(facts, answers)}
          warning={warningFor(needs, row, needs.clock.today())}
          idempotencyKeys={[randomUUID(), randomUUID()]}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const answer =
  (needs: RequestNeeds) =>
  async ({ tx, actor, params, form }: Ask): Promise<Sent> => {
    const id = params['id'] ?? ''
    const row = await requestById(tx, id)
    const { round } = fold(await eventsOf(tx, id))
    const answers = { ...(await checklistOf(tx, row.id, round)), ...form.record }
    await answerChecklist(tx, needs, actor, { id, answers })
    return { to: `/console/requests/${id}/checklist#next` }
  }

const draft =
  (needs: RequestNeeds) =>
  async ({ tx, actor, params, form }: Ask): Promise<Sent> => {
    const id = params['id'] ?? ''
    const attachments = form
      .text('attachments')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const way = form.text('way')
    await draftReply(tx, needs, actor, {
      id,
      enclosed: { attachments, ...(way !== '' && { way }) },
    })
    return { to: `/console/requests/${id}/reply`, notice: '答复已拟制，请核对' }
  }

/** 七步法审查 and the drafting of the reply from its answers. */
export const checklistRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests/:id/checklist',
    may: 'requests.handle',
    audit: null,
    handle: showChecklist(needs),
  },
  {
    method: 'post',
    path: '/console/requests/:id/checklist',
    may: 'requests.handle',
    audit: 'requests.checklist',
    form: showChecklist(needs),
    handle: answer(needs),
  },
  {
    method: 'post',
    path: '/console/requests/:id/draft',
    may: 'requests.handle',
    audit: 'requests.draftLetter',
    form: showChecklist(needs),
    handle: draft(needs),
  },
]
