import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { foldForComparison } from '../../kernel/text.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Officer, type RequestNeeds, transition } from './actions.ts'
import { applicantOf } from './actions-letters.ts'
import type { Applicant } from './applicant.ts'
import { requestById, type RequestRow } from './store.ts'
import { requestsIn } from './store-envelope.ts'

/** Where a letter to the applicant goes. */
export type Destination = { name: string; address: string; postcode?: string; phone?: string }

/** The addressee of a case: the agent's letters go to the applicant's address, too. */
export const destinationOf = ({ name, address, postcode, phone }: Applicant): Destination => ({
  name,
  address: address ?? '',
  ...(postcode !== undefined && { postcode }),
  ...(phone !== undefined && { phone }),
})

const sameness = ({ name, address }: Destination): string =>
  foldForComparison(`${name}\n${address}`)

/** @throws Refused where replies to several people or addresses were put into one envelope */
export const mustShareAddressee = async (
  db: Db,
  needs: RequestNeeds,
  rows: readonly RequestRow[],
): Promise<void> => {
  const [first] = rows
  if (!first || rows.every(({ applicationId }) => applicationId === first.applicationId)) return
  const wanted = sameness(destinationOf(await applicantOf(db, needs, first)))
  for (const row of rows) {
    const found = sameness(destinationOf(await applicantOf(db, needs, row)))
    if (found !== wanted || row.organId !== first.organId)
      throw new Refused({
        code: 'requests.envelope-mixed',
        message: `${first.number}和${row.number}的收件人或者地址不同，不能装在一个信封里`,
      })
  }
}

/** What is recorded of several letters of an envelope at once, each with the version that was seen. */
export type Settling = {
  envelopeId: string
  on: Day
  items: readonly { id: string; expected: number }[]
}

const mustLieIn = async (db: Db, { envelopeId, items }: Settling): Promise<void> => {
  const inside = new Set(await requestsIn(db, envelopeId))
  if (items.some(({ id }) => !inside.has(id)))
    throw new Refused({ code: 'requests.envelope.absent', message: '没有这个信封' })
}

/** 退回: all letters of the envelope, or those that came back; each waits for service again. */
export const returnLetters = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { reason, ...settling }: Settling & { reason: string },
): Promise<void> => {
  await mustLieIn(tx, settling)
  for (const { id, expected } of settling.items) {
    const command = { move: 'serviceFailed', on: settling.on, reason } as const
    await transition(tx, needs, officer, { id, expected, command })
  }
}

/** 登记送达凭证: one receipt for all letters of the envelope. */
export const proveLetters = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { proof, ...settling }: Settling & { proof: string },
): Promise<readonly RequestRow[]> => {
  await mustLieIn(tx, settling)
  const rows: RequestRow[] = []
  for (const { id, expected } of settling.items) {
    const command = { move: 'proveService', on: settling.on, proof } as const
    await transition(tx, needs, officer, { id, expected, command })
    rows.push(await requestById(tx, id))
  }
  return rows
}
