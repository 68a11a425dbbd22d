import { randomUUID } from 'node:crypto'
import { orRefuse } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { hashPassword, oneTimePassword } from './actions-password.ts'
import type { OrganKind } from './organ.ts'
import { checkSignInName } from './password.ts'
import { insertAppointment, insertPerson, saveOrgan } from './store.ts'

/** The first organ and the first administrator of an empty installation. */
export type Founding = { organ: string; kind: OrganKind; name: string; signInName: string }

/**
 * 建立正式环境: one organ, to be completed on its page before it can sign a reply, and one administrator,
 * who hires everybody else.
 *
 * @returns the administrator's one-time password, shown once
 * @throws Refused where the sign-in name could not be typed again without doubt
 */
export const foundOffice = async (tx: Tx, said: Founding, clock: Clock): Promise<string> => {
  const signInName = orRefuse(checkSignInName(said.signInName))
  const organId = randomUUID()
  const personId = randomUUID()
  const password = oneTimePassword()
  await saveOrgan(tx, {
    id: organId,
    name: said.organ,
    kind: said.kind,
    letterhead: said.organ,
    numberWord: '',
    office: { name: '', address: '', phone: '', hours: '' },
    separation: 'two',
    position: 0,
    version: 1,
  })
  const passwordHash = await hashPassword(password)
  await insertPerson(tx, {
    id: personId,
    signInName,
    name: said.name,
    passwordHash,
    mustChange: true,
  })
  const post = { personId, organId, role: 'administrator', since: clock.today() } as const
  await insertAppointment(tx, { id: randomUUID(), ...post })
  await audit(tx, { personId, organId }, { act: 'organs.found', subject: organId, at: clock.now() })
  return password
}
