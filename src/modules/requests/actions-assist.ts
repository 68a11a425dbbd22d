import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import { saveAnswer } from './store-assist.ts'

/** 回复协办, by the unit that was asked. */
export const answerAssist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  {
    id,
    expected,
    on,
    assistId,
    answer,
  }: { id: string; expected: number; on: Day; assistId: string; answer: string },
): Promise<Moved> => {
  const moved = await transition(tx, needs, officer, {
    id,
    expected,
    command: { move: 'answerAssist', on, id: assistId },
  })
  const { personId } = officer
  await saveAnswer(tx, { requestId: id, id: assistId, answer, on, personId })
  return moved
}
