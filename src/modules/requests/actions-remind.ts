import { randomUUID } from 'node:crypto'
import { isWorkingDay } from '../../kernel/calendar.ts'
import type { Tx } from '../../platform/db.ts'
import type { RequestNeeds } from './actions.ts'
import { soonUntil } from './due.ts'
import { remindersOn } from './reminder.ts'
import { casesToRemind, eventsByCase, insertReminders } from './store-reminders.ts'

/**
 * 提醒 of one organ: on working days, once for each case, kind, due day and reader, however often it runs.
 *
 * @returns how many are new
 */
export const remind = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'clock' | 'calendar'>,
  organId: string,
): Promise<number> => {
  const calendar = needs.calendar()
  const today = needs.clock.today()
  if (!isWorkingDay(calendar, today)) return 0
  let made = 0
  const asked = { organId, today, soonUntil: soonUntil(calendar, today) }
  for await (const batch of casesToRemind(tx, asked)) {
    const cases = await eventsByCase(
      tx,
      batch.map(({ id }) => id),
    )
    const reminders = [...cases].flatMap(([requestId, events]) =>
      remindersOn(events, { calendar, today }).map((one) => ({
        ...one,
        id: randomUUID(),
        requestId,
      })),
    )
    made += await insertReminders(tx, { organId, today, at: needs.clock.now() }, reminders)
  }
  return made
}
