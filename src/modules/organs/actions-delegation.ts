import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Office } from './actions-people.ts'
import { mustReach } from './actions-reach.ts'
import { checkDelegation, type DelegationAsked, delegationStateOf } from './delegation.ts'
import { colleaguesOf } from './store-people.ts'
import {
  delegationById,
  delegationsOf,
  insertDelegation,
  revokeDelegation,
} from './store-delegation.ts'

/** Their own place anybody may give; another's only an administrator of the organ. */
const mustArrange = async (
  { tx, actor }: Office,
  { fromId, organId }: { fromId: string; organId: string },
): Promise<void> => {
  if (fromId === actor.personId) return
  if (!actor.roles.includes('administrator'))
    throw new Refused({ code: 'organs.absent', message: '只能安排自己岗位的代理' })
  await mustReach(tx, actor, [organId])
}

/** 安排代理 (AB角) for one organ. @throws Refused as `checkDelegation` does */
export const delegate = async (
  office: Office,
  { organId, ...asked }: DelegationAsked & { organId: string },
): Promise<void> => {
  const { tx, actor, clock } = office
  await mustArrange(office, { fromId: asked.fromId, organId })
  const today = clock.today()
  const known = {
    today,
    actor,
    colleagues: (await colleaguesOf(tx, [organId], today)).map(({ id }) => id),
    existing: (await delegationsOf(tx, { personId: asked.fromId, organId })).filter(
      ({ fromId }) => fromId === asked.fromId,
    ),
  }
  const checked = orRefuse(checkDelegation(asked, known))
  const id = randomUUID()
  await insertDelegation(tx, { ...checked, id, organId })
  const { fromId, toId, since, until } = checked
  await audit(tx, actor, {
    act: 'organs.delegate',
    subject: id,
    at: clock.now(),
    detail: { fromId, toId, since, until },
  })
}

/** 收回代理: ends at once what has not ended by itself. */
export const revoke = async (office: Office, id: string): Promise<void> => {
  const { tx, actor, clock } = office
  const today = clock.today()
  const found = await delegationById(tx, id)
  const open = found && ['coming', 'running'].includes(delegationStateOf(found, today))
  if (!found || !open)
    throw new Refused({ code: 'organs.absent', message: '没有这项代理，或者已经结束' })
  await mustArrange(office, found)
  await revokeDelegation(tx, id, today)
  await audit(tx, actor, { act: 'organs.revokeDelegation', subject: id, at: clock.now() })
}
