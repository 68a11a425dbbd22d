import { type Calendar, isWorkingDay } from '../kernel/calendar.ts'
import { addDays, type Day, yearOf } from '../kernel/day.ts'
import type { Tx } from '../platform/db.ts'
import { departmentStories } from './cases-departments.ts'
import { storiesNow } from './cases-now.ts'
import { officeStories } from './cases-office.ts'
import { townStories } from './cases-towns.ts'
import { yearlyStories } from './cases-yearly.ts'
import type { Step, Story } from './story.ts'

/** The day so many working days later (or earlier); beyond the loaded notices weekends are left out. */
export const workingDaysFrom = (calendar: Calendar, from: Day, count: number): Day => {
  const direction = count < 0 ? -1 : 1
  let at = from
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, direction)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/** The day, or the next working day after it. */
export type Settle = (on: string) => Day

export const onWorkingDay = (calendar: Calendar, from: Day): Day =>
  isWorkingDay(calendar, from) ? from : workingDaysFrom(calendar, from, 1)

/** The years from the first to the running one. */
export const yearsFrom = (first: number, today: Day): number[] =>
  Array.from({ length: yearOf(today) - first + 1 }, (_, index) => first + index)

/** In the order of their days; what happened on one day keeps the order in which it is listed. */
export const byDay = (one: { on: Day }, other: { on: Day }): number =>
  one.on < other.on ? -1 : Number(one.on > other.on)

/** Every application of the county that arrived before today, in the order of arrival. */
export const storiesUpTo = (calendar: Calendar, today: Day): Story[] => {
  const desk = onWorkingDay(calendar, today)
  const ago = (workingDays: number): Day => workingDaysFrom(calendar, desk, -workingDays)
  return [
    ...officeStories(),
    ...departmentStories(),
    ...townStories(),
    ...yearsFrom(2025, today).flatMap(yearlyStories),
    ...storiesNow(ago),
  ]
    .map((story) => ({ ...story, on: onWorkingDay(calendar, story.on) }))
    .filter(({ on }) => on < today)
    .toSorted(byDay)
}

/** Anything that happened on a day, to be done again. */
export type Act = { on: Day; run: (tx: Tx) => Promise<void> }

/** One act of a story on its day; `item` is 1 and counts on where a story was split. */
export type Scheduled = { on: Day; story: number; item: number } & (
  | { act: 'register' }
  | { act: 'step'; step: Step }
)

const stepsOf = (
  calendar: Calendar,
  from: Day,
  course: readonly Step[],
  at: { story: number; item: number },
): Scheduled[] => {
  let on = from
  return course.flatMap((step) => {
    on = workingDaysFrom(calendar, on, step.after)
    const own: Scheduled = { ...at, on, act: 'step', step }
    if (step.does !== 'split') return [own]
    return [
      own,
      ...step.courses.flatMap((part, index) =>
        stepsOf(calendar, on, part, { story: at.story, item: index + 1 }),
      ),
    ]
  })
}

/** Every act of the stories that happened before today, story by story. */
export const schedule = (calendar: Calendar, today: Day, stories: readonly Story[]): Scheduled[] =>
  stories
    .flatMap((told, story): Scheduled[] => [
      { on: told.on, story, item: 1, act: 'register' },
      ...stepsOf(calendar, told.on, told.course, { story, item: 1 }),
    ])
    .filter(({ on }) => on < today)
