import { day } from '../kernel/day.ts'
import type { ApplicantKind } from '../modules/requests.ts'
import { move, type Channel, type Step, type Story } from './story.ts'

/** A story on one line: organ, day, channel, kind of applicant, what is asked, what came of it. */
export type Row = readonly [
  organ: string,
  on: string,
  channel: Channel,
  kind: ApplicantKind,
  asks: string,
  course: readonly Step[],
  applicant?: number,
]

/** The day so many working days before today. */
export type Ago = (workingDays: number) => string

/** Channels whose arrival is not yet the receipt (条例第三十一条), with the days until somebody confirmed. */
const confirmedAfter: Partial<Readonly<Record<Channel, number>>> = {
  letter: 0,
  fax: 1,
  email: 1,
  online: 1,
}

const confirmation = (after: number): Step =>
  move(after, 'clerk', ({ on }) => ({
    move: 'confirmReceipt',
    on,
    confirmedWith: '电话联系申请人本人，双方确认收到',
  }))

/** 收到: confirmed first where the channel asks for it. */
export const storiesOf = (rows: readonly Row[]): Story[] =>
  rows.map(([organ, on, channel, kind, asks, course, applicant]) => {
    const after = confirmedAfter[channel]
    return {
      organ,
      on: day(on),
      channel,
      kind,
      asks,
      course: after === undefined ? course : [confirmation(after), ...course],
      ...(applicant !== undefined && { applicant }),
    }
  })
