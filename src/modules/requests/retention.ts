import { type Day, lastDayOf, yearOf } from '../../kernel/day.ts'
import data from '../../../law/retention.json' with { type: 'json' }

/** 保管期限 a file of a case may have. */
export const retentionPeriods: readonly {
  id: string
  name: string
  years: number | null
  when: string
}[] = data.periods

export const usualRetention: string = data.usual

export const retentionName = (id: string): string =>
  retentionPeriods.find((period) => period.id === id)?.name ?? id

/** 保管期限 runs to the end of this day, counted from the year after 归档; undefined: 永久. */
export const keptUntil = (retention: string, archivedOn: Day): Day | undefined => {
  const years = retentionPeriods.find(({ id }) => id === retention)?.years
  return typeof years === 'number' ? lastDayOf(yearOf(archivedOn) + years) : undefined
}
