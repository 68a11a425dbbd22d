import { Refused } from '../kernel/result.ts'
import type { Tx } from './db.ts'
import type { Actor } from './route.ts'

/** Whether the organ granted 监督 to the one this transaction acts for; an organ oversees itself. */
export const oversees = async (tx: Tx, organId: string): Promise<boolean> => {
  const [row] = await tx<{ may: boolean }[]>`
    select ${organId} = platform.current_organ()
      or ${organId} in (select platform.granting('oversight')) as may`
  return row?.may ?? false
}

/** 委托审核: whether the organ entrusted its review and signing to the one this transaction acts for. */
export const entrusts = async (tx: Tx, organId: string): Promise<boolean> => {
  const [row] = await tx<{ may: boolean }[]>`
    select ${organId} in (select platform.granting('entrusted')) as may`
  return row?.may ?? false
}

/**
 * The organ a page was asked for: one's own, or for whoever may oversee one that granted it.
 *
 * @throws Refused as if it did not exist, so that nobody learns which organs there are
 */
export const organAsked = async (
  { tx, actor }: { tx: Tx; actor: Actor },
  asked: string | null | undefined,
  mayOversee: boolean,
): Promise<string> => {
  if (asked === null || asked === undefined || asked === '' || asked === actor.organId)
    return actor.organId
  if (mayOversee && (await oversees(tx, asked))) return asked
  throw new Refused({ code: 'edge.absent', message: '没有这个页面，或者它不属于本单位' })
}

/** The organs that granted 监督 to the one this transaction acts for. */
export const overseenOrgans = async (tx: Tx): Promise<string[]> => {
  const rows = await tx<{ id: string }[]>`
    select id from platform.granting('oversight') as id order by id`
  return rows.map(({ id }) => id)
}
