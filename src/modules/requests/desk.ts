import type { CaseState, Stage } from './request.ts'
import { unreceived } from './third-party-notice.ts'

/** 在谁手里: whose next step it is. Work lists are made by it. */
export type Desk =
  | 'confirm'
  | 'handle'
  | 'applicant'
  | 'others'
  | 'approve'
  | 'review'
  | 'sign'
  | 'notify'
  | 'serve'
  | 'prove'
  | 'archive'
  | 'none'

export const deskNames: Readonly<Record<Desk, string>> = {
  confirm: '待确认收到',
  handle: '待办理',
  applicant: '等申请人',
  others: '等征求意见',
  approve: '待同意',
  review: '待审核',
  sign: '待签发',
  notify: '待告知第三方',
  serve: '待送达',
  prove: '待登记凭证',
  archive: '待归档',
  none: '已办结',
}

const byStage: Readonly<Record<Stage, Desk>> = {
  submitted: 'confirm',
  open: 'handle',
  awaitingCorrection: 'applicant',
  awaitingReasons: 'applicant',
  awaitingPayment: 'applicant',
  decided: 'sign',
  signed: 'serve',
  served: 'prove',
  closed: 'none',
  void: 'none',
}

/** True while a letter of consultation is open: the reply clock stands still (条例第三十三条第三款). */
export const isPaused = (state: CaseState): boolean =>
  state.stage === 'open' && state.consultations.some(({ closed }) => closed === undefined)

const afterSigning = (state: CaseState): Desk | undefined => {
  if (state.stage === 'signed' && unreceived(state).length > 0) return 'notify'
  return state.stage === 'served' && state.served?.proven ? 'archive' : undefined
}

/** @param reviewNeeded whether the organ's separation policy asks for a review before signing */
export const deskOf = (state: CaseState, reviewNeeded: boolean): Desk => {
  if (state.pending.length > 0) return 'approve'
  if (isPaused(state)) return 'others'
  if (state.stage === 'decided' && reviewNeeded && state.reviewer === undefined) return 'review'
  return afterSigning(state) ?? byStage[state.stage]
}
