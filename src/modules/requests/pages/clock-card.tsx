import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import { isCounted } from '../../../kernel/term.ts'
import { type ClockView, leftInWords } from '../../../ui/clock.tsx'
import { DayStrip } from '../../../ui/day-strip.tsx'
import { type Clock, isOverdueOn, overdueBy, usedBy } from '../clocks.ts'

/** The whole term that starts anew once a correction or the fee arrives (条例第三十三条). */
const wholeTerm = 20

/** Working days used and in all; on the rest days right after the due day it is already overdue. */
const usedAndTotal = (
  calendar: Calendar,
  clock: Clock,
  until: Day,
): Pick<ClockView, 'used' | 'total'> => {
  if (clock.stopped !== null) return { used: 0, total: wholeTerm }
  const late = isOverdueOn(clock, until) ? Math.max(1, overdueBy(calendar, clock, until)) : 0
  return {
    used: usedBy(clock, until) + late,
    total: clock.derivation.filter(isCounted).length,
  }
}

/**
 * A clock as the cards and lists show it at the end of a day. A stopped term has no date; it shows the
 * whole term that will start anew.
 */
export const clockViewOf = (calendar: Calendar, clock: Clock, on: Day): ClockView => {
  const { name, due, provisional, stopped, endedOn, derivation, basis } = clock
  const until = endedOn !== null && endedOn < on ? endedOn : on
  const today = derivation.find(({ day, kind }) => day === until && kind === 'excluded')
  return {
    ...usedAndTotal(calendar, clock, until),
    label: clock.letter === undefined ? name : `${name}（第${clock.letter}号函）`,
    due: due ?? undefined,
    paused: stopped ?? today?.reason,
    metOn: endedOn ?? undefined,
    provisional,
    basis,
  }
}

/** A clock's date with the days behind it; opens without script. */
export const ClockDays = ({
  calendar,
  clock,
  on,
}: {
  calendar: Calendar
  clock: Clock
  on: Day
}): JSX.Element => {
  const clockView = clockViewOf(calendar, clock, on)
  return (
    <DayStrip
      view={{
        label: clockView.label,
        due: clock.due,
        provisional: clock.provisional,
        left: clock.stopped === null ? leftInWords(clockView) : '等待恢复计时',
        startedOn: clock.startedOn,
        notes: [...(clock.stopped === null ? [] : [clock.stopped]), ...clock.assumptions],
        days: clock.derivation,
        today: on,
      }}
    />
  )
}
