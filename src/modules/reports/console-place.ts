import { type Day, lastDayOf, parseDay } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { entrusts, organAsked } from '../../platform/oversight.ts'
import type { Ask } from '../../platform/route.ts'
import { countedUntil } from './computed.ts'
import { reportPermissions } from './may.ts'

/** Whether the person holds one of this module's permissions. */
export const holds = ({ actor }: Ask, permission: keyof typeof reportPermissions): boolean =>
  reportPermissions[permission].some((role) => actor.roles.includes(role))

export type Place = {
  organId: string
  year: number
  asOf: Day
  latest: Day
  isOwn: boolean
  /** 委托审核: this organ reviews and signs for the one the report is of. */
  isEntrusted: boolean
}

const mayReview = (ask: Ask): boolean => holds(ask, 'reports.review') || holds(ask, 'reports.seal')

/** The report an address names. @throws Refused where the organ is not one's own and granted nothing */
export const placeOf = async (ask: Ask): Promise<Place> => {
  const { params, query, clock, actor } = ask
  const asked = params['organ'] ?? ''
  const isEntrusted = mayReview(ask) && (await entrusts(ask.tx, asked))
  const organId = isEntrusted ? asked : await organAsked(ask, asked, holds(ask, 'reports.oversee'))
  const year = Number(params['year'])
  if (!/^(19|20|21)\d\d$/.test(params['year'] ?? ''))
    throw new Refused({ code: 'reports.absent', message: '没有这一年的年度报告' })
  const today = clock.today()
  const until = parseDay(query.get('asOf'))
  const asOf = orRefuse(countedUntil(year, until.ok ? until.value : undefined, today))
  const latest = lastDayOf(year) < today ? lastDayOf(year) : today
  return { organId, year, asOf, latest, isOwn: organId === actor.organId, isEntrusted }
}

/** The report of one's own organ. @throws Refused for any other, as if it were not there */
export const ownPlaceOf = async (ask: Ask): Promise<Place> => {
  const place = await placeOf(ask)
  if (place.isOwn) return place
  throw new Refused({ code: 'reports.absent', message: '没有这个页面，或者它不属于本单位' })
}

/** The report of one's own organ, or of one that entrusted its review and signing. */
export const reviewedPlaceOf = async (ask: Ask): Promise<Place> => {
  const place = await placeOf(ask)
  if (place.isOwn || place.isEntrusted) return place
  throw new Refused({ code: 'reports.absent', message: '没有这个页面，或者它不属于本单位' })
}
