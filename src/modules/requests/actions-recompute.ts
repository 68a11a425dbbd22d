import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { type Officer, record, type RequestNeeds } from './actions.ts'
import type { DueMove } from './recompute.ts'
import { dueMovesIn, lockDues } from './store-recompute.ts'

type Asked = {
  organId: string
  /** Cases due before this day are left alone: the calendar says nothing new of them. */
  since: Day
  /** 放假安排 of which year moves them; absent where the program brought it. */
  noticeYear?: number
}

/**
 * Works out anew the dates of one organ's cases by the calendar that `needs` hands in, and notes in the
 * history of each what it was. Twice is once: a date that agrees is left alone.
 */
export const recomputeDues = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { organId, since, noticeYear }: Asked,
): Promise<DueMove[]> => {
  await lockDues(tx, { organId, since })
  const separation = await needs.separationOf(tx, organId, officer)
  const moves: DueMove[] = []
  for await (const { move, events } of dueMovesIn(tx, needs.calendar(), { organId, since })) {
    const { id, from, wasProvisional, to, provisional, hold } = move
    const due = { from, wasProvisional, to, provisional, ...(hold && { hold }) }
    const year = noticeYear === undefined ? {} : { noticeYear }
    const on = needs.clock.today()
    await record(tx, needs, officer, {
      organId,
      id,
      before: events,
      made: [{ type: 'dueRecomputed', on, ...due, ...year }],
      separation,
    })
    moves.push(move)
  }
  return moves
}
