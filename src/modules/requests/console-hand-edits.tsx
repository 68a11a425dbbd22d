import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import type { Block, Letter } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { dropAdrift, editParagraph } from './actions-hand-edits.ts'
import { dated, draftOf } from './actions-letters.ts'
import { adriftIn, editablesOf, type HandEdit, isLegalEdit, placesIn } from './hand-edit.ts'
import { type LetterOrder, plainBlocksOf } from './letters.ts'
import { ParagraphPage, type ShownEdit } from './pages/hand-edits.tsx'
import type { Hand } from './pages/letter-view.tsx'
import { requestById } from './store.ts'

/** 人工修改 of a draft as its pages show them. */
type Hands = {
  edits: readonly ShownEdit[]
  adrift: readonly ShownEdit[]
  hands: ReadonlyMap<Block, Hand>
}

/**
 * @param letter the paper as it is shown
 * @param hrefOf address of the page that edits a paragraph, where the reader may
 */
export const handsIn = async (
  { tx }: Ask,
  { order, letter, on }: { order: LetterOrder; letter: Letter; on: Day },
  hrefOf?: (at: number) => string,
): Promise<Hands> => {
  const blocks = plainBlocksOf(dated(order, on))
  const { edits = [] } = order.data
  const names = await personNames(
    tx,
    edits.map(({ by }) => by),
  )
  const named = (edit: HandEdit): ShownEdit => ({ ...edit, name: names.get(edit.by) ?? '' })
  const places = placesIn(letter.blocks, editablesOf(blocks, edits))
  return {
    edits: [...places.values()].flatMap(({ edit, at }) => (edit ? [{ ...named(edit), at }] : [])),
    adrift: adriftIn(blocks, edits).map(named),
    hands: new Map(
      [...places].map(([block, place]) => [
        block,
        { edited: place.edit !== undefined, legal: isLegalEdit(place), href: hrefOf?.(place.at) },
      ]),
    ),
  }
}

const idOf = ({ params }: Ask): string => params['id'] ?? ''
const placeOf = ({ params }: Ask): number => Number(params['at'])
const seenIn = (ask: Ask): { id: string; expected: number } => ({
  id: idOf(ask),
  expected: Number(ask.form.hidden('version')),
})

const show =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const row = await requestById(ask.tx, idOf(ask))
    const { draft, order } = await draftOf(ask.tx, needs, row)
    const blocks = plainBlocksOf(dated(order, needs.clock.today()))
    const paragraph = editablesOf(blocks, order.data.edits)[placeOf(ask)]
    if (!paragraph) throw new Refused({ code: 'requests.paragraph.absent', message: '没有这一段' })
    const { refused } = ask
    return {
      page: (
        <ParagraphPage
          shell={ask.shell}
          request={row}
          at={placeOf(ask)}
          paragraph={paragraph}
          legal={isLegalEdit({ ...paragraph, text: refused?.form.text('text') ?? paragraph.text })}
          version={draft.version}
          idempotencyKey={refused?.form.hidden('key') || randomUUID()}
          refusal={refused?.refusal}
          typed={refused?.form.record}
          isStale={refused?.refusal.code === 'requests.draft-stale'}
        />
      ),
    }
  }

const save =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const restored = ask.form.hidden('act') === 'restore'
    await editParagraph(ask.tx, needs, ask.actor, {
      ...seenIn(ask),
      at: placeOf(ask),
      ...(!restored && { text: ask.form.text('text') }),
      reason: restored ? '' : ask.form.text('reason'),
    })
    return {
      to: `/console/requests/${idOf(ask)}/reply`,
      notice: restored ? '已恢复系统生成的原文' : '已保存',
    }
  }

/** 人工修改 of the drafted reply, paragraph by paragraph. */
export const handEditRoutes = (
  needs: RequestNeeds,
  showReply: (ask: Ask) => Promise<Page>,
): StaffRoute[] => {
  const reply = '/console/requests/:id/reply'
  const path = `${reply}/paragraphs/:at`
  const shown = show(needs)
  const act = { may: 'requests.handle', audit: 'requests.editLetter' } as const
  return [
    { method: 'get', path, may: 'requests.handle', audit: null, handle: shown },
    { method: 'post', path, ...act, form: shown, handle: save(needs) },
    {
      method: 'post',
      path: `${reply}/adrift`,
      ...act,
      form: showReply,
      handle: async (ask) => {
        await dropAdrift(ask.tx, needs, ask.actor, seenIn(ask))
        return { to: `/console/requests/${idOf(ask)}/reply`, notice: '已放弃没有用上的修改' }
      },
    },
  ]
}
