import ical, { ICalEventTransparency } from 'ical-generator'
import type { Day } from '../kernel/day.ts'

/** A day in a calendar: what falls due. */
export type CalendarEntry = { id: string; on: Day; title: string; note: string }

/**
 * A calendar file (.ics) of whole days, which do not depend on any time zone.
 *
 * @param at when the entries were read; written into each
 */
export const calendarFile = (
  name: string,
  entries: readonly CalendarEntry[],
  at: Date,
): Uint8Array => {
  const calendar = ical({
    name,
    prodId: { company: 'gongkai', product: 'gongkai', language: 'ZH' },
    ttl: 60 * 60 * 4,
  })
  for (const { id, on, title, note } of entries)
    calendar.createEvent({
      id: `${id}@gongkai`,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: title,
      description: note,
      stamp: at,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return Buffer.from(calendar.toString())
}
