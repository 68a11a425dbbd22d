import { Refused } from '../../kernel/result.ts'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { administers } from './reach.ts'
import { organsAll, type Person } from './store.ts'
import { lockPerson, postsOf, presentAppointments } from './store-people.ts'

/** @throws Refused where the organ lies outside what administrators of the actor's organ care for */
export const mustReach = async (
  tx: Tx,
  actor: Actor,
  organIds: readonly string[],
): Promise<void> => {
  const organs = await organsAll(tx)
  const beyond = organIds.find((id) => !administers(organs, actor.organId, id))
  if (beyond === undefined) return
  const found = organs.find(({ id }) => id === beyond)
  throw new Refused(
    found
      ? { code: 'organs.reach', message: `“${found.name}”不归您管理，请联系上级机构的系统管理员` }
      : { code: 'organs.absent', message: '没有这个机构' },
  )
}

/**
 * The person, locked, whose account an administrator is about to change: everything they may do must
 * lie within the administrator's reach, or a password reset would be a way around it.
 */
export const mustReachPerson = async (
  tx: Tx,
  actor: Actor,
  { id, on }: { id: string; on: Day },
): Promise<Person> => {
  const person = await lockPerson(tx, id)
  if (!person) throw new Refused({ code: 'organs.absent', message: '没有这个人员' })
  const held = await presentAppointments(tx, id, on)
  const standIn = await postsOf(tx, id, on)
  await mustReach(
    tx,
    actor,
    [...held, ...standIn].map(({ organId }) => organId),
  )
  return person
}
