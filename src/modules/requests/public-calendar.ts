import { timingSafeEqual } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { calendarFile } from '../../platform/calendar-file.ts'
import { enter } from '../../platform/db.ts'
import type { Download, OpenAsk, OpenRoute } from '../../platform/route.ts'
import { worksIn } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { dueEntries } from './due-entries.ts'
import { dueLines, subscriberOf, type Subscription } from './store-calendar.ts'

/** 256 bits that only the master key can make: an address cannot be guessed, and none is stored. */
const secretOf = ({ vault }: Pick<RequestNeeds, 'vault'>, { id, at }: { id: string; at: Date }) =>
  vault.fingerprint(`calendar ${id} ${at.toISOString()}`)

/** Path of a subscribed calendar; secret. */
export const subscriptionAddress = (
  needs: Pick<RequestNeeds, 'vault'>,
  one: Pick<Subscription, 'id' | 'at'>,
): string => `/calendar/${one.id}.${secretOf(needs, one)}.ics`

const absent = new Refused({ code: 'requests.calendar.absent', message: '没有这个日历' })

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The due days an address stands for, as long as its owner works there. */
const subscribed =
  (needs: RequestNeeds) =>
  async ({ tx, params }: OpenAsk): Promise<Download> => {
    const [, id = '', secret = ''] =
      /^([\da-f-]{36})\.([\da-f]{64})\.ics$/.exec(params['file'] ?? '') ?? []
    const found = id === '' ? undefined : await subscriberOf(tx, id)
    if (!found || !isSame(secret, secretOf(needs, { id, at: found.at }))) throw absent
    const { organId, personId, scope } = found
    if (!(await worksIn(tx, { organId, personId, on: needs.clock.today() }))) throw absent
    await enter(tx, { organId, personId })
    const lines = await dueLines(tx, {
      organId,
      ...(scope === 'own' && { handlerId: personId }),
    })
    return {
      bytes: calendarFile('政府信息公开期限', dueEntries(lines), needs.clock.now()),
      mediaType: 'text/calendar; charset=utf-8',
      name: 'gongkai.ics',
      inline: true,
    }
  }

/** 日历订阅: an address that a calendar program reads without signing in. */
export const publicCalendarRoutes = (needs: RequestNeeds): OpenRoute[] => [
  {
    method: 'get',
    path: '/calendar/:file',
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: subscribed(needs),
  },
]
