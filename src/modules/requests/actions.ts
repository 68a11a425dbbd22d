import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit, type AuditEntry } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Mailer } from '../../platform/mail.ts'
import type { Files } from '../../platform/files.ts'
import type { Vault } from '../../platform/vault.ts'
import { askForStepMails } from './actions-step-mail.ts'
import { actOf } from './acts.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import { applicantActOf } from './citizen-words.ts'
import type { Circumstances, Command } from './command.ts'
import { deskOf, isPaused } from './desk.ts'
import type { ErasureFacts } from './erasure.ts'
import { envelopeIdOf } from './envelope.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { judge } from './judge.ts'
import type { LetterPack } from './letter-pack.ts'
import type { RequestPermission } from './may.ts'
import type { Move } from './moves.ts'
import { type CaseState, fold } from './request.ts'
import {
  appendEvents,
  eventsOf,
  lockRequest,
  saveOutcomes,
  saveStanding,
  type Standing,
} from './store.ts'
import { putIntoEnvelope } from './store-envelope.ts'
import { lastHold } from './third-party-notice.ts'

/** What the actions of the module stand on; one record, handed in by the app. */
export type RequestNeeds = {
  clock: Clock
  calendar: () => Calendar
  vault: Vault
  files: Files
  jobs: Pick<Jobs, 'enqueue'>
  /** The way mail leaves the house; absent where nobody configured it. */
  mail?: Mailer
  /** Where the public reaches the platform: scheme and host; absent where nobody configured it. */
  publicUrl?: string
  /** 演示: letters say so. */
  demo: boolean
  may: (actor: Actor, permission: RequestPermission) => boolean
  /** 文书模板包 in force on a day; the built-in format where there is none. */
  packOn?: (db: Db, on: Day) => Promise<LetterPack | undefined>
  /** 尚未审结的复议、诉讼 over cases with these numbers: how each is called. */
  openDisputes: (db: Db, organId: string, numbers: readonly string[]) => Promise<readonly string[]>
  /** The old ledger an applicant to be erased came from becomes unreadable, too. */
  forgetLedger: (
    tx: Tx,
    needs: Pick<RequestNeeds, 'vault' | 'clock'>,
    importId: string,
  ) => Promise<void>
  /** 本单位 Word 模板 for the Word file of a letter; the house layout where there is none. */
  ownTemplates?: {
    inForce: (
      db: Db,
      asked: { organId: string; kind: string; on: Day },
    ) => Promise<{ id: string; version: number } | undefined>
    /** @returns undefined where the letter would lose a part in it */
    docx: (db: Db, id: string, letter: Letter) => Promise<Uint8Array | undefined>
  }
  /** 职责分离 of the organ the case belongs to, as it stands today. */
  separationOf: (tx: Tx, organId: string, actor: Actor) => Promise<Circumstances['separation']>
}

/** The officer who acts. Jobs and the loading of demonstration data act as somebody, too. */
export type Officer = Actor

export type Moved = { organId: string; state: CaseState; events: readonly Recorded[] }

const stale = (expected: number, current: number): Refused =>
  new Refused({
    code: 'requests.stale',
    message: `您打开页面之后这件申请已有变化（第 ${expected} 步 → 第 ${current} 步），请看清变化后再提交；您填写的内容还在`,
  })

/**
 * The one way a case changes: lock, check the version, judge, append the events, save what follows
 * from them, audit. All in the caller's transaction, or nothing.
 *
 * @param expected version the officer saw; a stale one is refused
 * @param blockers why the decision's letter cannot be signed; only `sign` looks at them
 * @throws Refused with the sentence and the article where the rules say no
 */
export const transition = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  asked: {
    id: string
    expected: number
    command: Command
    blockers?: readonly string[]
    erasure?: ErasureFacts | undefined
  },
): Promise<Moved> => {
  const { organId } = await lockRequest(tx, asked.id)
  const before = await eventsOf(tx, asked.id)
  if (before.length !== asked.expected) throw stale(asked.expected, before.length)
  const separation = await needs.separationOf(tx, organId, officer)
  const made = orRefuse(
    judge(before, asked.command, {
      calendar: needs.calendar(),
      today: needs.clock.today(),
      actor: {
        personId: officer.personId,
        ...(officer.actingFor !== undefined && { actingFor: officer.actingFor }),
        may: (permission) => needs.may(officer, permission),
      },
      separation,
      blockers: asked.blockers ?? [],
      ...(asked.erasure && { erasure: asked.erasure }),
    }),
  )
  const moved = await record(tx, needs, officer, {
    organId,
    id: asked.id,
    before,
    made,
    separation,
  })
  for (const move of movesIn(asked.command, made))
    await audit(
      tx,
      { ...officer, organId },
      {
        act: actOf(move),
        subject: asked.id,
        at: needs.clock.now(),
        detail: detailOf(asked.command, moved.state),
      },
    )
  return moved
}

/** Who confirms what nobody had in hand is put in charge by it: an act of its own in the trail. */
const movesIn = ({ move }: Command, made: readonly CaseEvent[]): Move[] =>
  move === 'confirmReceipt' && made.some(({ type }) => type === 'assigned')
    ? [move, 'assign']
    : [move]

type Making = {
  organId: string
  id: string
  before: readonly Recorded[]
  made: readonly CaseEvent[]
  separation: Circumstances['separation']
}

/** Appends events, saves what follows from them and asks for the applicant's e-mails. */
export const record = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'clock' | 'calendar' | 'jobs' | 'mail'>,
  officer: Officer,
  { organId, id, before, made, separation }: Making,
): Promise<Moved> => {
  const at = needs.clock.now()
  const by = {
    personId: officer.personId,
    ...(officer.actingFor !== undefined && { actingFor: officer.actingFor }),
  }
  await appendEvents(tx, { organId, requestId: id, version: before.length }, made, { ...by, at })
  const events = [
    ...before,
    ...made.map((event, index) => ({
      ...event,
      seq: before.length + index + 1,
      by: by.personId,
      at: at.toISOString(),
      ...(by.actingFor !== undefined && { actingFor: by.actingFor }),
    })),
  ]
  for (const event of events.slice(before.length))
    if (event.type === 'served')
      await putIntoEnvelope(tx, {
        id: envelopeIdOf(id, event),
        organId,
        requestId: id,
        route: event.route,
        postNumber: event.postNumber ?? null,
        on: event.on,
        by: event.by,
        at,
      })
  const state = fold(events)
  const standing = standingOf(needs.calendar(), events, separation.reviewNeeded)
  await saveStanding(tx, { id, version: Math.max(before.length, 1) }, state, standing)
  if (made.some(({ type }) => type === 'signed' || type === 'replyReopened'))
    await saveOutcomes(tx, { organId, requestId: id }, state.outcomes)
  await askForStepMails(tx, needs, { organId, requestId: id, before, made, events })
  return { organId, state, events }
}

/** What lists show of a case: folded from its events, so that `verify` can work it out again. */
export const standingOf = (
  calendar: Calendar,
  events: readonly Recorded[],
  reviewNeeded: boolean,
): Standing => {
  const state = fold(events)
  const reply = replyClockOf(clocksOfCase(calendar, events))
  const hold = state.stage === 'signed' ? lastHold(calendar, state) : undefined
  return {
    desk: deskOf(state, reviewNeeded),
    paused: isPaused(state),
    dueOn: reply?.due ?? null,
    dueProvisional: reply?.provisional ?? false,
    applicantAct: applicantActOf(events),
    holdUntil: hold?.due ?? null,
    holdProvisional: hold?.provisional ?? false,
  }
}

/** Facts for the audit trail: the day, the resulting stage and the outcome; never what people wrote. */
const detailOf = (command: Command, state: CaseState): AuditEntry['detail'] => ({
  on: command.on,
  stage: state.stage,
  version: state.version,
  ...('code' in command && { code: command.code }),
  ...('number' in command && { number: command.number }),
})
