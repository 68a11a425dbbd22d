import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { peopleWithRole } from '../organs.ts'
import { deskNames, openCasesOf, type RequestNeeds, transition } from '../requests.ts'
import type { handoverActs } from './acts.ts'
import { besidesOf } from './actions-besides.ts'
import { checkHandover, type Handover, mayConfirm } from './handover.ts'
import { findHandover, insertConfirmation, insertHandover } from './store.ts'

type Act = keyof typeof handoverActs

/** Cases of one list; more are handed over by the next. */
export const mostCases = 200

type Asked = {
  fromId: string
  reason: string
  /** Of each case: the version that was seen, and who takes it. */
  chosen: readonly { requestId: string; expected: number; toId: string }[]
}

/**
 * 移交: every case of the list goes to its new handler, and the list is kept, all or nothing.
 *
 * @returns the id of the list
 * @throws Refused where a case moved on meanwhile, or goes to nobody who may handle it
 */
export const handOver = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Actor,
  { fromId, reason, chosen }: Asked,
): Promise<string> => {
  const { organId } = officer
  const on = needs.clock.today()
  const handlers = await peopleWithRole(tx, { organId, role: 'handler', on })
  orRefuse(
    checkHandover(
      { fromId, chosen },
      handlers.map(({ id }) => id),
    ),
  )
  const open = await openCasesOf(tx, { handlerId: fromId, limit: mostCases })
  const items = chosen.map(({ requestId, toId }) => {
    const found = open.find(({ id }) => id === requestId)
    if (!found)
      throw new Refused({
        code: 'handovers.moved',
        message: '清单里有的申请已经不在这位同志名下，请重新打开清单',
      })
    const { number, description, desk, dueOn, dueProvisional } = found
    return { requestId, number, description, stage: deskNames[desk], dueOn, dueProvisional, toId }
  })
  const besides = await besidesOf(tx, { organId, personId: fromId, on })
  for (const { requestId, expected, toId } of chosen) {
    const command = { move: 'assign', on, to: toId } as const
    await transition(tx, needs, officer, { id: requestId, expected, command })
  }
  const id = randomUUID()
  const at = needs.clock.now()
  const { personId: madeBy } = officer
  await insertHandover(tx, { id, organId, fromId, reason, madeBy, madeOn: on, items, besides, at })
  const act: Act = 'handovers.make'
  await audit(tx, officer, { act, subject: id, at, detail: { cases: items.length } })
  return id
}

/** @throws Refused where there is none in the acting organ */
export const handoverById = async (tx: Tx, id: string): Promise<Handover> => {
  const found = await findHandover(tx, id)
  if (!found) throw new Refused({ code: 'handovers.absent', message: '没有这份移交清单' })
  return found
}

/** 确认: the one who leaves and each who takes over, themselves. */
export const confirm = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  officer: Actor,
  id: string,
): Promise<void> => {
  const handover = await handoverById(tx, id)
  const { organId, personId } = officer
  orRefuse(mayConfirm(handover, personId))
  const at = clock.now()
  await insertConfirmation(tx, { organId, handoverId: id, personId, at })
  const act: Act = 'handovers.confirm'
  await audit(tx, officer, { act, subject: id, at })
}
