import type { Calendar } from '../kernel/calendar.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { moveIn, sampleWorkbook } from '../modules/intake.ts'
import type { RequestNeeds } from '../modules/requests.ts'
import { clockAt } from '../platform/clock.ts'
import { enter } from '../platform/db.ts'
import { officerOf } from './cast.ts'
import { type Act, onWorkingDay } from './schedule.ts'

/** 开局导入: the health commission moved its old ledger in, a week before `today`. */
export const movingInActs = (needs: RequestNeeds, calendar: Calendar, today: Day): Act[] => {
  const on = onWorkingDay(calendar, addDays(today, -9))
  const clerk = officerOf('wjw1')
  return [
    {
      on,
      run: async (tx) => {
        await enter(tx, clerk)
        const bytes = await sampleWorkbook(on)
        const file = { kind: 'ledger', name: '卫健委依申请公开台账.xlsx', bytes } as const
        await moveIn(tx, { ...needs, clock: clockAt(on) }, clerk, file)
      },
    },
  ]
}
