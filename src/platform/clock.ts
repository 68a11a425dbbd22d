import { day, type Day } from '../kernel/day.ts'

/** The only place time comes from; handed in at the edge, so that tests decide what day it is. */
export type Clock = {
  /** The date in Beijing, whatever zone the machine is set to. */
  today: () => Day
  now: () => Date
}

const beijing = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The date in Beijing at an instant. */
export const beijingDay = (at: Date): Day => day(beijing.format(at))

const minute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2026-03-05 10:00` in Beijing, for an instant written as ISO text. */
export const beijingMinute = (at: string): string => minute.format(new Date(at))

export const systemClock: Clock = {
  today: () => beijingDay(new Date()),
  now: () => new Date(),
}

/** A clock that stands at ten in the morning of one day in Beijing: tests and demonstration data. */
export const clockAt = (on: Day): Clock => ({
  today: () => on,
  now: () => new Date(`${on}T02:00:00Z`),
})
