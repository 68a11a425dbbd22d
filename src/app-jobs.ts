import { applyQueues } from './modules/apply.ts'
import { calendarQueues } from './modules/calendar.ts'
import { intakeQueues } from './modules/intake.ts'
import { reportQueues } from './modules/reports.ts'
import { requestQueues } from './modules/requests.ts'
import { housekeepingQueues } from './platform/housekeeping.ts'

/** Every queue of background jobs there is: the migration makes them, the worker serves them. */
export const queues: readonly string[] = [
  ...requestQueues,
  ...reportQueues,
  ...intakeQueues,
  ...applyQueues,
  ...calendarQueues,
  ...housekeepingQueues,
]
