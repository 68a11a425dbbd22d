import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { calendarFile } from '../../platform/calendar-file.ts'
import { beijingMinute } from '../../platform/clock.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { dueEntries } from './due-entries.ts'
import { CalendarPage, type SubscriptionLine, subscriptionSheet } from './pages/calendar.tsx'
import { subscriptionAddress } from './public-calendar.ts'
import {
  dueLines,
  insertSubscription,
  revokeSubscription,
  subscriptionsOf,
} from './store-calendar.ts'

const show =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const all = await subscriptionsOf(ask.tx, ask.actor.personId)
    return {
      page: (
        <CalendarPage
          shell={ask.shell}
          subscriptions={all.map((one) => ({
            id: one.id,
            scope: one.scope,
            address: subscriptionAddress(needs, one),
            since: beijingMinute(one.at.toISOString()),
          }))}
          keyOf={randomUUID}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const download =
  (needs: RequestNeeds, scope: 'own' | 'organ') =>
  async (ask: Ask): Promise<Download> => {
    const { organId, personId, organName, name } = ask.actor
    const lines = await dueLines(ask.tx, {
      organId,
      ...(scope === 'own' && { handlerId: personId }),
    })
    const title = scope === 'own' ? `${name}的期限` : `${organName}的期限`
    return {
      bytes: calendarFile(title, dueEntries(lines), needs.clock.now()),
      mediaType: 'text/calendar; charset=utf-8',
      name: `${title}.ics`,
    }
  }

/** Addresses that one person may have at a time. */
const mostSubscriptions = 5

const subscribe =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { organId, personId } = ask.actor
    const scope = ask.form.text('scope')
    if (scope !== 'own' && scope !== 'organ') {
      const message = '请从所列各项中选择'
      throw new Refused({ code: 'form.invalid', message, fields: { scope: message } })
    }
    if ((await subscriptionsOf(ask.tx, personId)).length >= mostSubscriptions)
      throw new Refused({
        code: 'requests.calendar-many',
        message: `每人最多 ${mostSubscriptions} 个订阅地址，请先停用不用的`,
      })
    const id = randomUUID()
    const at = needs.clock.now()
    await insertSubscription(ask.tx, { id, organId, personId, scope, at })
    await audit(ask.tx, ask.actor, {
      act: 'requests.subscribe',
      subject: id,
      at,
      detail: { scope },
    })
    return { to: '/console/reminders/calendar', notice: '订阅地址已经建立，请复制到日历软件' }
  }

const revoke =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const id = ask.params['id'] ?? ''
    const at = needs.clock.now()
    if (!(await revokeSubscription(ask.tx, { id, personId: ask.actor.personId, at })))
      throw new Refused({ code: 'requests.calendar.absent', message: '没有这个订阅，或者已经停用' })
    await audit(ask.tx, ask.actor, { act: 'requests.unsubscribe', subject: id, at })
    return { to: '/console/reminders/calendar', notice: '订阅已经停用，原来的地址不再有内容' }
  }

/** The subscriptions without their addresses: who knows one can read the terms. */
const taken = exportRoutes<SubscriptionLine>({
  list: '/console/reminders/calendar',
  may: 'requests.read',
  act: 'requests.exportSubscriptions',
  columns: subscriptionSheet,
  open: async ({ tx, actor }) => ({
    name: '日历订阅',
    rows: (await subscriptionsOf(tx, actor.personId)).map(({ scope, at }) => ({
      scope,
      since: beijingMinute(at.toISOString()),
    })),
  }),
})

/** 期限日历: to take along, and to subscribe to. */
export const calendarRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/reminders/calendar'
  const may = 'requests.read'
  return [
    { method: 'get', path: at, may, audit: null, handle: show(needs) },
    ...taken,
    { method: 'get', path: `${at}/own.ics`, may, audit: null, handle: download(needs, 'own') },
    { method: 'get', path: `${at}/organ.ics`, may, audit: null, handle: download(needs, 'organ') },
    {
      method: 'post',
      path: at,
      may,
      audit: 'requests.subscribe',
      form: show(needs),
      handle: subscribe(needs),
    },
    {
      method: 'post',
      path: `${at}/:id/revoke`,
      may,
      audit: 'requests.unsubscribe',
      form: show(needs),
      handle: revoke(needs),
    },
  ]
}
