import type { Day } from '../kernel/day.ts'
import type { DisputeKind } from '../modules/remedies.ts'
import type { ApplicantKind, Command } from '../modules/requests.ts'
import type { Reply } from './replies.ts'

/** Who of the organ acts; `helper` is the clerk of the unit asked for 协办. */
export type Post = 'clerk' | 'reviewer' | 'leader' | 'helper'

/** What a step may look at when its day comes. */
export type At = {
  on: Day
  /** So many working days after the day of the step. */
  later: (workingDays: number) => Day
  /** 序号 of the proposal that waits for consent. */
  proposal: number
  /** 邮件号码, invented. */
  mail: string
  /** How the application came: the reply goes the same way unless the story says otherwise. */
  channel: Channel
}

type Deed =
  | { does: 'move'; command: (at: At) => Command }
  | { does: 'decide'; reply: Reply }
  /** The letter of a decision that the course of the case settled: 撤回、逾期不补正、逾期不缴费. */
  | { does: 'letter' }
  | { does: 'sign' }
  | { does: 'assist'; question: string; days: number }
  | { does: 'helped'; answer: string }
  | { does: 'dispute'; kind: DisputeKind; number: string }
  | { does: 'disputeEnds'; outcome: 'upheld' | 'corrected' | 'other' }
  | { does: 'replyAgain' }
  | { does: 'split'; parts: readonly string[]; courses: readonly (readonly Step[])[] }

/** One act, so many working days after the one before. */
export type Step = { after: number; by: Post; helper?: string } & Deed

export type Channel = 'counter' | 'signedPost' | 'letter' | 'fax' | 'email' | 'online' | 'oral'

/** One application from arrival to archive; whatever lies after today has not happened yet. */
export type Story = {
  organ: string
  /** Day of arrival; a rest day moves on to the next working day. */
  on: Day
  channel: Channel
  kind: ApplicantKind
  /** Of several applications by one applicant: the same number. */
  applicant?: number
  asks: string
  course: readonly Step[]
}

/** A step that is one plain move. */
export const move = (after: number, by: Post, command: (at: At) => Command): Step => ({
  after,
  by,
  does: 'move',
  command,
})

/** How far a reply has come: the last act that has been done. */
export type Until = 'decide' | 'review' | 'sign' | 'notify' | 'told' | 'serve' | 'prove' | 'archive'

export type How = {
  /** Working days of work before the decision. */
  after?: number
  route?: 'direct' | 'post' | 'entrusted' | 'online'
  until?: Until
  /** 第几号函的第三方: told first, because its objection was overruled (条例第三十二条). */
  overruled?: string
  /** Several replies in one envelope share its number. */
  envelopeId?: string
}

const acts: readonly Until[] = [
  'decide',
  'review',
  'sign',
  'notify',
  'told',
  'serve',
  'prove',
  'archive',
]

const proofs = {
  direct: '申请人当面签收送达回证',
  post: '邮政投递回执：收件人签收',
  entrusted: '受托机关送达，申请人签收送达回证',
  online: '系统记录：申请人已登录查看并下载',
}

const routes: Partial<Readonly<Record<Channel, 'direct' | 'online'>>> = {
  counter: 'direct',
  oral: 'direct',
  online: 'online',
}

const serve = (after: number, { route, envelopeId }: How): Step =>
  move(after, 'clerk', ({ on, mail, channel }) => {
    const taken = route ?? routes[channel] ?? 'post'
    return {
      move: 'serve',
      on,
      route: taken,
      ...(taken === 'post' && { postNumber: mail }),
      ...(envelopeId !== undefined && { envelopeId }),
    }
  })

const prove = (after: number, { route }: How): Step =>
  move(after, 'clerk', ({ on, channel }) => ({
    move: 'proveService',
    on,
    proof: proofs[route ?? routes[channel] ?? 'post'],
  }))

/** The first working day after the hold of ten. */
const afterHold = 11

/** 公开决定告知书 to the third party, and the day it came. */
const tell = (id: string): Step[] => [
  move(0, 'clerk', ({ on }) => ({ move: 'serveNotice', on, id, route: 'direct' })),
  move(0, 'clerk', ({ on }) => ({
    move: 'proveNotice',
    on,
    id,
    proof: '第三方签收送达回证',
  })),
]

/** 审核、签发、送达、登记凭证、归档, after the decision was drafted. */
const finish = (how: How = {}): Step[] => {
  const { overruled, until = 'archive' } = how
  const steps: readonly Step[] = [
    move(1, 'reviewer', ({ on }) => ({ move: 'review', on })),
    { after: 1, by: 'leader', does: 'sign' },
    ...(overruled === undefined ? [] : tell(overruled)),
    serve(overruled === undefined ? 1 : afterHold, how),
    prove(3, how),
    move(2, 'clerk', ({ on }) => ({ move: 'archive', on })),
  ]
  const done = acts.filter((act) => overruled !== undefined || (act !== 'notify' && act !== 'told'))
  return steps.slice(0, done.indexOf(until))
}

/** The letter that follows a withdrawal, a correction or a fee that never came, and the rest. */
export const concluded = (how: How = {}): Step[] => [
  { after: 1, by: 'clerk', does: 'letter' },
  ...finish(how),
]

/** 七步法, decision, and all that follows. */
export const replied = (reply: Reply, how: How = {}): Step[] => [
  { after: how.after ?? 7, by: 'clerk', does: 'decide', reply },
  ...finish(how),
]

/** 邮件退回, then handed over in person. */
export const repliedTwice = (reply: Reply): Step[] => [
  ...replied(reply, { until: 'serve', route: 'post' }),
  move(5, 'clerk', ({ on }) => ({ move: 'serviceFailed', on, reason: '原址查无此人，邮件退回' })),
  serve(1, { route: 'direct' }),
  prove(0, { route: 'direct' }),
  move(2, 'clerk', ({ on }) => ({ move: 'archive', on })),
]
