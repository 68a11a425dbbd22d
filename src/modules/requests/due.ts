import { type Calendar, isWorkingDay } from '../../kernel/calendar.ts'
import { addDays, type Day } from '../../kernel/day.ts'

/** Cases with so many working days left, or fewer, are nearly due. */
export const soonWorkingDays = 3

/**
 * Working days from `today` to `due`; 0 on the last day, negative when it has passed. Beyond the
 * loaded notices only weekends are left out: whoever shows it shows the 暂定 flag beside it.
 */
export const workingDaysLeft = (calendar: Calendar, today: Day, due: Day): number => {
  const [from, to] = today <= due ? [today, due] : [due, today]
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
    if (isWorkingDay(calendar, at)) count += 1
  return today <= due ? count : -count
}

/** Working days left of the reply term, where one runs and is not standing still. */
export const leftOf = (
  calendar: Calendar,
  today: Day,
  { dueOn, paused }: { dueOn: Day | null; paused: boolean },
): number | null => (dueOn === null || paused ? null : workingDaysLeft(calendar, today, dueOn))

/** The last day that still counts as nearly due. */
export const soonUntil = (calendar: Calendar, today: Day): Day => {
  let at = today
  for (let left = soonWorkingDays; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}
