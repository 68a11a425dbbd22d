import type { Day } from '../../kernel/day.ts'
import type { Recorded } from './events.ts'

/** What became of one letter of an envelope. */
export type Fate =
  | { how: 'onTheWay' }
  | { how: 'proven'; on: Day; proof: string }
  | { how: 'returned'; on: Day; reason: string }

/** The envelope a reply went out in; one that went alone has the name of its event. */
export const envelopeIdOf = (
  requestId: string,
  { seq, envelopeId }: { seq: number; envelopeId?: string },
): string => envelopeId ?? `${requestId}-${seq}`

/** A case with its events, and the envelope that is looked at. */
type Enclosed = { requestId: string; events: readonly Recorded[]; envelopeId: string }

/** 送达情况 of a case's letter in one envelope: what was recorded after it went out in it. */
export const fateIn = ({ requestId, events, envelopeId }: Enclosed): Fate => {
  const from = events.findLastIndex(
    (event) => event.type === 'served' && envelopeIdOf(requestId, event) === envelopeId,
  )
  for (const event of from < 0 ? [] : events.slice(from + 1)) {
    if (event.type === 'served') break
    if (event.type === 'serviceProven') return { how: 'proven', on: event.on, proof: event.proof }
    if (event.type === 'serviceFailed')
      return { how: 'returned', on: event.on, reason: event.reason }
  }
  return { how: 'onTheWay' }
}

/** 第几次送达: how often the letter went out before this envelope, and this time. */
export const attemptIn = ({ requestId, events, envelopeId }: Enclosed): number =>
  servings(events).findIndex((event) => envelopeIdOf(requestId, event) === envelopeId) + 1

/** How often the reply signed last was handed over, in order. */
const servings = (events: readonly Recorded[]) => {
  const round = events.findLastIndex(({ type }) => type === 'signed')
  return events.slice(Math.max(round, 0)).filter((event) => event.type === 'served')
}

/** 首次交邮之日: by it the reply is judged to be in time, whatever came back (国办公开办函〔2016〕235号). */
export const firstHandedOver = (events: readonly Recorded[]): Day | undefined =>
  servings(events)[0]?.on

/** Cases whose replies go to the same addressee, in the order of the list. */
export const byAddressee = <One extends { addressee: string }>(all: readonly One[]): One[][] => [
  ...Map.groupBy(all, ({ addressee }) => addressee).values(),
]
