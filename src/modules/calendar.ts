/**
 * 放假安排: the State Council's holiday notices that are loaded while the program runs. One person
 * proposes, another approves; then the terms of every organ's cases are worked out anew.
 */
export { calendarActs } from './calendar/acts.ts'
export { calendarMenu, calendarRoutes } from './calendar/console.tsx'
export { calendarJobs, calendarQueues } from './calendar/jobs.ts'
export { calendarPermissions } from './calendar/may.ts'
export {
  type CalendarBook,
  calendarInFolder,
  fixedBook,
  openCalendarBook,
} from './calendar/store-book.ts'
