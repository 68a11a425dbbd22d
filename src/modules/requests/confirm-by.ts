import law from '../../../law/clocks.json' with { type: 'json' }
import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { workingDayTerm } from '../../kernel/term.ts'
import type { Channel } from './events.ts'

/** C-CONFIRM: until when the applicant should have been reached. No term of the law ends with it. */
export type ConfirmBy = { by: Day; late: boolean }

/**
 * A plain letter is confirmed on the day it came (条例第三十一条第二项); for what came by fax, e-mail or
 * the internet the alarm rings after one working day, a rule of the house.
 */
export const confirmBy = (
  calendar: Calendar,
  { channel, arrivedOn }: { channel: Channel; arrivedOn: Day },
  today: Day,
): ConfirmBy => {
  const by =
    channel === 'letter'
      ? arrivedOn
      : workingDayTerm(calendar, arrivedOn, law.clocks['C-CONFIRM'].length).due
  return { by, late: today > by }
}
