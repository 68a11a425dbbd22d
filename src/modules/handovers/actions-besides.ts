import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { peopleWithRole, type Role, standInsOf } from '../organs.ts'
import { deskNames, draftsOf, letterKindList, numbersOnDesk } from '../requests.ts'
import type { Beside } from './handover.ts'

/** The desk at which each post works on the cases of others. */
const desks = { officeHead: 'approve', reviewer: 'review', leader: 'sign' } as const

const titleOf = (kind: string): string =>
  letterKindList.find((one) => one.kind === kind)?.title ?? kind

const waitingAt = async (
  tx: Tx,
  { organId, personId, on }: { organId: string; personId: string; on: Day },
): Promise<Beside[]> => {
  const found: Beside[] = []
  for (const [role, desk] of Object.entries(desks) as [Role, (typeof desks)['leader']][]) {
    const holders = await peopleWithRole(tx, { organId, role, on })
    if (!holders.some(({ id }) => id === personId)) continue
    const numbers = await numbersOnDesk(tx, desk)
    if (numbers.length > 0)
      found.push({ label: `岗位上${deskNames[desk]}`, text: numbers.join('、') })
  }
  return found
}

/** Besides the cases: 代理 that run or are to come, drafts, and what waits on the desks of the posts. */
export const besidesOf = async (
  tx: Tx,
  who: { organId: string; personId: string; on: Day },
): Promise<Beside[]> => {
  const drafts = (await draftsOf(tx, who.personId)).map(
    ({ number, kind }) => `${number}《${titleOf(kind)}》`,
  )
  const standIns = await standInsOf(tx, who.personId, who.on)
  return [
    ...(standIns.length > 0 ? [{ label: '代理（AB角）', text: standIns.join('；') }] : []),
    ...(drafts.length > 0 ? [{ label: '已拟未签文书', text: drafts.join('、') }] : []),
    ...(await waitingAt(tx, who)),
  ]
}
