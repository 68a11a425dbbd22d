import { Refused } from '../../kernel/result.ts'
import type { OpenAsk } from '../../platform/route.ts'
import type { PublicShell } from '../../ui/page.tsx'
import { organById } from '../organs.ts'
import { type QueryNeeds, resumeQuery } from './actions-query.ts'
import { fold, type CaseState } from './request.ts'
import type { Recorded } from './events.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { itemsOf } from './store-citizen.ts'
import type { Found } from './store-query-code.ts'

export const cookieName = ({ secure }: Pick<QueryNeeds, 'secure'>): string =>
  secure ? '__Host-gongkai-query' : 'gongkai-query'

/** Over with the browser; the server ends it sooner. Nothing of it can be read by a script. */
export const cookieWith = (needs: QueryNeeds, value: string): string =>
  `${cookieName(needs)}=${value}; Path=/; HttpOnly; SameSite=Lax${value === '' ? '; Max-Age=0' : ''}${needs.secure ? '; Secure' : ''}`

/** The one that answers for a request that has no session, or none any more. */
export const over = new Refused({
  code: 'query.over',
  message: '查询已经退出或者超过时限，请重新输入申请编号和查询码',
})

export type Visit = Found & {
  organ: NonNullable<Awaited<ReturnType<typeof organById>>>
  items: readonly { id: string; item: number }[]
}

/** The application this browser has opened. @returns undefined where it has opened none */
export const visitOf = async (ask: OpenAsk, needs: QueryNeeds): Promise<Visit | undefined> => {
  const found = await resumeQuery(ask.tx, needs, ask.cookieOf(cookieName(needs)))
  if (!found) return undefined
  const organ = await organById(ask.tx, found.organId)
  if (!organ) throw new Error(`organ ${found.organId} is gone`)
  return { ...found, organ, items: await itemsOf(ask.tx, found.applicationId) }
}

export type ItemVisit = Visit & {
  row: RequestRow
  events: readonly Recorded[]
  state: CaseState
}

/** The item of the address, of the application that was opened and of no other. @throws Refused */
export const itemVisit = async (ask: OpenAsk, needs: QueryNeeds): Promise<ItemVisit> => {
  const visit = await visitOf(ask, needs)
  if (!visit) throw over
  const found = visit.items.find(({ item }) => String(item) === ask.params['item'])
  if (!found) throw new Refused({ code: 'query.absent', message: '没有这一件' })
  const row = await requestById(ask.tx, found.id)
  const events = await eventsOf(ask.tx, found.id)
  return { ...visit, row, events, state: fold(events) }
}

export const shellFor = (ask: OpenAsk, organName: string): PublicShell => ({
  ...ask.reading,
  demo: ask.demo,
  organName,
})
