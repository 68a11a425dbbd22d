import type { HolidayNotice } from '../src/kernel/calendar.ts'
import { addDays, day } from '../src/kernel/day.ts'

const off = (name: string, from: string, days: number): HolidayNotice['days'] =>
  Array.from({ length: days }, (_, index) => ({
    name,
    date: addDays(day(from), index),
    isOffDay: true,
  }))

const worked = (name: string, date: string): HolidayNotice['days'][number] => ({
  name,
  date,
  isOffDay: false,
})

/** 虚构的 2027 年放假安排: made up before the State Council published its own. */
export const notice2027: HolidayNotice = {
  year: 2027,
  days: [
    ...off('元旦', '2027-01-01', 4),
    worked('元旦', '2027-01-09'),
    ...off('春节', '2027-02-05', 8),
    worked('春节', '2027-01-31'),
    worked('春节', '2027-02-20'),
    ...off('清明节', '2027-04-03', 3),
    ...off('劳动节', '2027-05-01', 5),
    worked('劳动节', '2027-05-08'),
    ...off('端午节', '2027-06-09', 1),
    ...off('中秋节', '2027-09-15', 1),
    ...off('国庆节', '2027-10-01', 7),
    worked('国庆节', '2027-09-26'),
    worked('国庆节', '2027-10-09'),
  ].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
}
