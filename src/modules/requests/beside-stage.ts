import type { Day } from '../../kernel/day.ts'
import type { ConsultationKind, NoticeRoute, Proposal } from './events.ts'

/** 征求意见: open letters beside the stage; while one is open the reply clock stands still. */
export type Consultation = {
  id: string
  kind: ConsultationKind
  sentOn: Day
  receivedOn?: Day
  closed?: {
    how: 'answered' | 'expired' | 'undelivered'
    on: Day
    agrees?: boolean
    grounded?: boolean
  }
}

/** 协办: another unit searches or gives its view; the clock runs on. */
export type Assist = {
  id: string
  organId: string
  dueOn: Day
  reminders: number
  escalated: boolean
  answeredOn?: Day
}

export type Pending = Proposal & { seq: number; by: string; actingFor?: string; on: Day }

/** 公开决定告知书 as it stands: signed, on its way, received. `id` is that of the letter of consultation. */
export type ThirdPartyNotice = {
  id: string
  number: string
  signedOn: Day
  served?: { on: Day; route: NoticeRoute; postNumber?: string }
  receivedOn?: Day
}
