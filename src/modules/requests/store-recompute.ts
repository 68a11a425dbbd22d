import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Recorded } from './events.ts'
import { type DueMove, dueMoveOf } from './recompute.ts'
import type { Stage } from './request.ts'
import { type EventJson, recordedOf } from './store-events-json.ts'

type Where = { organId: string; since: Day }

const casesAtOnce = 500

/** A date reckoned provisionally may be an earlier one than the day the calendar changes. */
const touched = (db: Db, { organId, since }: Where) =>
  db`r.organ_id = ${organId} and r.due_on is not null and (r.due_on >= ${since}
    or r.due_provisional or r.hold_until >= ${since} or r.hold_provisional)`

/** Locks the cases in one order, so that two who do this never wait for each other. */
export const lockDues = async (tx: Tx, where: Where): Promise<void> => {
  await tx`select count(*) from (select r.id from requests.info_request r
    where ${touched(tx, where)} order by r.id for update) locked`
}

type Row = {
  id: string
  number: string
  stage: Stage
  dueOn: Day
  dueProvisional: boolean
  holdUntil: Day | null
  holdProvisional: boolean
  events: readonly EventJson[]
}

/** The cases of one organ that a calendar moves, in the order of their ids, some hundred at a time. */
export const dueMovesIn = async function* (
  db: Db,
  calendar: Calendar,
  where: Where,
): AsyncGenerator<{ move: DueMove; events: readonly Recorded[] }> {
  let after = ''
  for (;;) {
    const rows = await db<Row[]>`
      select r.id, r.number, r.stage, r.due_on as "dueOn", r.due_provisional as "dueProvisional",
        r.hold_until as "holdUntil", r.hold_provisional as "holdProvisional",
        (select json_agg(json_build_object('seq', seq, 'type', type, 'on', on_day, 'data', data,
            'by', by_person, 'actingFor', acting_for, 'at', at) order by seq)
          from requests.event e where e.request_id = r.id) as events
      from requests.info_request r where ${touched(db, where)} and r.id > ${after}
      order by r.id limit ${casesAtOnce}`
    for (const { events, ...row } of rows) {
      const recorded = events.map(recordedOf)
      const move = dueMoveOf(calendar, row, recorded)
      if (move) yield { move, events: recorded }
    }
    const last = rows.at(-1)
    if (!last || rows.length < casesAtOnce) return
    after = last.id
  }
}
