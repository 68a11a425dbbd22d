import type { HolidayNotice } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'

/** What a loaded notice did to one organ's cases. */
export type Effect = { organId: string; moved: number; confirmed: number }

/** 放假安排 as it was proposed and decided upon. Each version of a year stays. */
export type StoredNotice = HolidayNotice & {
  id: string
  version: number
  /** 文号 of the State Council's notice. */
  number: string
  /** Why an earlier notice is corrected; empty for the first of a year. */
  reason: string
  status: 'proposed' | 'approved' | 'rejected'
  organId: string
  proposedBy: string
  proposedOn: Day
  decidedBy: string | null
  decidedOn: Day | null
  /** Why it was sent back. */
  refusal: string | null
  effects: readonly Effect[] | null
}
