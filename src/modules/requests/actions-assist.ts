import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import { countReminder, insertAssist, markEscalated, saveAnswer } from './store-assist.ts'

type Asked = { id: string; expected: number; on: Day; assistId: string }

/** 请部门协办: the event, and the task as the other unit will see it. The applicant is not told. */
export const requestAssist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  asked: Asked & { helperOrganId: string; question: string; dueOn: Day },
): Promise<Moved> => {
  const { id, expected, on, assistId, helperOrganId, question, dueOn } = asked
  const moved = await transition(tx, needs, officer, {
    id,
    expected,
    command: { move: 'requestAssist', on, id: assistId, organId: helperOrganId, dueOn },
  })
  const { organId } = moved
  await insertAssist(tx, { organId, requestId: id, id: assistId, helperOrganId, question, dueOn })
  return moved
}

/** 催办; 报请负责人督办 once the task is overdue. */
export const urgeAssist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, expected, on, assistId, how }: Asked & { how: 'remindAssist' | 'escalateAssist' },
): Promise<Moved> => {
  const command = { move: how, on, id: assistId }
  const moved = await transition(tx, needs, officer, { id, expected, command })
  await (how === 'remindAssist' ? countReminder : markEscalated)(tx, id, assistId)
  return moved
}

/** 回复协办, by the unit that was asked. */
export const answerAssist = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, expected, on, assistId, answer }: Asked & { answer: string },
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
