/**
 * 依申请公开: a request for information from registration to archive. Every item of it ends in one of
 * 24 decisions, each with its row in the annual report, its letter and its remedy clause.
 */
export {
  type Decision,
  type DecisionCode,
  decisionCodes,
  decisionOf,
  type RefusalCode,
  type ReplyKind,
  type ReportRow,
} from './requests/decisions.ts'
export {
  type Remedy,
  type RemedyCase,
  type RemedyClause,
  type WithheldGround,
} from './requests/remedy.ts'
export { type Clock, type ClockId, clocksOf, refusalsOf } from './requests/clocks.ts'
export { type ClockEvent, type ClockEventType } from './requests/clock-events.ts'
export { readClockEvents } from './requests/clock-reading.ts'
export { type Answers, type AskedQuestion, type ProposedDecision } from './requests/checklist.ts'
export { type Step } from './requests/checklist-details.ts'
export type { CaseFacts, SearchRecord, ThirdPartyOutcome } from './requests/checklist-facts.ts'
export { isForm, type LetterData, type LetterOrder, lettersFor } from './requests/letters.ts'
export type { Addressee, LetterCase } from './requests/letters/letter-case.ts'
export { type LetterKind } from './requests/letters/letter-wording.ts'
export {
  type FreePlace,
  type FreeTexts,
  isLetterKind,
  letterKindList,
  type LetterPack,
  packSamples,
  sampleInPack,
  sampleLetter,
  samplesOf,
} from './requests/letter-pack.ts'
export { type RequestPermission, requestPermissions } from './requests/may.ts'
export { type Moved, type Officer, type RequestNeeds, transition } from './requests/actions.ts'
export { answerAssist } from './requests/actions-assist.ts'
export { draftReply } from './requests/actions-drafting.ts'
export { answerChecklist, submitReply } from './requests/actions-letters.ts'
export { keepNote } from './requests/actions-notes.ts'
export { askForCaseFile } from './requests/actions-case-file.ts'
export { remind } from './requests/actions-remind.ts'
export { applyOnline, type OnlineApplication } from './requests/actions-online.ts'
export { issueReceipt, makeMove } from './requests/actions-moves.ts'
export type { Said } from './requests/move-fields.ts'
export { type FormMove, isFormMove } from './requests/move-forms.ts'
export { signReply } from './requests/actions-signing.ts'
export { settleDesks } from './requests/actions-desks.ts'
export { giveKnownCode } from './requests/actions-query-code.ts'
export { numberAsking } from './requests/store-query-code.ts'
export { requestById } from './requests/store.ts'
export { register, type Registration, split } from './requests/actions-registration.ts'
export { giveBack, takeOver, type TakingNeeds } from './requests/actions-old.ts'
export { clockOfOld, type OldCase, remarksOnOld, talliesOfOld } from './requests/old-case.ts'
export { casesOfNames } from './requests/store-old.ts'
export { requestActs } from './requests/acts.ts'
export { type Applicant, type ApplicantKind, applicantKindNames } from './requests/applicant.ts'
export { carrierNames, obtainNames } from './requests/wanted-form.ts'
export type { Command } from './requests/command.ts'
export { channelNames } from './requests/wanted-form.ts'
export { type QueryPageNeeds, queryRoutes } from './requests/public-query.tsx'
export { requestMenu, requestRoutes } from './requests/console.tsx'
export { type BesideCase } from './requests/checklist-case.ts'
export { type ReplyRecord } from './requests/reply-order.ts'
export { type CountedRow, type Period, type Tally } from './requests/figures.ts'
export {
  casesBehind,
  casesPerPage,
  type CountedCase,
  type CountedCell,
  everyCaseBehind,
  figuresFor,
  firstYearOf,
  type RequestFigures,
  requestWithNumber,
} from './requests/store-figures.ts'
export { deskNames } from './requests/desk.ts'
export {
  draftsOf,
  numbersOnDesk,
  openCasesOf,
  type OpenCase,
  openWorkOf,
} from './requests/store-handler.ts'
export { recomputeDues } from './requests/actions-recompute.ts'
export type { DueMove } from './requests/recompute.ts'
export { dueMovesIn } from './requests/store-recompute.ts'
export { casesChangedSince, type FeeTotals, feeTotalsFor } from './requests/store-fees.ts'
export { type Move, moves } from './requests/moves.ts'
export { type Stage, stageNames } from './requests/request.ts'
export { requestInvariants } from './requests/store-invariants.ts'
export { publicCalendarRoutes } from './requests/public-calendar.ts'
export { requestJobs, requestQueues } from './requests/jobs.ts'
export { stepMailQueue } from './requests/actions-step-mail.ts'
