import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import type { Office } from './actions-people.ts'
import { mustReach } from './actions-reach.ts'
import { checkOrgan } from './organ-check.ts'
import { keepsAll } from './reach.ts'
import { isReviewed } from './separation.ts'
import { organById, type OrganRecord, organsAll, saveOrgan } from './store.ts'
import { settleGrants } from './store-grants.ts'

/** An organ as it is typed. */
export type OrganTyped = Omit<OrganRecord, 'id' | 'version'>

/** What waits for review or signature follows the separation policy, in the same transaction. */
export type SettleDesks = (
  tx: Tx,
  actor: Actor,
  of: { organId: string; reviewNeeded: boolean },
) => Promise<void>

type Placed = Pick<OrganTyped, 'parentId' | 'kind'>

const atField = (field: string, message: string): Refused =>
  new Refused({ code: 'form.invalid', message, fields: { [field]: message } })

/**
 * A place in the tree: below an organ the actor cares for. Organs at the top and those that care for
 * the whole county are placed by the county's administrators only, or anybody could make themselves one.
 */
const mustPlace = async (
  { tx, actor }: Office,
  { parentId, kind }: Placed,
  before?: Placed,
): Promise<void> => {
  const organs = await organsAll(tx)
  if (organs.some((one) => one.id === actor.organId && keepsAll(one))) {
    if (parentId !== undefined) await mustReach(tx, actor, [parentId])
    return
  }
  if (keepsAll({ kind }) && kind !== before?.kind)
    throw atField('kind', '县人民政府及其办公室由县级系统管理员建立')
  if (parentId === before?.parentId && before) return
  if (parentId === undefined) throw atField('parentId', '请选择上级机构')
  await mustReach(tx, actor, [parentId])
}

/** 新增机构. @returns its id */
export const createOrgan = async (office: Office, typed: OrganTyped): Promise<string> => {
  const { tx, actor, clock } = office
  await mustPlace(office, typed)
  const organ = { ...typed, id: randomUUID(), version: 1 }
  await saveOrgan(tx, orRefuse(checkOrgan(organ, await organsAll(tx))))
  await settleGrants(tx, clock.today())
  await audit(tx, actor, { act: 'organs.createOrgan', subject: organ.id, at: clock.now() })
  return organ.id
}

/**
 * 修改机构信息. What other organs may see of it (委托审核、主管部门监督) and where its cases wait follow.
 *
 * @param version the one the person saw
 * @throws Refused `organs.stale` where somebody else saved in between
 */
export const changeOrgan = async (
  office: Office,
  settleDesks: SettleDesks,
  { id, version, typed }: { id: string; version: number; typed: OrganTyped },
): Promise<void> => {
  const { tx, actor, clock } = office
  await mustReach(tx, actor, [id])
  const before = await organById(tx, id)
  await mustPlace(office, typed, before)
  const organ = { ...typed, id, version: version + 1 }
  if (!(await saveOrgan(tx, orRefuse(checkOrgan(organ, await organsAll(tx)))))) throw stale
  await settleGrants(tx, clock.today())
  const reviewNeeded = isReviewed(organ)
  if (before && isReviewed(before) !== reviewNeeded)
    await settleDesks(tx, actor, { organId: id, reviewNeeded })
  await audit(tx, actor, {
    act: 'organs.changeOrgan',
    subject: id,
    at: clock.now(),
    detail: { version: organ.version, separation: organ.separation },
  })
}

const stale = new Refused({
  code: 'organs.stale',
  message: '这个机构的信息刚被别人修改过，您的修改没有保存；请对照现在的信息后再保存',
})
