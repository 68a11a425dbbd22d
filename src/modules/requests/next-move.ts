import type { Desk } from './desk.ts'
import type { Proposal } from './events.ts'
import { type Move, movesFrom } from './moves.ts'
import type { CaseState } from './request.ts'

/** The one step a case waits for; the page of the seven steps and the letter are steps, too. */
export type NextStep = Move | 'checklist'

const byDesk: Readonly<Record<Desk, NextStep | undefined>> = {
  confirm: 'confirmReceipt',
  handle: 'checklist',
  applicant: undefined,
  others: 'consultationAnswered',
  approve: undefined,
  review: 'review',
  sign: 'sign',
  notify: 'serveNotice',
  serve: 'serve',
  prove: 'proveService',
  archive: 'archive',
  none: undefined,
}

const awaited: Partial<Record<CaseState['stage'], NextStep>> = {
  awaitingCorrection: 'receiveCorrection',
  awaitingReasons: 'receiveReasons',
}

const hasUnsentNotice = ({ notices }: CaseState): boolean =>
  notices.some(({ served }) => served === undefined)
const hasNoticeUnderWay = ({ notices }: CaseState): boolean =>
  notices.some(({ served, receivedOn }) => served !== undefined && receivedOn === undefined)

/** The next lawful step of a case, where there is one. */
export const nextStepOf = (state: CaseState, desk: Desk): NextStep | undefined => {
  if (desk === 'handle' && state.reasonsUnweighed !== undefined) return 'receiveReasons'
  return desk === 'notify' && !hasUnsentNotice(state)
    ? 'proveNotice'
    : (byDesk[desk] ?? awaited[state.stage])
}

const always: ReadonlySet<Move> = new Set(['approve', 'reject', 'erase'])
const hasOpenLetter = ({ consultations }: CaseState): boolean =>
  consultations.some(({ closed }) => closed === undefined)
const hasOpenAssist = ({ assists }: CaseState): boolean =>
  assists.some(({ answeredOn }) => answeredOn === undefined)

/** What waits for a second person already is not proposed again. */
const proposes: Partial<Readonly<Record<Move, Proposal['act']>>> = {
  proposeVoid: 'void',
  proposeReceiptDate: 'receiptDate',
  proposeExtension: 'extension',
  proposeLateCorrection: 'lateCorrection',
  proposeReopen: 'reopen',
  proposeErasure: 'erasure',
}

/** Moves that make sense only while something beside the stage is open. */
const whileOpen: Partial<Record<Move, (state: CaseState) => boolean>> = {
  consultationReceived: hasOpenLetter,
  consultationAnswered: hasOpenLetter,
  consultationExpired: hasOpenLetter,
  proposeUndelivered: hasOpenLetter,
  remindAssist: hasOpenAssist,
  escalateAssist: hasOpenAssist,
  serveNotice: hasUnsentNotice,
  proveNotice: hasNoticeUnderWay,
  noticeReturned: hasNoticeUnderWay,
  receiveCorrection: ({ stage, correction }) =>
    stage === 'awaitingCorrection' ||
    (correction?.late === true && correction.receivedOn === undefined),
  proposeLateCorrection: ({ correction }) => correction === undefined,
  askCorrection: ({ correction }) => correction === undefined,
  askReasons: ({ reasonsAsked }) => !reasonsAsked,
  receiveReasons: ({ stage, reasonsUnweighed }) =>
    stage === 'awaitingReasons' || reasonsUnweighed !== undefined,
  split: ({ consultations, correction }) => consultations.length === 0 && !correction,
  proposeExtension: ({ extendedDays }) => extendedDays < 20,
  serviceFailed: ({ served }) => served?.proven === false,
  proveService: ({ served }) => served?.proven === false,
  archive: ({ served }) => served?.proven === true,
}

/** Moves open to a case at its stage; proposals are decided beside them, not in this list. */
export const movesOpenTo = (state: CaseState): Move[] =>
  state.erased
    ? []
    : movesFrom(state.stage).filter(
        (move) =>
          !always.has(move) &&
          (whileOpen[move]?.(state) ?? true) &&
          !state.pending.some(({ act }) => act === proposes[move]),
      )
