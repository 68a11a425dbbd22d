import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import type { reportActs } from './acts.ts'
import { type Declaration, type Declared, maySign } from './declared.ts'
import {
  declarationById,
  insertDeclaration,
  signDeclaration,
  withdrawDeclaration,
} from './store.ts'

type Act = keyof typeof reportActs
type On = { actor: Actor; clock: Clock }

const noted = (
  tx: Tx,
  { actor, clock }: On,
  act: Act,
  one: Pick<Declaration, 'id' | 'item' | 'year' | 'figure'>,
): Promise<void> =>
  audit(tx, actor, {
    act,
    subject: one.id,
    at: clock.now(),
    detail: { item: one.item, year: one.year, figure: one.figure },
  })

/** 申报: enters a figure for a year; it counts once a second person has signed it. */
export const declare = async (
  tx: Tx,
  on: On,
  said: Declared & { year: number; evidenceFileId: string | null },
): Promise<string> => {
  const one: Declaration = {
    ...said,
    id: randomUUID(),
    organId: on.actor.organId,
    declaredBy: on.actor.personId,
    declaredOn: on.clock.today(),
    signedBy: null,
    signedOn: null,
    withdrawnOn: null,
  }
  await insertDeclaration(tx, one)
  await noted(tx, on, 'reports.declare', one)
  return one.id
}

/** The declaration, if it is the actor's organ's own. @throws Refused `reports.absent` */
export const ownDeclaration = async (tx: Tx, actor: Actor, id: string): Promise<Declaration> => {
  const one = await declarationById(tx, id)
  if (!one || one.organId !== actor.organId)
    throw new Refused({ code: 'reports.absent', message: '没有这项申报，或者它不属于本单位' })
  return one
}

const changed = (): Refused =>
  new Refused({ code: 'reports.changed', message: '这项申报刚刚已由他人签字或者退回' })

/** 签字: by another person than the one who declared it, also when acting in that one's place. */
export const sign = async (tx: Tx, on: On, id: string): Promise<Declaration> => {
  const one = await ownDeclaration(tx, on.actor, id)
  const { personId, actingFor } = on.actor
  orRefuse(maySign(one, actingFor === undefined ? [personId] : [personId, actingFor]))
  if (!(await signDeclaration(tx, id, { personId, on: on.clock.today() }))) throw changed()
  await noted(tx, on, 'reports.sign', one)
  return one
}

/** 退回: an unsigned figure is taken out of the way; it stays on record. */
export const withdraw = async (tx: Tx, on: On, id: string): Promise<Declaration> => {
  const one = await ownDeclaration(tx, on.actor, id)
  if (!(await withdrawDeclaration(tx, id, on.clock.today()))) throw changed()
  await noted(tx, on, 'reports.withdraw', one)
  return one
}
