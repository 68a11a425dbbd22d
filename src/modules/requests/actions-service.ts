import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Officer, type RequestNeeds, transition } from './actions.ts'
import { mustShareAddressee } from './actions-envelope.ts'
import { readOrder } from './actions-letters.ts'
import type { ServiceRoute } from './events.ts'
import { codeOf, type LetterOrder } from './letters.ts'
import { fold } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { type LetterRow, lettersOf } from './store-letters.ts'

/** One item of an envelope, with the version the officer saw. */
export type Enclosed = { id: string; expected: number }

export type Serving = {
  on: Day
  route: ServiceRoute
  postNumber?: string
  items: readonly Enclosed[]
}

/** The signed reply of a case's round. */
const signedReply = async (
  db: Db,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<{ letter: LetterRow; order: LetterOrder } | undefined> => {
  const { signed } = fold(await eventsOf(db, row.id))
  const letter = (await lettersOf(db, row.id)).find(
    ({ number }) => number !== null && number === signed?.number,
  )
  const order = letter && (await readOrder(db, needs, letter, row.caseKeyId))
  return letter && order && { letter, order }
}

/** A reply served through the internet names the online channel of 行政复议 (复议法第二十二条第二款). */
const mustNameOnlineChannel = (order: LetterOrder): void => {
  const named = (order.data.organ.reconsideration?.online ?? '').trim() !== ''
  if (named || order.kind === 'D30' || codeOf(order) === undefined) return
  throw new Refused({
    code: 'requests.online-channel-missing',
    message: '告知书没有写明提交行政复议申请书的互联网渠道，不能网上送达',
    basis: '复议法第二十二条第二款',
  })
}

/**
 * 送达: one or several signed replies to one addressee in one envelope, all or none.
 *
 * @returns the envelope
 * @throws Refused where one of them may not be served so
 */
export const serveTogether = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { on, route, postNumber, items }: Serving,
): Promise<string> => {
  const envelopeId = randomUUID()
  const rows = new Map<string, RequestRow>()
  for (const { id } of items) rows.set(id, await requestById(tx, id))
  await mustShareAddressee(tx, needs, [...rows.values()])
  for (const { id, expected } of items) {
    const row = rows.get(id) ?? (await requestById(tx, id))
    const reply = route === 'online' ? await signedReply(tx, needs, row) : undefined
    if (reply) mustNameOnlineChannel(reply.order)
    await transition(tx, needs, officer, {
      id,
      expected,
      command: {
        move: 'serve',
        on,
        route,
        ...(postNumber !== undefined && { postNumber }),
        envelopeId,
      },
    })
  }
  return envelopeId
}
