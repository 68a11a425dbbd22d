/**
 * 复议诉讼台账: the reconsiderations and lawsuits over an organ's government-information work
 * (条例第五十一条). Table 四 of the annual report counts them.
 */
export { disputeActs } from './remedies/acts.ts'
export { closeDispute, fileDispute } from './remedies/actions.ts'
export { disputeMenu, disputeRoutes } from './remedies/console.tsx'
export { type Dispute, type DisputeKind } from './remedies/dispute.ts'
export { disputePermissions } from './remedies/may.ts'
export { openDisputesOver } from './remedies/store.ts'
export { type DisputeFigures, figuresFor } from './remedies/store-figures.ts'
