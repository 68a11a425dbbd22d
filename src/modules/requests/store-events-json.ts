import type { Recorded } from './events.ts'

/** An event as a query over many cases hands it on. */
export type EventJson = {
  seq: number
  type: string
  on: string
  data: object
  by: string
  actingFor: string | null
  at: string
}

export const recordedOf = ({ data, actingFor, ...event }: EventJson): Recorded =>
  ({ ...data, ...event, ...(actingFor !== null && { actingFor }) }) as Recorded
