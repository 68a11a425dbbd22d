import type { PendingQuery, Row } from 'postgres'
import { type Day, day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Recorded } from './events.ts'
import type { Reminder, ReminderKind } from './reminder.ts'

/** Open cases that may have something to tell: nearly due or late, or waiting for others. */
export const casesToRemind = (
  tx: Tx,
  { organId, today, soonUntil }: { organId: string; today: Day; soonUntil: Day },
): AsyncGenerator<readonly { id: string }[]> =>
  inBatches<{ id: string }>(
    tx,
    tx`
      select r.id from requests.info_request r
      where r.organ_id = ${organId} and r.stage in ('submitted', 'open', 'awaitingCorrection',
          'awaitingReasons', 'awaitingPayment', 'decided', 'signed')
        and (r.due_on <= ${soonUntil} or r.desk in ('confirm', 'applicant', 'others') or exists (
          select 1 from requests.assist s where s.request_id = r.id and s.answered_on is null
            and s.due_on < ${today}))
      order by r.id`,
  )

type EventRow = {
  requestId: string
  seq: number
  type: string
  on: string
  data: object
  by: string
  at: Date
}

/** Events of several cases, in order. */
export const eventsByCase = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Recorded[]>> => {
  const rows = await db<EventRow[]>`
    select request_id as "requestId", seq, type, on_day as on, data, by_person as by, at
    from requests.event where request_id = any(${[...ids]}) order by request_id, seq`
  return Map.groupBy(
    rows.map(({ on, at, data, ...row }) => ({
      ...data,
      ...row,
      on: day(on),
      at: at.toISOString(),
    })) as (Recorded & { requestId: string })[],
    ({ requestId }) => requestId,
  )
}

type NewReminder = Reminder & { id: string; requestId: string }

/** Tells what was not told before. @returns how many are new */
export const insertReminders = async (
  tx: Tx,
  of: { organId: string; today: Day; at: Date },
  reminders: readonly NewReminder[],
): Promise<number> => {
  if (reminders.length === 0) return 0
  const rows = reminders.map((one) => ({
    id: one.id,
    organ_id: of.organId,
    request_id: one.requestId,
    kind: one.kind,
    about: one.about,
    due_on: one.dueOn,
    due_provisional: one.provisional,
    audience: one.audience,
    made_on: of.today,
    at: of.at,
  }))
  const { count } = await tx`
    insert into requests.reminder ${tx(rows)}
    on conflict (request_id, kind, about, due_on, audience) do nothing`
  return count
}

/** For whom: whose cases, and whether what goes up comes here. */
export type ReminderReader = { organId: string; personIds: readonly string[]; head: boolean }

export type ReminderLine = {
  id: string
  requestId: string
  number: string
  description: string
  kind: ReminderKind
  dueOn: Day
  dueProvisional: boolean
  madeOn: Day
  audience: Reminder['audience']
  handler: string | null
  seen: boolean
  /** Still so: nothing was done about it yet. */
  stands: boolean
}

const mine = (db: Db, { personIds, head }: ReminderReader): PendingQuery<Row[]> => db`(
  (m.audience = 'handler' and (r.handler_id is null or r.handler_id = any(${[...personIds]})))
  ${head ? db`or m.audience = 'head'` : db``})`

/** Whether what was told is still so. */
const stands = (db: Db): PendingQuery<Row[]> => db`case m.kind
  when 'unconfirmed' then r.stage = 'submitted'
  when 'correctionEnded' then r.stage = 'awaitingCorrection'
  when 'reasonsEnded' then r.stage = 'awaitingReasons'
  when 'paymentEnded' then r.stage = 'awaitingPayment'
  when 'opinionEnded' then r.desk = 'others'
  when 'assistOverdue' then exists (select 1 from requests.assist s
    where s.request_id = m.request_id and s.id = m.about and s.answered_on is null)
  else r.due_on = m.due_on and r.stage in ('open', 'awaitingReasons', 'decided', 'signed')
    and not r.paused end`

/** A later word on the same day and case takes the earlier one's place: 即将到期, then 今日到期, then 已超期. */
const latest = (db: Db): PendingQuery<Row[]> => db`not exists (
  select 1 from requests.reminder l
  where l.request_id = m.request_id and l.about = m.about and l.due_on = m.due_on
    and l.audience = m.audience and l.made_on > m.made_on)`

export type ReminderFilter = ReminderReader & { kind?: ReminderKind; unseen: boolean }

const listed = (db: Db, filter: ReminderFilter): PendingQuery<Row[]> => db`
  select m.id, m.request_id as "requestId", r.number, r.description, m.kind, m.due_on as "dueOn",
    m.due_provisional as "dueProvisional", m.made_on as "madeOn", m.audience,
    r.handler_id as handler, m.seen_at is not null as seen, ${stands(db)} as stands
  from requests.reminder m join requests.info_request r on r.id = m.request_id
  where m.organ_id = ${filter.organId} and ${mine(db, filter)}
    ${filter.kind ? db`and m.kind = ${filter.kind}` : db``}
    ${filter.unseen ? db`and m.seen_at is null and ${stands(db)} and ${latest(db)}` : db``}
  order by m.made_on desc, m.due_on, r.year, r.seq, r.item, m.id`

export const remindersPerPage = 30

/** A page of the reminders, newest first, with how many there are. */
export const remindersFound = async (
  db: Db,
  filter: ReminderFilter & { page: number },
): Promise<{ total: number; reminders: ReminderLine[] }> => {
  const reminders = await db<ReminderLine[]>`
    ${listed(db, filter)} limit ${remindersPerPage} offset ${(filter.page - 1) * remindersPerPage}`
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from (${listed(db, filter)} limit 1001) counted`
  return { total: Math.min(row?.n ?? 0, 1000), reminders }
}

/** Unseen reminders that still stand, for the menu; 100 stands for as many and more. */
export const unseenCount = async (db: Db, reader: ReminderReader): Promise<number> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from (${listed(db, { ...reader, unseen: true })} limit 100) counted`
  return row?.n ?? 0
}

export const everyReminder = async function* (
  tx: Tx,
  filter: ReminderFilter,
): AsyncGenerator<readonly ReminderLine[]> {
  yield* inBatches<ReminderLine>(tx, listed(tx, filter))
}

/** 知道了: of one, or of all that the reader has. @returns how many */
export const markSeen = async (
  tx: Tx,
  reader: ReminderReader,
  by: { personId: string; at: Date; id?: string },
): Promise<number> => {
  const { count } = await tx`
    update requests.reminder m set seen_by = ${by.personId}, seen_at = ${by.at}
    from requests.info_request r
    where r.id = m.request_id and m.organ_id = ${reader.organId} and m.seen_at is null
      and ${mine(tx, reader)} ${by.id === undefined ? tx`` : tx`and m.id = ${by.id}`}`
  return count
}
