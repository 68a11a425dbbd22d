import { type Day, lastDayOf, parseDay } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { organAsked } from '../../platform/oversight.ts'
import type { Ask } from '../../platform/route.ts'
import { countedUntil } from './computed.ts'
import { reportPermissions } from './may.ts'

/** Whether the person holds one of this module's permissions. */
export const holds = ({ actor }: Ask, permission: keyof typeof reportPermissions): boolean =>
  reportPermissions[permission].some((role) => actor.roles.includes(role))

export type Place = { organId: string; year: number; asOf: Day; latest: Day; isOwn: boolean }

/** The report an address names. @throws Refused where the organ is not one's own and granted nothing */
export const placeOf = async (ask: Ask): Promise<Place> => {
  const { params, query, clock, actor } = ask
  const organId = await organAsked(ask, params['organ'], holds(ask, 'reports.oversee'))
  const year = Number(params['year'])
  if (!/^(19|20|21)\d\d$/.test(params['year'] ?? ''))
    throw new Refused({ code: 'reports.absent', message: '没有这一年的年度报告' })
  const today = clock.today()
  const asked = parseDay(query.get('asOf'))
  const asOf = orRefuse(countedUntil(year, asked.ok ? asked.value : undefined, today))
  const latest = lastDayOf(year) < today ? lastDayOf(year) : today
  return { organId, year, asOf, latest, isOwn: organId === actor.organId }
}
