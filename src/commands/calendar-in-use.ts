import type { Calendar } from '../kernel/calendar.ts'
import { calendarInFolder } from '../modules/calendar.ts'
import { readSettings } from '../platform/config.ts'

/** The calendar of this installation, with the notices loaded into it; no database is asked. */
export const calendarInUse = (): Promise<Calendar> => calendarInFolder(readSettings().dataDir)
