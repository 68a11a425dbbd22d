import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { type Letter, textOf } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { Change } from '../../ui/diff.tsx'
import { personNames } from '../organs.ts'
import { type RequestNeeds, transition } from './actions.ts'
import {
  blockersOn,
  dated,
  packed,
  factsFor,
  paperOf,
  readOrder,
  readSubmittedBefore,
  submitReply,
} from './actions-letters.ts'
import { type NoticeDraft, noticesDrafted } from './actions-notices.ts'
import { questions } from './checklist.ts'
import { signReply } from './actions-signing.ts'
import { warningFor } from './console-case.tsx'
import { whoOf } from './console-turn.ts'
import { handEditRoutes, handsIn } from './console-hand-edits.tsx'
import { letterFileRoutes } from './console-letter-files.ts'
import { codeOf, type LetterOrder } from './letters.ts'
import { ReplyPage, SignPage } from './pages/reply.tsx'
import { type CaseState, fold } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { checklistOf, type LetterRow, lettersOf } from './store-letters.ts'
import { turnOf } from './whose-turn.ts'

type Draft = {
  row: RequestRow
  state: CaseState
  draft: LetterRow
  order: LetterOrder
  letter: Letter
  earlier?: Letter
  notices: readonly NoticeDraft[]
}

/** The reply of this round that is not issued yet, and the former reply it stands in for. */
const draftAt = async (ask: Ask, needs: RequestNeeds): Promise<Draft> => {
  const row = await requestById(ask.tx, ask.params['id'] ?? '')
  const state = fold(await eventsOf(ask.tx, row.id))
  const letters = await lettersOf(ask.tx, row.id)
  const draft = letters.find(
    ({ status, round, consultationId }) =>
      status === 'draft' && round === state.round && consultationId === null,
  )
  const order = draft && (await readOrder(ask.tx, needs, draft, row.caseKeyId))
  if (!draft || !order)
    throw new Refused({
      code: 'requests.draft.absent',
      message: '还没有拟制答复，请先完成七步法审查',
    })
  const before = letters.findLast(
    ({ status, round, number, consultationId }) =>
      status === 'issued' && round < state.round && number !== null && consultationId === null,
  )
  const former =
    (await readSubmittedBefore(ask.tx, needs, draft, row.caseKeyId)) ??
    (before && (await readOrder(ask.tx, needs, before, row.caseKeyId)))
  return {
    row,
    state,
    draft,
    order,
    letter: paperOf(await packed(ask.tx, needs, dated(order, needs.clock.today()))),
    notices: await noticesDrafted(ask.tx, needs, row, state.round),
    ...(former &&
      codeOf(former) !== undefined && { earlier: paperOf(dated(former, needs.clock.today())) }),
  }
}

const pdfOf = (row: RequestRow, letter: Pick<LetterRow, 'id'>): string =>
  `/console/requests/${row.id}/letters/${letter.id}/pdf`

const requestOf = (row: RequestRow): Parameters<typeof ReplyPage>[0]['request'] => row

const commonOf = (
  ask: Ask,
  needs: RequestNeeds,
  { row, state, draft, order, letter, notices }: Draft,
  on: Day,
) => ({
  shell: ask.shell,
  request: requestOf(row),
  letter,
  code: codeOf(order) ?? 'O3',
  pdf: pdfOf(row, draft),
  blockers: [order, ...notices.map((one) => one.order)].flatMap((one) => blockersOn(one, on)),
  notices: notices.map((one) => ({ pdf: pdfOf(row, one), letter: paperOf(dated(one.order, on)) })),
  warning: warningFor(needs, row, on),
  version: state.version,
  idempotencyKeys: [ask.refused?.form.hidden('key') || randomUUID(), randomUUID()],
  refusal: ask.refused?.refusal,
  typed: ask.refused?.form.record ?? {},
})

const showReply =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const found = await draftAt(ask, needs)
    const waits = found.state.stage === 'open' || found.state.decision?.letterId === undefined
    const on = needs.clock.today()
    const maySubmit = waits && needs.may(ask.actor, 'requests.handle')
    const names = await personNames(ask.tx, [found.state.returned?.by ?? ''])
    const hrefOf = (at: number): string =>
      `/console/requests/${found.row.id}/reply/paragraphs/${at}`
    return {
      page: (
        <ReplyPage
          {...commonOf(ask, needs, found, on)}
          {...await handsIn(ask, { ...found, on }, maySubmit ? hrefOf : undefined)}
          maySubmit={maySubmit}
          state={found.state}
          person={(id) => names.get(id) ?? ''}
          draftVersion={found.draft.version}
        />
      ),
    }
  }

/** Paragraph by paragraph, what the paper says now and what the former one said. */
const changesOf = (earlier: Letter | undefined, letter: Letter): Change[] => {
  if (!earlier) return []
  const before = textOf(earlier)
  const after = textOf(letter)
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => ({
    label: `第 ${at + 1} 段`,
    before: before[at] ?? '',
    after: after[at] ?? '',
  }))
}

/** What the drafter answered, as the reviewer reads it. */
const answersOf = async (
  { tx }: Ask,
  needs: RequestNeeds,
  { row, state }: Draft,
): Promise<(readonly [string, string])[]> => {
  const facts = await factsFor(tx, needs, row, needs.clock.today())
  if (!facts.ok) return []
  return questions(facts.value, await checklistOf(tx, row.id, state.round))
    .filter(({ answer }) => answer !== '')
    .map(({ title, choices, answer }) => [
      title,
      choices.find(({ value }) => value === answer)?.label ?? answer,
    ])
}

const showSign =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const found = await draftAt(ask, needs)
    const { state } = found
    const on = needs.clock.today()
    if (state.stage !== 'decided')
      throw new Refused({ code: 'requests.unsubmitted', message: '这件答复没有等待审核签发' })
    const { drafter = '' } = state.decision ?? {}
    const names = await personNames(ask.tx, [drafter, state.reviewer ?? ''])
    const turn = turnOf(state, await whoOf(ask, needs, found.row.organId))
    return {
      page: (
        <SignPage
          {...commonOf(ask, needs, found, on)}
          {...await handsIn(ask, { ...found, on })}
          changes={changesOf(found.earlier, found.letter)}
          answers={await answersOf(ask, needs, found)}
          drafter={names.get(drafter) ?? ''}
          reviewer={state.reviewer === undefined ? undefined : names.get(state.reviewer)}
          turn={turn}
        />
      ),
    }
  }

const versionOf = ({ form }: Ask): number => Number(form.hidden('version'))

const idOf = ({ params }: Ask): string => params['id'] ?? ''

const back = (ask: Ask): string => `/console/requests/${idOf(ask)}`

const sent =
  (notice: string, work: (ask: Ask) => Promise<unknown>) =>
  async (ask: Ask): Promise<Sent> => {
    await work(ask)
    return { to: back(ask), notice }
  }

/** 答复: preview, submission, review and signing. */
export const letterRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const move = (act: 'review' | 'returnFromReview' | 'returnFromSigning') => (ask: Ask) =>
    transition(ask.tx, needs, ask.actor, {
      id: idOf(ask),
      expected: versionOf(ask),
      command:
        act === 'review'
          ? { move: act, on: needs.clock.today() }
          : { move: act, on: needs.clock.today(), reason: ask.form.text('reason') },
    })
  const at = '/console/requests/:id'
  const shown = showSign(needs)
  return [
    ...handEditRoutes(needs, showReply(needs)),
    {
      method: 'get',
      path: `${at}/reply`,
      may: 'requests.read',
      audit: null,
      handle: showReply(needs),
    },
    {
      method: 'post',
      path: `${at}/reply`,
      may: 'requests.handle',
      audit: 'requests.decide',
      form: showReply(needs),
      handle: sent('已提交审核签发', (ask) =>
        submitReply(ask.tx, needs, ask.actor, { id: idOf(ask), expected: versionOf(ask) }),
      ),
    },
    { method: 'get', path: `${at}/sign`, may: 'requests.read', audit: null, handle: shown },
    {
      method: 'post',
      path: `${at}/sign`,
      may: 'requests.sign',
      audit: 'requests.sign',
      form: shown,
      handle: sent('已签发，文书正在生成', (ask) =>
        signReply(ask.tx, needs, ask.actor, { id: idOf(ask), expected: versionOf(ask) }),
      ),
    },
    {
      method: 'post',
      path: `${at}/review`,
      may: 'requests.review',
      audit: 'requests.review',
      form: shown,
      handle: sent('审核通过', move('review')),
    },
    {
      method: 'post',
      path: `${at}/returnFromReview`,
      may: 'requests.review',
      audit: 'requests.returnFromReview',
      form: shown,
      handle: sent('已退回', move('returnFromReview')),
    },
    {
      method: 'post',
      path: `${at}/returnFromSigning`,
      may: 'requests.sign',
      audit: 'requests.returnFromSigning',
      form: shown,
      handle: sent('已退回', move('returnFromSigning')),
    },
    ...letterFileRoutes(needs),
  ]
}
