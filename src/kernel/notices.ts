import notice2019 from '../../law/calendars/2019.json' with { type: 'json' }
import notice2020 from '../../law/calendars/2020.json' with { type: 'json' }
import notice2021 from '../../law/calendars/2021.json' with { type: 'json' }
import notice2022 from '../../law/calendars/2022.json' with { type: 'json' }
import notice2023 from '../../law/calendars/2023.json' with { type: 'json' }
import notice2024 from '../../law/calendars/2024.json' with { type: 'json' }
import notice2025 from '../../law/calendars/2025.json' with { type: 'json' }
import notice2026 from '../../law/calendars/2026.json' with { type: 'json' }
import { type Calendar, calendarOf, type HolidayNotice } from './calendar.ts'

/** The holiday notices that come with the product, oldest first. */
export const shippedNotices: readonly HolidayNotice[] = [
  notice2019,
  notice2020,
  notice2021,
  notice2022,
  notice2023,
  notice2024,
  notice2025,
  notice2026,
]

/** The calendar of the shipped notices. With a notice loaded later: `calendarOf([...shippedNotices, more])`. */
export const shippedCalendar: Calendar = calendarOf(shippedNotices)
