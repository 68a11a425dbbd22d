import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { isReturned } from './store-inbox.ts'

/** 日历订阅: one's own due days, or the organ's. */
export type Subscription = {
  id: string
  organId: string
  personId: string
  scope: 'own' | 'organ'
  at: Date
}

export const insertSubscription = async (tx: Tx, one: Subscription): Promise<void> => {
  await tx`
    insert into requests.calendar_subscription (id, organ_id, person_id, scope, at)
    values (${one.id}, ${one.organId}, ${one.personId}, ${one.scope}, ${one.at})`
}

/** Addresses of a person in the acting organ that still answer. */
export const subscriptionsOf = async (db: Db, personId: string): Promise<Subscription[]> => db<
  Subscription[]
>`
  select id, organ_id as "organId", person_id as "personId", scope, at
  from requests.calendar_subscription
  where person_id = ${personId} and organ_id = platform.current_organ() and revoked_at is null
  order by at`

/** @returns false where it is somebody else's, or dead already */
export const revokeSubscription = async (
  tx: Tx,
  by: { id: string; personId: string; at: Date },
): Promise<boolean> => {
  const { count } = await tx`
    update requests.calendar_subscription set revoked_at = ${by.at}
    where id = ${by.id} and person_id = ${by.personId}
      and organ_id = platform.current_organ() and revoked_at is null`
  return count === 1
}

/** Whose calendar it is; asked before anybody is signed in. */
export const subscriberOf = async (
  db: Db,
  id: string,
): Promise<Omit<Subscription, 'id'> | undefined> => {
  const [row] = await db<Omit<Subscription, 'id'>[]>`
    select organ_id as "organId", person_id as "personId", scope, at
    from requests.calendar_subscriber(${id})`
  return row
}

/** A day that stands in the calendar: a case's term, or a task of 协办. No name of anybody. */
export type DueLine = {
  id: string
  number: string
  what: 'reply' | 'assist'
  dueOn: Day
  provisional: boolean
  paused: boolean
}

/** Days in one calendar at most. */
const mostDays = 2000

/** Open terms of an organ, or of one handler; tasks of 协办 belong to the organ that was asked. */
export const dueLines = async (
  db: Db,
  { organId, handlerId }: { organId: string; handlerId?: string },
): Promise<DueLine[]> => db<DueLine[]>`
  select r.id, r.number, 'reply' as what, r.due_on as "dueOn", r.due_provisional as provisional,
    r.paused
  from requests.info_request r
  where r.organ_id = ${organId} and r.due_on is not null
    and r.stage in ('open', 'awaitingReasons', 'decided', 'signed') and not ${isReturned(db)}
    ${handlerId === undefined ? db`` : db`and r.handler_id = ${handlerId}`}
  union all
  select s.request_id || '-' || s.id, r.number, 'assist', s.due_on, false, false
  from requests.assist s join requests.info_request r on r.id = s.request_id
  where s.helper_organ_id = ${organId} and s.answered_on is null
  order by "dueOn" limit ${mostDays}`
